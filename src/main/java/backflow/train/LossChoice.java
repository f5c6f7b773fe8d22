package backflow.train;

/** The loss by the word that experiment files use. */
public enum LossChoice {
  /** Cross-entropy for classes (binary for two), mean squared error for numbers. */
  AUTO("auto", "auto"),
  MSE("mse", "mean squared error"),
  BINARY_CROSS_ENTROPY("binary-cross-entropy", "binary cross-entropy"),
  CROSS_ENTROPY("cross-entropy", "softmax cross-entropy");

  private final String id;
  private final String label;

  LossChoice(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** The word in experiment files. */
  public String id() {
    return id;
  }

  /** The words on screen. */
  public String label() {
    return label;
  }
}
