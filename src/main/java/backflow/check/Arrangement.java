package backflow.check;

/**
 * What is checked, and how.
 *
 * @param subject the gradient that is on trial
 * @param conditions under which it is compared with differences
 * @param pass whose gradient it is
 */
public record Arrangement(Subject subject, Conditions conditions, BackwardPass pass) {
  /** The engine's own gradient. */
  public Arrangement(Subject subject, Conditions conditions) {
    this(subject, conditions, BackwardPass.HONEST);
  }

  /** The check. */
  public GradientCheck check() {
    return new GradientCheck(subject, conditions, pass);
  }

  /** The same of another subject. */
  Arrangement with(Subject other) {
    return new Arrangement(other, conditions, pass);
  }

  /** The same under other conditions. */
  Arrangement with(Conditions other) {
    return new Arrangement(subject, other, pass);
  }

  /** The same with another pass on trial. */
  Arrangement with(BackwardPass other) {
    return new Arrangement(subject, conditions, other);
  }
}
