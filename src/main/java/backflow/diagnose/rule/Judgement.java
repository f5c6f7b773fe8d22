package backflow.diagnose.rule;

import backflow.diagnose.vital.Vitals;
import backflow.math.Blank;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is asked at every step, and its answer: nothing, or how bad it is, with the evidence.
 * Whoever fired lately goes on firing until its figure is past a third of its threshold, so that
 * findings do not flicker. Reused; allocates nothing. One thread.
 */
public final class Judgement {
  /** Above it the output is still wrong; more than one rule asks. */
  static final Threshold OUTPUT_WRONG =
      Threshold.number("output-still-wrong", "output still wrong: n·RMS(∂L/∂output)", 1e-2, 0, 1e6);

  private static final double RELEASE = 3;

  private final Vitals vitals;
  private final Subject subject;
  private final Set<Rule> silent = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Evidence evidence;
  private Thresholds thresholds;
  private @Nullable Severity before;
  private @Nullable Severity severity;
  private boolean vanishing;
  private boolean unknown;
  private @Nullable String explanation;

  /**
   * For one run.
   *
   * @param vitals up to date whenever a rule is asked
   */
  public Judgement(Vitals vitals, Subject subject, Thresholds thresholds) {
    this.vitals = vitals;
    this.subject = subject;
    this.thresholds = thresholds;
    evidence = new Evidence(subject.depth() + 1);
    for (Rule rule : Rules.all()) {
      if (rule.whyNot(subject) != null) {
        silent.add(rule);
      }
    }
  }

  /** Other thresholds from now on. */
  public void thresholds(Thresholds other) {
    thresholds = other;
  }

  /**
   * Asks a rule.
   *
   * @param before what it found at the step before
   * @param vanishing whether the gradient is found to vanish at this step
   */
  public void ask(Rule rule, @Nullable Severity before, boolean vanishing) {
    this.before = before;
    this.vanishing = vanishing;
    severity = null;
    unknown = false;
    explanation = null;
    evidence.clear(vitals.now().step());
    if (!vitals.now().isFinite() && !rule.judgesNonFinite()) {
      unknown = true;
    } else if (!silent.contains(rule)) {
      rule.judge(this);
    }
  }

  /** What the rule found; null for nothing. */
  public @Nullable Severity severity() {
    return severity;
  }

  /** Whether the rule cannot say since its figures are NaN: what it found before stands. */
  public boolean isUnknown() {
    return unknown;
  }

  /**
   * What explains the figures of a rule that would have fired without it, in a word or two:
   * "inactive units". Null if nothing was held back.
   */
  public @Nullable String explanation() {
    return explanation;
  }

  /** The numbers, also where nothing was found. */
  public Evidence evidence() {
    return evidence;
  }

  Vitals vitals() {
    return vitals;
  }

  Subject subject() {
    return subject;
  }

  double threshold(Threshold threshold) {
    return thresholds.get(threshold);
  }

  boolean isVanishing() {
    return vanishing;
  }

  /** Whether the rule is firing already, at least as badly. */
  boolean was(Severity atLeast) {
    return before != null && before.compareTo(atLeast) >= 0;
  }

  /** Whether a figure is above a threshold, or was and is not yet below a third of it. */
  boolean isAbove(double figure, Threshold threshold, Severity level) {
    double edge = threshold(threshold);
    return !Blank.is(figure) && figure > (was(level) ? edge / RELEASE : edge);
  }

  /** The same, three times above it at first: where few steps speak for a figure. */
  boolean isFarAbove(double figure, Threshold threshold, Severity level) {
    double edge = threshold(threshold);
    return !Blank.is(figure) && figure > (was(level) ? edge / RELEASE : edge * RELEASE);
  }

  /**
   * Whether a figure is at a threshold or above, or was and is not yet below a third: for shares.
   */
  boolean reaches(double figure, Threshold threshold, Severity level) {
    double edge = threshold(threshold);
    return !Blank.is(figure) && (was(level) ? figure > edge / RELEASE : figure >= edge);
  }

  /** Whether a figure is below a threshold, or was and is not yet above three times it. */
  boolean isBelow(double figure, Threshold threshold, Severity level) {
    double edge = threshold(threshold);
    return !Blank.is(figure) && figure < (was(level) ? edge * RELEASE : edge);
  }

  /** Whether the output is still wrong: n·RMS(∂L/∂output). */
  boolean isOutputWrong(Severity level) {
    return isAbove(vitals.outputError(), OUTPUT_WRONG, level);
  }

  /**
   * Takes back what was raised if a layer explains what lies below it: 90 % inactive, or all units
   * the same.
   *
   * @return whether one does
   */
  boolean explainAway() {
    String cause = null;
    for (int l = 1; l <= vitals.depth() && cause == null; l++) {
      if (SymmetricUnits.isSymmetric(vitals, l)) {
        cause = "symmetric units";
      } else if (vitals.inactive(l) >= threshold(DeadUnits.SEVERE) || isOff(l)) {
        cause = "inactive units";
      }
    }
    if (cause == null) {
      return false;
    }
    explanation = severity == null ? null : cause;
    severity = null;
    return true;
  }

  /**
   * Whether a ReLU layer was off for whole batches: what lies below it gets exactly 0, already in
   * the steps before its units are looked at again.
   */
  private boolean isOff(int layer) {
    return subject.activation(layer).canDie() && vitals.zero(layer) == 1;
  }

  /** Says that nobody can know: if a figure is NaN, and not the blank. */
  boolean isUnknown(double figure) {
    if (Double.isNaN(figure) && !Blank.is(figure)) {
      unknown = true;
    }
    return unknown;
  }

  Judgement put(Measure measure, double value) {
    evidence.put(measure, value);
    return this;
  }

  /** Fires, unless something worse was found already. */
  void raise(Severity level) {
    if (severity == null || severity.compareTo(level) < 0) {
      severity = level;
    }
  }
}
