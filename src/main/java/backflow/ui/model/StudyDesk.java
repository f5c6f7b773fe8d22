package backflow.ui.model;

import backflow.study.Finding;
import backflow.study.Findings;
import backflow.study.Interest;
import backflow.study.Moment;
import backflow.study.Study;
import backflow.train.Checkpoint;
import backflow.train.LiveSettings;
import backflow.train.Progress;
import backflow.train.Run;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has studies made of one run for the charts that are shown, and hands over what they find.
 *
 * <p>Follows a running training at a few moments per second and never takes more than a third of a
 * core. A step that stands still, scrubbed to or paused at, is answered exactly: what is found is
 * of the very step whose numbers are shown; where that takes long, first from the nearest
 * checkpoint. All methods are for the UI thread; the studies themselves run on the worker with a
 * private copy.
 */
final class StudyDesk {
  private static final long PERIOD_NANOS = 250_000_000L;

  /** A replay of this many steps is worth a first answer from the checkpoint itself. */
  private static final long WORTH_A_GLANCE = 200;

  private final Consumer<Runnable> worker;
  private final ConcurrentLinkedQueue<Found<?>> found = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Wish wish;
  private volatile @Nullable Wish done;
  private volatile boolean busy;
  private volatile long restUntil;
  private volatile String failure = "";

  /**
   * What is wanted.
   *
   * @param checkpoint what a live wish is answered from; null for one of a step that stands still
   * @param step of one that stands still; −1 for a live one
   */
  private record Wish(
      Run run,
      long step,
      @Nullable Checkpoint checkpoint,
      Interest interest,
      Set<Study<?>> studies) {

    boolean isLive() {
      return step < 0;
    }

    boolean sameQuestion(@Nullable Wish other) {
      return other != null
          && run.equals(other.run)
          && step == other.step
          && interest.equals(other.interest)
          && studies.equals(other.studies);
    }
  }

  /** What a study found in a run. */
  private record Found<T extends Finding>(Run run, Class<T> kind, T finding) {
    void into(Findings findings) {
      findings.put(kind, finding);
    }
  }

  /**
   * A desk.
   *
   * @param worker runs jobs one after the other, not on the UI thread
   */
  StudyDesk(Consumer<Runnable> worker) {
    this.worker = worker;
  }

  /** Whether all that is wanted has been answered and fetched. */
  boolean isDone() {
    Wish wanted = wish;
    return !busy && found.isEmpty() && (wanted == null || !isNews(wanted));
  }

  /** Why the last study failed, in one line; empty if it did not. */
  String failure() {
    return failure;
  }

  /**
   * Says what is wanted now; once per frame.
   *
   * @param lane whose run
   * @param run the run that is shown
   * @param playhead the step that is shown; −1: the newest
   */
  void want(Lane lane, Run run, long playhead, Interest interest, Set<Study<?>> studies) {
    if (studies.isEmpty()) {
      wish = null;
      return;
    }
    long still = playhead >= 0 ? playhead : pausedAt(lane, run);
    if (still >= 0) {
      wish = new Wish(run, still, null, interest, studies);
    } else {
      wantNewest(lane, run, interest, studies);
    }
    Wish wanted = wish;
    boolean rested = wanted != null && (!wanted.isLive() || System.nanoTime() >= restUntil);
    if (wanted != null && !busy && rested && isNews(wanted)) {
      begin(wanted);
    }
  }

  /**
   * Hands over what was found since the last time.
   *
   * @param run what was found in another one is dropped
   * @return whether there was anything
   */
  boolean fetch(Run run, Findings into) {
    boolean any = false;
    for (Found<?> next = found.poll(); next != null; next = found.poll()) {
      if (next.run().equals(run)) {
        next.into(into);
        any = true;
      }
    }
    return any;
  }

