package backflow.ui.present;

import backflow.chart.Numbers;
import backflow.figure.frame.Signal;
import backflow.math.Blank;
import backflow.probe.StepSnapshot;

/** What is measured, in one sentence: how the gradient changes between two layers. */
final class Headline {
  /** Up to this factor two sizes are called alike. */
  private static final double ALIKE = 1.5;

  private Headline() {}

  /**
   * The sentence.
   *
   * @param snapshot the step that is shown; not modified
   * @param setup "20 sigmoid layers after 200 steps"
   * @param upper the layer that the gradient comes from
   * @param lower the layer that it has reached
   */
  static String of(StepSnapshot snapshot, String setup, int upper, int lower) {
    if (snapshot.step() < 0 || lower < 1 || upper <= lower || upper >= snapshot.layers()) {
      return setup + ".";
    }
    double from = snapshot.get(Signal.BACKWARD.quantity(), upper);
    double to = snapshot.get(Signal.BACKWARD.quantity(), lower);
    return Blank.is(from) || Blank.is(to)
        ? setup + "."
        : setup
            + ": from layer "
            + upper
            + " down to layer "
            + lower
            + " the gradient "
            + change(from, to)
            + ".";
  }

  /** "shrinks 353,000-fold". */
  static String change(double from, double to) {
    if (to == 0 && from == 0) {
      return "is exactly 0";
    }
    if (to == 0 && from > 0) {
      return "falls to exactly 0";
    }
    if (!(from > 0) || !(to > 0) || Double.isInfinite(from) || Double.isInfinite(to)) {
      return "goes from " + Numbers.value(from) + " to " + Numbers.value(to);
    }
    double factor = Math.max(from, to) / Math.min(from, to);
    if (factor < ALIKE) {
      return "stays within a factor of " + Numbers.value(factor);
    }
    return (to < from ? "shrinks " : "grows ") + fold(factor);
  }

  /** Three digits: 353,000-fold; 2.4·10⁶-fold. */
  private static String fold(double factor) {
    if (factor >= 1e6 || factor < 1000) {
      return Numbers.value(factor) + "-fold";
    }
    double unit = StrictMath.pow(10, Math.floor(StrictMath.log10(factor)) - 2);
    return Numbers.integer(Math.round(Math.rint(factor / unit) * unit)) + "-fold";
  }
}
