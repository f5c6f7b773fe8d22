package backflow.probe;

import backflow.math.Blank;
import backflow.math.Kernels;
import backflow.math.Norms;
import backflow.nn.Layer;
import backflow.nn.LayerVisitor;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.nn.optim.Clipper;
import backflow.nn.optim.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Measures one step at four points: after the forward pass, after the backward pass, after
 * clipping, after the update. Reads and changes nothing; allocates nothing.
 *
 * <p>Training thread only. {@link #snapshot} is complete after {@link #afterUpdate} and valid until
 * the next step begins.
 */
public final class Probe {
  private static final int CLIP_WINDOW = 100;

  private final Network network;
  private final List<LayerStats> stats;
  private List<double[]> start;
  private final double[][] updateSums;
  private final double[] updateNorms;
  private final double[] weightNorms;
  private final double[] gradientSquares;
  private final double[] gradientNorms;
  private final double[] distances;
  private final StepSnapshot snapshot;
  private final GradientNoise noise;
  private final LayerVisitor look = this::look;
  private @Nullable Kernels kernels;
  private boolean noisy;
  private final boolean[] clipped = new boolean[CLIP_WINDOW];
  private long measured;
  private int clippedInWindow;

  /**
   * A probe of a network at its start, from which distance is measured.
   *
   * @param network only read
   */
  public Probe(Network network) {
    this.network = network;
    stats = network.layers().stream().map(LayerStats::new).toList();
    start = new ArrayList<>();
    for (Parameter p : network.parameters()) {
      start.add(p.value().data.clone());
    }
    updateSums = new double[network.parameters().size()][Optimizer.SUMS];
    updateNorms = new double[network.parameters().size()];
    weightNorms = new double[network.parameters().size()];
    gradientSquares = new double[network.parameters().size()];
    gradientNorms = new double[network.parameters().size()];
    distances = new double[network.parameters().size()];
    snapshot = new StepSnapshot(network.layers().size());
    noise = new GradientNoise(network.layers().size());
  }

  /**
   * What a probe knows of earlier steps, for checkpoints. Immutable.
   *
   * @param start θ_0, shared, never modified
   * @param clipped of the last 100 steps, which were clipped
   * @param measured how many steps were measured
   * @param sums of the last updates, parameter after parameter
   * @param weightNorms of the parameters when their sums were last in doubt
   */
  @SuppressWarnings("ArrayRecordComponent") // never modified, never compared
  public record Memory(
      List<double[]> start, BitSet clipped, long measured, double[] sums, double[] weightNorms) {
    /** How many bytes it takes; θ_0 does not count, it is shared. */
    public long bytes() {
      return Double.BYTES * ((long) sums.length + weightNorms.length) + CLIP_WINDOW / Byte.SIZE;
    }
  }

  /** What this probe knows of earlier steps. Between two steps. */
  public Memory memory() {
    BitSet set = new BitSet(CLIP_WINDOW);
    for (int i = 0; i < CLIP_WINDOW; i++) {
      set.set(i, clipped[i]);
    }
    double[] sums = new double[updateSums.length * Optimizer.SUMS];
    for (int i = 0; i < updateSums.length; i++) {
      System.arraycopy(updateSums[i], 0, sums, i * Optimizer.SUMS, Optimizer.SUMS);
    }
    return new Memory(start, set, measured, sums, weightNorms.clone());
  }

  /**
   * Goes on from what another probe of an equal network knew.
   *
   * @param memory not modified
   */
  public void restore(Memory memory) {
    start = memory.start();
    clippedInWindow = memory.clipped().cardinality();
    for (int i = 0; i < CLIP_WINDOW; i++) {
      clipped[i] = memory.clipped().get(i);
    }
    measured = memory.measured();
    for (int i = 0; i < updateSums.length; i++) {
      System.arraycopy(memory.sums(), i * Optimizer.SUMS, updateSums[i], 0, Optimizer.SUMS);
    }
    System.arraycopy(memory.weightNorms(), 0, weightNorms, 0, weightNorms.length);
    snapshot.clear(-1);
  }

  /** What was measured of the step; reused at the next. */
  public StepSnapshot snapshot() {
    return snapshot;
  }

  /**
   * Begins a step and reads the forward pass.
   *
   * @param step which step, from 0
   * @param workspace a measured forward pass
   */
  public void afterForward(long step, Workspace workspace) {
    snapshot.clear(step);
    for (int l = 1; l <= stats.size(); l++) {
      stats.get(l - 1).afterForward(workspace.layer(l), snapshot);
    }
  }

  /**
   * What looks on while the backward pass runs: reads the gradients of a layer's parameters right
   * after they were computed, while they are in the cache; and the noise of the gradient, which
   * needs what every single sample gives.
   *
   * @param workspace of that pass
   * @param close whether the noise is measured, and the entries of the signals one by one
   */
  public LayerVisitor duringBackward(Workspace workspace, boolean close) {
    kernels = workspace.kernels();
    workspace.closely(close);
    noisy = close;
    if (close) {
      noise.of(workspace);
    }
    return look;
  }

  private void look(Layer layer, Tensors tensors) {
    if (noisy) {
      noise.visit(layer, tensors);
    }
    LayerStats s = stats.get(layer.index() - 1);
    Kernels k = Objects.requireNonNull(kernels);
    int end = network.firstParameter(layer.index() + 1);
    for (int i = network.firstParameter(layer.index()); i < end; i++) {
      gradientSquares[i] = s.gradient(network.parameters().get(i), k, snapshot);
      gradientNorms[i] = s.gradientNorm();
    }
    s.compareUnits(snapshot);
  }

  /**
   * Reads the backward pass that {@link #duringBackward} has looked at.
   *
   * @param workspace a measured backward pass
   */
  public void afterBackward(Workspace workspace) {
    for (int l = 1; l <= stats.size(); l++) {
      stats.get(l - 1).afterBackward(workspace.layer(l), snapshot);
    }
    noise.read(snapshot);
    for (int l = 1; l <= stats.size(); l++) {
      stats.get(l - 1).countNonFinite(workspace.layer(l), snapshot);
    }
    double samples = workspace.output().numRows;
    int output = stats.size();
    snapshot.set(
        StepQuantity.OUTPUT_ERROR,
        samples * snapshot.get(LayerQuantity.ACTIVATION_GRADIENT_RMS, output));
  }

  /** Σg² of every parameter in the network's order, after {@link #afterBackward}; live. */
  public double[] gradientSquares() {
    return gradientSquares;
  }

  /** ‖g‖ of every parameter, likewise. */
  public double[] gradientNorms() {
    return gradientNorms;
  }

  /**
   * Reads what clipping did.
   *
   * @param clipper after it has gone over the gradients of this step
   */
  public void afterClip(Clipper clipper) {
    snapshot.set(StepQuantity.GLOBAL_NORM_BEFORE, clipper.normBefore());
    snapshot.set(StepQuantity.GLOBAL_NORM_AFTER, clipper.normAfter());
    boolean zero = clipper.normBefore() == 0;
    snapshot.set(StepQuantity.CLIP_FACTOR, zero ? Blank.VALUE : clipper.factor());
    boolean undirected = zero || clipper.normAfter() == 0;
    snapshot.set(StepQuantity.CLIP_COSINE, undirected ? Blank.VALUE : clipper.cosine());
    int slot = (int) (measured % CLIP_WINDOW);
    clippedInWindow += (clipper.clipped() ? 1 : 0) - (clipped[slot] ? 1 : 0);
    clipped[slot] = clipper.clipped();
    measured++;
    for (int l = 1; l <= stats.size(); l++) {
      snapshot.set(LayerQuantity.NORM_BEFORE_CLIPPING, l, clipper.layerNormBefore(l - 1));
      snapshot.set(LayerQuantity.NORM_AFTER_CLIPPING, l, clipper.layerNormAfter(l - 1));
    }
    snapshot.set(
        StepQuantity.CLIPPED_SHARE, clippedInWindow / (double) Math.min(measured, CLIP_WINDOW));
  }

  /**
   * Measures what the sums of an update may not say, while w is still there; to be called right
   * before the update of a parameter, in any order.
   *
   * @param index the parameter's place in the network's list
   * @param kernels the inner loops
   * @return where the optimizer shall write the sums of that update: {@link Optimizer#SUMS} numbers
   */
  public double[] beforeUpdate(int index, Kernels kernels) {
    double[] sums = updateSums[index];
    double before = sums[Optimizer.WEIGHT_SQUARES] + sums[Optimizer.UPDATE_SQUARES];
    if (!(before > 1e-200 && before < 1e200)) {
      // Σw² may be no good this time, and w will be gone when that is known
      Parameter p = network.parameters().get(index);
      weightNorms[index] = Norms.scaled(p.value().data, p.size(), 1);
    }
    if (!isDistanceSafe(sums)) {
      double[] now = network.parameters().get(index).value().data;
      double[] then = start.get(index);
      double squares = kernels.squaredDistance(now, then, then.length);
      distances[index] = Norms.distance(now, then, then.length, squares);
    }
    return sums;
  }

  /**
   * Whether Σ(w−w₀)² can neither vanish nor overflow this time: after the step before, ‖w−w₀‖ was
   * far from both, and more than twice as long as the update, which so took at most half of it.
   *
   * @param sums of the update before
   */
  private static boolean isDistanceSafe(double[] sums) {
    double squares = sums[Optimizer.DISTANCE_SQUARES];
    return squares > 1e-200 && squares < 1e200 && squares > 4 * sums[Optimizer.UPDATE_SQUARES];
  }

  /**
   * From where the distance of a parameter is measured.
   *
   * @param index the parameter's place in the network's list
   * @return not to be modified
   */
  public double[] start(int index) {
    return start.get(index);
  }

  /** Parameters were changed by another than the optimizer: what it left bounds nothing more. */
  public void parametersWereChanged() {
    for (double[] sums : updateSums) {
      Arrays.fill(sums, Double.NaN);
    }
  }

  /** Reads the update. */
  public void afterUpdate() {
    double squares = 0;
    double squaredDistance = 0;
    List<Parameter> parameters = network.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      double[] sums = updateSums[i];
      double squaresFromStart = sums[Optimizer.DISTANCE_SQUARES];
      squaredDistance += squaresFromStart;
      if (Norms.isSafe(squaresFromStart)) {
        distances[i] = Math.sqrt(squaresFromStart);
      }
      squares += sums[Optimizer.UPDATE_SQUARES];
      updateNorms[i] = sums[Optimizer.UPDATE_NORM];
      Parameter p = parameters.get(i);
      if (p.kind() == Parameter.Kind.WEIGHT) {
        double weightSquares = sums[Optimizer.WEIGHT_SQUARES];
        double weightNorm = Norms.isSafe(weightSquares) ? Math.sqrt(weightSquares) : weightNorms[i];
        stats.get(p.layer() - 1).afterUpdate(weightNorm, updateNorms[i], snapshot);
      }
    }
    double norm = Norms.norm(updateNorms, updateNorms.length, squares);
    snapshot.set(StepQuantity.UPDATE_NORM, norm);
    double distance = Norms.norm(distances, distances.length, squaredDistance);
    snapshot.set(StepQuantity.DISTANCE, distance);
  }
}
