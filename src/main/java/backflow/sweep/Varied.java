package backflow.sweep;

import backflow.math.Blank;
import backflow.train.SpecDifference;
import backflow.train.SpecException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A key of an experiment and the values that it takes in a sweep.
 *
 * @param key path as in a file: {@code network.hidden.depth}
 * @param settings in the order given; all different
 */
public record Varied(String key, List<Setting> settings) {
  /** How many values a key may take. */
  public static final int MOST = 64;

  private static final String FORM = "KEY=V1,V2,... as in network.hidden.depth=5,10,20";

  /** Copies the list. */
  public Varied {
    settings = List.copyOf(settings);
  }

  /**
   * Reads {@code KEY=V1,V2,...}.
   *
   * @throws SpecException if it has another form, or says a value twice
   */
  public static Varied parse(String words) {
    int equals = words.indexOf('=');
    if (equals < 1) {
      throw SpecException.of("", "\"" + words + "\"", "varies nothing", FORM, null);
    }
    return of(words.substring(0, equals).strip(), words.substring(equals + 1));
  }

  /**
   * A key and its values, with commas between.
   *
   * @throws SpecException if there is no value, an empty one, one twice, or too many
   */
  public static Varied of(String key, String values) {
    List<Setting> settings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String word : values.split(",", -1)) {
      Setting setting = Setting.of(word.strip());
      String text = setting.text();
      if (text.isEmpty()) {
        throw SpecException.of(key, "an empty value", "cannot be set", "values with commas", null);
      }
      if (!seen.add(text)) {
        throw SpecException.of(key, text, "is there twice", "different values", null);
      }
      settings.add(setting);
    }
    if (settings.size() > MOST) {
      String many = settings.size() + " values";
      throw SpecException.of(key, many, "are too many", "up to " + MOST, null);
    }
    return new Varied(key, settings);
  }

  /**
   * What it is called on screen: "learning rate" for {@code training.learningRate}. A gain is that
   * of the initializer, not to be taken for the gain of a gradient.
   */
  public String label() {
    return key.equals("network.initializer.gain") ? "initializer gain" : SpecDifference.label(key);
  }

  /** How many values. */
  public int count() {
    return settings.size();
  }

  /** Whether all values are numbers, each larger than the one before. */
  public boolean isAscending() {
    for (int i = 0; i < count(); i++) {
      double number = settings.get(i).number();
      if (Blank.is(number) || (i > 0 && number <= settings.get(i - 1).number())) {
        return false;
      }
    }
    return true;
  }
}
