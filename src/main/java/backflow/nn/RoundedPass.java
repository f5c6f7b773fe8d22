package backflow.nn;

import backflow.math.FloatFormat;
import backflow.math.Kernels;
import backflow.nn.activation.Activation;
import backflow.nn.layer.Dropout;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The passes of a layer in another format than double: the same operations in the same order as in
 * {@link Layer}, each result rounded before the next one reads it. What is measured is measured of
 * the rounded tensors. Allocates nothing.
 *
 * <p>The backward pass carries S·∂L/∂…, S being the loss scale; what it leaves in the parameters,
 * and what it measures, is divided by S.
 */
final class RoundedPass {
  private final Layer layer;
  private final Tensors t;
  private final Workspace workspace;
  private final Rounding rounding;
  private final List<Parameter> parameters;

  /**
   * The passes of a layer in a workspace.
   *
   * @param t what the layer holds there
   * @param rounding that of the workspace
   */
  RoundedPass(Layer layer, Tensors t, Workspace workspace, Rounding rounding) {
    this.layer = layer;
    this.t = t;
    this.workspace = workspace;
    this.rounding = rounding;
    parameters = layer.parameters();
  }

  /** a of x; see {@link Layer#forward}. */
  void forward(DMatrixRMaj x) {
    Kernels kernels = workspace.kernels();
    int n = t.a.getNumElements();
    layer.dense().forward(kernels, x, t.transposed, t.u);
    rounding.of(t.u);
    if (layer.normalizer() != null && t.memory != null) {
      layer.normalizer().forward(t.u, t.z, t.memory, workspace.mode());
      rounding.of(t.z);
    }
    boolean measuring = workspace.measuring();
    int saturated = measuring ? measureBeforeActivation(n) : 0;
    if (layer.activation() != null) {
      layer.activation().forward(kernels, t.z.data, t.f.data, n, layer.slopeValue(), null);
      rounding.of(t.f);
    }
    if (measuring) {
      kernels.measureForward(t.f.data, t.f.data, n, t.forwardTally());
      t.forwardTally()[Kernels.SATURATED] = saturated;
    }
    output(x, n);
    layer.silenceInPlace(t.a);
    if (measuring) {
      t.aMoments().ofArray(t.a.data, n);
    }
  }

  /** Of z, which f may overwrite. @return how many are on a flat tail */
  private int measureBeforeActivation(int n) {
    t.zMoments().ofArray(t.z.data, n);
    Activation f = layer.activation();
    int saturated = 0;
    if (f != null && f.saturates()) {
      for (int i = 0; i < n; i++) {
        saturated += f.saturated(t.z.data[i]) ? 1 : 0;
      }
    }
    return saturated;
  }

  /** Dropout, the scale of a skip and the sum with x are an operation each. */
  private void output(DMatrixRMaj x, int n) {
    if (t.a == t.f) {
      return;
    }
    if (layer.dropout() != null && t.mask != null && workspace.mode().dropout()) {
      if (workspace.mode() == Mode.TRAIN) {
        layer.dropout().draw(t.mask, workspace.dropout());
      }
      Dropout.apply(t.f, t.mask, t.a);
      rounding.of(t.a);
    } else {
      System.arraycopy(t.f.data, 0, t.a.data, 0, n);
    }
    if (layer.skips()) {
      scale(t.a, t.a);
      workspace.kernels().add(x.data, t.a.data, n);
      rounding.of(t.a);
    }
  }

  /** to = s·from. */
  private void scale(DMatrixRMaj from, DMatrixRMaj to) {
    int n = from.getNumElements();
    for (int i = 0; i < n; i++) {
      to.data[i] = layer.outputScale() * from.data[i];
    }
    rounding.of(to);
  }

  /** ∂L/∂parameters and ∂L/∂x of S·∂L/∂a; see {@link Layer#backward}. */
  void backward(DMatrixRMaj x, DMatrixRMaj dx) {
    Kernels kernels = workspace.kernels();
    int n = t.a.getNumElements();
    layer.silenceInPlace(t.da);
    throughOutput();
    measure(true, t.da, n);
    throughActivation(kernels, n);
    measure(false, layer.activation() == null ? t.da : t.dz, n);
    if (layer.normalizer() != null && t.memory != null) {
      layer.normalizer().backward(t.dz, t.du, t.memory);
      rounding.of(t.du);
    }
    layer.dense().backwardParameters(kernels, x, t.du);
    if (layer.index() > 1) {
      backwardInput(dx, kernels);
    }
    unscaleParameters();
  }

  private void throughOutput() {
    if (t.df == t.da) {
      return;
    }
    scale(t.da, t.df);
    if (t.mask != null && workspace.mode().dropout()) {
      Dropout.apply(t.df, t.mask, t.df);
      rounding.of(t.df);
    }
  }

  private void throughActivation(Kernels kernels, int n) {
    Activation f = layer.activation();
    if (f == null) {
      return;
    }
    Parameter slope = layer.slope();
    if (slope != null) {
      slope.gradient().data[0] = f.slopeGradient(t.z.data, t.df.data, n);
    }
    double value = layer.slopeValue();
    f.backward(kernels, t.z.data, t.f.data, t.df.data, t.dz.data, n, value, null);
    rounding.of(t.dz);
  }

  private void backwardInput(DMatrixRMaj dx, Kernels kernels) {
    layer.dense().backwardInput(kernels, t.du, dx);
    rounding.of(dx);
    if (layer.skips()) {
      kernels.add(t.da.data, dx.data, dx.getNumElements());
      rounding.of(dx);
    }
  }

  private void measure(boolean ofOutput, DMatrixRMaj gradient, int n) {
    boolean closely = workspace.measuring() && workspace.closely();
    Layer.look(ofOutput ? t.daEntries() : t.dzEntries(), closely, workspace, gradient, n);
    if (workspace.measuring()) {
      t.signal(ofOutput, gradient.data, n, workspace.kernels(), workspace.lossScale());
    }
  }

  /** ∂L/∂p = (S·∂L/∂p as the format holds it)/S. */
  private void unscaleParameters() {
    FloatFormat master = rounding.format().master();
    double s = workspace.lossScale();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      rounding.of(p.gradient());
      if (s != 1) {
        workspace.kernels().scale(p.gradient().data, 1 / s, p.size());
        master.roundInPlace(p.gradient().data, p.size());
      }
    }
  }
}
