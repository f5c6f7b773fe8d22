package backflow.nn.layer;

import backflow.nn.Mode;
import backflow.nn.Parameter;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Layer normalization (Ba, Kiros and Hinton 2016): per sample, over the units. x̂ = (u − μ)/√(σ² +
 * ε), z = γ ⊙ x̂ + β, with the sample's mean μ and biased variance σ². The same in training and
 * evaluation.
 */
public final class LayerNorm implements Normalizer {
  private final Parameter gamma;
  private final Parameter beta;

  /**
   * γ = 1, β = 0.
   *
   * @param layer 1..D
   * @param width units
   */
  public LayerNorm(int layer, int width) {
    gamma = Parameter.of(Parameter.Kind.GAMMA, layer, 1, width);
    beta = Parameter.of(Parameter.Kind.BETA, layer, 1, width);
    Arrays.fill(gamma.value().data, 1);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(gamma, beta);
  }

  @Override
  public void forward(DMatrixRMaj u, DMatrixRMaj z, Memory memory, Mode mode) {
    int width = u.numCols;
    double[] g = gamma.value().data;
    double[] b = beta.value().data;
    for (int i = 0; i < u.numRows; i++) {
      int row = i * width;
      double mean = 0;
      for (int j = 0; j < width; j++) {
        mean += u.data[row + j];
      }
      mean /= width;
      double variance = 0;
      for (int j = 0; j < width; j++) {
        double d = u.data[row + j] - mean;
        variance = Math.fma(d, d, variance);
      }
      double inverse = 1 / Math.sqrt(variance / width + EPSILON);
      memory.inverseDeviation()[i] = inverse;
      for (int j = 0; j < width; j++) {
        double x = (u.data[row + j] - mean) * inverse;
        memory.normalized().data[row + j] = x;
        z.data[row + j] = g[j] * x + b[j];
      }
    }
  }

  /**
   * With means over the units of g = γ ⊙ dz: ∂L/∂u = (g − mean(g) − x̂·mean(g·x̂))/σ; ∂L/∂β and
   * ∂L/∂γ sum dz and dz·x̂ over the batch.
   */
  @Override
  public void backward(DMatrixRMaj dz, DMatrixRMaj du, Memory memory) {
    int width = dz.numCols;
    double[] normalized = memory.normalized().data;
    double[] dgamma = gamma.gradient().data;
    double[] dbeta = beta.gradient().data;
    double[] g = gamma.value().data;
    Arrays.fill(dgamma, 0);
    Arrays.fill(dbeta, 0);
    for (int i = 0; i < dz.numRows; i++) {
      int row = i * width;
      double sum = 0;
      double sumNormalized = 0;
      for (int j = 0; j < width; j++) {
        double d = dz.data[row + j];
        dbeta[j] += d;
        dgamma[j] = Math.fma(d, normalized[row + j], dgamma[j]);
        sum += g[j] * d;
        sumNormalized = Math.fma(g[j] * d, normalized[row + j], sumNormalized);
      }
      double mean = sum / width;
      double meanNormalized = sumNormalized / width;
      double inverse = memory.inverseDeviation()[i];
      for (int j = 0; j < width; j++) {
        du.data[row + j] =
            inverse * (g[j] * dz.data[row + j] - mean - normalized[row + j] * meanNormalized);
      }
    }
  }

  @Override
  public double[][] statistics() {
    return new double[0][];
  }
}
