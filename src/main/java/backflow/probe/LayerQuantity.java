package backflow.probe;

/**
 * What is measured in every layer at every step; the definitions are those of the table in the
 * README's science chapter. {@code column} is the name in files.
 */
public enum LayerQuantity {
  /** ‖∂L/∂W_l‖, Frobenius. */
  WEIGHT_GRADIENT_NORM("weight_gradient_norm"),
  /** ‖∂L/∂W_l‖/√count. */
  WEIGHT_GRADIENT_RMS("weight_gradient_rms"),
  /** mean |∂L/∂W_l|. */
  WEIGHT_GRADIENT_MEAN_ABS("weight_gradient_mean_abs"),
  /** max |∂L/∂W_l|. */
  WEIGHT_GRADIENT_MAX_ABS("weight_gradient_max_abs"),
  /** ‖∂L/∂b_l‖. */
  BIAS_GRADIENT_NORM("bias_gradient_norm"),
  /** RMS over batch and units of ∂L/∂a_l. */
  ACTIVATION_GRADIENT_RMS("activation_gradient_rms"),
  /** RMS over batch and units of δ_l = ∂L/∂z_l. */
  PREACTIVATION_GRADIENT_RMS("preactivation_gradient_rms"),
  /** RMS over batch and units of a_l. */
  ACTIVATION_RMS("activation_rms"),
  /** Mean over batch and units of a_l. */
  ACTIVATION_MEAN("activation_mean"),
  /** Standard deviation (1/count) over batch and units of a_l. */
  ACTIVATION_STD("activation_std"),
  /** Standard deviation (1/count) over batch and units of z_l. */
  PREACTIVATION_STD("preactivation_std"),
  /** Share of f(z_l) exactly 0, before dropout and skip; blank for the output layer. */
  ZERO_SHARE("zero_share"),
  /** Share of z_l on a flat tail; blank where the activation has none. */
  SATURATED_SHARE("saturated_share"),
  /** Share of units with z ≤ 0 on the whole probe set; ReLU only; every k-th step. */
  INACTIVE_SHARE("inactive_share"),
  /** Share of units that have died; ReLU only; every k-th step. */
  DEAD_SHARE("dead_share"),
  /** Mean cosine between the a_l of different samples of the probe set; every k-th step. */
  SAMPLE_SIMILARITY("sample_similarity"),
  /** ‖ΔW_l‖/‖W_l‖; blank if ‖W_l‖ = 0. */
  UPDATE_TO_WEIGHT("update_to_weight"),
  /** ‖W_l‖ before the update. */
  WEIGHT_NORM("weight_norm"),
  /**
   * Share of units active on under 1 % of the probe set, but on some; ReLU only; every k-th step.
   */
  NEAR_INACTIVE_SHARE("near_inactive_share"),
  /** Share of units inactive from the start; ReLU only; every k-th step. */
  SILENT_SHARE("silent_share"),
  /**
   * How many entries of a_l, ∂L/∂W_l and ∂L/∂b_l are NaN or ±Inf, and one more for each of z_l and
   * δ_l that holds any: how many, nobody knows, since a step does not keep them. So it is above 0
   * exactly if one of the five is not finite.
   */
  NON_FINITE("non_finite"),
  /** Norm of all gradients of the layer together (W, b, γ, β, slope), before clipping. */
  NORM_BEFORE_CLIPPING("layer_norm_before"),
  /** The same after clipping. */
  NORM_AFTER_CLIPPING("layer_norm_after"),
  /**
   * ‖ḡ‖² / (tr Cov / n) of ∂L/∂W_l over the batch: the mean of the samples' gradients over what
   * chance leaves of it; see {@link GradientNoise}; every k-th step; blank for one sample, samples
   * that are all alike, or 0/0.
   */
  GRADIENT_SNR("gradient_snr"),
  /**
   * 1 if all units of the layer have the same incoming weights and bias, and the same gradients of
   * them, bit for bit, so that they can only ever do the same; else 0; blank for a single unit.
   */
  SYMMETRIC("symmetric"),
  /** ‖∂L/∂a_l‖ over batch and units. */
  ACTIVATION_GRADIENT_NORM("activation_gradient_norm"),
  /** mean |∂L/∂a_l| over batch and units; every k-th step. */
  ACTIVATION_GRADIENT_MEAN_ABS("activation_gradient_mean_abs"),
  /** max |∂L/∂a_l| over batch and units; every k-th step. */
  ACTIVATION_GRADIENT_MAX_ABS("activation_gradient_max_abs"),
  /** ‖δ_l‖ over batch and units. */
  PREACTIVATION_GRADIENT_NORM("preactivation_gradient_norm"),
  /** mean |δ_l| over batch and units; every k-th step. */
  PREACTIVATION_GRADIENT_MEAN_ABS("preactivation_gradient_mean_abs"),
  /** max |δ_l| over batch and units; every k-th step. */
  PREACTIVATION_GRADIENT_MAX_ABS("preactivation_gradient_max_abs"),
  /**
   * Share of the entries of ∂L/∂W_l that the format of {@code training.precision} loses: finite and
   * not 0 in a backward pass in double from the same weights and batch, 0 or not finite in the
   * format; every k-th step; blank in float64, and where no entry is there to be lost.
   */
  LOST_GRADIENT_SHARE("lost_gradient_share");

  private static final LayerQuantity[] ALL = values();

  private final String column;

  LayerQuantity(String column) {
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
