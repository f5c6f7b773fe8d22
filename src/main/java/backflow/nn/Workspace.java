package backflow.nn;

import backflow.math.Kernels;
import backflow.math.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

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

  /** The inputs of the last forward pass. */
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

  RandomStream dropout() {
    return dropout;
  }

  void begin(DMatrixRMaj inputs, Mode newMode) {
    x = inputs;
    mode = newMode;
    extreme = false;
    if (output().numRows != inputs.numRows) {
      for (int i = 0; i < layers.size(); i++) {
        layers.get(i).reshape(inputs.numRows);
      }
    }
  }
}
