package backflow.figure.frame;

import java.util.HashMap;
import java.util.Map;

/**
 * How the knobs of the instruments stand; what is not in it stands at its start. A value.
 *
 * @param words of the choices, by id of the knob
 * @param numbers of the dials, by id of the knob
 */
public record Knobs(Map<String, String> words, Map<String, Double> numbers) {
  /** All at their start. */
  public static final Knobs START = new Knobs(Map.of(), Map.of());

  /** Copies the maps. */
  public Knobs {
    words = Map.copyOf(words);
    numbers = Map.copyOf(numbers);
  }

  /** How a choice stands. */
  public String of(Knob.Choice choice) {
    String word = words.get(choice.id());
    return word != null && choice.words().contains(word) ? word : choice.words().get(0);
  }

  /** How a dial stands. */
  public double of(Knob.Dial dial) {
    double number = numbers.getOrDefault(dial.id(), dial.start());
    double inside = Math.max(dial.low(), Math.min(dial.high(), number));
    return dial.whole() ? Math.rint(inside) : inside;
  }

  /** The same with one choice turned. */
  public Knobs with(Knob.Choice choice, String word) {
    Map<String, String> next = new HashMap<>(words);
    next.put(choice.id(), word);
    return new Knobs(next, numbers);
  }

  /** The same with one dial turned. */
  public Knobs with(Knob.Dial dial, double number) {
    Map<String, Double> next = new HashMap<>(numbers);
    next.put(dial.id(), number);
    return new Knobs(words, next);
  }
}
