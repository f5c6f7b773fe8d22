package backflow.check.hunt.textbook;

import backflow.nn.activation.Activation;
import backflow.nn.layer.Normalizer;
import org.ejml.data.DMatrixRMaj;

/**
 * The formulas of one layer's backward pass, one a method; these are right. Whoever wants one to be
 * wrong overrides it. Matrices that are handed in are not modified, those that are returned are
 * new.
 */
public class Formulas {
  /** The right ones. */
  public static final Formulas RIGHT = new Formulas();

  /** For those who get one formula wrong. */
  protected Formulas() {}

  /**
   * ∂ℓ/∂o = n·∂L/∂o, where the backward pass starts.
   *
   * @param o the network's output, n × outputs
   * @param loss ∂L/∂o by the loss, n × outputs
   */
  protected DMatrixRMaj output(DMatrixRMaj o, DMatrixRMaj loss) {
    DMatrixRMaj signal = loss.copy();
    for (int k = 0; k < signal.getNumElements(); k++) {
      signal.data[k] *= o.numRows;
    }
    return signal;
  }

  /** ∂ℓ/∂f = s·∂ℓ/∂a ⊙ m, with the skip's factor s and dropout's mask m. */
  protected DMatrixRMaj throughDropout(LayerStep step, DMatrixRMaj da) {
    DMatrixRMaj df = da.copy();
    DMatrixRMaj mask = step.mask();
    for (int k = 0; k < df.getNumElements(); k++) {
      df.data[k] *= step.layer().outputScale();
      if (mask != null) {
        df.data[k] *= mask(mask.data[k]);
      }
    }
    return df;
  }

  /** m: 0 for what was dropped, 1/(1−p) for the rest. */
  protected double mask(double m) {
    return m;
  }

  /** δ = ∂ℓ/∂f ⊙ f′(z); in the output layer δ = ∂ℓ/∂o. */
  protected DMatrixRMaj delta(LayerStep step, DMatrixRMaj df) {
    DMatrixRMaj dz = df.copy();
    Activation f = step.activation();
    if (f != null) {
      for (int k = 0; k < dz.getNumElements(); k++) {
        dz.data[k] *= derivative(f, step.z().data[k], step.slope());
      }
    }
    return dz;
  }

  /** f′(z). */
  protected double derivative(Activation f, double z, double slope) {
    return f.derivative(z, slope);
  }

  /** ∂L/∂slope = 1/n Σ ∂ℓ/∂f·z over the z that are not above 0. */
  protected double slopeGradient(LayerStep step, DMatrixRMaj df) {
    double sum = 0;
    for (int k = 0; k < df.getNumElements(); k++) {
      double z = step.z().data[k];
      sum += z > 0 ? 0 : df.data[k] * z;
    }
    return mean(sum, step.batch());
  }

  /** ∂L/∂γ_j = 1/n Σ_i δ_ij·x̂_ij, one per unit. */
  protected double[] gammaGradient(LayerStep step, DMatrixRMaj dz, Normalizer.Memory memory) {
    double[] gradient = new double[dz.numCols];
    for (int j = 0; j < dz.numCols; j++) {
      double sum = 0;
      for (int i = 0; i < dz.numRows; i++) {
        sum += dz.get(i, j) * memory.normalized().get(i, j);
      }
      gradient[j] = mean(sum, step.batch());
    }
    return gradient;
  }

  /** ∂L/∂β_j = 1/n Σ_i δ_ij, one per unit. */
  protected double[] betaGradient(LayerStep step, DMatrixRMaj dz) {
    double[] gradient = new double[dz.numCols];
    for (int j = 0; j < dz.numCols; j++) {
      gradient[j] = mean(columnSum(dz, j), step.batch());
    }
    return gradient;
  }

  /**
   * Batch norm, unit by unit over the batch: ∂ℓ/∂u_i = γ/σ·(δ_i − mean(δ) − x̂_i·mean(δ·x̂)).
   *
   * @param gamma γ, one per unit
   */
  protected DMatrixRMaj throughBatchNorm(DMatrixRMaj dz, double[] gamma, Normalizer.Memory memory) {
    DMatrixRMaj hat = memory.normalized();
    int n = dz.numRows;
    DMatrixRMaj du = new DMatrixRMaj(n, dz.numCols);
    for (int j = 0; j < dz.numCols; j++) {
      double products = 0;
      for (int i = 0; i < n; i++) {
        products += dz.get(i, j) * hat.get(i, j);
      }
      double mean = meanTerm(columnSum(dz, j), n);
      double scale = gamma[j] * memory.inverseDeviation()[j];
      for (int i = 0; i < n; i++) {
        du.set(i, j, scale * (dz.get(i, j) - mean - hat.get(i, j) * products / n));
      }
    }
    return du;
  }

