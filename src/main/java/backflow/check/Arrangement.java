package backflow.check;

/**
 * What is checked, and how.
 *
 * @param subject the gradient that is on trial
 * @param conditions under which it is compared with differences
 */
public record Arrangement(Subject subject, Conditions conditions) {
  /** The check of a pass. */
  public GradientCheck of(BackwardPass pass) {
    return new GradientCheck(subject, conditions, pass);
  }
}
