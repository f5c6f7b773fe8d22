package backflow.nn;

import backflow.math.Kernels;
import backflow.math.Moments;
import backflow.math.Norms;
import backflow.nn.layer.Normalizer;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * What one layer holds during one step: its forward values, its gradients and the sums that were
 * taken in passing. Matrices are batch × units.
 *
 * <p>To keep the working set in the cache, matrices share memory where nobody needs both: z is u
 * without normalization, f is a without dropout and skip. A lean workspace goes further: f
 * overwrites z where f′ can be had from f, and the gradients of all layers take turns in two
 * buffers; in a flowing one the forward values do, too. {@link Workspace#keep} tells which kind
 * this is.
 */
public final class Tensors {
  /** u = x·Wᵀ + b. */
  final DMatrixRMaj u;

  /** What the activation receives. */
  final DMatrixRMaj z;

  /** f(z), before dropout and skip. */
  final DMatrixRMaj f;

  /** The layer's output. */
  final DMatrixRMaj a;

  /** Dropout's mask; null without dropout. */
  final @Nullable DMatrixRMaj mask;

  /** ∂L/∂a. */
  final DMatrixRMaj da;

  /** ∂L/∂f; da itself without dropout and scaled skip. */
  final DMatrixRMaj df;

  /** δ = ∂L/∂z. */
  final DMatrixRMaj dz;

  /** ∂L/∂u; dz itself without normalization. */
  final DMatrixRMaj du;

  /** Room for Wᵀ, in × out, shared by all layers: for this layer's forward pass only. */
  final double[] transposed;

  /** What the normalization remembers; null without one. */
  final Normalizer.@Nullable Memory memory;

  private final double[] forward = new double[Kernels.FORWARD_TALLY];
  private final double[] output = new double[Kernels.FORWARD_TALLY];
  private final double[] backward = new double[2];
  private final Moments zMoments = new Moments();
  private final Moments aMoments = new Moments();
  private final Entries daEntries = new Entries();
  private final Entries dzEntries = new Entries();
  private double daNorm;
  private double dzNorm;
  private double daRms;
  private double dzRms;

  Tensors(
      DMatrixRMaj u,
      DMatrixRMaj z,
      DMatrixRMaj f,
      DMatrixRMaj a,
      @Nullable DMatrixRMaj mask,
      DMatrixRMaj da,
      DMatrixRMaj df,
      DMatrixRMaj dz,
      DMatrixRMaj du,
      double[] transposed,
      Normalizer.@Nullable Memory memory) {
    this.u = u;
    this.z = z;
    this.f = f;
    this.a = a;
    this.mask = mask;
    this.da = da;
    this.df = df;
    this.dz = dz;
    this.du = du;
    this.transposed = transposed;
    this.memory = memory;
  }

  void reshape(int batch) {
    u.reshape(batch, u.numCols);
    z.reshape(batch, z.numCols);
    f.reshape(batch, f.numCols);
    a.reshape(batch, a.numCols);
    if (mask != null) {
      mask.reshape(batch, mask.numCols);
    }
    if (memory != null) {
      memory.normalized().reshape(batch, u.numCols);
    }
  }

  /** Gradients may share buffers between layers of different width: shaped when used. */
  void reshapeGradients() {
    da.reshape(a.numRows, a.numCols);
    df.reshape(a.numRows, a.numCols);
    dz.reshape(a.numRows, a.numCols);
    du.reshape(a.numRows, a.numCols);
  }

  /** The layer's output a, batch × units. */
  public DMatrixRMaj a() {
    return a;
  }

  /** f(z), batch × units. */
  public DMatrixRMaj f() {
    return f;
  }

  /** What the activation received; meaningful only in a workspace that keeps all. */
  public DMatrixRMaj z() {
    return z;
  }

  /** u = x·Wᵀ + b; meaningful only in a workspace that keeps all. */
  public DMatrixRMaj u() {
    return u;
  }

  /** Dropout's mask of the last training pass; null without dropout. */
  public @Nullable DMatrixRMaj mask() {
    return mask;
  }

  /** x̂ and 1/σ of the normalization; null without one. */
  public Normalizer.@Nullable Memory memory() {
    return memory;
  }

  /** ∂L/∂f; meaningful only in a workspace that keeps all. */
  public DMatrixRMaj df() {
    return df;
  }

  /** ∂L/∂a; meaningful only in a workspace that keeps all. */
  public DMatrixRMaj da() {
    return da;
  }

  /** δ = ∂L/∂z; meaningful only in a workspace that keeps all. */
  public DMatrixRMaj dz() {
    return dz;
  }

  /** ∂L/∂u; meaningful right after the layer's backward pass, or in a workspace that keeps all. */
  public DMatrixRMaj du() {
    return du;
  }

  /** Mean, deviation and RMS of z in the last measured forward pass. */
  public Moments zMoments() {
    return zMoments;
  }

  /** Mean, deviation and RMS of a in the last measured forward pass. */
  public Moments aMoments() {
    return aMoments;
  }

  /** How many f(z) were exactly 0 in the last measured forward pass. */
  public double zeros() {
    return forward[Kernels.ZEROS];
  }

  /** How many z were on a flat tail in the last measured forward pass. */
  public double saturated() {
    return forward[Kernels.SATURATED];
  }

  /** ‖∂L/∂a‖ in the last measured backward pass. */
  public double daNorm() {
    return daNorm;
  }

  /** ‖δ‖ in the last measured backward pass. */
  public double dzNorm() {
    return dzNorm;
  }

  /** RMS over batch and units of ∂L/∂a in the last measured backward pass. */
  public double daRms() {
    return daRms;
  }

  /** RMS over batch and units of δ in the last measured backward pass. */
  public double dzRms() {
    return dzRms;
  }

  /** Mean and largest |∂L/∂a| of a backward pass that was looked at closely; else blank. */
  public Entries daEntries() {
    return daEntries;
  }

  /** Mean and largest |δ| of a backward pass that was looked at closely; else blank. */
  public Entries dzEntries() {
    return dzEntries;
  }

  double[] forwardTally() {
    return forward;
  }

  double[] outputTally() {
    return output;
  }

  double[] backwardTally() {
    return backward;
  }

  /**
   * Sizes of ∂L/∂a, or of δ, where the tensor holds S times as much.
   *
   * @param ofOutput ∂L/∂a; else δ
   */
  void signal(boolean ofOutput, double[] gradient, int n, Kernels kernels, double lossScale) {
    double squares = kernels.sumOfSquares(gradient, n);
    if (ofOutput) {
      daSignal(gradient, n, squares);
      daNorm /= lossScale;
      daRms /= lossScale;
    } else {
      dzSignal(gradient, n, squares);
      dzNorm /= lossScale;
      dzRms /= lossScale;
    }
    (ofOutput ? daEntries : dzEntries).divide(lossScale);
  }

  /** Divides S out of the gradients; in a workspace that keeps all, each once. */
  void unscale(Kernels kernels, double lossScale) {
    double factor = 1 / lossScale;
    kernels.scale(da.data, factor, da.getNumElements());
    if (df != da) {
      kernels.scale(df.data, factor, df.getNumElements());
    }
    if (dz != da) {
      kernels.scale(dz.data, factor, dz.getNumElements());
    }
    if (du != dz) {
      kernels.scale(du.data, factor, du.getNumElements());
    }
  }

  void daSignal(double[] da, int n, double squares) {
    daNorm = Norms.norm(da, n, squares);
    daRms = Norms.rootMeanSquare(da, n, squares);
  }

  void dzSignal(double[] dz, int n, double squares) {
    dzNorm = Norms.norm(dz, n, squares);
    dzRms = Norms.rootMeanSquare(dz, n, squares);
  }
}
