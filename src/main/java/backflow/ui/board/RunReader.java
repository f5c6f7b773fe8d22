package backflow.ui.board;

import backflow.export.FactsOfRun;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Needs;
import backflow.figure.frame.Readings;
import backflow.train.ExperimentSpec;
import backflow.train.Run;
import org.jspecify.annotations.Nullable;

/** Copies of one run for the charts of a board, renewed when the run has gone on. */
final class RunReader {
  private final Readings readings = new Readings();
  private @Nullable Run run;
  private long version = -1;

  /** The readings, whether there is a run or not. */
  Readings own() {
    return readings;
  }

  /** The readings; null if there is no run. */
  @Nullable Readings readings() {
    return run == null ? null : readings;
  }

  /** Reads anew next time, whatever the run has done. */
  void stale() {
    version = -1;
  }

  /**
   * Copies what is new.
   *
   * @param now the run; null: there is none
   * @param spec its settings as they are now; null: as it began
   * @return whether anything has changed
   */
  boolean pull(
      @Nullable Run now, @Nullable ExperimentSpec spec, Focus focus, int columns, Needs needs) {
    if (now == null) {
      boolean was = run != null;
      run = null;
      return was;
    }
    if (!now.equals(run)) {
      run = now;
      version = -1;
      readings.findings().clear();
    }
    long newest = now.history().version();
    if (newest == version) {
      return false;
    }
    version = newest;
    ExperimentSpec settings = spec == null ? now.spec() : spec;
    readings.facts(FactsOfRun.of(now, settings, FactsOfRun.name(settings)));
    readings.read(now.history(), focus, columns, needs);
    return true;
  }
}
