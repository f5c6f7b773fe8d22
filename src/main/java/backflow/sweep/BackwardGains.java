package backflow.sweep;

import backflow.math.Blank;
import backflow.probe.LayerQuantity;
import backflow.probe.StepSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of the backward signal on its way to the input, at one step.
 *
 * @param total G = RMS(∂L/∂a_1)/RMS(∂L/∂a_D); blank for D &lt; 2 or 0/0
 * @param layers RMS(∂L/∂a_(l−1))/RMS(∂L/∂a_l) for l = 2..D; blank for 0/0
 */
public record BackwardGains(double total, List<Double> layers) {
  /** Copies the list. */
  public BackwardGains {
    layers = List.copyOf(layers);
  }

  /** Those of a measured step. */
  static BackwardGains of(StepSnapshot snapshot) {
    int depth = snapshot.layers() - 1;
    List<Double> layers = new ArrayList<>();
    for (int l = 2; l <= depth; l++) {
      layers.add(ratio(signal(snapshot, l - 1), signal(snapshot, l)));
    }
    double total = depth < 2 ? Blank.VALUE : ratio(signal(snapshot, 1), signal(snapshot, depth));
    return new BackwardGains(total, layers);
  }

  private static double signal(StepSnapshot snapshot, int layer) {
    return snapshot.get(LayerQuantity.ACTIVATION_GRADIENT_RMS, layer);
  }

  private static double ratio(double a, double b) {
    boolean blank = Blank.is(a) || Blank.is(b) || (a == 0 && b == 0);
    return blank ? Blank.VALUE : a / b;
  }

  /** G^(1/(D−1)): the gain of a layer that would give the same G; blank where G is. */
  public double perLayer() {
    if (Blank.is(total) || !(total > 0 && total <= Double.MAX_VALUE)) {
      return total;
    }
    return StrictMath.exp(StrictMath.log(total) / layers.size());
  }
}
