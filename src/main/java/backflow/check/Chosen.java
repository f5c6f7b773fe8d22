package backflow.check;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One parameter that is looked at closely.
 *
 * @param place where it stands
 * @param element what the gradient check says of it
 * @param searched of how many it is the most telling; 0: it was chosen
 */
public record Chosen(ElementPlace place, ElementCheck element, int searched) {
  /** At most so many parameters are checked to find one that tells something. */
  private static final int MOST = 400;

  private static final int FEWEST = 60;

  /** Multiplications that the search may take: about half a second. */
  private static final double WORK = 1e9;

  /**
   * The parameter that was asked for; else the most telling of some hundred.
   *
   * @param arrangement what is checked, and how
   * @param wish null, or what the network does not have: none
   * @param progress hears of the search
   * @param cancelled asked before each element
   * @return null if it was cancelled
   */
  public static @Nullable Chosen of(
      Arrangement arrangement,
      @Nullable ElementPlace wish,
      CheckProgress progress,
      BooleanSupplier cancelled) {
    Subject subject = arrangement.subject();
    Conditions conditions = arrangement.conditions();
    double each = 2.0 * subject.network().parameterCount() * subject.x().numRows;
    int searched = (int) Math.max(FEWEST, Math.min(MOST, WORK / each));
    Conditions some = conditions.withSample(Math.min(searched, conditions.sample()));
    GradientCheck check = arrangement.with(some).check();
    if (wish != null && wish.isIn(subject.network())) {
      return new Chosen(wish, check.check(wish), 0);
    }
    GradientReport report = check.run(progress, cancelled);
    return report.complete() ? mostTelling(report) : null;
  }

  /**
   * The element whose difference a kink spoils most; without kinks the first that can be judged,
   * else the first of all.
   *
   * @param report with at least one element
   */
  static Chosen mostTelling(GradientReport report) {
    Chosen best = null;
    List<TensorCheck> tensors = report.tensors();
    for (int i = 0; i < tensors.size(); i++) {
      for (ElementCheck e : tensors.get(i).elements()) {
        if (best == null || isBetter(e, best.element)) {
          best = new Chosen(new ElementPlace(i, e.index()), e, report.checked());
        }
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("a report of nothing");
    }
    return best;
  }

  private static boolean isBetter(ElementCheck e, ElementCheck best) {
    if (e.band() == Band.KINK) {
      return best.band() != Band.KINK || e.relativeError() > best.relativeError();
    }
    return e.band().isJudged() && best.band() != Band.KINK && !best.band().isJudged();
  }
}
