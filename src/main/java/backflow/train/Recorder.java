package backflow.train;

import backflow.math.Kernels;
import backflow.probe.Event;
import backflow.probe.History;
import backflow.probe.Observation;
import backflow.probe.PartOfStep;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.probe.Watcher;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trainer and the memory of what it did: appends every step to the history, notes the events that
 * must not be lost, logs changes and takes checkpoints. Training thread only.
 */
public final class Recorder {
  private final Trainer trainer;
  private final History history;
  private final Run run;
  private final Watcher watcher;
  private final Set<Event.Kind> happened = EnumSet.noneOf(Event.Kind.class);
  private final List<Intervention> waiting = new ArrayList<>();
  private @Nullable Checkpoint beforeStep;
  private boolean sawNonFinite;
  private boolean sawClipping;
  private boolean sawDeath;

  private Recorder(Trainer trainer, Run.@Nullable Origin origin, Watcher watcher) {
    this.trainer = trainer;
    this.watcher = watcher;
    Setup setup = trainer.setup();
    history = new History(setup.network().layers().size(), budget(), trainer.lifeHistory());
    run =
        new Run(
            setup.spec(),
            history,
            setup.facts(trainer.probeSamples()),
            Checkpoints.of(trainer),
            new ChangeLog(),
            origin,
            watcher);
  }

  /**
   * Builds an experiment and stands at its step 0.
   *
   * @throws SpecException if the experiment cannot be
   */
  Recorder(ExperimentSpec spec, Kernels kernels, boolean measured, Watchers watchers) {
    this(Setup.of(spec), kernels, measured, watchers);
    keepCheckpoint();
  }

  /**
   * Records an experiment that stands at its step 0, every step measured, nobody watching: what the
   * figures of a file are drawn from.
   *
   * @param setup belongs to the recorder from now on
   */
  public static Recorder of(Setup setup, Kernels kernels) {
    Recorder recorder = new Recorder(setup, kernels, true, Watchers.NONE);
    recorder.keepCheckpoint();
    return recorder;
  }

  private Recorder(Setup setup, Kernels kernels, boolean measured, Watchers watchers) {
    this(
        new Trainer(setup, kernels, measuring(measured)),
        null,
        watchers.of(setup, LiveSettings.of(setup.spec()), null));
  }

  /**
   * Goes on from a checkpoint, with other settings.
   *
   * @throws IllegalArgumentException if the settings name another optimizer
   */
  static Recorder branch(
      Checkpoint from, LiveSettings settings, Kernels kernels, Watchers watchers) {
    Setup setup = from.problem().with(settings).blank();
    Trainer trainer = new Trainer(setup, kernels, measuring(true));
    trainer.restore(from);
    trainer.change(settings);
    Run.Origin origin = new Run.Origin(from.spec(), from.step());
    Watcher watcher = watchers.of(setup, settings, from.watched());
    Recorder recorder = new Recorder(trainer, origin, watcher);
    recorder.sawNonFinite = from.noted().nonFinite();
    recorder.sawClipping = from.noted().clipping();
    recorder.sawDeath = from.noted().death();
    recorder.noteChange(settings.differenceFrom(from.settings()));
    recorder.run.checkpoints().begin(recorder.take());
    return recorder;
  }

  private static Measuring measuring(boolean measured) {
    return measured ? Measuring.DEFAULT : Measuring.NOTHING;
  }

  /** A quarter of the heap at most. */
  private static long budget() {
    return Math.min(History.DEFAULT_BUDGET, Runtime.getRuntime().maxMemory() / 4);
  }

  /** The run and the memory of it. */
  public Run run() {
    return run;
  }

  /** Completes the current step, or makes one. */
  public void step() {
    beginIfNew();
    trainer.step();
    end();
  }

  void subStep() {
    beginIfNew();
    trainer.subStep();
    if (trainer.phase() == Progress.Phase.FORWARD) {
      end();
    }
  }

  private void beginIfNew() {
    if (trainer.phase() == Progress.Phase.FORWARD) {
      begin();
    }
  }

