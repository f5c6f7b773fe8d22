package backflow.ui.present;

import backflow.figure.BoardPlan;
import backflow.figure.BoardPlans;
import backflow.figure.Figures;
import backflow.figure.frame.Instrument;
import backflow.train.ViewSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which instruments a slide shows, and which others can be shown instead, one after the other: the
 * experiment's own tiles together where it names any, else the telling one of its board; then each
 * of them alone, then the others of the board.
 */
final class Programme {
  /** So many can be read from the last row. */
  private static final int MOST = 2;

  private final List<List<Instrument>> choices = new ArrayList<>();
  private int chosen;

  Programme(ViewSpec view) {
    List<Instrument> own =
        view.tiles().stream().map(Figures::byId).flatMap(Optional::stream).toList();
    if (own.size() > 1) {
      choices.add(own.subList(0, MOST));
    }
    own.forEach(this::alone);
    board(view.board()).instruments().stream()
        .map(Figures::byId)
        .flatMap(Optional::stream)
        .forEach(this::alone);
  }

  private void alone(Instrument instrument) {
    List<Instrument> choice = List.of(instrument);
    if (!choices.contains(choice)) {
      choices.add(choice);
    }
  }

  private static BoardPlan board(String id) {
    return BoardPlans.ALL.stream()
        .filter(plan -> plan.id().equals(id))
        .findFirst()
        .orElse(BoardPlans.FLOW);
  }

  /** What is shown now: one or two. */
  List<Instrument> shown() {
    return choices.get(chosen);
  }

  /** Goes so many choices on, and around. */
  void turn(int further) {
    chosen = Math.floorMod(chosen + further, choices.size());
  }

  /** How many choices there are. */
  int count() {
    return choices.size();
  }
}
