package backflow.train;

import backflow.math.Kernels;
import backflow.probe.Event;
import backflow.probe.History;
import backflow.probe.Observation;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * A trainer and the memory of what it did: appends every step to the history and notes the events
 * that must not be lost. Training thread only.
 */
final class Recorder {
  private final Trainer trainer;
  private final History history;
  private final Run run;
  private boolean sawNonFinite;
  private boolean sawClipping;
  private boolean sawDeath;

  /**
   * Builds an experiment and stands at its step 0.
   *
   * @throws SpecException if the experiment cannot be
   */
  Recorder(ExperimentSpec spec, Kernels kernels, boolean measured) {
    Setup setup = Setup.of(spec);
    trainer = new Trainer(setup, kernels, measured ? Measuring.DEFAULT : Measuring.NOTHING);
    history = new History(setup.network().layers().size(), budget());
    run = new Run(spec, history, setup.facts(trainer.probeSamples()));
  }

  /** A quarter of the heap at most. */
  private static long budget() {
    return Math.min(History.DEFAULT_BUDGET, Runtime.getRuntime().maxMemory() / 4);
  }

  Run run() {
    return run;
  }

  void step() {
    do {
      subStep();
    } while (trainer.phase() != Progress.Phase.FORWARD);
  }

  void subStep() {
    trainer.subStep();
    StepSnapshot snapshot = trainer.snapshot();
    if (trainer.phase() == Progress.Phase.FORWARD && snapshot != null) {
      history.append(snapshot);
      note(snapshot);
    }
  }

  private void note(StepSnapshot snapshot) {
    if (!sawNonFinite && !snapshot.isFinite()) {
      sawNonFinite = true;
      history.add(new Event(snapshot.step(), Event.Kind.NON_FINITE, "first NaN or ∞"));
    }
    if (!sawDeath && trainer.firstDeath() >= 0) {
      sawDeath = true;
      history.add(new Event(trainer.firstDeath(), Event.Kind.FIRST_DEATH, "first unit has died"));
    }
    if (!sawClipping && snapshot.get(StepQuantity.CLIPPED_SHARE) > 0) {
      sawClipping = true;
      history.add(new Event(snapshot.step(), Event.Kind.CLIPPING_STARTED, "clipping starts"));
    }
  }

  void change(LiveSettings settings) {
    String what = settings.differenceFrom(trainer.settings());
    trainer.change(settings);
    if (!what.isEmpty()) {
      history.add(new Event(trainer.steps(), Event.Kind.CHANGED, what));
    }
  }

  boolean observeNext() {
    return trainer.observeNext();
  }

  @Nullable Observation observation() {
    return trainer.observation();
  }

  long steps() {
    return trainer.steps();
  }

  Progress.Phase phase() {
    return trainer.phase();
  }
}
