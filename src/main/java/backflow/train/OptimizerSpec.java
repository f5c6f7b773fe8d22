package backflow.train;

/**
 * The optimizer and its rates; what an optimizer does not use is kept but ignored.
 *
 * @param kind which one
 * @param momentum of SGD, 0 to below 1
 * @param nesterov whether that momentum looks ahead
 * @param beta1 Adam, AdamW: decay of the first moment, 0 to below 1
 * @param beta2 Adam, AdamW: decay of the second moment, 0 to below 1
 * @param epsilon added to the root, above 0 up to 1
 * @param decay RMSProp: decay of the mean square, 0 to below 1
 */
public record OptimizerSpec(
    Kind kind,
    double momentum,
    boolean nesterov,
    double beta1,
    double beta2,
    double epsilon,
    double decay) {

  /** The optimizers by the word that experiment files use. */
  public enum Kind {
    SGD("sgd", "SGD"),
    RMSPROP("rmsprop", "RMSProp"),
    ADAGRAD("adagrad", "Adagrad"),
    ADAM("adam", "Adam"),
    ADAMW("adamw", "AdamW");

    private final String id;
    private final String label;

    Kind(String id, String label) {
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

  /**
   * An optimizer with PyTorch's default rates.
   *
   * @param kind which one
   */
  public static OptimizerSpec of(Kind kind) {
    return new OptimizerSpec(kind, 0, false, 0.9, 0.999, kind == Kind.ADAGRAD ? 1e-10 : 1e-8, 0.99);
  }
}
