package backflow.figure.frame;

import backflow.chart.Theme;
import backflow.chart.Typography;

/**
 * How a figure looks, whatever it shows.
 *
 * @param theme the colours
 * @param width of the figure in drawing units
 * @param height likewise
 * @param type sizes of type, lines and marks
 */
public record Look(Theme theme, double width, double height, Typography type) {
  /** The same at type scale 1. */
  public static Look of(Theme theme, double width, double height) {
    return new Look(theme, width, height, new Typography(1));
  }

  /** A length of the layout, multiplied by the type scale. */
  public double px(double length) {
    return type.px(length);
  }
}
