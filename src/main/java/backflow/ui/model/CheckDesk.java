package backflow.ui.model;

import backflow.check.CheckProgress;
import backflow.check.Inquiry;
import backflow.study.Finding;
import backflow.study.Findings;
import backflow.study.Interest;
import backflow.study.Moment;
import backflow.study.check.CheckStudy;
import backflow.study.check.UnderWay;
import backflow.train.Checkpoint;
import backflow.train.LiveSettings;
import backflow.train.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has gradient checks made of one run, one after the other on the worker, and hands over what they
 * find. While the run trains, a check is made when charts of it appear, when its question is
 * another, and when the reader asks; a step that stands still is checked for itself.
 *
 * <p>All methods are for the UI thread; checks run on the worker with a private copy.
 */
final class CheckDesk {
  private final Consumer<Runnable> worker;
  private final ConcurrentLinkedQueue<Found<?>> found = new ConcurrentLinkedQueue<>();
  private final Map<CheckStudy<?>, Question> answered = new ConcurrentHashMap<>();
  private volatile List<Question> wanted = List.of();
  private volatile boolean busy;
  private volatile @Nullable UnderWay underWay;
  private volatile @Nullable Standpoint standpoint;
  private volatile String failure = "";
  private final Map<Class<?>, Found<?>> kept = new LinkedHashMap<>();
  private List<Question> stopped = List.of();
  private boolean open;
  private int round;
  private @Nullable Run shown;
  private @Nullable Checkpoint newest;
  private @Nullable Checkpoint tooOld;
  private boolean asked;

  /**
   * A check that is wanted.
   *
   * @param inquiry as far as the study depends on it
   * @param step that stands still; −1: where the run stood when it was asked
   * @param round of looking or asking
   */
  private record Question(Run run, CheckStudy<?> study, Inquiry inquiry, long step, int round) {
    boolean isLive() {
      return step < 0;
    }

    Question at(long other) {
      return new Question(run, study, inquiry, other, round);
    }

    Question in(int other) {
      return new Question(run, study, inquiry, step, other);
    }

    /** Whether they are the same but for the step. */
    boolean isLike(Question other) {
      return at(-1).equals(other.at(-1));
    }

    /** Whether an answer to another one is an answer to this. */
    boolean isServedBy(@Nullable Question other) {
      return other != null && isLike(other) && (isLive() || step == other.step);
    }
  }

  /** What a check found in a run. */
  private record Found<T extends Finding>(Run run, Class<T> kind, T finding) {
    boolean into(Findings findings) {
      boolean news = findings.find(kind) != finding;
      if (news) {
        findings.put(kind, finding);
      }
      return news;
    }
  }

  /** A moment, so that all checks of one step share it; the worker's own. */
  private record Standpoint(Run run, long step, @Nullable Checkpoint from, Moment moment) {
    boolean is(Question question, @Nullable Checkpoint wanted) {
      return run.equals(question.run) && step == question.step && from == wanted;
    }
  }

  /**
   * A desk.
   *
   * @param worker runs jobs one after the other, not on the UI thread
   */
  CheckDesk(Consumer<Runnable> worker) {
    this.worker = worker;
  }

  /** Why the last check failed, in one line; empty if it did not. */
  String failure() {
    return failure;
  }

  /** Whether something is being checked, or about to be. */
  boolean isBusy() {
    return wanted.stream().anyMatch(q -> !isAnswered(q));
  }

  /** Whether all that is wanted has been checked and fetched. */
  boolean isDone() {
    return !isBusy() && !busy && found.isEmpty();
  }

  /** What is being checked, and how far it has come; null: nothing, or it has not begun. */
  @Nullable UnderWay underWay() {
    return isBusy() ? underWay : null;
  }

  /** Everything is to be checked once more, where the run stands now. */
  void again() {
    round++;
    newest = null;
    asked = false;
    failure = "";
  }

  /** Gives up what is not answered yet, until it is asked again or otherwise. */
  void cancel() {
    stopped = wanted.stream().map(q -> q.in(round)).filter(q -> !isAnswered(q)).toList();
    wanted = List.of();
  }

  /** Nobody looks any more: what is being checked is given up. */
  void leave() {
    open = false;
    wanted = List.of();
    standpoint = null;
  }

