package backflow.nn;

/** Looks at a layer right after its forward pass. */
@FunctionalInterface
public interface LayerVisitor {
  /**
   * Called once per layer, from the input on.
   *
   * @param layer the layer
   * @param tensors its forward values; not to be modified
   */
  void visit(Layer layer, Tensors tensors);
}
