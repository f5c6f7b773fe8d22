package backflow.diagnose.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rules, in the order of the science chapter, which is also the order they are asked in. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          new VanishingGradient(),
          new ExplodingGradient(),
          new NonFinite(),
          new ActivationBlowUp(),
          new ActivationCollapse(),
          new DeadUnits(),
          new SilentUnits(),
          new SaturatedUnits(),
          new SymmetricUnits(),
          new ClippingActive(),
          new LearningRateTooHigh(),
          new LearningRateTooLow(),
          new Plateau(),
          new GradientUnderflow());

  private static final Map<String, Threshold> THRESHOLDS = collect();

  private Rules() {}

  /** All rules; vanishing gradient is the first. */
  public static List<Rule> all() {
    return ALL;
  }

  /**
   * A rule.
   *
   * @throws IllegalArgumentException if there is none of that id
   */
  public static Rule named(String id) {
    return ALL.stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule " + id));
  }

  /** All thresholds by id, in the order of the rules; unmodifiable. */
  public static Map<String, Threshold> thresholds() {
    return THRESHOLDS;
  }

  /** A threshold; null if there is none of that id. */
  public static @Nullable Threshold threshold(String id) {
    return THRESHOLDS.get(id);
  }

  private static Map<String, Threshold> collect() {
    Map<String, Threshold> all = new LinkedHashMap<>();
    for (Rule rule : ALL) {
      for (Threshold threshold : rule.thresholds()) {
        all.putIfAbsent(threshold.id(), threshold);
      }
    }
    return Collections.unmodifiableMap(all);
  }
}
