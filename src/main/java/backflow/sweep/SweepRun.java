package backflow.sweep;

import backflow.diagnose.Diagnosis;
import backflow.diagnose.Finding;
import backflow.diagnose.rule.Severity;
import backflow.lesson.Diagnoses;
import backflow.math.Blank;
import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.Evaluator;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Trains one run of a sweep from its first step to its last. One thread. */
final class SweepRun {
  /** Steps of a mean, as in the diagnosis. */
  private static final int RECENT = 20;

  private final Trainer trainer;
  private final StepSnapshot snapshot;
  private final Evaluator test;
  private final Diagnosis diagnosis;
  private final int end;
  private final double[] recent = new double[RECENT];
  private BackwardGains start = new BackwardGains(Blank.VALUE, List.of());
  private long firstNonFinite = -1;

  private SweepRun(ExperimentSpec spec) {
    Setup setup = Setup.of(spec);
    Kernels kernels = KernelChoice.best();
    trainer = new Trainer(setup, kernels, Measuring.DEFAULT);
    snapshot = Objects.requireNonNull(trainer.snapshot(), "every step is measured");
    test = Evaluator.ofTestSet(setup, kernels);
    diagnosis = Diagnoses.of(setup);
    end = spec.training().steps();
  }

  /**
   * Trains an experiment for as many steps as it says.
   *
   * @param cancelled asked before every step
   * @return null if it was cancelled
   * @throws backflow.train.SpecException if the experiment cannot be built
   */
  static @Nullable RunResult of(ExperimentSpec spec, BooleanSupplier cancelled) {
    SweepRun run = new SweepRun(spec);
    while (run.trainer.steps() < run.end) {
      if (cancelled.getAsBoolean()) {
        return null;
      }
      run.step();
    }
    return run.result();
  }

  private void step() {
    if (trainer.steps() == end - 1) {
      trainer.subStep();
      test.evaluate();
    }
    trainer.step();
    if (snapshot.step() == 0) {
      start = BackwardGains.of(snapshot);
    }
    if (firstNonFinite < 0 && !snapshot.isFinite()) {
      firstNonFinite = snapshot.step();
    }
    recent[(int) (snapshot.step() % RECENT)] = snapshot.get(StepQuantity.LOSS);
    diagnosis.afterStep(snapshot);
  }

  private RunResult result() {
    return new RunResult(
        trainer.setup().spec().seed(),
        trainer.steps(),
        snapshot.get(StepQuantity.LOSS),
        recentLoss(),
        snapshot.get(StepQuantity.ACCURACY),
        test.loss(),
        test.accuracy(),
        start,
        BackwardGains.of(snapshot),
        firstNonFinite,
        findings());
  }

  /** From the oldest on, each divided before it is added: no sum overflows. */
  private double recentLoss() {
    int n = (int) Math.min(RECENT, trainer.steps());
    double mean = 0;
    for (long step = trainer.steps() - n; step < trainer.steps(); step++) {
      mean += recent[(int) (step % RECENT)] / n;
    }
    return mean;
  }

  private List<String> findings() {
    List<Finding> all = diagnosis.findings();
    List<String> ids = new ArrayList<>(all.stream().map(Finding::id).distinct().toList());
    if (all.stream().allMatch(finding -> finding.severity() == Severity.NOTE)) {
      ids.add("healthy");
    }
    return ids;
  }
}
