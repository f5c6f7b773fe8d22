package backflow.ui.model;

import backflow.probe.Event;
import backflow.study.FirstFailure;
import backflow.study.Microscope;
import backflow.train.Run;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the first number that is not finite in the run that is shown, once for each run that
 * has one. UI thread only; the step is made again by the worker.
 */
final class Examination {
  private final Aside<FirstFailure> microscope = new Aside<>();
  private final ReadOnlyObjectWrapper<@Nullable FirstFailure> found = new ReadOnlyObjectWrapper<>();
  private @Nullable Run examined;

  /** What was found; null before, or if there is nothing to be found. */
  ReadOnlyObjectProperty<@Nullable FirstFailure> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** Shows what another has found. */
  void mirror(Examination other) {
    found.set(other.found.get());
  }

  /**
   * Fetches what was found, and begins to look where that is due; once per frame.
   *
   * @param run the run that is shown; null: none
   * @param worker who looks
   * @return why it could not be found, in one line; empty if it could; null if there is no news
   */
  @Nullable String pull(@Nullable Run run, Consumer<Runnable> worker) {
    Aside.Answer<FirstFailure> answer = microscope.fetch(run);
    if (answer != null) {
      found.set(answer.value());
    }
    if (run == null || !run.equals(examined)) {
      begin(run, worker);
    }
    return answer == null ? null : answer.failure();
  }

  private void begin(@Nullable Run run, Consumer<Runnable> worker) {
    examined = null;
    found.set(null);
    if (run != null
        && run.history().events().stream().anyMatch(e -> e.kind() == Event.Kind.NON_FINITE)) {
      examined = run;
      microscope.ask(worker, run, () -> Microscope.of(run, () -> false));
    }
  }
}
