package backflow.figure.units;

import backflow.chart.Argb;
import backflow.chart.Theme;
import backflow.probe.UnitActivity.State;

/** The colours and words of what a unit can be. */
final class UnitColors {
  private UnitColors() {}

  /** The colour of a state. */
  static int of(State state, Theme theme) {
    return switch (state) {
      case ACTIVE -> theme.unitActive();
      case NEAR_INACTIVE -> theme.unitNearInactive();
      case SILENT -> theme.unitSilent();
      case DEAD -> theme.unitDead();
      case REVIVED -> theme.unitRevived();
      case INACTIVE -> Argb.mix(theme.card(), theme.unitDead(), 0.45);
    };
  }

  /**
   * Its words.
   *
   * @param whole else as short as they can be
   */
  static String word(State state, boolean whole) {
    return switch (state) {
      case ACTIVE -> "active";
      case NEAR_INACTIVE -> "near-inactive";
      case SILENT -> whole ? "silent from the start" : "silent";
      case DEAD -> "dead";
      case REVIVED -> "revived";
      case INACTIVE -> whole ? "inactive for now" : "inactive";
    };
  }
}
