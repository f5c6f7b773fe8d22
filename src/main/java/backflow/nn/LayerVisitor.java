package backflow.nn;

/** Looks at a layer right after its forward or its backward pass. */
@FunctionalInterface
public interface LayerVisitor {
  /**
   * Called once per layer, in the order of the pass.
   *
   * @param layer the layer
   * @param tensors its values, after a backward pass also its gradients; not to be modified
   */
  void visit(Layer layer, Tensors tensors);
}
