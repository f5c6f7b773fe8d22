package backflow.lesson.measure;

import org.jspecify.annotations.Nullable;

/**
 * An expression or condition that cannot be read, in one line: what is wrong, what is allowed, and
 * the known word that is nearest.
 */
public final class MeasureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private MeasureException(String message) {
    super(message);
  }

  /** One line. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  static MeasureException of(String problem) {
    return new MeasureException(problem);
  }

  static MeasureException of(String problem, String allowed, @Nullable String nearest) {
    return new MeasureException(
        problem
            + "; allowed: "
            + allowed
            + (nearest == null ? "" : "; did you mean " + nearest + "?"));
  }
}
