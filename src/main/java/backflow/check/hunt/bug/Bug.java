package backflow.check.hunt.bug;

import backflow.check.hunt.textbook.Formulas;
import java.util.List;

/**
 * A mistake that people make in a backward pass: the formulas of one layer, one of them wrong.
 * Stateless.
 */
public abstract class Bug extends Formulas {
  private final String id;
  private final String label;
  private final Words words;

  /**
   * What is said of it, with the places of {@link Place#say}.
   *
   * @param right the line of mathematics as it should be
   * @param wrong as it is
   * @param hints from vague to near
   * @param trace what in the check points to it
   */
  record Words(String right, String wrong, List<String> hints, String trace) {}

  Bug(String id, String label, Words words) {
    this.id = id;
    this.label = label;
    this.words = words;
  }

  /** Whether it can sit there and makes any difference. */
  public abstract boolean fits(Place place);

  /** A word for files and tests. */
  public final String id() {
    return id;
  }

  /** Its name on screen. */
  public final String label() {
    return label;
  }

  /** The line of mathematics as it should be. */
  public final String right(Place place) {
    return place.say(words.right);
  }

  /** The line as it is. */
  public final String wrong(Place place) {
    return place.say(words.wrong);
  }

  /** Three hints, from vague to near. */
  public final List<String> hints(Place place) {
    return words.hints.stream().map(place::say).toList();
  }

  /** What in the check points to it. */
  public final String trace(Place place) {
    return place.say(words.trace);
  }

  @Override
  public final String toString() {
    return label;
  }
}
