package backflow.train;

import backflow.math.KernelChoice;
import backflow.probe.Event;
import backflow.probe.Observation;
import backflow.probe.PartOfStep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains an experiment on a thread of its own, at a pace, and takes commands from any thread.
 *
 * <p>No command blocks; each takes effect between two sub-steps. Readers pull: {@link #run} and
 * {@link #progress} may be called as often as wished, the trainer never waits for them. A failure
 * in training ends in {@link Progress.State#FAILED} with its reason; {@link #close} joins the
 * thread.
 */
public final class Session implements AutoCloseable {
  private final Thread thread;
  private final LongSupplier nanos;
  private final Metronome metronome;
  private final Queue<Runnable> commands = new ArrayDeque<>();
  private final boolean measured;
  private final Watchers watchers;
  private boolean wantsToRun;
  private final AtomicInteger restartsWaiting = new AtomicInteger();
  private @Nullable Recorder recorder;
  private long nextObservation = Long.MAX_VALUE;
  private long observationPeriod = Long.MAX_VALUE;

  private volatile ExperimentSpec spec;
  private volatile @Nullable Run run;
  private volatile Standing standing = new Standing(Progress.State.OPENING, "", "", 0);
  private volatile Progress.Phase phase = Progress.Phase.FORWARD;
  private volatile long steps;
  private volatile @Nullable Observation observation;
  private volatile boolean closing;
  private volatile long limit = Long.MAX_VALUE;
  private volatile boolean checkpointWanted;
  private volatile @Nullable Checkpoint latestCheckpoint;
  private volatile Held held = Held.NOTHING;
  private volatile boolean pauseOnNonFinite;
  private volatile @Nullable PartOfStep part;
  private List<StopCondition> wantedStops = List.of();
  private List<StopCondition> stopsAhead = List.of();

  /** What changes together and is read together; the fields are those of {@link Progress}. */
  private record Standing(Progress.State state, String message, String stopped, long stops) {
    Standing in(Progress.State next) {
      return new Standing(next, message, stopped, stops);
    }

    /** As in a new run, or going on: not stopped any more. */
    Standing goingOn(Progress.State next) {
      return new Standing(next, message, "", stops);
    }

    Standing stoppedBy(String reason) {
      return new Standing(Progress.State.PAUSED, message, reason, stops + 1);
    }

    Standing saying(Progress.State next, String words) {
      return new Standing(next, words, "", stops);
    }
  }

  private Session(ExperimentSpec spec, LongSupplier nanos, boolean measured, Watchers watchers) {
    this.spec = spec;
    this.nanos = nanos;
    this.measured = measured;
    this.watchers = watchers;
    metronome = new Metronome(nanos.getAsLong());
    thread = new Thread(this::live, "training");
    thread.setDaemon(true);
  }

  /**
   * Opens a session and starts its thread, paused once it has opened.
   *
   * @param spec what to train
   * @param preRoll whether to train up to {@code view.at} first
   */
  public static Session open(ExperimentSpec spec, boolean preRoll) {
    return open(spec, preRoll, Watchers.NONE);
  }

  /**
   * Opens a session whose runs are watched, and starts its thread, paused once it has opened.
   *
   * @param spec what to train
   * @param preRoll whether to train up to {@code view.at} first
   * @param watchers makes the watcher of each run
   */
  public static Session open(ExperimentSpec spec, boolean preRoll, Watchers watchers) {
    return open(spec, preRoll, System::nanoTime, watchers);
  }

  /**
   * Opens a session that goes on from a checkpoint, paused there.
   *
   * @param from of any run; not modified
   * @param settings what it goes on with; {@code from.settings()} for the same
   */
  public static Session open(Checkpoint from, LiveSettings settings) {
    return open(from, settings, Watchers.NONE);
  }

  /**
   * Opens a session that goes on from a checkpoint, paused there.
   *
   * @param from of any run; not modified
   * @param settings what it goes on with; {@code from.settings()} for the same
   * @param watchers makes the watcher of each run
   */
  public static Session open(Checkpoint from, LiveSettings settings, Watchers watchers) {
    Session session = new Session(settings.applyTo(from.spec()), System::nanoTime, true, watchers);
    session.restart(from, settings);
    session.thread.start();
    return session;
  }

  /** The same with a clock of one's own, for tests. */
  static Session open(ExperimentSpec spec, boolean preRoll, LongSupplier nanos) {
    return open(spec, preRoll, nanos, Watchers.NONE);
  }

  private static Session open(
      ExperimentSpec spec, boolean preRoll, LongSupplier nanos, Watchers watchers) {
    Session session = new Session(spec, nanos, true, watchers);
    session.restart(spec, preRoll);
    session.thread.start();
    return session;
  }

  /** The current run: the same object until a restart has built the next; null before the first. */
  public @Nullable Run run() {
    return run;
  }

  /** Where the session stands. */
  public Progress progress() {
    Standing now = standing;
    boolean moving = now.state() == Progress.State.RUNNING || now.state() == Progress.State.OPENING;
    double rate = moving ? metronome.stepsPerSecond(nanos.getAsLong()) : 0;
    return new Progress(now.state(), steps, phase, rate, now.message(), now.stopped(), now.stops());
  }

  /** The experiment as it now is: the last one asked for, with the live changes. */
  public ExperimentSpec spec() {
    return spec;
  }

  /** The newest look at a whole step; null if there was none since the restart. */
  public @Nullable Observation observation() {
    return observation;
  }

  /**
   * What the newest of the single sub-steps has left behind; null if whole steps were made since,
   * or none was asked for.
   */
  public @Nullable PartOfStep part() {
    return part;
  }

  /** Trains on. */
  public void play() {
    tell(() -> running(true));
  }

  /** Stops after the current sub-step. */
  public void pause() {
    tell(() -> running(false));
  }

  /** Completes the current step, or makes one, and pauses. */
  public void step() {
    tell(
        () -> {
          running(false);
          advance(false);
        });
  }

  /** Makes one of the four sub-steps and pauses. */
  public void subStep() {
    tell(
        () -> {
          running(false);
          advance(true);
        });
  }

  /** Trains no faster than this from now on. */
  public void pace(Pace pace) {
    tell(() -> metronome.pace(pace, nanos.getAsLong()));
  }

  /**
   * Trains no further than this until told otherwise; it stays running and waits there.
   *
   * @param steps how many steps may be complete
   */
  public void limit(long steps) {
    boolean farther = steps > limit;
    limit = steps;
    if (farther) {
      LockSupport.unpark(thread);
    }
  }

  /**
   * Looks at whole steps (histograms, units) from now on, and once at once.
   *
   * @param perSecond at most how often; 0 for never
   */
  public void observe(double perSecond) {
    tell(
        () -> {
          observationPeriod = perSecond > 0 ? (long) (1e9 / perSecond) : Long.MAX_VALUE;
          nextObservation = perSecond > 0 ? nanos.getAsLong() : Long.MAX_VALUE;
        });
  }

  /** Changes settings of the running experiment from the next sub-step on. */
  public void change(LiveSettings settings) {
    tell(
        () -> {
          if (recorder != null) {
            recorder.change(settings);
            spec = settings.applyTo(spec);
          }
        });
  }

  /**
   * Does something to a unit of the running network: at once between two steps, else after the step
   * under way. Ignored if the run has no such unit.
   */
  public void intervene(Intervention what) {
    tell(
        () -> {
          if (recorder != null) {
            recorder.intervene(what);
            held = recorder.held();
          }
        });
  }

  /**
   * Does something with the run on the training thread, between two sub-steps: for what belongs to
   * that thread, such as a watcher. It should be short. Ignored if there is no run.
   */
  public void between(Consumer<Run> task) {
    tell(
        () -> {
          Recorder r = recorder;
          if (r != null) {
            task.accept(r.run());
          }
        });
  }

  /** Which units are held by interventions. */
  public Held held() {
    return held;
  }

  /**
   * Starts again from step 0 with an experiment, the same or another; keeps running if it was,
   * stays paused if it was.
   *
   * @param preRoll whether to train up to {@code view.at} first
   */
  public void restart(ExperimentSpec next, boolean preRoll) {
    restartsWaiting.incrementAndGet();
    tell(() -> rebuild(next, preRoll));
  }

  /**
   * Branches: goes on from a checkpoint as a new run, whose history begins there; keeps running if
   * it was, stays paused if it was. With the settings of the checkpoint every bit is as it was.
   *
   * @param from of this session's run or any other; not modified
   * @param settings what it goes on with; another optimizer is a failure
   */
  public void restart(Checkpoint from, LiveSettings settings) {
    restartsWaiting.incrementAndGet();
    tell(() -> rebuild(from, settings));
  }

  /**
   * Pauses by itself once one of these is met, each at most once in a run; {@link Progress#stopped}
   * says which. Not while opening. A restart waits for all of them again.
   *
   * @param conditions in place of those before; none for never
   */
  public void stopAt(StopCondition... conditions) {
    List<StopCondition> wanted = List.of(conditions);
    tell(
        () -> {
          wantedStops = wanted;
          stopsAhead = wanted;
        });
  }

  /** Whether to pause after the first step with a NaN or ±Inf; off at the start. */
  public void pauseOnNonFinite(boolean on) {
    pauseOnNonFinite = on;
  }

  /**
   * Asks for a checkpoint of now: one is taken between two steps, even flat out or paused, and
   * stands in {@link #latestCheckpoint} soon. Costs a copy of the parameters and the optimizer's
   * state; requests that come before it is taken are one.
   */
  public void requestCheckpoint() {
    checkpointWanted = true;
    LockSupport.unpark(thread);
  }

  /**
   * The newest checkpoint that was asked for; in the middle of a step, of before that step.
   *
   * @return null if there is none since the restart, or if one would be larger than {@link
   *     Checkpoints#defaultBudget}
   */
  public @Nullable Checkpoint latestCheckpoint() {
    return latestCheckpoint;
  }

  /** Ends the thread and waits for it. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    boolean interruptedWhileWaiting = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interruptedWhileWaiting = true;
      }
    }
    if (interruptedWhileWaiting) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Runnable command) {
    synchronized (commands) {
      commands.add(command);
    }
    LockSupport.unpark(thread);
  }

  // What follows runs on the training thread.

  private void live() {
    while (!closing) {
      try {
        if (checkpointWanted) {
          takeCheckpoint();
        }
        if (!obey() && standing.state() == Progress.State.RUNNING) {
          train();
        }
      } catch (Throwable e) { // whatever it is: a dead thread would look like a slow one
        fail(e);
      }
    }
    standing = standing.in(Progress.State.CLOSED);
    recorder = null;
  }

  /** Carries out the next command. @return whether there was one */
  private boolean obey() {
    Runnable command;
    synchronized (commands) {
      command = commands.poll();
    }
    if (command == null) {
      if (standing.state() != Progress.State.RUNNING && !checkpointWanted) {
        LockSupport.park(this);
      }
      return false;
    }
    command.run();
    return true;
  }

  private void takeCheckpoint() {
    checkpointWanted = false;
    if (recorder != null) {
      latestCheckpoint = recorder.checkpoint();
    }
  }

  private void train() {
    if (steps >= limit) {
      LockSupport.parkNanos(this, 10_000_000L);
      return;
    }
    long wait = metronome.untilNextStep(nanos.getAsLong());
    if (wait > 0) {
      LockSupport.parkNanos(this, wait);
      return;
    }
    advance(false);
  }

  private void advance(boolean subStep) {
    Recorder r = recorder;
    if (r == null) {
      return;
    }
    if (nanos.getAsLong() >= nextObservation && r.observeNext()) {
      nextObservation =
          observationPeriod == Long.MAX_VALUE
              ? Long.MAX_VALUE
              : nanos.getAsLong() + observationPeriod;
    }
    if (!standing.stopped().isEmpty()) {
      standing = standing.goingOn(standing.state());
    }
    if (subStep) {
      r.rememberStart();
      Progress.Phase made = r.phase();
      r.subStep();
      part = r.part(made);
    } else {
      r.step();
      if (part != null) {
        part = null;
      }
    }
    if (r.observation() != null) {
      observation = r.observation();
    }
    metronome.tick(nanos.getAsLong());
    publish(r);
    if (r.phase() == Progress.Phase.FORWARD) {
      considerStopping(r);
    }
  }

  /** Pauses if anything is met that it waits for; the reason is the first of them. */
  private void considerStopping(Recorder r) {
    if (stopsAhead.isEmpty() && r.happened().isEmpty()) {
      return;
    }
    List<StopCondition> met = new ArrayList<>();
    if (pauseOnNonFinite && r.happened().contains(Event.Kind.NON_FINITE)) {
      met.add(new StopCondition.On(Event.Kind.NON_FINITE));
    }
    for (int i = 0; i < stopsAhead.size(); i++) {
      StopCondition condition = stopsAhead.get(i);
      if (condition.isMet(r.steps(), r.loss(), r.happened())) {
        met.add(condition);
      }
    }
    if (!met.isEmpty()) {
      stopsAhead = stopsAhead.stream().filter(condition -> !met.contains(condition)).toList();
      stop(r, met.get(0));
    }
  }

  private void stop(Recorder r, StopCondition met) {
    wantsToRun = false;
    metronome.reset(nanos.getAsLong());
    String words = "paused after step %,d: %s";
    standing = standing.stoppedBy(String.format(Locale.ROOT, words, r.steps() - 1, met.inWords()));
  }

  private void publish(Recorder r) {
    steps = r.steps();
    phase = r.phase();
    if (!held.equals(r.held())) {
      held = r.held();
    }
  }

  private void running(boolean on) {
    wantsToRun = on;
    Progress.State next = standing.state();
    if (recorder != null && next != Progress.State.FAILED) {
      next = on ? Progress.State.RUNNING : Progress.State.PAUSED;
      metronome.reset(nanos.getAsLong());
    }
    standing = on ? standing.goingOn(next) : standing.in(next);
  }

  private void rebuild(ExperimentSpec next, boolean preRoll) {
    beginOpening(next);
    Recorder made = new Recorder(next, KernelChoice.best(), measured, watchers);
    stand(made);
    int target = preRoll ? next.view().at() : 0;
    if (target == 0) {
      run = made.run();
    }
    while (made.steps() < target && !closing && restartsWaiting.get() == 0) {
      made.step();
      metronome.tick(nanos.getAsLong());
      publish(made);
      if (made.steps() == 1) {
        run = made.run();
      }
    }
    endOpening();
  }

  private void rebuild(Checkpoint from, LiveSettings settings) {
    beginOpening(settings.applyTo(from.spec()));
    Recorder made = Recorder.branch(from, settings, KernelChoice.best(), watchers);
    stand(made);
    run = made.run();
    endOpening();
  }

  private void beginOpening(ExperimentSpec next) {
    restartsWaiting.decrementAndGet();
    standing = standing.saying(Progress.State.OPENING, "");
    recorder = null;
    spec = next;
  }

  private void stand(Recorder made) {
    recorder = made;
    observation = null;
    part = null;
    latestCheckpoint = null;
    stopsAhead = wantedStops;
    publish(made);
  }

  private void endOpening() {
    standing = standing.in(wantsToRun ? Progress.State.RUNNING : Progress.State.PAUSED);
    metronome.reset(nanos.getAsLong());
  }

  private void fail(Throwable e) {
    recorder = null; // may be in the middle of a step; the run stays readable
    standing = standing.saying(Progress.State.FAILED, Failures.inWords(e));
  }
}
