package backflow.ui.model;

import backflow.diagnose.Diagnosis;
import backflow.diagnose.rule.Thresholds;
import backflow.lesson.Diagnoses;
import backflow.train.Checkpoint;
import backflow.train.ExperimentSpec;
import backflow.train.LiveSettings;
import backflow.train.Pace;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.train.Session;
import org.jspecify.annotations.Nullable;

/**
 * One of the runs that train side by side: its session, and the settings that were handed to it. UI
 * thread only.
 */
final class Lane implements AutoCloseable {
  private final Session session;
  private ExperimentSpec wanted;
  private ExperimentSpec sent;
  private long stopsSeen;

  /**
   * A lane that trains an experiment from now on.
   *
   * @param first what to open
   * @param preRoll whether to train up to {@code view.at} first
   */
  Lane(ExperimentSpec first, boolean preRoll) {
    session = Session.open(first, preRoll, Diagnoses.WATCHERS);
    wanted = first;
    sent = first;
  }

  /**
   * A lane that goes on from a checkpoint of another.
   *
   * @param from where it begins
   */
  Lane(Checkpoint from) {
    LiveSettings settings = from.settings();
    session = Session.open(from, settings, Diagnoses.WATCHERS);
    wanted = settings.applyTo(from.spec());
    sent = wanted;
  }

  Session session() {
    return session;
  }

  Progress progress() {
    return session.progress();
  }

  @Nullable Run run() {
    return session.run();
  }

  /**
   * Whether it has paused by itself since this was last asked. Not whether it stands because of
   * that: it may have been told to go on, and not have heard it yet.
   */
  boolean hasStopped() {
    long stops = progress().stops();
    boolean news = stops != stopsSeen;
    stopsSeen = stops;
    return news;
  }

  /** The experiment as the controls have it. */
  ExperimentSpec spec() {
    return wanted;
  }

  /** Settings that are handed over at the next {@link #send}. */
  void want(ExperimentSpec spec) {
    wanted = spec;
  }

  /** Hands new settings over: while it trains if they can change then, else by a restart. */
  void send() {
    if (sent.equals(wanted)) {
      return;
    }
    boolean live =
        LiveSettings.onlyLiveDiffers(sent, wanted)
            && session.progress().state() != Progress.State.FAILED;
    boolean judged = !sent.diagnosis().equals(wanted.diagnosis());
    boolean trained = !sent.sameRun(wanted);
    sent = wanted;
    if (live) {
      if (trained) {
        session.change(LiveSettings.of(wanted));
      }
      if (judged) {
        judge(Diagnoses.thresholds(wanted));
      }
    } else {
      session.restart(wanted, false);
    }
  }

  /** Judges by other thresholds, from the first step on. */
  private void judge(Thresholds thresholds) {
    session.between(
        run -> {
          Diagnosis diagnosis = Diagnoses.of(run);
          if (diagnosis != null) {
            diagnosis.use(thresholds, run.history());
          }
        });
  }

  /** From step 0, with the settings as they are. */
  void restart() {
    sent = wanted;
    session.restart(wanted, false);
  }

  /** Another experiment. */
  void open(ExperimentSpec experiment) {
    wanted = experiment;
    sent = experiment;
    session.pause();
    session.restart(experiment, true);
  }

  void pace(Pace pace) {
    session.pace(pace);
  }

  boolean isRunning() {
    return progress().state() == Progress.State.RUNNING;
  }

  @Override
  public void close() {
    session.close();
  }
}
