package backflow.figure;

/** How layers are called. */
final class Layers {
  private Layers() {}

  /** "layer 7", or "output". */
  static String name(int layer, int hidden) {
    return layer > hidden ? "output" : "layer " + layer;
  }
}
