package backflow.nn;

/** Whether a hidden layer adds its input to its output, where the widths match. */
public enum Residual {
  /** a = f(z). */
  NONE("none"),
  /** a = a_(l-1) + f(z). */
  PLAIN("plain"),
  /** a = a_(l-1) + f(z)/√D, D the number of hidden layers. */
  SCALED("scaled");

  private final String id;

  Residual(String id) {
    this.id = id;
  }

  /** The word in experiment files. */
  public String id() {
    return id;
  }

  /**
   * The factor s of f(z).
   *
   * @param hiddenLayers D, at least 1
   */
  public double scale(int hiddenLayers) {
    return this == SCALED ? 1 / Math.sqrt(hiddenLayers) : 1;
  }
}
