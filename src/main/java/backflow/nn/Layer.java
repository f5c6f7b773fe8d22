package backflow.nn;

import backflow.math.Kernels;
import backflow.math.Norms;
import backflow.nn.activation.Activation;
import backflow.nn.layer.BatchNorm;
import backflow.nn.layer.Dense;
import backflow.nn.layer.Dropout;
import backflow.nn.layer.LayerNorm;
import backflow.nn.layer.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * One layer: u = x·Wᵀ + b, z = N(u), f(z), dropout, skip: a = x + s·f(z), or a = f(z). The output
 * layer is linear: a = z = u.
 */
public final class Layer {
  /** What PReLU's slope starts at (He 2015; PyTorch's default). */
  public static final double INITIAL_SLOPE = 0.25;

  private final int index;
  private final Dense dense;
  private final @Nullable Normalizer normalizer;
  private final @Nullable Activation activation;
  private final @Nullable Parameter slope;
  private final @Nullable Dropout dropout;
  private final boolean skips;
  private final double outputScale;
  private int @Nullable [] silenced;

  private Layer(
      int index,
      Dense dense,
      @Nullable Normalizer normalizer,
      @Nullable Activation activation,
      @Nullable Parameter slope,
      @Nullable Dropout dropout,
      boolean skips,
      double outputScale) {
    this.index = index;
    this.dense = dense;
    this.normalizer = normalizer;
    this.activation = activation;
    this.slope = slope;
    this.dropout = dropout;
    this.skips = skips;
    this.outputScale = outputScale;
  }

  static Layer hidden(Architecture architecture, int index) {
    int width = architecture.width(index);
    Activation activation = architecture.activations().get(index - 1);
    Parameter slope = null;
    if (activation.hasSlope()) {
      slope = Parameter.of(Parameter.Kind.SLOPE, index, 1, 1);
      slope.value().data[0] = INITIAL_SLOPE;
    }
    boolean skips = architecture.skips(index);
    return new Layer(
        index,
        new Dense(index, architecture.width(index - 1), width),
        normalizer(architecture.normalization(), index, width),
        activation,
        slope,
        architecture.dropout() > 0 ? new Dropout(architecture.dropout()) : null,
        skips,
        skips ? architecture.residual().scale(architecture.depth()) : 1);
  }

  static Layer output(Architecture architecture) {
    int index = architecture.depth() + 1;
    Dense dense = new Dense(index, architecture.width(index - 1), architecture.outputs());
    return new Layer(index, dense, null, null, null, null, false, 1);
  }

  private static @Nullable Normalizer normalizer(Normalization kind, int index, int width) {
    switch (kind) {
      case BATCH:
        return new BatchNorm(index, width);
      case LAYER:
        return new LayerNorm(index, width);
      default:
        return null;
    }
  }

  /** 1 at the input to D+1, the output layer. */
  public int index() {
    return index;
  }

  /** Its units. */
  public int width() {
    return dense.weight().value().numRows;
  }

  /** Its linear map. */
  public Dense dense() {
    return dense;
  }

  /** Its normalization; null without one. */
  public @Nullable Normalizer normalizer() {
    return normalizer;
  }

  /** Its activation function; null for the output layer. */
  public @Nullable Activation activation() {
    return activation;
  }

  /** Its dropout; null without one. */
  public @Nullable Dropout dropout() {
    return dropout;
  }

  /** Whether it adds its input to its output. */
  public boolean skips() {
    return skips;
  }

  /** The factor s of f(z): 1/√D with a scaled skip, else 1. */
  public double outputScale() {
    return outputScale;
  }

