package backflow.probe;

import backflow.math.Blank;
import backflow.math.Kernels;
import backflow.math.Norms;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Workspace;
import backflow.nn.optim.Clipper;
import backflow.nn.optim.Optimizer;
import java.util.ArrayList;
import java.util.List;

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
  private final List<double[]> start;
  private final double[][] updateSums;
  private final double[] updateNorms;
  private final double[] weightNorms;
  private final double[] gradientSquares;
  private final StepSnapshot snapshot;
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
    snapshot = new StepSnapshot(network.layers().size());
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
   * Reads the backward pass.
   *
   * @param workspace a measured backward pass
   */
  public void afterBackward(Workspace workspace) {
    for (int l = 1; l <= stats.size(); l++) {
      stats.get(l - 1).afterBackward(workspace.layer(l), snapshot);
    }
    List<Parameter> parameters = network.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      gradientSquares[i] = stats.get(p.layer() - 1).gradient(p, workspace.kernels(), snapshot);
    }
    for (int l = 1; l <= stats.size(); l++) {
      stats.get(l - 1).countNonFinite(workspace.layer(l), snapshot);
    }
    snapshot.set(StepQuantity.DISTANCE, distance(workspace.kernels()));
  }

  /** Σg² of every parameter in the network's order, after {@link #afterBackward}; live. */
  public double[] gradientSquares() {
    return gradientSquares;
  }

  /** ‖θ − θ_0‖. */
  private double distance(Kernels kernels) {
    double squares = 0;
    List<Parameter> parameters = network.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      squares += kernels.squaredDistance(p.value().data, start.get(i), p.size());
    }
    return Norms.isSafe(squares) ? Math.sqrt(squares) : scaledDistance();
  }

  /** The same, scaled by the largest difference: no false 0, no false ∞. */
  private double scaledDistance() {
    double largest = 0;
    for (int i = 0; i < start.size(); i++) {
      double[] now = network.parameters().get(i).value().data;
      double[] then = start.get(i);
      for (int k = 0; k < then.length; k++) {
        largest = Math.max(largest, Math.abs(now[k] - then[k]));
      }
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    double sum = 0;
    for (int i = 0; i < start.size(); i++) {
      double[] now = network.parameters().get(i).value().data;
      double[] then = start.get(i);
      for (int k = 0; k < then.length; k++) {
        double share = (now[k] - then[k]) / largest;
        sum = Math.fma(share, share, sum);
      }
    }
    return largest * Math.sqrt(sum);
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
    snapshot.set(
        StepQuantity.CLIPPED_SHARE, clippedInWindow / (double) Math.min(measured, CLIP_WINDOW));
  }

  /**
   * Where the optimizer shall write the sums of its update of a parameter; to be called right
   * before that update.
   *
   * @param index the parameter's place in the network's list
   * @return {@link Optimizer#SUMS} numbers
   */
  public double[] updateSums(int index) {
    double[] sums = updateSums[index];
    double before = sums[Optimizer.WEIGHT_SQUARES] + sums[Optimizer.UPDATE_SQUARES];
    if (!(before > 1e-200 && before < 1e200)) {
      // Σw² may be no good this time, and w will be gone when that is known
      Parameter p = network.parameters().get(index);
      weightNorms[index] = Norms.scaled(p.value().data, p.size(), 1);
    }
    return sums;
  }

  /** Reads the update. */
  public void afterUpdate() {
    double squares = 0;
    List<Parameter> parameters = network.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      double[] sums = updateSums[i];
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
  }
}
