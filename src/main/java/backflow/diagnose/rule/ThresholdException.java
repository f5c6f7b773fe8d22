package backflow.diagnose.rule;

import org.jspecify.annotations.Nullable;

/** A threshold that there is not, or a value that it cannot have. */
public final class ThresholdException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final String value;
  private final String problem;
  private final String allowed;
  private final @Nullable String nearest;

  ThresholdException(
      String id, String value, String problem, String allowed, @Nullable String nearest) {
    super(id + ": " + value + " " + problem + "; allowed: " + allowed);
    this.id = id;
    this.value = value;
    this.problem = problem;
    this.allowed = allowed;
    this.nearest = nearest;
  }

  /** The name that stands there. */
  public String id() {
    return id;
  }

  /** What is refused: the name, or its value. */
  public String value() {
    return value;
  }

  /** What is wrong with it. */
  public String problem() {
    return problem;
  }

  /** What may stand there. */
  public String allowed() {
    return allowed;
  }

  /** The known name that is nearest; null if none is near. */
  public @Nullable String nearest() {
    return nearest;
  }
}