  /** mean(δ), how the loss changes by way of batch norm's μ. */
  protected double meanTerm(double sum, int n) {
    return sum / n;
  }

  /**
   * Layer norm, sample by sample over the units: with g = γ ⊙ δ, ∂ℓ/∂u = (g − mean(g) − x̂·mean(g ⊙
   * x̂))/σ.
   *
   * @param gamma γ, one per unit
   */
  protected DMatrixRMaj throughLayerNorm(DMatrixRMaj dz, double[] gamma, Normalizer.Memory memory) {
    DMatrixRMaj hat = memory.normalized();
    int units = dz.numCols;
    DMatrixRMaj du = new DMatrixRMaj(dz.numRows, units);
    for (int i = 0; i < dz.numRows; i++) {
      double sum = 0;
      double products = 0;
      for (int j = 0; j < units; j++) {
        sum += gamma[j] * dz.get(i, j);
        products += gamma[j] * dz.get(i, j) * hat.get(i, j);
      }
      for (int j = 0; j < units; j++) {
        double centred = gamma[j] * dz.get(i, j) - sum / units - hat.get(i, j) * products / units;
        du.set(i, j, centred * memory.inverseDeviation()[i]);
      }
    }
    return du;
  }

  /** ∂L/∂W = 1/n·(∂ℓ/∂u)ᵀ·a_(l−1), out × in. */
  protected DMatrixRMaj weightGradient(LayerStep step, DMatrixRMaj du) {
    DMatrixRMaj gradient = new DMatrixRMaj(du.numCols, step.x().numCols);
    for (int j = 0; j < gradient.numRows; j++) {
      for (int k = 0; k < gradient.numCols; k++) {
        double sum = 0;
        for (int i = 0; i < step.batch(); i++) {
          sum += du.get(i, j) * step.x().get(i, k);
        }
        gradient.set(j, k, mean(sum, step.batch()));
      }
    }
    return gradient;
  }

  /** ∂L/∂b_j = 1/n Σ_i ∂ℓ/∂u_ij, one per unit. */
  protected double[] biasGradient(LayerStep step, DMatrixRMaj du) {
    double[] gradient = new double[du.numCols];
    for (int j = 0; j < du.numCols; j++) {
      gradient[j] = mean(columnSum(du, j), step.batch());
    }
    return gradient;
  }

  /** 1/n Σ: L is the mean over the samples. */
  protected double mean(double sum, int n) {
    return sum / n;
  }

  /** ∂ℓ/∂a_(l−1) = ∂ℓ/∂u·W, plus what comes over the skip. */
  protected DMatrixRMaj input(LayerStep step, DMatrixRMaj du, DMatrixRMaj da) {
    DMatrixRMaj dx = throughWeights(du, step.w());
    if (step.layer().skips()) {
      for (int k = 0; k < dx.getNumElements(); k++) {
        dx.data[k] += overSkip(da.data[k]);
      }
    }
    return dx;
  }

  /**
   * ∂ℓ/∂u·W; sample by sample, as columns: Wᵀ·∂ℓ/∂u.
   *
   * @param w out × in
   */
  protected DMatrixRMaj throughWeights(DMatrixRMaj du, DMatrixRMaj w) {
    DMatrixRMaj dx = new DMatrixRMaj(du.numRows, w.numCols);
    for (int i = 0; i < dx.numRows; i++) {
      for (int k = 0; k < dx.numCols; k++) {
        double sum = 0;
        for (int j = 0; j < w.numRows; j++) {
          sum += du.get(i, j) * w.get(j, k);
        }
        dx.set(i, k, sum);
      }
    }
    return dx;
  }

  /** ∂ℓ/∂a_l: the skip hands it on as it is. */
  protected double overSkip(double da) {
    return da;
  }

  /** λ·θ, the gradient of weight decay's λ/2·θ². */
  protected double decay(double lambda, double theta) {
    return lambda * theta;
  }

  /** Σ_i of column j. */
  protected static double columnSum(DMatrixRMaj matrix, int j) {
    double sum = 0;
    for (int i = 0; i < matrix.numRows; i++) {
      sum += matrix.get(i, j);
    }
    return sum;
  }
}
