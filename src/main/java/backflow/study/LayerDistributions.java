package backflow.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How z, a and the gradients of every layer are distributed, now and at the start of the run.
 *
 * @param step of which step: with the parameters before its update
 * @param samples how many samples z and a are of: the probe set
 * @param batch how many samples the gradients are of: the batch of the step
 * @param layers now, from 1 at the input to D+1
 * @param start the same at step 0
 */
public record LayerDistributions(
    long step, int samples, int batch, List<Layer> layers, List<Layer> start) implements Finding {
  /** Copies the lists. */
  public LayerDistributions {
    layers = List.copyOf(layers);
    start = List.copyOf(start);
  }

  /**
   * A layer now.
   *
   * @param l 1 at the input to D+1
   */
  public Layer layer(int l) {
    return layers.get(l - 1);
  }

  /** The same layer at step 0. */
  public Layer atStart(int l) {
    return start.get(l - 1);
  }

  /**
   * A layer.
   *
   * @param units how wide it is
   * @param z over probe set and units
   * @param a over probe set and units, after the skip
   * @param da ∂L/∂a over batch and units
   * @param dz δ = ∂L/∂z over batch and units
   * @param dw ∂L/∂W over its weights
   * @param curve its activation; null for the output layer
   * @param near z counted within the reach of the curve; null for the output layer
   * @param flat how many z lie where the activation is dead or saturated; 0 for the output layer
   */
  public record Layer(
      int units,
      Spread z,
      Spread a,
      Spread da,
      Spread dz,
      Spread dw,
      @Nullable Curve curve,
      @Nullable Stretch near,
      long flat) {
    /** Share of z where the activation is dead or saturated; NaN if there is no z. */
    public double flatShare() {
      return z.total() == 0 ? Double.NaN : (double) flat / z.total();
    }
  }
}
