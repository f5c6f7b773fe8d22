package backflow.diagnose;

import backflow.diagnose.rule.Evidence;
import backflow.diagnose.rule.Judgement;
import backflow.diagnose.rule.Rule;
import backflow.diagnose.rule.Severity;
import backflow.diagnose.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The episodes of one rule in one run. Allocates only when an episode begins, ends, or gets better
 * or worse. Training thread.
 */
final class Tracker {
  /** How many episodes are kept; whatever comes later is joined to the last. */
  static final int MOST = 200;

  /** How many changes of severity of an episode are kept; later ones are forgotten. */
  static final int MOST_LEVELS = 200;

  private final Rule rule;
  private final Evidence worst;
  private final List<Closed> closed = new ArrayList<>();
  private final List<Episode.Level> levels = new ArrayList<>();
  private @Nullable Evidence start;
  private @Nullable Severity now;
  private @Nullable Severity worstSeverity;
  private long firstStep;
  private long lastStep;

  /**
   * None yet.
   *
   * @param layers D+1
   */
  Tracker(Rule rule, int layers) {
    this.rule = rule;
    worst = new Evidence(layers);
  }

  private record Closed(Episode episode, Evidence worst) {}

  Rule rule() {
    return rule;
  }

  /** What it found at the newest step; null for nothing. */
  @Nullable Severity now() {
    return now;
  }

  /**
   * Takes what the rule says of a step.
   *
   * @return whether anything began, ended, or changed its severity
   */
  boolean take(long step, Judgement j) {
    Severity next = j.severity();
    if (next == null && j.isUnknown()) {
      next = now;
      if (next == null) {
        return false;
      }
    } else if (next != null) {
      considerWorst(next, j.evidence());
    }
    boolean changed = next != now;
    if (changed && next == null) {
      close();
    } else if (changed && next != null) {
      rise(step, next, j.evidence());
    }
    now = next;
    lastStep = step;
    return changed;
  }

  private void considerWorst(Severity next, Evidence evidence) {
    int order = worstSeverity == null ? 1 : next.compareTo(worstSeverity);
    if (order > 0 || (order == 0 && evidence.strength() > worst.strength())) {
      worst.set(evidence);
      worstSeverity = next;
    }
  }

  private void rise(long step, Severity next, Evidence evidence) {
    if (now == null) {
      begin(step, evidence);
    }
    if (levels.size() < MOST_LEVELS) {
      levels.add(new Episode.Level(step, next));
    }
  }

  private void begin(long step, Evidence evidence) {
    if (closed.size() == MOST) {
      reopen(closed.remove(MOST - 1));
      return;
    }
    firstStep = step;
    levels.clear();
    start = copy(evidence);
  }

  private void reopen(Closed last) {
    firstStep = last.episode().firstStep();
    start = last.episode().start();
    levels.clear();
    levels.addAll(last.episode().levels());
    considerWorst(last.episode().severity(), last.worst());
  }

  private void close() {
    closed.add(new Closed(open(false), copy(worst)));
    worstSeverity = null;
  }

  private Evidence copy(Evidence evidence) {
    Evidence copy = new Evidence(evidence.layerCount());
    copy.set(evidence);
    return copy;
  }

  private Episode open(boolean active) {
    Severity severity = worstSeverity;
    Evidence first = start;
    if (severity == null || first == null) {
      throw new IllegalStateException("no episode of " + rule.id());
    }
    return new Episode(rule, severity, firstStep, lastStep, active, levels, first);
  }

  /** Adds all episodes, oldest first. */
  void addEpisodes(List<Episode> all) {
    closed.forEach(c -> all.add(c.episode()));
    if (now != null) {
      all.add(open(true));
    }
  }

  /** Adds a finding for each episode, with the numbers at its worst. */
  void addFindings(Subject subject, List<Finding> all) {
    for (Closed c : closed) {
      all.add(finding(c.episode(), c.worst(), subject));
    }
    if (now != null) {
      all.add(finding(open(true), worst, subject));
    }
  }

  private Finding finding(Episode e, Evidence evidence, Subject subject) {
    return Finding.of(
        rule, subject, e.severity(), evidence, e.firstStep(), e.lastStep(), e.active());
  }
}
