package backflow.study;

import backflow.nn.Layer;
import backflow.nn.Parameter;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.nn.activation.Activation;
import backflow.nn.layer.BatchNorm;
import backflow.nn.layer.Normalizer;
import backflow.theory.ProductSpectrum;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * ∂a_l/∂a_(l−1) of one layer at one sample: {@code s·diag(mask ⊙ f′(z))·∂z/∂u·W}, plus the identity
 * with a skip. With layer normalization ∂z/∂u is that of the sample; with batch normalization it is
 * γ/σ with the batch's mean and deviation held fixed, because what one sample does to them touches
 * all the others.
 */
final class LayerJacobian implements ProductSpectrum.Factor {
  private final Layer layer;
  private final DMatrixRMaj weight;
  private final double[] gates;
  private final double[] scratch;
  private final double[] normalized;

  /**
   * Of a pass that kept everything.
   *
   * @param sample row of the batch, from 0
   */
  LayerJacobian(Layer layer, Workspace workspace, int sample) {
    this.layer = layer;
    weight = layer.dense().weight().value();
    gates = new double[layer.width()];
    scratch = new double[layer.width()];
    Tensors t = workspace.layer(layer.index());
    normalized = normalized(t, sample);
    Activation f = layer.activation();
    double slope = slope();
    DMatrixRMaj mask = workspace.mode().dropout() ? t.mask() : null;
    for (int i = 0; i < gates.length; i++) {
      int at = sample * gates.length + i;
      double gate = f == null ? 1 : f.derivative(t.z().data[at], slope);
      gates[i] =
          layer.outputScale() * gate * (mask == null ? 1 : mask.data[at]) * scale(t, sample, i);
    }
  }

  /** x̂ of the sample under layer normalization; else nothing. */
  private double[] normalized(Tensors t, int sample) {
    Normalizer.Memory memory = t.memory();
    if (memory == null || layer.normalizer() instanceof BatchNorm) {
      return new double[0];
    }
    double[] all = new double[gates.length];
    System.arraycopy(memory.normalized().data, sample * all.length, all, 0, all.length);
    return all;
  }

  /** γ/σ. */
  private double scale(Tensors t, int sample, int unit) {
    Normalizer.Memory memory = t.memory();
    Normalizer normalizer = layer.normalizer();
    if (memory == null || normalizer == null) {
      return 1;
    }
    double gamma = normalizer.parameters().get(0).value().data[unit];
    int place = normalizer instanceof BatchNorm ? unit : sample;
    return gamma * memory.inverseDeviation()[place];
  }

  private double slope() {
    for (Parameter p : layer.parameters()) {
      if (p.kind() == Parameter.Kind.SLOPE) {
        return p.value().data[0];
      }
    }
    return 0;
  }

  int inputs() {
    return weight.numCols;
  }

  /** What multiplies the weights of a unit: s·mask·f′(z)·γ/σ. */
  double gate(int unit) {
    return gates[unit];
  }

  /** W. */
  double weight(int unit, int input) {
    return weight.data[unit * weight.numCols + input];
  }

  /** ∂a of a unit / ∂a of one below it, along the one weight between them, and the skip. */
  double factor(int unit, int input) {
    double direct = gates[unit] * weight(unit, input);
    return layer.skips() && unit == input ? 1 + direct : direct;
  }

  @Override
  public void pull(double[] x, double[] y) {
    for (int i = 0; i < gates.length; i++) {
      scratch[i] = x[i] == 0 ? 0 : x[i] * gates[i];
    }
    throughLayerNorm();
    Arrays.fill(y, 0);
    for (int i = 0; i < gates.length; i++) {
      double h = scratch[i];
      if (h != 0) {
        int row = i * weight.numCols;
        for (int j = 0; j < y.length; j++) {
          y[j] += h * weight.data[row + j];
        }
      }
    }
    if (layer.skips()) {
      for (int j = 0; j < y.length; j++) {
        y[j] += x[j];
      }
    }
  }

  /** h ← h − mean(h) − x̂·mean(h ⊙ x̂). */
  private void throughLayerNorm() {
    if (normalized.length == 0) {
      return;
    }
    double mean = 0;
    double along = 0;
    for (int i = 0; i < scratch.length; i++) {
      mean += scratch[i];
      along += scratch[i] * normalized[i];
    }
    for (int i = 0; i < scratch.length; i++) {
      scratch[i] -= mean / scratch.length + normalized[i] * (along / scratch.length);
    }
  }

  /** The whole of it, units × inputs. */
  DMatrixRMaj matrix() {
    DMatrixRMaj matrix = new DMatrixRMaj(gates.length, inputs());
    double[] unit = new double[gates.length];
    double[] row = new double[inputs()];
    for (int i = 0; i < gates.length; i++) {
      unit[i] = 1;
      pull(unit, row);
      System.arraycopy(row, 0, matrix.data, i * row.length, row.length);
      unit[i] = 0;
    }
    return matrix;
  }
}
