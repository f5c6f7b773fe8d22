package backflow.check;

import java.util.List;

/**
 * What came of one reference case.
 *
 * @param name the file's name without {@code .json}
 * @param errors one per tensor, in the order of the file; empty if skipped
 * @param skipped why the case was not run; empty if it was
 */
public record CaseReport(String name, List<TensorError> errors, String skipped) {
  /**
   * The error that a case may have: with the floor that is part of {@link TensorError#error}, it is
   * a relative error of 1e-10 or an absolute one of 1e-12 times the largest entry of its kind.
   */
  public static final double TOLERANCE = 1e-10;

  public CaseReport {
    errors = List.copyOf(errors);
  }

  /** Whether the case was left out. */
  public boolean isSkipped() {
    return !skipped.isEmpty();
  }

  /** The largest error of any tensor; 0 if skipped. */
  public double largest() {
    double largest = 0;
    for (TensorError e : errors) {
      largest = Math.max(largest, e.error());
    }
    return largest;
  }

  /** Whether every tensor is within {@link #TOLERANCE}; a skipped case has not failed. */
  public boolean passes() {
    return largest() <= TOLERANCE;
  }
}
