package backflow.figure.flow;

import backflow.chart.Numbers;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Signal;
import org.jspecify.annotations.Nullable;

/**
 * How two runs of different depth are held against each other, and how runs are called. Hidden
 * layers belong together by number, the output layer of one run to that of the other; layers are
 * always numbered as in run A.
 */
final class Pairing {
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉";

  private Pairing() {}

  /**
   * The layer of another run that a layer is compared with.
   *
   * @param layer from 1 to {@code hidden} + 1
   * @param hidden how many hidden layers its run has
   * @param otherHidden how many the other run has
   * @return 0 if the other run has none of that number
   */
  static int twin(int layer, int hidden, int otherHidden) {
    return layer > hidden ? otherHidden + 1 : layer <= otherHidden ? layer : 0;
  }

  /** The layer that stands in the centre of a comparison: the selected one, else the first. */
  static int layer(int wanted, Readings readings) {
    return wanted < 1 || wanted > readings.hidden() + 1 ? 1 : wanted;
  }

  /** "B relu + He"; the letter alone for a run without a name. */
  static String name(String letter, Readings run) {
    String name = run.facts().name();
    return name.isEmpty() ? letter : letter + " " + name;
  }

  /** Likewise, with the depth where it is not that of the run beside it. */
  static String name(String letter, Readings run, Readings beside) {
    String name = name(letter, run);
    return run.hidden() == beside.hidden() ? name : name + ", " + depth(run);
  }

  /** "8 hidden layers". */
  static String depth(Readings run) {
    return switch (run.hidden()) {
      case 0 -> "no hidden layer";
      case 1 -> "1 hidden layer";
      default -> run.hidden() + " hidden layers";
    };
  }

  /** The letter of run A in tables and sentences; empty where it stands alone. */
  static String letterOfA(Readings readings) {
    return readings.other() == null ? "" : "A";
  }

  /** What is said of the layer where run B has none of that number; empty if it has. */
  static String missing(int layer, Readings readings, @Nullable Readings other) {
    return other == null || twin(layer, readings.hidden(), other.hidden()) > 0
        ? ""
        : "B has " + depth(other);
  }

  /**
   * How many times as large b is as a: "× 7.73·10¹¹", also where the ratio itself would overflow.
   *
   * @return empty if one of them is not a positive number
   */
  static String ratio(double b, double a) {
    if (!isPlain(a) || !isPlain(b)) {
      return "";
    }
    double ratio = b / a;
    if (ratio >= Double.MIN_NORMAL && ratio <= Double.MAX_VALUE) {
      return "× " + Numbers.value(ratio);
    }
    return "× " + Numbers.power((int) Math.rint(StrictMath.log10(b) - StrictMath.log10(a)));
  }

  /** Whether a value has a place on a logarithmic axis. */
  static boolean isPlain(double value) {
    return value > 0 && value <= Double.MAX_VALUE;
  }

  /** The symbol of a signal at a layer: ∂L/∂a₇; plain for the output. */
  static String symbol(Signal signal, int layer, int hidden) {
    return layer > hidden ? signal.symbol() : signal.symbol() + lowered(layer);
  }

  /** An integer in lowered digits. */
  static String lowered(int n) {
    StringBuilder text = new StringBuilder();
    for (char digit : Integer.toString(n).toCharArray()) {
      text.append(LOWERED.charAt(digit - '0'));
    }
    return text.toString();
  }

  /** "layer 1, " in front of a unit. */
  static String prefix(int layer, Readings readings) {
    return Layers.name(layer, readings.hidden()) + ", ";
  }
}
