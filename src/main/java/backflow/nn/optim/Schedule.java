package backflow.nn.optim;

/**
 * How the learning rate changes with the step t = 0, 1, …: a factor on η.
 *
 * @param kind the law
 * @param every {@code step}: after how many steps the factor applies again, at least 1
 * @param factor {@code step}: per period; {@code exponential}: per step; above 0 up to 1
 * @param over {@code cosine}, {@code warm-up}: after how many steps the law has run out, at least 1
 * @param floor {@code cosine}: the share of η that is left at the end, 0–1
 */
public record Schedule(Kind kind, int every, double factor, int over, double floor) {
  /** η throughout. */
  public static final Schedule CONSTANT = of(Kind.CONSTANT);

  /**
   * A law with its default parameters.
   *
   * @param kind the law
   */
  public static Schedule of(Kind kind) {
    return new Schedule(
        kind, 100, kind == Kind.EXPONENTIAL ? 0.999 : 0.5, kind == Kind.WARM_UP ? 100 : 1000, 0);
  }

  /**
   * The factor on η at a step.
   *
   * <ul>
   *   <li>step: factor^⌊t/every⌋
   *   <li>exponential: factor^t
   *   <li>cosine: floor + (1−floor)·½(1+cos(π·min(t, over)/over))
   *   <li>warm-up: min(1, (t+1)/over)
   * </ul>
   *
   * @param step t, at least 0
   */
  public double factorAt(long step) {
    return switch (kind) {
      case CONSTANT -> 1;
      case STEP -> StrictMath.pow(factor, (double) Math.floorDiv(step, every));
      case EXPONENTIAL -> StrictMath.pow(factor, (double) step);
      case COSINE -> {
        double t = Math.min(step, over) / (double) over;
        yield floor + (1 - floor) * 0.5 * (1 + StrictMath.cos(Math.PI * t));
      }
      case WARM_UP -> Math.min(1, (step + 1.0) / over);
    };
  }

  /** The laws by the word that experiment files use. */
  public enum Kind {
    CONSTANT("constant", "constant"),
    STEP("step", "step"),
    EXPONENTIAL("exponential", "exponential"),
    COSINE("cosine", "cosine"),
    WARM_UP("warm-up", "linear warm-up");

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
}
