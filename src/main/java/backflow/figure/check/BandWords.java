package backflow.figure.check;

import backflow.chart.Theme;
import backflow.check.Band;

/** The bands in words and colours. */
final class BandWords {
  private BandWords() {}

  /** Its word. */
  static String of(Band band) {
    return switch (band) {
      case HAPPY -> "happy";
      case FINE -> "fine only with kinks";
      case UNCOMFORTABLE -> "uncomfortable";
      case WRONG -> "wrong";
      case UNRESOLVABLE -> "cannot be resolved";
      case KINK -> "spoiled by a kink";
      case NOT_FINITE -> "not finite";
    };
  }

  /** The colour of its word. */
  static int color(Theme theme, Band band) {
    return switch (band) {
      case HAPPY -> theme.success();
      case FINE -> theme.text();
      case UNCOMFORTABLE, KINK -> theme.warning();
      case WRONG, NOT_FINITE -> theme.danger();
      case UNRESOLVABLE -> theme.muted();
    };
  }
}
