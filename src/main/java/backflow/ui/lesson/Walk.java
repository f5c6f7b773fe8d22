package backflow.ui.lesson;

import backflow.diagnose.Diagnosis;
import backflow.diagnose.Finding;
import backflow.figure.frame.Focus;
import backflow.lesson.Diagnoses;
import backflow.lesson.Lesson;
import backflow.lesson.LessonStep;
import backflow.lesson.Question;
import backflow.lesson.measure.Measured;
import backflow.study.check.CheckStudy;
import backflow.study.check.CheckedTensors;
import backflow.train.ExperimentSpec;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.train.ViewSpec;
import backflow.ui.model.AppModel;
import backflow.ui.model.Studies;
import backflow.ui.model.Viewing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader is in a lesson: which step, what was measured when its scene stood ready, what was
 * predicted, whether it is revealed. One for each lesson that is opened. UI thread.
 */
final class Walk {
  private final AppModel model;
  private final Viewing viewing;
  private final Lesson lesson;
  private int step = -1;
  private @Nullable Measured staged;
  private int chosen = -1;
  private double[] drawn = {};
  private boolean revealed;
  private boolean exercised;

  Walk(AppModel model, Viewing viewing, Lesson lesson) {
    this.model = model;
    this.viewing = viewing;
    this.lesson = lesson;
  }

  /**
   * Where another walk is, up to its prediction: nothing is revealed here.
   *
   * @param model what is shown here; no scene is opened in it
   */
  static Walk like(Walk other, AppModel model, Viewing viewing) {
    Walk walk = new Walk(model, viewing, other.lesson);
    walk.step = other.step;
    walk.staged = other.staged;
    walk.chosen = other.chosen;
    walk.drawn = other.drawn;
    walk.exercised = other.exercised;
    return walk;
  }

  Lesson lesson() {
    return lesson;
  }

  /** Which step, from 0; as many as there are: the summary. */
  int step() {
    return step;
  }

  boolean isSummary() {
    return step >= lesson.steps().size();
  }

  /** The step where one is; the last one in the summary. */
  LessonStep now() {
    return lesson.steps().get(Math.min(step, lesson.steps().size() - 1));
  }

  /** Goes to a step and opens its scene at its telling step. */
  void goTo(int next) {
    step = Math.max(0, Math.min(next, lesson.steps().size()));
    staged = null;
    chosen = -1;
    drawn = new double[0];
    revealed = false;
    exercised = false;
    if (isSummary()) {
      viewing.meant(List.of());
      return;
    }
    ExperimentSpec spec = now().staging().spec();
    model.open(spec);
    viewing.open(spec.view());
    viewing.meant(now().staging().charts());
  }

  /**
   * Looks whether the scene stands ready, once.
   *
   * @return whether it has become ready now
   */
  boolean stage() {
    Run run = model.run();
    if (staged != null || isSummary() || run == null) {
      return false;
    }
    ExperimentSpec spec = now().staging().spec();
    boolean there =
        run.spec().equals(spec)
            && model.progress().state() != Progress.State.OPENING
            && run.history().lastStep() + 1 >= spec.view().at();
    if (!there) {
      return false;
    }
    int at = spec.view().at();
    CheckedTensors check = checked(run);
    if (checks() && (check == null || !isStaged(check, spec.view()))) {
      return false;
    }
    Measured m = Measured.of(spec, run.history(), at, findings(run, at - 1));
    staged = check == null ? m : m.with(check.report());
    return true;
  }

  /** Whether the step is about a gradient check, whose numbers it then waits for. */
  private boolean checks() {
    return !isSummary() && now().staging().spec().view().board().equals("check");
  }

  private static boolean isStaged(CheckedTensors check, ViewSpec view) {
    return check.step() == Math.max(0, view.at() - 1)
        && check.inquiry().equals(CheckStudy.inquiry(view.check()));
  }

  private @Nullable CheckedTensors checked(Run run) {
    Studies studies = model.studies();
    Focus focus = viewing.focus();
    return studies == null
        ? null
        : studies.forLesson(checks() ? run : null, focus.playhead(), focus.interest());
  }

  /** Nobody walks any more. */
  void leave() {
    Studies studies = model.studies();
    if (studies != null) {
      studies.forLesson(null, -1, viewing.focus().interest());
    }
  }

  private static List<Finding> findings(Run run, long at) {
    Diagnosis diagnosis = Diagnoses.of(run);
    return diagnosis == null || at < 0 ? List.of() : diagnosis.at(run.history(), at).findings();
  }

  /** What was measured when the scene stood ready; null before. */
  @Nullable Measured staged() {
    return staged;
  }

  /** Whether the step asks something. */
  boolean asks() {
    return !isSummary() && now().question() != null;
  }

  boolean isRevealed() {
    return revealed;
  }

  /** Predicts an answer of a choice, from 0. */
  void choose(int option) {
    if (!revealed) {
      chosen = option;
    }
  }

  /** The answer that was predicted, from 0; −1: none yet. */
  int chosen() {
    return chosen;
  }

  /** The profile that was predicted; empty: none yet. Not to be modified. */
  double[] drawn() {
    return drawn;
  }

  /** Predicts a profile: log₁₀ for the layers 1 to D. */
  void draw(double[] profile) {
    if (!revealed) {
      drawn = profile;
    }
  }

  /** Shows what was measured. */
  void reveal() {
    revealed = staged != null;
  }

  /** Whether the prediction was right; false if none was made. */
  boolean wasRight() {
    Measured m = staged;
    if (m == null) {
      return false;
    }
    if (now().question() instanceof Question.Choice choice) {
      return chosen >= 0 && choice.right(m) == chosen;
    }
    return now().question() instanceof Question.Profile profile
        && drawn.length > 0
        && profile.right(drawn, m);
  }

  /** Whether anything was predicted. */
  boolean hasPredicted() {
    return chosen >= 0 || drawn.length > 0;
  }

  /**
   * Looks whether the exercise has been done; once done it stays done.
   *
   * @return whether it has become done now
   */
  boolean check() {
    Run run = model.comparingProperty().get() ? model.runB() : model.run();
    if (exercised || isSummary() || staged == null || now().exercise() == null || run == null) {
      return false;
    }
    long steps = run.history().lastStep() + 1;
    Measured now = Measured.of(model.sessionSpec(), run.history(), steps, findings(run, steps - 1));
    CheckedTensors check = checked(run);
    exercised = now().exercise().done(check == null ? now : now.with(check.report()));
    return exercised;
  }

  boolean isExercised() {
    return exercised;
  }
}
