package backflow.lesson.measure;

import backflow.check.GradientReport;
import backflow.diagnose.Finding;
import backflow.diagnose.rule.Severity;
import backflow.math.Blank;
import backflow.probe.History;
import backflow.probe.LayerQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.ExperimentSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A run at a moment, as expressions see it: its settings, what was measured up to then, and what
 * the diagnosis found. Reads the history when asked. One thread.
 */
public final class Measured {
  /** How many steps back a quantity may be that is not measured at every step. */
  private static final int LOOK_BACK = 100;

  /** Over how many steps {@code mean.} goes. */
  private static final int MEAN = 20;

  private final ExperimentSpec spec;
  private final History history;
  private final long steps;
  private final Map<String, Severity> findings;
  private final Map<Long, StepSnapshot> read = new HashMap<>();
  private final Map<String, Value> settings;
  private final @Nullable GradientReport check;

  private Measured(
      ExperimentSpec spec,
      History history,
      long steps,
      Map<String, Severity> findings,
      @Nullable GradientReport check) {
    this.spec = spec;
    this.history = history;
    this.steps = steps;
    this.findings = Map.copyOf(findings);
    settings = Settings.of(spec);
    this.check = check;
  }

  /**
   * A run at a moment.
   *
   * @param spec its settings
   * @param history what was measured; only read
   * @param steps how many steps were complete at that moment
   * @param findings what the diagnosis says at that moment
   */
  public static Measured of(
      ExperimentSpec spec, History history, long steps, List<Finding> findings) {
    Map<String, Severity> active = new HashMap<>();
    findings.stream().filter(Finding::active).forEach(f -> active.put(f.id(), f.severity()));
    return new Measured(spec, history, steps, active, null);
  }

  /**
   * The same run with a gradient check of that moment.
   *
   * @param report what it found; null: none was made
   */
  public Measured with(@Nullable GradientReport report) {
    return new Measured(spec, history, steps, findings, report);
  }

  /** The settings. */
  public ExperimentSpec spec() {
    return spec;
  }

  /** How many steps were complete. */
  public long steps() {
    return steps;
  }

  /** The word for the severity of a finding; {@code none} if it was not made. */
  String severity(String finding) {
    Severity severity = findings.get(finding);
    return severity == null ? "none" : severity.word();
  }

  /** A number of the gradient check; the blank if none was made. */
  double check(ToDoubleFunction<GradientReport> quantity) {
    return check == null ? Blank.VALUE : quantity.applyAsDouble(check);
  }

  /** A setting by its key path. */
  Value setting(String key) {
    return settings.getOrDefault(key, Value.NONE);
  }

  /**
   * A number of a step; what is measured at every k-th step only is taken from the last time.
   *
   * @param complete how many steps were complete when it was measured: 1 for the first step
   * @return the blank if it was not measured, or that step is still to come
   */
  double at(long complete, ToDoubleFunction<StepSnapshot> quantity) {
    long first = Math.max(1, complete - LOOK_BACK);
    for (long s = Math.min(complete, steps); s >= first && complete <= steps; s--) {
      double value = quantity.applyAsDouble(snapshot(s));
      if (!Blank.is(value)) {
        return value;
      }
    }
    return Blank.VALUE;
  }

  /** A number of the newest step. */
  double now(ToDoubleFunction<StepSnapshot> quantity) {
    return at(steps, quantity);
  }

  /**
   * A quantity of a layer now, or when it was last measured; the blank if never.
   *
   * @param layer from 1 at the input to D+1
   */
  public double layer(LayerQuantity quantity, int layer) {
    return now(s -> s.get(quantity, layer));
  }

  /** The mean of the last 20 steps, of those at which it was measured. */
  double mean(ToDoubleFunction<StepSnapshot> quantity) {
    double sum = 0;
    int count = 0;
    for (long s = Math.max(1, steps - MEAN + 1); s <= steps; s++) {
      double value = quantity.applyAsDouble(snapshot(s));
      if (!Blank.is(value)) {
        sum += value;
        count++;
      }
    }
    return count == 0 ? Blank.VALUE : sum / count;
  }

  private StepSnapshot snapshot(long complete) {
    return read.computeIfAbsent(
        complete,
        s -> {
          StepSnapshot into = new StepSnapshot(history.layers());
          history.at(s - 1, into);
          return into;
        });
  }
}
