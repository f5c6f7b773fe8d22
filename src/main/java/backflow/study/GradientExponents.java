package backflow.study;

import backflow.math.FloatFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How large the entries of ∂L/∂W are in each layer, in powers of two, and what formats make of
 * them.
 *
 * @param step with the parameters before its update
 * @param batch how many samples the gradients are of
 * @param precision what the run computes its passes in
 * @param scales loss scales S that were looked at: that of the run at this step first
 * @param layers from 1 at the input to D+1
 */
public record GradientExponents(
    long step, int batch, FloatFormat precision, List<Double> scales, List<Layer> layers)
    implements Finding {
  /** Copies the lists. */
  public GradientExponents {
    scales = List.copyOf(scales);
    layers = List.copyOf(layers);
  }

  /**
   * A layer.
   *
   * @param l 1 at the input to D+1
   */
  public Layer layer(int l) {
    return layers.get(l - 1);
  }

  /**
   * A layer.
   *
   * @param entries of ∂L/∂W in double, without a loss scale
   * @param rounded of entries times each S, rounded to each format
   * @param measured of the entries as the run's own passes left them
   */
  public record Layer(Exponents entries, List<Map<FloatFormat, Lost>> rounded, Lost measured) {
    /** Copies the maps. */
    public Layer {
      rounded = rounded.stream().map(Map::copyOf).toList();
    }

    /**
     * What rounding alone loses.
     *
     * @param scale which of the loss scales
     */
    public Lost rounded(int scale, FloatFormat format) {
      return Objects.requireNonNull(rounded.get(scale).get(format));
    }
  }
}
