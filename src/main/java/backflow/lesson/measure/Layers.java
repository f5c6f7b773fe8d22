package backflow.lesson.measure;

import backflow.math.Blank;
import backflow.probe.LayerQuantity;
import backflow.probe.StepSnapshot;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Numbers of a step that go over its layers. */
final class Layers {
  private Layers() {}

  /**
   * A quantity of a layer, or of all hidden layers together.
   *
   * @param which a number from 1; {@code last}, {@code output}, {@code min}, {@code max}, {@code
   *     median}
   */
  static ToDoubleFunction<StepSnapshot> of(String which, LayerQuantity quantity) {
    return switch (which) {
      case "last" -> s -> value(s, quantity, s.layers() - 1);
      case "output" -> s -> value(s, quantity, s.layers());
      case "min" -> s -> hidden(s, quantity).min().orElse(Blank.VALUE);
      case "max" -> s -> hidden(s, quantity).max().orElse(Blank.VALUE);
      case "median" -> s -> median(hidden(s, quantity).sorted().toArray());
      default -> {
        int layer = Integer.parseInt(which);
        yield s -> value(s, quantity, layer);
      }
    };
  }

  /** G = RMS(∂L/∂a_1) / RMS(∂L/∂a_D). */
  static double backwardGain(StepSnapshot s) {
    LayerQuantity rms = LayerQuantity.ACTIVATION_GRADIENT_RMS;
    return ratio(value(s, rms, 1), value(s, rms, s.layers() - 1), s);
  }

  /** RMS(a_D) / RMS(a_1). */
  static double forwardGain(StepSnapshot s) {
    LayerQuantity rms = LayerQuantity.ACTIVATION_RMS;
    return ratio(value(s, rms, s.layers() - 1), value(s, rms, 1), s);
  }

  /** The (D−1)-th root of a gain; blank for D &lt; 2. */
  static double perLayer(double gain, StepSnapshot s) {
    int factors = s.layers() - 2;
    return factors < 1 ? Blank.VALUE : StrictMath.pow(gain, 1.0 / factors);
  }

  /** Blank for D &lt; 2, 0/0 and what was not measured. */
  private static double ratio(double above, double below, StepSnapshot s) {
    boolean none = Blank.is(above) || Blank.is(below) || above == 0 && below == 0;
    return s.layers() < 3 || none ? Blank.VALUE : above / below;
  }

  private static double value(StepSnapshot s, LayerQuantity quantity, int layer) {
    return layer < 1 || layer > s.layers() ? Blank.VALUE : s.get(quantity, layer);
  }

  private static DoubleStream hidden(StepSnapshot s, LayerQuantity quantity) {
    return IntStream.range(1, s.layers())
        .mapToDouble(layer -> s.get(quantity, layer))
        .filter(value -> !Blank.is(value));
  }

  private static double median(double[] sorted) {
    int n = sorted.length;
    return n == 0 ? Blank.VALUE : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
