package backflow.check.hunt.textbook;

import backflow.check.BackwardPass;
import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Workspace;
import backflow.nn.layer.BatchNorm;
import backflow.nn.layer.Normalizer;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;

/**
 * The chain rule from the last layer to the first, by {@link Formulas} that may be wrong in one
 * layer. Modifies nothing but the gradients of the parameters. Any one thread at a time.
 *
 * @param decay λ of the weight decay λ/2·‖θ‖² whose gradient is part of the result
 * @param formulas of one layer
 * @param planted that layer, 1..D+1; all others get the right ones. 0: all get the right ones
 */
public record TextbookBackward(double decay, Formulas formulas, int planted)
    implements BackwardPass {
  /** The honest one. */
  public TextbookBackward(double decay) {
    this(decay, Formulas.RIGHT, 0);
  }

  @Override
  public void backward(Network network, Workspace workspace) {
    int last = network.layers().size();
    DMatrixRMaj signal = of(last).output(workspace.output(), workspace.outputGradient());
    for (int l = last; l >= 1; l--) {
      DMatrixRMaj x = l == 1 ? workspace.x() : workspace.layer(l - 1).a();
      Layer layer = network.layers().get(l - 1);
      boolean masked = workspace.mode().dropout();
      signal = layer(of(l), new LayerStep(layer, x, workspace.layer(l), masked), signal);
    }
  }

  private Formulas of(int layer) {
    return layer == planted ? formulas : Formulas.RIGHT;
  }

  /** The gradients of one layer; returns ∂ℓ/∂a_(l−1) of its ∂ℓ/∂a. */
  private DMatrixRMaj layer(Formulas by, LayerStep step, DMatrixRMaj da) {
    DMatrixRMaj df = by.throughDropout(step, da);
    DMatrixRMaj dz = by.delta(step, df);
    if (step.find(Parameter.Kind.SLOPE) != null) {
      put(step, Parameter.Kind.SLOPE, by.slopeGradient(step, df));
    }
    DMatrixRMaj du = throughNormalization(by, step, dz);
    put(step, Parameter.Kind.WEIGHT, by.weightGradient(step, du).data);
    put(step, Parameter.Kind.BIAS, by.biasGradient(step, du));
    for (Parameter p : step.layer().parameters()) {
      for (int k = 0; decay != 0 && k < p.size(); k++) {
        p.gradient().data[k] += by.decay(decay, p.value().data[k]);
      }
    }
    return by.input(step, du, da);
  }

  private static DMatrixRMaj throughNormalization(Formulas by, LayerStep step, DMatrixRMaj dz) {
    Normalizer.Memory memory = step.memory();
    Parameter gamma = step.find(Parameter.Kind.GAMMA);
    if (memory == null || gamma == null) {
      return dz;
    }
    put(step, Parameter.Kind.GAMMA, by.gammaGradient(step, dz, memory));
    put(step, Parameter.Kind.BETA, by.betaGradient(step, dz));
    double[] scale = gamma.value().data;
    return step.layer().normalizer() instanceof BatchNorm
        ? by.throughBatchNorm(dz, scale, memory)
        : by.throughLayerNorm(dz, scale, memory);
  }

  private static void put(LayerStep step, Parameter.Kind kind, double... gradient) {
    Parameter p = Objects.requireNonNull(step.find(kind));
    System.arraycopy(gradient, 0, p.gradient().data, 0, p.size());
  }
}
