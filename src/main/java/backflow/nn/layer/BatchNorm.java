package backflow.nn.layer;

import backflow.nn.Mode;
import backflow.nn.Parameter;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Batch normalization (Ioffe and Szegedy 2015): per unit, over the batch.
 *
 * <p>x̂ = (u − μ)/√(σ² + ε), z = γ·x̂ + β, with the batch's mean μ and biased variance σ². For
 * evaluation the running statistics stand in: running ← 0.9·running + 0.1·batch, the variance
 * unbiased (n−1), as in PyTorch. A batch of one sample has no variance; the trainer refuses it.
 */
public final class BatchNorm implements Normalizer {
  /** Weight of the newest batch in the running statistics (PyTorch's default). */
  static final double MOMENTUM = 0.1;

  private final Parameter gamma;
  private final Parameter beta;
  private final double[] runningMean;
  private final double[] runningVariance;

  /**
   * γ = 1, β = 0, running mean 0, running variance 1.
   *
   * @param layer 1..D
   * @param width units
   */
  public BatchNorm(int layer, int width) {
    gamma = Parameter.of(Parameter.Kind.GAMMA, layer, 1, width);
    beta = Parameter.of(Parameter.Kind.BETA, layer, 1, width);
    Arrays.fill(gamma.value().data, 1);
    runningMean = new double[width];
    runningVariance = new double[width];
    Arrays.fill(runningVariance, 1);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(gamma, beta);
  }

  @Override
  public void forward(DMatrixRMaj u, DMatrixRMaj z, Memory memory, Mode mode) {
    int n = u.numRows;
    int width = u.numCols;
    double[] mean = memory.scratch();
    double[] inverse = memory.inverseDeviation();
    if (mode.batchStatistics()) {
      mean(u, mean);
      variance(u, mean, inverse);
      if (mode == Mode.TRAIN) {
        follow(mean, inverse, n, width);
      }
    } else {
      System.arraycopy(runningMean, 0, mean, 0, width);
      System.arraycopy(runningVariance, 0, inverse, 0, width);
    }
    for (int j = 0; j < width; j++) {
      inverse[j] = 1 / Math.sqrt(inverse[j] + EPSILON);
    }
    double[] g = gamma.value().data;
    double[] b = beta.value().data;
    double[] normalized = memory.normalized().data;
    for (int i = 0, at = 0; i < n; i++) {
      for (int j = 0; j < width; j++, at++) {
        double x = (u.data[at] - mean[j]) * inverse[j];
        normalized[at] = x;
        z.data[at] = g[j] * x + b[j];
      }
    }
  }

  private static void mean(DMatrixRMaj u, double[] mean) {
    int width = u.numCols;
    Arrays.fill(mean, 0, width, 0);
    for (int i = 0, at = 0; i < u.numRows; i++) {
      for (int j = 0; j < width; j++, at++) {
        mean[j] += u.data[at];
      }
    }
    for (int j = 0; j < width; j++) {
      mean[j] /= u.numRows;
    }
  }

  private static void variance(DMatrixRMaj u, double[] mean, double[] variance) {
    int width = u.numCols;
    Arrays.fill(variance, 0, width, 0);
    for (int i = 0, at = 0; i < u.numRows; i++) {
      for (int j = 0; j < width; j++, at++) {
        double d = u.data[at] - mean[j];
        variance[j] = Math.fma(d, d, variance[j]);
      }
    }
    for (int j = 0; j < width; j++) {
      variance[j] /= u.numRows;
    }
  }

  private void follow(double[] mean, double[] variance, int n, int width) {
    double unbiased = n / (n - 1.0);
    for (int j = 0; j < width; j++) {
      runningMean[j] = (1 - MOMENTUM) * runningMean[j] + MOMENTUM * mean[j];
      runningVariance[j] = (1 - MOMENTUM) * runningVariance[j] + MOMENTUM * unbiased * variance[j];
    }
  }

  /**
   * With sums over the batch: ∂L/∂β = Σdz, ∂L/∂γ = Σdz·x̂, ∂L/∂u = γ/σ·(dz − ∂L/∂β/n − x̂·∂L/∂γ/n).
   */
  @Override
  public void backward(DMatrixRMaj dz, DMatrixRMaj du, Memory memory) {
    int n = dz.numRows;
    int width = dz.numCols;
    double[] dgamma = gamma.gradient().data;
    double[] dbeta = beta.gradient().data;
    double[] normalized = memory.normalized().data;
    Arrays.fill(dgamma, 0);
    Arrays.fill(dbeta, 0);
    for (int i = 0, at = 0; i < n; i++) {
      for (int j = 0; j < width; j++, at++) {
        dbeta[j] += dz.data[at];
        dgamma[j] = Math.fma(dz.data[at], normalized[at], dgamma[j]);
      }
    }
    double[] scale = memory.scratch();
    for (int j = 0; j < width; j++) {
      scale[j] = gamma.value().data[j] * memory.inverseDeviation()[j];
    }
    for (int i = 0, at = 0; i < n; i++) {
      for (int j = 0; j < width; j++, at++) {
        du.data[at] = scale[j] * (dz.data[at] - dbeta[j] / n - normalized[at] * (dgamma[j] / n));
      }
    }
  }

  @Override
  public double[][] statistics() {
    return new double[][] {runningMean, runningVariance};
  }
}
