package backflow.figure.frame;

import java.util.List;

/**
 * Something that can be set on an instrument, in the header of its card and as an option of a file.
 * Its value stands in {@link Knobs} under its id, which starts with the id of the instrument:
 * {@code activation-ridges.counts}.
 */
public sealed interface Knob {
  /** Stable; in files and on the command line. */
  String id();

  /** On screen. */
  String label();

  /**
   * One of a few words.
   *
   * @param words the choices as they stand on screen; the first is the start
   */
  record Choice(String id, String label, List<String> words) implements Knob {
    /** Copies the list. */
    public Choice {
      words = List.copyOf(words);
    }
  }

  /**
   * A number on a slider.
   *
   * @param log whether the slider is logarithmic; low is then above 0
   * @param whole whether only whole numbers are meant
   */
  record Dial(
      String id, String label, double low, double high, double start, boolean log, boolean whole)
      implements Knob {}
}
