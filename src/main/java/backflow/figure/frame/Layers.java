package backflow.figure.frame;

/** How layers are called. */
public final class Layers {
  private Layers() {}

  /** "layer 7", or "output". */
  public static String name(int layer, int hidden) {
    return layer > hidden ? "output" : "layer " + layer;
  }
}
