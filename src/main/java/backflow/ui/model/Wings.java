package backflow.ui.model;

import backflow.train.ExperimentSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where experiments wait in the wings, trained to their telling step on threads of their own, so
 * that they can be shown at once. UI thread only.
 */
final class Wings implements AutoCloseable {
  private final List<Lane> waiting = new ArrayList<>();
  private final List<Lane> used = new ArrayList<>();

  /**
   * Prepares these and no others. Lanes that wait for something else begin anew, so that no thread
   * has to be ended and waited for.
   */
  void prepare(List<ExperimentSpec> wanted) {
    List<Lane> free = new ArrayList<>(used);
    used.clear();
    for (Lane lane : List.copyOf(waiting)) {
      if (!wanted.contains(lane.spec())) {
        waiting.remove(lane);
        free.add(lane);
      }
    }
    for (ExperimentSpec next : wanted) {
      if (waiting.stream().noneMatch(lane -> lane.spec().equals(next))) {
        waiting.add(free.isEmpty() ? new Lane(next, true) : reopened(free.remove(0), next));
      }
    }
    free.forEach(Lane::close);
  }

  private static Lane reopened(Lane lane, ExperimentSpec next) {
    lane.open(next);
    return lane;
  }

  /**
   * Takes a prepared lane and leaves another in its place.
   *
   * @return null if nobody has prepared that experiment
   */
  @Nullable Lane exchange(ExperimentSpec wanted, Lane before) {
    for (Lane lane : waiting) {
      if (lane.spec().equals(wanted)) {
        waiting.remove(lane);
        before.session().pause();
        used.add(before);
        return lane;
      }
    }
    return null;
  }

  @Override
  public void close() {
    waiting.forEach(Lane::close);
    used.forEach(Lane::close);
    waiting.clear();
    used.clear();
  }
}
