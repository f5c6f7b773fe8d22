package backflow.export.render;

import backflow.figure.BoardPlan;
import backflow.figure.BoardPlans;
import backflow.figure.Figures;
import backflow.figure.frame.Instrument;
import backflow.train.ExperimentSpec;
import java.util.List;
import java.util.Optional;

/** Which instruments tell what an experiment is about. */
public final class Telling {
  private Telling() {}

  /** Its own tiles or, if it names none, the first instrument of the board that it opens on. */
  public static List<Instrument> of(ExperimentSpec spec) {
    BoardPlan plan = BoardPlans.byId(spec.view().board()).orElse(BoardPlans.FLOW);
    List<String> ids =
        spec.view().tiles().isEmpty() ? List.of(plan.instruments().get(0)) : spec.view().tiles();
    return ids.stream().map(Figures::byId).flatMap(Optional::stream).toList();
  }

  /**
   * Whether an instrument at a step is what the experiment's "watch this" speaks of. Where two tell
   * it together, one sentence speaks of both, and none of them bears it alone.
   */
  static boolean isMeant(ExperimentSpec spec, Instrument instrument, long steps) {
    return steps == spec.view().at()
        && !spec.text().watch().isEmpty()
        && of(spec).equals(List.of(instrument));
  }
}