  /** W, b, γ, β, slope: those it has, in this order. */
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(dense.parameters());
    if (normalizer != null) {
      all.addAll(normalizer.parameters());
    }
    if (slope != null) {
      all.add(slope);
    }
    return all;
  }

  /**
   * Holds the output a of some units at 0: no signal goes through them in either direction, neither
   * by f nor by a skip. Their weights are left as they are.
   *
   * @param units from 0; kept, not copied; null for none
   */
  public void silence(int @Nullable [] units) {
    silenced = units;
  }

  /** 0 in the columns of the silenced units. */
  void silenceInPlace(DMatrixRMaj matrix) {
    if (silenced != null) {
      silenceInPlace(silenced, matrix);
    }
  }

  private static void silenceInPlace(int[] units, DMatrixRMaj matrix) {
    for (int row = 0; row < matrix.numRows; row++) {
      for (int unit : units) {
        matrix.data[row * matrix.numCols + unit] = 0;
      }
    }
  }

  /** PReLU's learned slope; null without one. */
  @Nullable Parameter slope() {
    return slope;
  }

  /** Its value; 0 without one. */
  double slopeValue() {
    return slope == null ? 0 : slope.value().data[0];
  }

  /**
   * a of x.
   *
   * @param x batch × inputs; not modified
   * @param t receives everything up to a
   */
  void forward(DMatrixRMaj x, Tensors t, Workspace workspace) {
    RoundedPass rounded = workspace.rounded(index);
    if (rounded != null) {
      rounded.forward(x);
      return;
    }
    Kernels kernels = workspace.kernels();
    int n = t.a.getNumElements();
    dense.forward(kernels, x, t.transposed, t.u);
    if (normalizer != null && t.memory != null) {
      normalizer.forward(t.u, t.z, t.memory, workspace.mode());
    }
    double[] tally = workspace.measuring() ? t.forwardTally() : null;
    double firstZ = t.z.data[0];
    boolean overwrites = activation != null && t.z == t.f;
    DMatrixRMaj z = overwrites && tally != null && workspace.extreme() ? workspace.keep(t.z) : t.z;
    if (activation != null) {
      activation.forward(kernels, t.z.data, t.f.data, n, slopeValue(), tally);
    } else if (tally != null) {
      kernels.measureForward(t.z.data, t.f.data, n, tally);
    }
    output(x, t, workspace);
    silenceInPlace(t.a);
    if (tally != null) {
      if (overwrites && z == t.z && !LayerSums.trustworthy(tally, firstZ)) {
        z = zAgain(x, t, workspace);
      }
      workspace.extreme(LayerSums.afterForward(t, firstZ, z, kernels, n, silenced != null));
    }
  }

  /** z once more, where f has overwritten it and the sums that were taken of it are no good. */
  private DMatrixRMaj zAgain(DMatrixRMaj x, Tensors t, Workspace workspace) {
    DMatrixRMaj z = workspace.spare(t.z);
    if (normalizer != null && t.memory != null) {
      Mode again = workspace.mode() == Mode.TRAIN ? Mode.REPEAT : workspace.mode();
      normalizer.forward(t.u, z, t.memory, again);
    } else {
      dense.forward(workspace.kernels(), x, t.transposed, z);
    }
    return z;
  }

  /** a = x + s·dropout(f), or a = dropout(f); nothing to do where a is f. */
  private void output(DMatrixRMaj x, Tensors t, Workspace workspace) {
    if (t.a == t.f) {
      return;
    }
    int n = t.a.getNumElements();
    if (dropout != null && t.mask != null && workspace.mode().dropout()) {
      if (workspace.mode() == Mode.TRAIN) {
        dropout.draw(t.mask, workspace.dropout());
      }
      Dropout.apply(t.f, t.mask, t.a);
    } else {
      System.arraycopy(t.f.data, 0, t.a.data, 0, n);
    }
    if (skips) {
      for (int i = 0; i < n; i++) {
        t.a.data[i] = x.data[i] + outputScale * t.a.data[i];
      }
    }
  }

  /**
   * ∂L/∂parameters and ∂L/∂x of ∂L/∂a.
   *
   * @param x what {@link #forward} got
   * @param t holds the forward values and ∂L/∂a; receives the other gradients
   * @param dx ∂L/∂x, batch × inputs, overwritten; ignored in layer 1
   * @param above the next layer, whose backward pass is over; null for the output layer
   */
  void backward(
      DMatrixRMaj x, Tensors t, DMatrixRMaj dx, Workspace workspace, @Nullable Layer above) {
    RoundedPass rounded = workspace.rounded(index);
    if (rounded != null) {
      rounded.backward(x, dx);
      return;
    }
    int n = t.a.getNumElements();
    silenceInPlace(t.da);
    throughOutput(t, workspace);
    boolean closely = workspace.measuring() && workspace.closely();
    look(t.daEntries(), closely, workspace, t.da, n);
    throughActivation(t, workspace, n, above);
    look(t.dzEntries(), closely, workspace, activation == null ? t.da : t.dz, n);
    if (normalizer != null && t.memory != null) {
      normalizer.backward(t.dz, t.du, t.memory);
    }
    dense.backwardParameters(workspace.kernels(), x, t.du);
    if (index > 1) {
      backwardInput(t, dx, workspace.kernels());
    }
  }

  /** The entries one by one; forgotten where nobody looks closely. */
  static void look(
      Entries entries, boolean closely, Workspace workspace, DMatrixRMaj gradient, int n) {
    if (closely) {
      entries.measure(workspace.kernels(), gradient.data, n);
    } else {
      entries.forget();
    }
  }

  /** ∂L/∂x = ∂L/∂u·W, plus ∂L/∂a with a skip. */
  private void backwardInput(Tensors t, DMatrixRMaj dx, Kernels kernels) {
    dense.backwardInput(kernels, t.du, dx);
    if (skips) {
      kernels.add(t.da.data, dx.data, dx.getNumElements());
    }
  }

  /** ∂L/∂f = s·∂L/∂a ⊙ mask. */
  private void throughOutput(Tensors t, Workspace workspace) {
    if (t.df == t.da) {
      return;
    }
    int n = t.a.getNumElements();
    for (int i = 0; i < n; i++) {
      t.df.data[i] = outputScale * t.da.data[i];
    }
    if (t.mask != null && workspace.mode().dropout()) {
      Dropout.apply(t.df, t.mask, t.df);
    }
  }

  /** δ = ∂L/∂f ⊙ f′(z), and the gradient of the slope. */
  private void throughActivation(Tensors t, Workspace workspace, int n, @Nullable Layer above) {
    Kernels kernels = workspace.kernels();
    double[] sums = workspace.measuring() ? t.backwardTally() : null;
    if (activation == null) {
      if (sums != null) {
        double squares = kernels.sumOfSquares(t.da.data, n);
        t.daSignal(t.da.data, n, squares);
        t.dzSignal(t.da.data, n, squares);
        workspace.extreme(LayerSums.extreme(squares));
      }
      return;
    }
    if (slope != null) {
      slope.gradient().data[0] = activation.slopeGradient(t.z.data, t.df.data, n);
    }
    boolean overwrites = t.dz == t.da;
    boolean early = sums != null && (t.df != t.da || (overwrites && workspace.extreme()));
    if (early) {
      t.daSignal(t.da.data, n, kernels.sumOfSquares(t.da.data, n));
    }
    activation.backward(kernels, t.z.data, t.f.data, t.df.data, t.dz.data, n, slopeValue(), sums);
    if (sums != null) {
      if (!early) {
        boolean lost = overwrites && !Norms.isSafe(sums[0]);
        DMatrixRMaj da = lost && above != null ? daAgain(t, workspace, above) : t.da;
        t.daSignal(da.data, n, sums[0]);
      }
      t.dzSignal(t.dz.data, n, sums[1]);
      workspace.extreme(LayerSums.extreme(sums[1]));
    }
  }

  /** ∂L/∂a once more, where δ has overwritten it and the sum that was taken of it is no good. */
  private DMatrixRMaj daAgain(Tensors t, Workspace workspace, Layer above) {
    DMatrixRMaj da = workspace.spare(t.da);
    above.backwardInput(workspace.layer(above.index), da, workspace.kernels());
    silenceInPlace(da);
    return da;
  }
}
