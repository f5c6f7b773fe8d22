package backflow.ui.pane;

import backflow.data.DataSet;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import backflow.train.LossChoice;
import backflow.train.OptimizerSpec;
import backflow.train.SpecDifference;
import backflow.ui.editor.NumberText;
import java.util.HashMap;
import java.util.Map;

/** The words that the controls have for what experiment files say: "xavier-normal", "0.02". */
public final class ControlWords {
  private static final Map<String, String> WORDS = all();

  /** So many numbers of a list are said one by one. */
  private static final int FEW = 6;

  private ControlWords() {}

  private static Map<String, String> all() {
    Map<String, String> words = new HashMap<>();
    for (Activation each : Activations.all()) {
      words.put("activation." + each.id(), each.label());
    }
    for (Scheme each : Scheme.values()) {
      words.put("initializer." + each.id(), each.label());
    }
    for (LossChoice each : LossChoice.values()) {
      words.put("loss." + each.id(), each.label());
    }
    for (OptimizerSpec.Kind each : OptimizerSpec.Kind.values()) {
      words.put("optimizer." + each.id(), each.label());
    }
    for (Schedule.Kind each : Schedule.Kind.values()) {
      words.put("schedule." + each.id(), each.label());
    }
    for (Clipping.Mode each : Clipping.Mode.values()) {
      words.put("clipping." + each.id(), each.label());
    }
    for (DataSet each : DataSet.values()) {
      words.put("data." + each.id(), each.label());
    }
    return words;
  }

  /**
   * A setting in one line, as on its control: "Learning rate: 0.03".
   *
   * @param key its path in the file: {@code training.learningRate}
   * @param value as written in a file
   */
  public static String line(String key, String value) {
    String label = SpecDifference.label(key);
    return Character.toUpperCase(label.charAt(0)) + label.substring(1) + ": " + of(key, value);
  }

  /**
   * The words of a value.
   *
   * @param key its path in the file: {@code network.activation}
   * @param value as written in a file
   */
  static String of(String key, String value) {
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true") ? "on" : "off";
    }
    if (value.startsWith("[")) {
      boolean few = value.chars().filter(c -> c == ',').count() < FEW && value.indexOf('"') < 0;
      return few ? value.substring(1, value.length() - 1).replace(",", ", ") : "per layer";
    }
    for (String part : key.split("\\.", -1)) {
      String word = WORDS.get(part + "." + value);
      if (word != null) {
        return word;
      }
    }
    return number(value);
  }

  /** A number as the fields of numbers write it; other words as they are. */
  private static String number(String value) {
    try {
      return NumberText.of(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return value;
    }
  }
}
