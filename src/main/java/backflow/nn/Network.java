package backflow.nn;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A multilayer perceptron: its layers, its parameters, and one honest backward pass.
 *
 * <p>Holds parameters and their gradients (and batch norm's running statistics), nothing else; what
 * a pass computes stands in a {@link Workspace}. Not thread-safe.
 */
public final class Network {
  private final Architecture architecture;
  private final List<Layer> layers;
  private final List<Parameter> parameters;
  private final int[] firstParameters;
  private final SharedGradients shared;

  /**
   * A network of zero weights; an initializer fills them.
   *
   * @param architecture its shape
   */
  public Network(Architecture architecture) {
    this.architecture = architecture;
    List<Layer> made = new ArrayList<>();
    List<Parameter> all = new ArrayList<>();
    for (int l = 1; l <= architecture.depth(); l++) {
      made.add(Layer.hidden(architecture, l));
    }
    made.add(Layer.output(architecture));
    firstParameters = new int[made.size() + 1];
    for (Layer layer : made) {
      firstParameters[layer.index() - 1] = all.size();
      all.addAll(layer.parameters());
    }
    firstParameters[made.size()] = all.size();
    layers = List.copyOf(made);
    parameters = List.copyOf(all);
    shared = new SharedGradients(layers);
  }

  /** Its shape. */
  public Architecture architecture() {
    return architecture;
  }

  /** The hidden layers and the output layer, from the input on. */
  public List<Layer> layers() {
    return layers;
  }

  /** All parameters, layer by layer from the input on. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * Where the parameters of a layer begin among {@link #parameters}.
   *
   * @param layer 1..D+1; D+2 gives the end of all
   */
  public int firstParameter(int layer) {
    return firstParameters[layer - 1];
  }

  /** How many numbers are learned. */
  public int parameterCount() {
    int count = 0;
    for (Parameter p : parameters) {
      count += p.size();
    }
    return count;
  }

  /**
   * From here to {@link #ownGradients}, the gradient of a layer's weights is there only until the
   * backward pass of the second layer below it: for who reads it at once. It saves the traffic
   * between memory and processor.
   */
  public void shareGradients() {
    shared.begin();
  }

  /**
   * Every gradient has memory of its own again, as it had at first; where gradients were shared
   * since the last backward pass that was not, those of the weights are NaN: nobody kept them.
   */
  public void ownGradients() {
    shared.end();
  }

  /**
   * The outputs for a batch: {@code workspace.output()}.
   *
   * @param x batch × inputs; not modified, and must stay as it is until the backward pass
   * @param workspace overwritten
   * @param mode what the pass is for
   */
  public void forward(DMatrixRMaj x, Workspace workspace, Mode mode) {
    forward(x, workspace, mode, null);
  }

  /**
   * The same, with a look at every layer right after it is computed; the only way to see more than
   * the output in a {@link Keep#FLOWING} workspace.
   *
   * @param visitor called layer by layer; null for nobody
   */
  public void forward(
      DMatrixRMaj x, Workspace workspace, Mode mode, @Nullable LayerVisitor visitor) {
    workspace.begin(x, mode);
    forwardFrom(1, workspace, visitor);
  }

  /**
   * The last forward pass once more from a layer on, to the same bits as the whole of it: for who
   * moves parameters of that layer or of later ones.
   *
   * @param layer 1..D+1
   * @param workspace not a {@link Keep#FLOWING} one; what is below stands as the last pass left it
   * @param mode what the pass is for
   */
  public void forwardFrom(int layer, Workspace workspace, Mode mode) {
    workspace.begin(workspace.x(), mode);
    forwardFrom(layer, workspace, (LayerVisitor) null);
  }

  private void forwardFrom(int first, Workspace workspace, @Nullable LayerVisitor visitor) {
    DMatrixRMaj input = first == 1 ? workspace.x() : workspace.layer(first - 1).a;
    for (int l = first; l <= layers.size(); l++) {
      Tensors t = workspace.layer(l);
      Layer layer = layers.get(l - 1);
      layer.forward(input, t, workspace);
      if (visitor != null) {
        visitor.visit(layer, t);
      }
      input = t.a;
    }
  }

  /**
   * The gradient of the loss with respect to every parameter, from ∂L/∂output in {@code
   * workspace.outputGradient()}, by the chain rule from the last layer to the first.
   *
   * @param workspace what {@link #forward} left; gradients are overwritten
   */
  public void backward(Workspace workspace) {
    backward(workspace, null);
  }

  /**
   * The same, with a look at every layer right after its gradients are computed; in a lean
   * workspace the only way to see them all.
   *
   * @param visitor called layer by layer from the output down; null for nobody
   */
  public void backward(Workspace workspace, @Nullable LayerVisitor visitor) {
    shared.beforeBackward();
    for (int l = layers.size(); l >= 1; l--) {
      Tensors t = workspace.layer(l);
      t.reshapeGradients();
      DMatrixRMaj input = workspace.x();
      DMatrixRMaj dx = input;
      if (l > 1) {
        Tensors below = workspace.layer(l - 1);
        input = below.a;
        dx = below.da;
        dx.reshape(input.numRows, input.numCols);
      }
      Layer above = l < layers.size() ? layers.get(l) : null;
      Layer layer = layers.get(l - 1);
      layer.backward(input, t, dx, workspace, above);
      if (visitor != null) {
        visitor.visit(layer, t);
      }
    }
    workspace.unscale();
  }
}
