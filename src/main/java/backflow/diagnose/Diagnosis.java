package backflow.diagnose;

import backflow.diagnose.rule.Judgement;
import backflow.diagnose.rule.Rule;
import backflow.diagnose.rule.Rules;
import backflow.diagnose.rule.Subject;
import backflow.diagnose.rule.Thresholds;
import backflow.diagnose.vital.Memory;
import backflow.diagnose.vital.Vitals;
import backflow.probe.History;
import backflow.probe.StepSnapshot;
import backflow.probe.Watcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a run step by step and remembers from when to when what was wrong with it. Looking
 * changes nothing of the run; a step costs the same however long the run is, and allocates only
 * when a finding begins, ends, or gets better or worse. Bounded: up to 200 episodes a rule.
 *
 * <p>{@link #afterStep}, {@link #use} and {@link #findings} belong to the training thread (or to
 * whoever comes after it has ended); everything else is for any thread.
 */
public final class Diagnosis implements Watcher {
  private final Subject subject;
  private final @Nullable Memory inherited;
  private final int layers;
  private Vitals vitals;
  private Judgement judgement;
  private List<Tracker> trackers;
  private volatile Thresholds thresholds;
  private volatile List<Episode> episodes = List.of();
  private volatile @Nullable Memory beginning;
  private volatile long version;

  /**
   * Of a run at its first step.
   *
   * @param memory what a diagnosis of the run that this one branched off knew there ({@link
   *     #memory}); null for a run from step 0
   */
  public Diagnosis(Subject subject, Thresholds thresholds, @Nullable Memory memory) {
    this.subject = subject;
    this.thresholds = thresholds;
    inherited = memory;
    layers = subject.depth() + 1;
    vitals = fresh();
    judgement = new Judgement(vitals, subject, thresholds);
    trackers = trackers();
  }

  private Vitals fresh() {
    Vitals v = new Vitals(layers);
    if (inherited != null) {
      v.goOn(inherited);
    }
    return v;
  }

  private List<Tracker> trackers() {
    List<Tracker> all = new ArrayList<>();
    for (Rule rule : Rules.all()) {
      all.add(new Tracker(rule, layers));
    }
    return all;
  }

  @Override
  public void afterStep(StepSnapshot snapshot) {
    if (consider(snapshot)) {
      publish();
    }
  }

  private boolean consider(StepSnapshot snapshot) {
    vitals.take(snapshot);
    if (vitals.measured() <= Vitals.WINDOW && inherited == null) {
      beginning = vitals.memory();
    }
    boolean changed = false;
    boolean vanishing = false;
    for (int i = 0; i < trackers.size(); i++) {
      Tracker tracker = trackers.get(i);
      judgement.ask(tracker.rule(), tracker.now(), vanishing);
      changed |= tracker.take(snapshot.step(), judgement);
      vanishing |= i == 0 && tracker.now() != null;
    }
    return changed;
  }

  private void publish() {
    List<Episode> all = new ArrayList<>();
    trackers.forEach(tracker -> tracker.addEpisodes(all));
    episodes = Collections.unmodifiableList(all);
    long next = version + 1;
    version = next;
  }

  @Override
  public Memory memory() {
    return vitals.memory();
  }

  /**
   * Judges by other thresholds from now on, and once more all that the history still has.
   *
   * @param history of this run
   */
  public void use(Thresholds next, History history) {
    thresholds = next;
    vitals = fresh();
    judgement = new Judgement(vitals, subject, next);
    trackers = trackers();
    StepSnapshot snapshot = new StepSnapshot(layers);
    long last = history.lastStep();
    long step = history.firstStep();
    while (step >= 0 && step <= last && history.at(step, snapshot)) {
      consider(snapshot);
      step = snapshot.step() + 1;
    }
    publish();
  }

  /** Grows whenever a finding begins, ends or changes its severity, and with new thresholds. */
  public long version() {
    return version;
  }

  /** All that was and is wrong, rule by rule, each oldest first: marks for a timeline. */
  public List<Episode> episodes() {
    return episodes;
  }

  /** Of whom it speaks. */
  public Subject subject() {
    return subject;
  }

  /** The thresholds in force. */
  public Thresholds thresholds() {
    return thresholds;
  }

  /**
   * What there is to say of a step, with the numbers of that step. Reads about 20 steps of the
   * history; takes a fraction of a millisecond.
   *
   * @param history of this run
   * @param step that was measured
   */
  public Examination at(History history, long step) {
    return at(history, step, subject);
  }

  /**
   * The same of a run whose settings have changed since.
   *
   * @param now as it is; of the same architecture
   */
  public Examination at(History history, long step, Subject now) {
    Memory early = inherited == null ? beginning : inherited;
    Replay replay = Replay.of(history, step, early, inherited != null);
    return replay.examine(now, thresholds, episodes);
  }

  /** Every finding of the run, also those that ended, with its numbers at its worst. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    trackers.forEach(tracker -> tracker.addFindings(subject, all));
    all.sort(Finding.ORDER);
    return all;
  }
}
