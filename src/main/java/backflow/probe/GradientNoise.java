package backflow.probe;

import backflow.math.Blank;
import backflow.nn.Layer;
import backflow.nn.LayerVisitor;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * How far the gradient of a layer's weights stands out of the noise of its batch: ‖ḡ‖² / (tr Cov /
 * n), with ḡ the mean of the n samples' gradients g_i and Cov their covariance (1/(n−1)). A mean of
 * pure chance gives 1 on average.
 *
 * <p>No sample's gradient is formed. That of a dense layer is an outer product, g_i = n·∂L/∂u_i ⊗
 * a_i with the sample's rows of ∂L/∂u and of the layer's input, so ‖g_i‖² = n²·‖∂L/∂u_i‖²·‖a_i‖²,
 * and tr Cov = n/(n−1) · (mean ‖g_i‖² − ‖ḡ‖²). Under batch norm, where samples meet, g_i is what
 * sample i adds to the gradient.
 *
 * <p>Where the samples' gradients agree to 13 digits the difference is rounding, and the ratio is
 * blank: nothing has overflown, there is only no noise to compare with (two samples of one class
 * behind twenty sigmoid layers are like that). In a shorter format that is so at its digits.
 * Training thread only; reads only; allocates nothing.
 */
final class GradientNoise implements LayerVisitor {
  /** Entries within this may be squared twice and added up: no false 0, no false ∞. */
  private static final double SMALLEST = 1e-60;

  private static final double LARGEST = 1e60;

  /** A share of the mean square that differences of sums do not tell from 0. */
  private static final double ROUNDING = 1e-13;

  private final double[] squares;
  private final double[] scales;
  private final double[] inputScales;
  private int samples;
  private @Nullable Workspace workspace;
  private double lossScale = 1;
  private double rounding = ROUNDING;

  GradientNoise(int layers) {
    squares = new double[layers];
    scales = new double[layers];
    inputScales = new double[layers];
  }

  /** Ready for the backward pass of a workspace. */
  LayerVisitor of(Workspace next) {
    workspace = next;
    lossScale = next.lossScale();
    rounding = Math.max(ROUNDING, 4 * next.format().unitRoundoff());
    Arrays.fill(squares, Blank.VALUE);
    return this;
  }

  @Override
  public void visit(Layer layer, Tensors t) {
    if (workspace == null) {
      return;
    }
    int place = layer.index() - 1;
    DMatrixRMaj du = t.du();
    DMatrixRMaj a = place == 0 ? workspace.x() : workspace.layer(place).a();
    samples = du.numRows;
    scales[place] = scale(du);
    inputScales[place] = scale(a);
    double sum = 0;
    for (int i = 0; i < samples; i++) {
      sum += squares(du, i, scales[place]) * squares(a, i, inputScales[place]);
    }
    squares[place] = sum;
  }

  /** 1, or the largest entry where squares are not safe. */
  private static double scale(DMatrixRMaj m) {
    double largest = 0;
    int n = m.getNumElements();
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(m.data[i]));
    }
    boolean safe = largest >= SMALLEST && largest <= LARGEST;
    return safe || largest == 0 || !Double.isFinite(largest) ? 1 : largest;
  }

  /** Σ(x/scale)² of a row. */
  private static double squares(DMatrixRMaj m, int row, double scale) {
    double sum = 0;
    int end = (row + 1) * m.numCols;
    for (int k = row * m.numCols; k < end; k++) {
      double x = m.data[k] / scale;
      sum = Math.fma(x, x, sum);
    }
    return sum;
  }

  /**
   * Writes the ratio of every layer that was seen since the last time.
   *
   * @param snapshot holds the norms of the weight gradients; receives the ratios
   */
  void read(StepSnapshot snapshot) {
    if (workspace == null) {
      return;
    }
    workspace = null;
    for (int l = 1; l <= squares.length; l++) {
      double norm = snapshot.get(LayerQuantity.WEIGHT_GRADIENT_NORM, l);
      snapshot.set(LayerQuantity.GRADIENT_SNR, l, ratio(l - 1, norm));
    }
  }

  private double ratio(int place, double norm) {
    double mean = norm * lossScale / scales[place] / inputScales[place];
    double signal = mean * mean;
    double all = samples * squares[place];
    if (samples < 2 || (signal == 0 && all == 0)) {
      return Blank.VALUE;
    }
    double spread = all - signal;
    if (spread <= rounding * all) {
      return Blank.VALUE;
    }
    return signal * (samples - 1) / spread;
  }
}
