package backflow.diagnose;

import backflow.diagnose.rule.Evidence;
import backflow.diagnose.rule.Judgement;
import backflow.diagnose.rule.Rule;
import backflow.diagnose.rule.Rules;
import backflow.diagnose.rule.Severity;
import backflow.diagnose.rule.Subject;
import backflow.diagnose.rule.Thresholds;
import backflow.diagnose.vital.Losses;
import backflow.diagnose.vital.Memory;
import backflow.diagnose.vital.Vitals;
import backflow.math.Blank;
import backflow.probe.History;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.probe.Strip;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a run as they were at one of its steps, from what the history still has of the
 * steps before: 20 whole steps, and the loss of 200. One thread, any.
 */
final class Replay {
  private final Vitals vitals;

  private Replay(Vitals vitals) {
    this.vitals = vitals;
  }

  /**
   * Reads.
   *
   * @param early what is known of the run's beginning
   * @param fromElsewhere whether that lies before the history
   */
  static Replay of(History history, long step, @Nullable Memory early, boolean fromElsewhere) {
    Vitals vitals = new Vitals(history.layers());
    long first = Math.max(history.firstStep(), step - Vitals.WINDOW + 1);
    boolean isLater = first > history.firstStep();
    if (early != null && (fromElsewhere || isLater)) {
      vitals.goOn(new Memory(early.firstLoss(), Blank.VALUE, early.earlyNorm()));
    }
    readLosses(history, step, first, vitals);
    StepSnapshot snapshot = new StepSnapshot(history.layers());
    long next = first;
    while (next >= 0 && next <= step && history.at(next, snapshot)) {
      vitals.take(snapshot);
      if (snapshot.step() < next) {
        break; // the newest step there is
      }
      next = snapshot.step() + 1;
    }
    return new Replay(vitals);
  }

  private static void readLosses(History history, long step, long first, Vitals vitals) {
    long from = Math.max(history.firstStep(), step - 2 * Losses.LONG + 1);
    int columns = 2 * Losses.LONG;
    Strip strip = new Strip();
    if (from < first && history.read(StepQuantity.LOSS, from, first - 1, columns, strip)) {
      for (int i = 0; i < strip.buckets; i++) {
        if (strip.to[i] < first) {
          vitals.takeLoss(strip.to[i], strip.last[i]);
        }
      }
    }
  }

  Examination examine(Subject subject, Thresholds thresholds, List<Episode> episodes) {
    Judgement judgement = new Judgement(vitals, subject, thresholds);
    long step = vitals.now().step();
    List<Finding> findings = new ArrayList<>();
    List<Standing> standings = new ArrayList<>();
    for (Rule rule : Rules.all()) {
      Episode episode = of(rule, step, episodes);
      judgement.ask(rule, episode == null ? null : episode.at(step), false);
      String whyNot = rule.whyNot(subject);
      if (episode != null) {
        Finding finding = finding(rule, episode, judgement, subject, step);
        findings.add(finding);
        standings.add(
            new Standing(rule.id(), rule.label(), Standing.State.FOUND, finding.headline()));
      } else if (whyNot != null) {
        standings.add(new Standing(rule.id(), rule.label(), Standing.State.NOT_APPLICABLE, whyNot));
      } else {
        standings.add(standing(rule, judgement, subject));
      }
    }
    findings.sort(Finding.ORDER);
    return new Examination(step, findings, standings);
  }

  private static Standing standing(Rule rule, Judgement judgement, Subject subject) {
    String cause = judgement.explanation();
    return cause == null
        ? new Standing(
            rule.id(),
            rule.label(),
            Standing.State.FINE,
            rule.standing(judgement.evidence(), subject))
        : new Standing(rule.id(), rule.label(), Standing.State.EXPLAINED, "due to " + cause);
  }

  private static @Nullable Episode of(Rule rule, long step, List<Episode> episodes) {
    for (Episode episode : episodes) {
      if (episode.rule() == rule && episode.holds(step)) {
        return episode;
      }
    }
    return null;
  }

  private static Finding finding(
      Rule rule, Episode episode, Judgement judgement, Subject subject, long step) {
    Severity severity = episode.at(step);
    boolean tells = judgement.severity() != null && !rule.speaksOfItsStart();
    Evidence evidence = tells ? judgement.evidence() : episode.start();
    if (tells) {
      evidence.fillFrom(episode.start());
    }
    long last = episode.active() ? step : episode.lastStep();
    return Finding.of(
        rule, subject, severity, evidence, episode.firstStep(), last, episode.active());
  }
}
