package backflow.ui.diagnosis;

import backflow.diagnose.Diagnosis;
import backflow.diagnose.Examination;
import backflow.lesson.Diagnoses;
import backflow.train.ExperimentSpec;
import backflow.train.LiveSettings;
import backflow.train.Run;
import org.jspecify.annotations.Nullable;

/** What is said of a run at the step that is shown, made anew when there is news. UI thread. */
final class ShownDiagnosis {
  /** Sentences that change faster than five times a second cannot be read. */
  private static final long PERIOD_NANOS = 200_000_000L;

  private @Nullable Run run;
  private @Nullable Examination examination;
  private long playhead = -1;
  private long found = -1;
  private long measured = -1;
  private long when;

  /**
   * Looks.
   *
   * @param now the run; null: none yet
   * @param spec its settings as they are now
   * @param step that is shown; −1: the newest
   * @return whether there is something else to say than before
   */
  boolean pull(@Nullable Run now, ExperimentSpec spec, long step) {
    Diagnosis diagnosis = now == null ? null : Diagnoses.of(now);
    if (now == null || diagnosis == null || now.history().lastStep() < 0) {
      boolean was = examination != null;
      examination = null;
      run = null;
      return was;
    }
    boolean other = !now.equals(run) || step != playhead || diagnosis.version() != found;
    boolean later = step < 0 && now.history().version() != measured;
    long time = System.nanoTime();
    if (!other && !(later && time - when > PERIOD_NANOS)) {
      return false;
    }
    run = now;
    playhead = step;
    found = diagnosis.version();
    measured = now.history().version();
    when = time;
    long at = step < 0 ? now.history().lastStep() : step;
    examination =
        diagnosis.at(now.history(), at, Diagnoses.with(diagnosis.subject(), LiveSettings.of(spec)));
    return true;
  }

  /** What there is to say; null before the first step. */
  @Nullable Examination examination() {
    return examination;
  }
}
