package backflow.probe;

/** What is measured once per step. */
public enum StepQuantity {
  /** Mean loss of the batch, before the update. */
  LOSS("loss"),
  /** Share of the batch classified right, before the update; blank for regression. */
  ACCURACY("accuracy"),
  /** Mean loss of the test set in evaluation mode; every k-th step; blank without a test set. */
  TEST_LOSS("test_loss"),
  /** Share of the test set classified right; every k-th step; blank for regression. */
  TEST_ACCURACY("test_accuracy"),
  /** η of this step, after the schedule. */
  LEARNING_RATE("learning_rate"),
  /** Norm of all gradients before clipping. */
  GLOBAL_NORM_BEFORE("global_norm_before"),
  /** Norm of all gradients after clipping. */
  GLOBAL_NORM_AFTER("global_norm_after"),
  /** Norm after / norm before; 1 if nothing was clipped; blank for 0/0. */
  CLIP_FACTOR("clip_factor"),
  /** Cosine between raw and clipped gradient; blank if either is 0. */
  CLIP_COSINE("clip_cosine"),
  /** Share of the last 100 steps (fewer at the start) in which clipping changed the gradient. */
  CLIPPED_SHARE("clipped_share"),
  /** ‖θ_t − θ_0‖ before the update. */
  DISTANCE("distance"),
  /** ‖Δθ‖ of this step. */
  UPDATE_NORM("update_norm"),
  /** How often the training set has been gone through, as a real number, before this step. */
  EPOCH("epoch"),
  /**
   * n · RMS(∂L/∂output) over the n samples of the batch and all outputs: about how far a sample's
   * answer still is from its target. Above 1e-2 the output is still wrong.
   */
  OUTPUT_ERROR("output_error"),
  /** S, the loss scale of this step; blank in float64 without one. */
  LOSS_SCALE("loss_scale"),
  /**
   * 1 if the step was skipped because a gradient overflowed under a dynamic loss scale, else 0;
   * blank in float64 without one.
   */
  SKIPPED("skipped");

  private static final StepQuantity[] ALL = values();

  private final String column;

  StepQuantity(String column) {
    this.column = column;
  }

  /** The column's name in metrics files. */
  public String column() {
    return column;
  }

  /** How many quantities there are. */
  public static int count() {
    return ALL.length;
  }
}