  /**
   * The newest complete step of a run that is paused after it; −1 while it trains, in the middle of
   * a step, and once something was changed since, so that the change is seen at once.
   */
  static long pausedAt(Lane lane, Run run) {
    Progress now = lane.progress();
    boolean between = now.state() == Progress.State.PAUSED && now.phase() == Progress.Phase.FORWARD;
    long last = run.history().lastStep();
    boolean ours = between && now.steps() == last + 1 && run.equals(lane.run());
    return ours && run.history().events().stream().noneMatch(e -> e.step() > last) ? last : -1;
  }

  private void wantNewest(Lane lane, Run run, Interest interest, Set<Study<?>> studies) {
    Checkpoint newest = lane.session().latestCheckpoint();
    if (!busy && System.nanoTime() >= restUntil) {
      lane.session().requestCheckpoint();
    }
    boolean ours = newest != null && LiveSettings.onlyLiveDiffers(run.spec(), newest.spec());
    wish = ours ? new Wish(run, -1, newest, interest, studies) : null;
  }

  private boolean isNews(Wish wanted) {
    Wish last = done;
    if (!wanted.sameQuestion(last)) {
      return true;
    }
    Checkpoint now = wanted.checkpoint();
    Checkpoint before = last == null ? null : last.checkpoint();
    return now != null && (before == null || before.step() != now.step());
  }

  private void begin(Wish wanted) {
    busy = true;
    done = wanted;
    worker.accept(new Work(wanted)::run);
  }

  /**
   * Gives up a study whose question is not asked any more. Live ones are finished, though the run
   * goes on meanwhile, unless somebody waits for a step or for other charts.
   */
  private boolean isCancelled(Wish working) {
    Wish now = wish;
    if (now == null) {
      return true;
    }
    return working.isLive()
        ? !now.isLive()
            || !now.run().equals(working.run())
            || !now.studies().equals(working.studies())
        : !working.sameQuestion(now);
  }

  /** Answers one wish, on the worker. */
  private final class Work {
    private final Wish wanted;

    /** Once given up a study has no answer, even if the question comes back before it ends. */
    private boolean givenUp;

    Work(Wish wanted) {
      this.wanted = wanted;
    }

    private boolean isGivenUp() {
      givenUp |= isCancelled(wanted);
      return givenUp;
    }

    void run() {
      long start = System.nanoTime();
      try {
        if (!wanted.isLive()) {
          glance();
        }
        Checkpoint from = wanted.checkpoint();
        Moment moment =
            from == null
                ? Moment.at(wanted.run(), wanted.step(), this::isGivenUp)
                : Moment.of(wanted.run(), from);
        failure = moment == null ? "" : answer(moment);
      } catch (RuntimeException | OutOfMemoryError e) {
        failure = Aside.inWords(e);
      } finally {
        if (isGivenUp()) {
          done = null; // it may be asked again, and was not answered
        }
        long now = System.nanoTime();
        restUntil = now + Math.max(PERIOD_NANOS, 2 * (now - start));
        busy = false;
      }
    }

    private void glance() {
      Checkpoint near = wanted.run().checkpoints().nearest(wanted.step());
      if (near != null && wanted.step() - near.step() > WORTH_A_GLANCE && !isGivenUp()) {
        answer(Moment.of(wanted.run(), near));
      }
    }

    /** Makes all studies; one that fails does not keep the others. @return why one failed, or "" */
    private String answer(Moment moment) {
      String failed = "";
      for (Study<?> study : wanted.studies()) {
        if (isGivenUp()) {
          return failed;
        }
        try {
          answer(study, moment);
        } catch (RuntimeException | OutOfMemoryError e) {
          failed = Aside.inWords(e);
        }
      }
      return failed;
    }

    private <T extends Finding> void answer(Study<T> study, Moment moment) {
      T finding = study.of(moment, wanted.interest(), this::isGivenUp);
      if (finding != null) {
        found.add(new Found<>(wanted.run(), study.kind(), finding));
      }
    }
  }
}