  /**
   * Says what is wanted now; once per frame.
   *
   * @param lane whose run
   * @param run the run that is shown
   * @param playhead the step that is shown; −1: the newest
   * @param studies in the order in which they are made; none: nobody looks
   */
  void want(Lane lane, Run run, long playhead, Interest interest, List<CheckStudy<?>> studies) {
    if (studies.isEmpty()) {
      leave();
      return;
    }
    if (!open || !run.equals(shown)) {
      open = true;
      shown = run;
      again();
    }
    long still = playhead >= 0 ? playhead : StudyDesk.pausedAt(lane, run);
    wanted =
        studies.stream()
            .map(s -> new Question(run, s, s.question(interest.inquiry()), still, round))
            .filter(q -> stopped.stream().noneMatch(q::isLike))
            .toList();
    if (!busy) {
      wanted.stream().filter(q -> !isAnswered(q)).findFirst().ifPresent(q -> begin(lane, q));
    }
  }

  private boolean isAnswered(Question question) {
    return question.isServedBy(answered.get(question.study));
  }

  private void begin(Lane lane, Question question) {
    Checkpoint from = question.isLive() ? newest(lane, question.run) : null;
    if (!question.isLive() || from != null) {
      busy = true;
      worker.accept(() -> work(question, from));
    }
  }

  /** The run as it was when it was asked for, the same for all checks; null: not yet taken. */
  private @Nullable Checkpoint newest(Lane lane, Run run) {
    Checkpoint there = lane.session().latestCheckpoint();
    if (newest == null && !asked) {
      asked = true;
      tooOld = there;
      lane.session().requestCheckpoint();
    } else if (newest == null && there != null && there != tooOld) {
      newest = LiveSettings.onlyLiveDiffers(run.spec(), there.spec()) ? there : null;
      asked = newest != null;
    }
    return newest;
  }

  /**
   * Hands over what was found, and how far the check is that is being made.
   *
   * @param run what was found in another one is dropped
   * @param into may be another one than the last time
   * @return whether anything in it is new
   */
  boolean fetch(Run run, Findings into) {
    for (Found<?> next = found.poll(); next != null; next = found.poll()) {
      kept.put(next.kind(), next);
    }
    kept.values().removeIf(each -> !each.run().equals(run));
    boolean any = false;
    for (Found<?> each : kept.values()) {
      any |= each.into(into);
    }
    return tell(into) | any;
  }

  private boolean tell(Findings into) {
    UnderWay now = underWay();
    UnderWay told = into.find(UnderWay.class);
    if (now == null ? told == null : now.isHardlyFurtherThan(told)) {
      return false;
    }
    if (now == null) {
      into.forget(UnderWay.class);
    } else {
      into.put(UnderWay.class, now);
    }
    return true;
  }

  /** Whether nobody waits for the answer any more. */
  private boolean isCancelled(Question working) {
    return wanted.stream().noneMatch(q -> q.isServedBy(working));
  }

  // What follows runs on the worker.

  private void work(Question question, @Nullable Checkpoint from) {
    try {
      Moment moment = isCancelled(question) ? null : moment(question, from);
      if (moment != null) {
        answer(question.study, moment, question);
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      failure = Aside.inWords(e);
      answered.put(question.study, question);
    } finally {
      underWay = null;
      busy = false;
    }
  }

  private @Nullable Moment moment(Question question, @Nullable Checkpoint from) {
    Standpoint known = standpoint;
    if (known != null && known.is(question, from)) {
      return known.moment;
    }
    Moment moment =
        from == null
            ? Moment.at(question.run, question.step, () -> isCancelled(question))
            : Moment.of(question.run, from);
    standpoint = moment == null ? null : new Standpoint(question.run, question.step, from, moment);
    return moment;
  }

  private <T extends Finding> void answer(CheckStudy<T> study, Moment moment, Question question) {
    Question exact = question.at(moment.step());
    CheckProgress progress =
        (done, of) -> underWay = new UnderWay(moment.step(), study.kind(), done, of);
    progress.checked(0, 0);
    T finding = study.of(moment, question.inquiry, progress, () -> isCancelled(exact));
    if (finding != null) {
      found.add(new Found<>(question.run, study.kind(), finding));
      answered.put(study, exact);
    }
  }
}
