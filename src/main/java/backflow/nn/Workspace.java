package backflow.nn;

import backflow.math.FloatFormat;
import backflow.math.Kernels;
import backflow.math.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a forward and a backward pass, made once and used at every step: nothing is
 * allocated in between. One per thread; the network itself holds no state of a pass.
 */
public final class Workspace {
  private final List<Tensors> layers;
  private final Kernels kernels;
  private final RandomStream dropout;
  private final Keep keep;
  private boolean measuring;
  private boolean closely;
  private boolean extreme;
  private final List<Layer> network;
  private final int batch;
  private @Nullable Rounding rounding;
  private List<RoundedPass> rounded = List.of();
  private double lossScale = 1;
  private DMatrixRMaj roundedX = new DMatrixRMaj(0, 0);
  private final DMatrixRMaj spare = new DMatrixRMaj(0, 0);
  private DMatrixRMaj x;
  private Mode mode = Mode.TRAIN;

  /**
   * Room for passes over a network.
   *
   * @param network the network
   * @param batch samples at most
   * @param kernels the inner loops; owned by this workspace
   * @param dropout the stream that dropout masks are drawn from
   * @param keep what stays readable after a pass
   */
  public Workspace(Network network, int batch, Kernels kernels, RandomStream dropout, Keep keep) {
    this.kernels = kernels;
    this.dropout = dropout;
    this.keep = keep;
    this.network = network.layers();
    this.batch = batch;
    x = new DMatrixRMaj(0, network.architecture().inputs());
    TensorLayout layout = new TensorLayout(network.architecture(), batch, keep);
    List<Tensors> made = new ArrayList<>();
    for (Layer layer : network.layers()) {
      made.add(layout.tensors(layer));
    }
    layers = List.copyOf(made);
  }

  /** The inner loops. */
  public Kernels kernels() {
    return kernels;
  }

  /** What stays readable after a pass. */
  public Keep keep() {
    return keep;
  }

  /** Whether passes take sums for the probes on their way. */
  public boolean measuring() {
    return measuring;
  }

  /** Switches the sums on or off; the values computed stay the same bits. */
  public void measuring(boolean on) {
    measuring = on;
  }

  /** What its passes are computed in. */
  public FloatFormat format() {
    return rounding == null ? FloatFormat.FLOAT64 : rounding.format();
  }

  /** By what ∂L/∂output has been multiplied for the coming backward passes. */
  public double lossScale() {
    return lossScale;
  }

  /**
   * Has the coming passes emulate a format: x and the result of every operation are rounded to it.
   *
   * @param format double is computed in as ever, without any rounding
   */
  public void format(FloatFormat format) {
    rounded(format == FloatFormat.FLOAT64 ? null : new Rounding(format));
  }

  /**
   * The same for backward passes of a loss times S, also in double. ∂L/∂output is to be filled with
   * S·∂L/∂output, rounded; the gradients of the parameters, what is measured, and the tensors of a
   * workspace that keeps all have S divided out after a backward pass.
   *
   * @param lossScale S, above 0
   */
  public void format(FloatFormat format, double lossScale) {
    if (rounding == null || rounding.format() != format) {
      rounded(new Rounding(format));
    }
    this.lossScale = lossScale;
  }

  private void rounded(@Nullable Rounding next) {
    rounding = next;
    lossScale = 1;
    if (next == null) {
      rounded = List.of();
      return;
    }
    List<RoundedPass> passes = new ArrayList<>();
    for (Layer layer : network) {
      passes.add(new RoundedPass(layer, layer(layer.index()), this, next));
    }
    rounded = List.copyOf(passes);
    roundedX = new DMatrixRMaj(batch, network.get(0).dense().weight().value().numCols);
  }

  /** The passes of a layer, 1..D+1, in another format; null if they are those of the layer. */
  @Nullable RoundedPass rounded(int layer) {
    return rounding == null ? null : rounded.get(layer - 1);
  }

  /** S times ∂L/∂output, as the format holds it, of ∂L/∂output; before a backward pass. */
  public void scaleOutputGradient() {
    if (rounding != null) {
      DMatrixRMaj gradient = outputGradient();
      if (lossScale != 1) {
        kernels.scale(gradient.data, lossScale, gradient.getNumElements());
      }
      rounding.of(gradient);
    }
  }

  /** After a backward pass. */
  void unscale() {
    if (keep == Keep.ALL && lossScale != 1) {
      for (int i = 0; i < layers.size(); i++) {
        layers.get(i).unscale(kernels, lossScale);
      }
    }
  }

  /** Whether measured backward passes look at the entries of the signals one by one. */
  boolean closely() {
    return closely;
  }

  /**
   * Has the coming backward passes look at mean and largest entry of ∂L/∂a and δ, which takes a
   * pass over each; the values computed stay the same bits.
   */
  public void closely(boolean on) {
    closely = on;
  }

  /**
   * What a layer holds.
   *
   * @param layer 1..D+1
   */
  public Tensors layer(int layer) {
    return layers.get(layer - 1);
  }

  /** The network's output of the last forward pass, batch × outputs. */
  public DMatrixRMaj output() {
    return layers.get(layers.size() - 1).a;
  }

  /** ∂L/∂output, to be filled before a backward pass; batch × outputs. */
  public DMatrixRMaj outputGradient() {
    DMatrixRMaj gradient = layers.get(layers.size() - 1).da;
    gradient.reshape(output().numRows, output().numCols);
    return gradient;
  }

  /** The inputs of the last forward pass, as the passes see them. */
  public DMatrixRMaj x() {
    return x;
  }

  /** What the last forward pass was for. */
  public Mode mode() {
    return mode;
  }

  /** Whether the neighbour just measured was so large or small that squares may not be trusted. */
  boolean extreme() {
    return extreme;
  }

  void extreme(boolean now) {
    extreme = now;
  }

  /** Memory in the shape of a matrix, its content undefined; made when it is first needed. */
  DMatrixRMaj spare(DMatrixRMaj shape) {
    spare.reshape(shape.numRows, shape.numCols);
    return spare;
  }

  /** A copy of a matrix, until another is kept. */
  DMatrixRMaj keep(DMatrixRMaj matrix) {
    System.arraycopy(matrix.data, 0, spare(matrix).data, 0, matrix.getNumElements());
    return spare;
  }

  private DMatrixRMaj rounded(DMatrixRMaj inputs, Rounding to) {
    roundedX.reshape(inputs.numRows, inputs.numCols);
    System.arraycopy(inputs.data, 0, roundedX.data, 0, inputs.getNumElements());
    to.of(roundedX);
    return roundedX;
  }

  RandomStream dropout() {
    return dropout;
  }

  void begin(DMatrixRMaj inputs, Mode newMode) {
    x = rounding == null ? inputs : rounded(inputs, rounding);
    mode = newMode;
    extreme = false;
    if (output().numRows != inputs.numRows) {
      for (int i = 0; i < layers.size(); i++) {
        layers.get(i).reshape(inputs.numRows);
      }
    }
  }
}
