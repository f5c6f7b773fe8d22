package backflow.check;

/**
 * What an element of a gradient check is: one of the bands of CS231n by its relative error, or set
 * apart because differences cannot judge it.
 */
public enum Band {
  /** At most 1e-7. */
  HAPPY,
  /** Above 1e-7, at most 1e-4: fine where there are kinks, or in a deep network. */
  FINE,
  /** Above 1e-4, at most 1e-2. */
  UNCOMFORTABLE,
  /** Above 1e-2: the gradient is wrong. */
  WRONG,
  /** Both numbers, or their disagreement, drown in rounding at this ε: says nothing. */
  UNRESOLVABLE,
  /** A unit is on one side of a kink at θ+ε and on another at θ−ε: says nothing. */
  KINK,
  /** The gradient or a loss is NaN or ±∞. */
  NOT_FINITE;

  /** A relative error above this is wrong. */
  static final double WRONG_ABOVE = 1e-2;

  /**
   * The band of a relative error.
   *
   * @param relativeError finite, at least 0
   */
  public static Band of(double relativeError) {
    if (relativeError > WRONG_ABOVE) {
      return WRONG;
    }
    if (relativeError > 1e-4) {
      return UNCOMFORTABLE;
    }
    return relativeError > 1e-7 ? FINE : HAPPY;
  }

  /** Whether differences can judge such an element. */
  public boolean isJudged() {
    return ordinal() <= WRONG.ordinal();
  }
}
