package backflow.study;

import backflow.data.Dataset;
import backflow.nn.Layer;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** Chooses the plane: the only two inputs, or of more the two that move the output most. */
final class InputPlanes {
  /** Air around the points, as a share of their extent. */
  private static final double AIR = 0.06;

  /** So many samples of the batch tell which inputs matter. */
  private static final int SAMPLES = 32;

  private InputPlanes() {}

  /** The plane of a moment; null if it was cancelled. */
  static @Nullable InputPlane of(Moment moment, Study.Cancelled cancelled) {
    Dataset train = moment.setup().train();
    int inputs = train.features();
    double[] pulls = new double[inputs];
    if (inputs > 2 && !pulls(moment, pulls, cancelled)) {
      return null;
    }
    int first = inputs > 2 ? largest(pulls, -1) : 0;
    int second = inputs > 2 ? largest(pulls, first) : inputs - 1;
    int right = Math.min(first, second);
    int up = Math.max(first, second);
    DMatrixRMaj test = moment.setup().test().x();
    double[] x = extent(train.x(), test, right);
    boolean line = inputs == 1;
    double[] y =
        line ? extent(train.y(), moment.setup().test().y(), 0) : extent(train.x(), test, up);
    List<String> names = train.featureNames();
    boolean chosen = inputs > 2;
    return new InputPlane(
        inputs,
        right + 1,
        line ? 0 : up + 1,
        names.get(right),
        line ? "" : names.get(up),
        chosen ? pulls[right] : Double.NaN,
        chosen ? pulls[up] : Double.NaN,
        x[0],
        x[1],
        y[0],
        y[1]);
  }

  private static int largest(double[] pulls, int but) {
    int best = but == 0 ? 1 : 0;
    for (int i = 0; i < pulls.length; i++) {
      best = i != but && pulls[i] > pulls[best] ? i : best;
    }
    return best;
  }

  /** Least and largest finite number of a column of both, and some air. */
  private static double[] extent(DMatrixRMaj train, DMatrixRMaj test, int column) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (DMatrixRMaj matrix : List.of(train, test)) {
      for (int row = 0; row < matrix.numRows; row++) {
        double v = matrix.data[row * matrix.numCols + column];
        if (Math.abs(v) <= Double.MAX_VALUE) {
          least = Math.min(least, v);
          most = Math.max(most, v);
        }
      }
    }
    if (!(least <= most)) {
      return new double[] {-1, 1};
    }
    double air = most > least ? AIR * (most - least) : 1;
    return new double[] {least - air, most + air};
  }

  /**
   * Mean |∂output/∂x| over samples of the batch and outputs, by the chain rule from the output
   * down; with the batch's own statistics and masks.
   *
   * @param pulls receives one per input
   * @return false if it was cancelled
   */
  static boolean pulls(Moment moment, double[] pulls, Study.Cancelled cancelled) {
    List<Layer> layers = moment.network().layers();
    int samples = Math.min(SAMPLES, moment.workspace().x().numRows);
    int outputs = layers.get(layers.size() - 1).width();
    for (int sample = 0; sample < samples; sample++) {
      if (cancelled.now()) {
        return false;
      }
      List<LayerJacobian> chain = new ArrayList<>();
      for (Layer layer : layers) {
        chain.add(new LayerJacobian(layer, moment.workspace(), sample));
      }
      for (int k = 0; k < outputs; k++) {
        double[] row = row(chain, outputs, k);
        for (int j = 0; j < pulls.length; j++) {
          pulls[j] += Math.abs(row[j]) / samples / outputs;
        }
      }
    }
    return true;
  }

  /** ∂output k / ∂x. */
  private static double[] row(List<LayerJacobian> chain, int outputs, int k) {
    double[] at = new double[outputs];
    at[k] = 1;
    for (int l = chain.size() - 1; l >= 0; l--) {
      double[] below = new double[chain.get(l).inputs()];
      chain.get(l).pull(at, below);
      at = below;
    }
    return at;
  }
}
