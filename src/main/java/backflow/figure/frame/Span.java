package backflow.figure.frame;

/**
 * Which steps the charts by step show; the same in all of them.
 *
 * @param from first step at the left edge
 * @param to step at the right edge; −1: the newest
 */
public record Span(double from, double to) {
  /** From the start to the newest step. */
  public static final Span ALL = new Span(0, -1);

  /** Whether nothing is cut off. */
  public boolean isAll() {
    return to < 0;
  }

  /** The left edge. */
  public double left() {
    return isAll() ? 0 : from;
  }

  /** The right edge when the newest step is {@code last}. */
  public double right(double last) {
    return isAll() ? Math.max(1, last) : to;
  }
}
