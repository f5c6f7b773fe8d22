package backflow.lesson;

import backflow.check.GradientReport;
import backflow.check.Inquiry;
import backflow.diagnose.Diagnosis;
import backflow.lesson.measure.Measured;
import backflow.math.KernelChoice;
import backflow.probe.History;
import backflow.probe.StepSnapshot;
import backflow.study.Moment;
import backflow.study.Study;
import backflow.study.check.CheckStudy;
import backflow.study.check.TensorsStudy;
import backflow.train.ExperimentSpec;
import backflow.train.LiveSettings;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.SpecPatch;
import backflow.train.Trainer;
import java.util.Map;
import java.util.Objects;

/** A run as a learner would make it. */
final class LessonRun {
  private final Trainer trainer;
  private final Diagnosis diagnosis;
  private final History history;
  private ExperimentSpec spec;

  LessonRun(ExperimentSpec spec) {
    this.spec = spec;
    trainer = new Trainer(Setup.of(spec), KernelChoice.best(), Measuring.DEFAULT);
    diagnosis = Diagnoses.of(trainer.setup());
    history = new History(spec.network().depth() + 1, History.DEFAULT_BUDGET);
  }

  /** A step of a lesson as it opens. */
  static Measured opened(LessonStep step) {
    ExperimentSpec spec = step.staging().spec();
    return new LessonRun(spec).to(spec.view().at());
  }

  Measured to(int steps) {
    while (trainer.steps() < steps) {
      trainer.step();
      StepSnapshot snapshot = Objects.requireNonNull(trainer.snapshot());
      history.append(snapshot);
      diagnosis.afterStep(snapshot);
    }
    Measured m = Measured.of(spec, history, steps, diagnosis.at(history, steps - 1).findings());
    return spec.view().board().equals("check") ? m.with(check(Math.max(0, steps - 1))) : m;
  }

  /** As the board makes it where the run stands: with the parameters before the newest update. */
  private GradientReport check(int step) {
    Trainer then = new Trainer(Setup.of(spec), KernelChoice.best(), Measuring.DEFAULT);
    while (then.steps() < step) {
      then.step();
    }
    Inquiry inquiry = CheckStudy.inquiry(spec.view().check());
    Study.Cancelled never = () -> false;
    return Objects.requireNonNull(
            new TensorsStudy().of(Moment.of(then), inquiry, (done, of) -> {}, never))
        .report();
  }

  /** Changes a setting while it runs. */
  LessonRun live(String key, Object value) {
    spec = SpecPatch.apply(spec, Map.of(key, value));
    trainer.change(LiveSettings.of(spec));
    return this;
  }
}
