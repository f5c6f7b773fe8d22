package backflow.lesson.measure;

import backflow.check.Band;
import backflow.check.ElementCheck;
import backflow.check.GradientReport;
import backflow.math.Blank;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a gradient check has under the names {@code check.…}. */
final class Checked {
  private static final Map<String, ToDoubleFunction<GradientReport>> ALL = all();

  private Checked() {}

  /** All of them, each with its name. */
  static Map<String, ToDoubleFunction<GradientReport>> byName() {
    return ALL;
  }

  private static Map<String, ToDoubleFunction<GradientReport>> all() {
    Map<String, ToDoubleFunction<GradientReport>> all = new LinkedHashMap<>();
    all.put("check.worst", GradientReport::maxRelativeError);
    all.put("check.median", Checked::median);
    all.put("check.norm", GradientReport::normForm);
    all.put("check.one-sided.worst", GradientReport::oneSidedMaxRelativeError);
    all.put("check.one-sided.norm", GradientReport::oneSidedNormForm);
    all.put("check.elements", GradientReport::checked);
    all.put("check.parameters", GradientReport::parameters);
    all.put("check.epsilon", GradientReport::epsilon);
    all.put("check.loss", GradientReport::loss);
    all.put("check.resolution", GradientReport::resolution);
    for (Band band : Band.values()) {
      all.put("check." + word(band), r -> r.count(band));
    }
    all.put("check.kinks.worst", Checked::worstAtKinks);
    return all;
  }

  /** The largest relative error of what was set apart for a kink; blank without any. */
  private static double worstAtKinks(GradientReport report) {
    return report.tensors().stream()
        .flatMap(t -> t.elements().stream())
        .filter(e -> e.band() == Band.KINK)
        .mapToDouble(ElementCheck::relativeError)
        .max()
        .orElse(Blank.VALUE);
  }

  private static String word(Band band) {
    return switch (band) {
      case HAPPY -> "happy";
      case FINE -> "fine";
      case UNCOMFORTABLE -> "uncomfortable";
      case WRONG -> "wrong";
      case UNRESOLVABLE -> "unresolvable";
      case KINK -> "kinks";
      case NOT_FINITE -> "not-finite";
    };
  }

  /** The middle relative error of the judged elements; blank if none could be judged. */
  private static double median(GradientReport report) {
    double[] sorted =
        report.tensors().stream()
            .flatMap(t -> t.elements().stream())
            .filter(e -> e.band().isJudged())
            .mapToDouble(ElementCheck::relativeError)
            .sorted()
            .toArray();
    int n = sorted.length;
    return n == 0 ? Blank.VALUE : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
