package backflow.check.hunt.textbook;

import backflow.nn.Layer;
import backflow.nn.Parameter;
import backflow.nn.Tensors;
import backflow.nn.activation.Activation;
import backflow.nn.layer.Normalizer;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * One layer during a backward pass: what its forward pass left. Nothing of it is modified.
 *
 * @param layer the layer
 * @param x its input a_(l−1), n × in
 * @param tensors its u, z, f and a, n × out
 * @param masked whether dropout's mask was applied
 */
public record LayerStep(Layer layer, DMatrixRMaj x, Tensors tensors, boolean masked) {
  /** n, the samples of the batch. */
  public int batch() {
    return x.numRows;
  }

  /** W, out × in. */
  public DMatrixRMaj w() {
    return layer.dense().weight().value();
  }

  /** What the activation received, n × out. */
  public DMatrixRMaj z() {
    return tensors.z();
  }

  /** f(z), n × out. */
  public DMatrixRMaj f() {
    return tensors.f();
  }

  /** Dropout's mask of 0 and 1/(1−p), n × out; null where none was applied. */
  public @Nullable DMatrixRMaj mask() {
    return masked ? tensors.mask() : null;
  }

  /** Null for the output layer. */
  public @Nullable Activation activation() {
    return layer.activation();
  }

  /** x̂ and 1/σ of the normalization; null without one. */
  public Normalizer.@Nullable Memory memory() {
    return tensors.memory();
  }

  /** PReLU's slope; 0 for all others, which ignore it. */
  public double slope() {
    Parameter slope = find(Parameter.Kind.SLOPE);
    return slope == null ? 0 : slope.value().data[0];
  }

  /** The layer's parameter of a kind; null if it has none. */
  public @Nullable Parameter find(Parameter.Kind kind) {
    for (Parameter p : layer.parameters()) {
      if (p.kind() == kind) {
        return p;
      }
    }
    return null;
  }
}