  private void end() {
    beforeStep = null;
    StepSnapshot snapshot = trainer.snapshot();
    if (snapshot != null) {
      trainer.tellLives(history.life());
      history.append(snapshot);
      watcher.afterStep(snapshot);
      note(snapshot);
    }
    if (!waiting.isEmpty()) {
      interveneAtLast();
    }
  }

  /**
   * What has been measured of the step under way, or of the one just completed, as a copy.
   *
   * @param made the sub-step that was made last
   * @return null if steps are not measured
   */
  @Nullable PartOfStep part(Progress.Phase made) {
    StepSnapshot now = trainer.snapshot();
    if (now == null) {
      return null;
    }
    StepSnapshot copy = new StepSnapshot(now.layers());
    now.copyInto(copy);
    return new PartOfStep(made.label(), copy);
  }

  private void begin() {
    if (!happened.isEmpty()) {
      happened.clear();
    }
    if (run.checkpoints().isDue(trainer.steps())) {
      keepCheckpoint();
    }
  }

  private void keepCheckpoint() {
    if (fits()) {
      run.checkpoints().add(take());
    }
  }

  private boolean fits() {
    return trainer.checkpointBytes() <= run.checkpoints().budgetBytes();
  }

  private Checkpoint take() {
    Checkpoint.Noted noted = new Checkpoint.Noted(sawNonFinite, sawClipping, sawDeath);
    return trainer.checkpoint(noted, run.log().size(), watcher.memory());
  }

  /**
   * A checkpoint of the step that is under way or comes next, as it stands or stood before it.
   *
   * @return null in the middle of a step that {@link #rememberStart} was not called for, or if it
   *     would need more than the budget of all
   */
  @Nullable Checkpoint checkpoint() {
    if (trainer.phase() != Progress.Phase.FORWARD) {
      return beforeStep;
    }
    return fits() ? take() : null;
  }

  /** Keeps what {@link #checkpoint} shall give during the step that begins now, if one does. */
  void rememberStart() {
    if (trainer.phase() == Progress.Phase.FORWARD) {
      beforeStep = checkpoint();
    }
  }

  private void note(StepSnapshot snapshot) {
    boolean skipped = snapshot.get(StepQuantity.SKIPPED) == 1;
    if (skipped) {
      note(snapshot.step(), Event.Kind.STEP_SKIPPED, "a gradient overflowed: step skipped");
    }
    if (!sawNonFinite && !skipped && !snapshot.isFinite()) {
      sawNonFinite = true;
      note(snapshot.step(), Event.Kind.NON_FINITE, "first NaN or ∞");
    }
    if (!sawDeath && trainer.firstDeath() >= 0) {
      sawDeath = true;
      note(trainer.firstDeath(), Event.Kind.FIRST_DEATH, "first unit has died");
    }
    if (!sawClipping && snapshot.get(StepQuantity.CLIPPED_SHARE) > 0) {
      sawClipping = true;
      note(snapshot.step(), Event.Kind.CLIPPING_STARTED, "clipping starts");
    }
  }

  private void note(long step, Event.Kind kind, String text) {
    happened.add(kind);
    history.add(new Event(step, kind, text));
  }

  /** What was noted in the newest step; live. */
  Set<Event.Kind> happened() {
    return happened;
  }

  void change(LiveSettings settings) {
    String what = settings.differenceFrom(trainer.settings());
    trainer.change(settings);
    if (!what.isEmpty()) {
      run.log().add(new ChangeLog.Change(trainer.steps(), trainer.phase(), settings));
      noteChange(what);
    }
  }

  /** Does something to a unit, now or as soon as the step under way is complete. */
  void intervene(Intervention what) {
    if (!what.fits(trainer.setup().network())) {
      return;
    }
    if (trainer.phase() == Progress.Phase.FORWARD) {
      trainer.intervene(what);
      run.log().add(new ChangeLog.Change(trainer.steps(), trainer.phase(), what));
      noteChange(what.inWords());
    } else {
      waiting.add(what);
    }
  }

  private void interveneAtLast() {
    List<Intervention> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(this::intervene);
  }

  Held held() {
    return trainer.held();
  }

  private void noteChange(String what) {
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

  /** How many steps are complete. */
  public long steps() {
    return trainer.steps();
  }

  double loss() {
    return trainer.loss();
  }

  Progress.Phase phase() {
    return trainer.phase();
  }
}
