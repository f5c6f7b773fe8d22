package backflow.probe;

import backflow.math.Histogram;
import backflow.math.HistogramFiller;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * What somebody saw who looked closely at one step: the distributions in every layer and how active
 * each unit was on the batch. Immutable; made only when asked for.
 *
 * @param step the step that was looked at
 * @param layers from 1 at the input to D+1, the output
 */
public record Observation(long step, List<Layer> layers) {
  /** Copies the list. */
  public Observation {
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
   * A layer as it was seen.
   *
   * @param weights of W_l, by value
   * @param weightGradients of ∂L/∂W_l, by log10 of the magnitude
   * @param preactivations of z_l over batch and units, by value
   * @param activations of a_l over batch and units, by value
   * @param units one entry per unit
   */
  public record Layer(
      Histogram weights,
      Histogram weightGradients,
      Histogram preactivations,
      Histogram activations,
      List<Unit> units) {
    /** Copies the list. */
    public Layer {
      units = List.copyOf(units);
    }
  }

  /**
   * A unit on the batch.
   *
   * @param activeShare share of the samples with z &gt; 0
   * @param meanActivation mean of a
   */
  public record Unit(double activeShare, double meanActivation) {}

  /** Looks at one layer after the other, from 1 to D+1. Reusable; on the training thread. */
  public static final class Builder {
    private final HistogramFiller filler;
    private final List<Layer> layers = new ArrayList<>();

    /**
     * Ready to look.
     *
     * @param bins of each histogram
     */
    public Builder(int bins) {
      filler = new HistogramFiller(bins);
    }

    /**
     * Looks at the next layer.
     *
     * @param weights W_l, out × in; not modified
     * @param weightGradients ∂L/∂W_l, out × in; not modified
     * @param preactivations z_l, batch × out; not modified
     * @param activations a_l, batch × out; not modified
     * @return this
     */
    public Builder add(
        DMatrixRMaj weights,
        DMatrixRMaj weightGradients,
        DMatrixRMaj preactivations,
        DMatrixRMaj activations) {
      layers.add(
          new Layer(
              histogram(Histogram.Axis.VALUE, weights),
              histogram(Histogram.Axis.LOG10_MAGNITUDE, weightGradients),
              histogram(Histogram.Axis.VALUE, preactivations),
              histogram(Histogram.Axis.VALUE, activations),
              units(preactivations, activations)));
      return this;
    }

    /**
     * All that was seen since the last time; the builder forgets it.
     *
     * @param step the step that was looked at
     */
    public Observation build(long step) {
      Observation observation = new Observation(step, layers);
      layers.clear();
      return observation;
    }

    private Histogram histogram(Histogram.Axis axis, DMatrixRMaj matrix) {
      return filler.fill(axis, matrix.data, matrix.getNumElements());
    }

    private static List<Unit> units(DMatrixRMaj z, DMatrixRMaj a) {
      List<Unit> units = new ArrayList<>(z.numCols);
      for (int unit = 0; unit < z.numCols; unit++) {
        int active = 0;
        double sum = 0;
        for (int sample = 0; sample < z.numRows; sample++) {
          int at = sample * z.numCols + unit;
          active += z.data[at] > 0 ? 1 : 0;
          sum += a.data[at];
        }
        units.add(new Unit((double) active / z.numRows, sum / z.numRows));
      }
      return units;
    }
  }
}
