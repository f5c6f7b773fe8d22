package backflow.ui.model;

import backflow.study.Findings;
import backflow.study.Interest;
import backflow.study.Study;
import backflow.train.Run;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A desk for each of the two runs, at which the charts have things worked out. UI thread only. */
public final class Studies {
  private final AppModel model;
  private final StudyDesk deskA;
  private final StudyDesk deskB;

  Studies(AppModel model, Consumer<Runnable> worker) {
    this.model = model;
    deskA = new StudyDesk(worker);
    deskB = new StudyDesk(worker);
  }

  /**
   * Has studies made of run A and fetches what was found; once per frame, for what is shown.
   *
   * @param playhead the step that is shown; −1: the newest
   * @param into receives what was found
   * @return whether anything was found
   */
  public boolean ofRunA(Findings into, long playhead, Interest interest, Set<Study<?>> studies) {
    return study(deskA, model.laneA(), model.run(), into, playhead, interest, studies);
  }

  /** The same of run B; false if there is none. */
  public boolean ofRunB(Findings into, long playhead, Interest interest, Set<Study<?>> studies) {
    return study(deskB, model.laneB(), model.runB(), into, playhead, interest, studies);
  }

  /** Why the last study failed, in one line; empty if none did. */
  String failure() {
    return deskA.failure().isEmpty() ? deskB.failure() : deskA.failure();
  }

  private static boolean study(
      StudyDesk desk,
      @Nullable Lane lane,
      @Nullable Run run,
      Findings into,
      long playhead,
      Interest interest,
      Set<Study<?>> studies) {
    if (lane == null || run == null) {
      return false;
    }
    desk.want(lane, run, playhead, interest, studies);
    return desk.fetch(run, into);
  }
}
