package backflow.train;

import backflow.math.KernelChoice;
import backflow.probe.Observation;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
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
  private boolean wantsToRun;
  private final AtomicInteger restartsWaiting = new AtomicInteger();
  private @Nullable Recorder recorder;
  private long nextObservation = Long.MAX_VALUE;
  private long observationPeriod = Long.MAX_VALUE;

  private volatile ExperimentSpec spec;
  private volatile @Nullable Run run;
  private volatile Progress.State state = Progress.State.OPENING;
  private volatile Progress.Phase phase = Progress.Phase.FORWARD;
  private volatile long steps;
  private volatile String message = "";
  private volatile @Nullable Observation observation;
  private volatile boolean closing;

  private Session(ExperimentSpec spec, LongSupplier nanos, boolean measured) {
    this.spec = spec;
    this.nanos = nanos;
    this.measured = measured;
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
    return open(spec, preRoll, System::nanoTime);
  }

  /** The same with a clock of one's own, for tests. */
  static Session open(ExperimentSpec spec, boolean preRoll, LongSupplier nanos) {
    Session session = new Session(spec, nanos, true);
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
    boolean running = state == Progress.State.RUNNING || state == Progress.State.OPENING;
    double rate = running ? metronome.stepsPerSecond(nanos.getAsLong()) : 0;
    return new Progress(state, steps, phase, rate, message);
  }

  /** The experiment as it now is: the last one asked for, with the live changes. */
  public ExperimentSpec spec() {
    return spec;
  }

  /** The newest look at a whole step; null if there was none since the restart. */
  public @Nullable Observation observation() {
    return observation;
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
   * Starts again from step 0 with an experiment, the same or another; keeps running if it was,
   * stays paused if it was.
   *
   * @param preRoll whether to train up to {@code view.at} first
   */
  public void restart(ExperimentSpec next, boolean preRoll) {
    restartsWaiting.incrementAndGet();
    tell(() -> rebuild(next, preRoll));
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
        if (!obey() && state == Progress.State.RUNNING) {
          train();
        }
      } catch (Throwable e) { // whatever it is: a dead thread would look like a slow one
        fail(e);
      }
    }
    state = Progress.State.CLOSED;
    recorder = null;
  }

  /** Carries out the next command. @return whether there was one */
  private boolean obey() {
    Runnable command;
    synchronized (commands) {
      command = commands.poll();
    }
    if (command == null) {
      if (state != Progress.State.RUNNING) {
        LockSupport.park(this);
      }
      return false;
    }
    command.run();
    return true;
  }

  private void train() {
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
    if (subStep) {
      r.subStep();
    } else {
      r.step();
    }
    if (r.observation() != null) {
      observation = r.observation();
    }
    metronome.tick(nanos.getAsLong());
    publish(r);
  }

  private void publish(Recorder r) {
    steps = r.steps();
    phase = r.phase();
  }

  private void running(boolean on) {
    wantsToRun = on;
    if (recorder != null && state != Progress.State.FAILED) {
      state = on ? Progress.State.RUNNING : Progress.State.PAUSED;
      metronome.reset(nanos.getAsLong());
    }
  }

  private void rebuild(ExperimentSpec next, boolean preRoll) {
    restartsWaiting.decrementAndGet();
    state = Progress.State.OPENING;
    message = "";
    recorder = null;
    spec = next;
    Recorder made = new Recorder(next, KernelChoice.best(), measured);
    recorder = made;
    observation = null;
    publish(made);
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
    state = wantsToRun ? Progress.State.RUNNING : Progress.State.PAUSED;
    metronome.reset(nanos.getAsLong());
  }

  private void fail(Throwable e) {
    recorder = null; // may be in the middle of a step; the run stays readable
    message = Failures.inWords(e);
    state = Progress.State.FAILED;
  }
}
