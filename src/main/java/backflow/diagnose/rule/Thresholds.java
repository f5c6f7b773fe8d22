package backflow.diagnose.rule;

import backflow.math.Nearest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The thresholds in force: the usual ones, some of them chosen otherwise. Immutable. */
public final class Thresholds {
  /** The usual ones. */
  public static final Thresholds USUAL = new Thresholds(Map.of());

  private final Map<String, Double> chosen;

  private Thresholds(Map<String, Double> chosen) {
    this.chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
  }

  /**
   * Those of an experiment file.
   *
   * @param chosen by id; those not there are the usual ones
   * @throws ThresholdException for the first that is not known or out of range
   */
  public static Thresholds of(Map<String, Double> chosen) {
    chosen.forEach(Thresholds::check);
    return chosen.isEmpty() ? USUAL : new Thresholds(chosen);
  }

  private static void check(String id, double value) {
    Threshold threshold = Rules.threshold(id);
    if (threshold == null) {
      throw new ThresholdException(
          id,
          "\"" + id + "\"",
          "is not the name of a threshold",
          String.join(", ", Rules.thresholds().keySet()),
          Nearest.to(id, Rules.thresholds().keySet()).orElse(null));
    }
    if (!threshold.allows(value)) {
      throw new ThresholdException(
          id, Double.toString(value), "is out of range", threshold.allowed(), null);
    }
  }

  /** The value in force. */
  public double get(Threshold threshold) {
    Double other = chosen.get(threshold.id());
    return other == null ? threshold.standard() : other;
  }

  /** The same with one chosen otherwise; the usual value takes it out of the choice. */
  public Thresholds with(Threshold threshold, double value) {
    Map<String, Double> next = new LinkedHashMap<>(chosen);
    if (value == threshold.standard()) {
      next.remove(threshold.id());
    } else {
      next.put(threshold.id(), value);
    }
    return of(next);
  }

  /** Those that are not the usual ones, as they stand in an experiment file; unmodifiable. */
  public Map<String, Double> chosen() {
    return chosen;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Thresholds t && t.chosen.equals(chosen);
  }

  @Override
  public int hashCode() {
    return chosen.hashCode();
  }
}
