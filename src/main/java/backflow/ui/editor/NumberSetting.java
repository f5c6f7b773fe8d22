package backflow.ui.editor;

import backflow.train.ExperimentSpec;
import backflow.train.Limit;

/**
 * A setting that is a number.
 *
 * @param caption what the row says
 * @param limit what is allowed, and where to read it
 * @param scale how the slider runs
 * @param unit shown after the number, may be empty
 * @param with an experiment with another value
 */
public record NumberSetting(
    Caption caption, Limit limit, SliderScale scale, String unit, With with) {
  /** An experiment with another value of a setting. */
  @FunctionalInterface
  public interface With {
    /** The experiment that has the value. */
    ExperimentSpec apply(ExperimentSpec spec, double value);
  }

  /**
   * A setting whose change starts the run again.
   *
   * @param limit what is allowed; its key names the row
   * @param label what the row is called
   * @param with an experiment with another value
   */
  public static NumberSetting restarting(Limit limit, String label, With with) {
    return of(limit, label, true, with);
  }

  /**
   * A setting that changes the run as it goes on.
   *
   * @param limit what is allowed; its key names the row
   * @param label what the row is called
   * @param with an experiment with another value
   */
  public static NumberSetting live(Limit limit, String label, With with) {
    return of(limit, label, false, with);
  }

  private static NumberSetting of(Limit limit, String label, boolean restarts, With with) {
    String range = limit.allowed();
    Caption caption =
        new Caption(
            limit.key(),
            label,
            restarts,
            limit.meaning(),
            Character.toUpperCase(range.charAt(0))
                + range.substring(1)
                + (limit.unit().isEmpty() ? "" : " (" + limit.unit() + ")")
                + "; default "
                + NumberText.of(limit.initial())
                + ".");
    return new NumberSetting(caption, limit, SliderScale.of(limit), "", with);
  }

  /** The same with a unit after the number. */
  public NumberSetting in(String newUnit) {
    return new NumberSetting(caption, limit, scale, newUnit, with);
  }

  /** The same with another way of the slider. */
  public NumberSetting along(SliderScale newScale) {
    return new NumberSetting(caption, limit, newScale, unit, with);
  }
}
