package backflow.train;

import backflow.probe.Watcher;
import org.jspecify.annotations.Nullable;

/** Makes the watcher of each run of a session. */
public interface Watchers {
  /** Nobody watches. */
  Watchers NONE = (setup, settings, memory) -> Watcher.NOBODY;

  /**
   * One for a run that is about to begin. Called on the training thread.
   *
   * @param setup the experiment, at its start
   * @param settings those that it begins with
   * @param memory of the watcher of the run that it branches off, at that step; null from step 0 on
   * @throws SpecException if it cannot be told from the experiment what to watch
   */
  Watcher of(Setup setup, LiveSettings settings, @Nullable Object memory);
}
