package backflow.ui.model;

import backflow.study.Findings;
import backflow.study.Interest;
import backflow.study.check.CheckStudy;
import backflow.study.check.UnderWay;
import backflow.train.Run;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gradient checks of the window, of run A and of run B beside it. UI thread only. */
public final class Checks {
  private final CheckDesk deskA;
  private final CheckDesk deskB;

  Checks(Consumer<Runnable> worker) {
    deskA = new CheckDesk(worker);
    deskB = new CheckDesk(worker);
  }

  /** Has everything that is shown checked once more, at the step that is shown by then. */
  public void again() {
    deskA.again();
    deskB.again();
  }

  /** Gives up what is being checked, at once; what was found stays. */
  public void cancel() {
    deskA.cancel();
    deskB.cancel();
  }

  /** Whether anything is being checked, or about to be. */
  public boolean isBusy() {
    return deskA.isBusy() || deskB.isBusy();
  }

  /** Whether all that is wanted has been checked and fetched. */
  boolean isDone() {
    return deskA.isDone() && deskB.isDone();
  }

  /** What is being checked, and how far it has come; null: nothing, or it is about to begin. */
  public @Nullable UnderWay underWay() {
    UnderWay a = deskA.underWay();
    return a == null ? deskB.underWay() : a;
  }

  /** Why the last check could not be made, in one line; empty if it could. */
  public String failure() {
    return Stream.of(deskA.failure(), deskB.failure())
        .filter(f -> !f.isEmpty())
        .findFirst()
        .orElse("");
  }

  boolean ofRunA(
      Lane lane,
      @Nullable Run run,
      Findings into,
      long playhead,
      Interest interest,
      List<CheckStudy<?>> studies) {
    return follow(deskA, lane, run, into, playhead, interest, studies);
  }

  boolean ofRunB(
      @Nullable Lane lane,
      @Nullable Run run,
      Findings into,
      long playhead,
      Interest interest,
      List<CheckStudy<?>> studies) {
    return follow(deskB, lane, run, into, playhead, interest, studies);
  }

  private static boolean follow(
      CheckDesk desk,
      @Nullable Lane lane,
      @Nullable Run run,
      Findings into,
      long playhead,
      Interest interest,
      List<CheckStudy<?>> studies) {
    if (lane == null || run == null) {
      desk.leave();
      return false;
    }
    desk.want(lane, run, playhead, interest, studies);
    return desk.fetch(run, into);
  }
}
