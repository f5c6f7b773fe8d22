package backflow.chart;

/**
 * Sizes of type, lines and marks, all multiplied by one factor: Inter on a 14/20 base, nothing
 * under 12 at scale 1. Lengths in drawing units.
 *
 * @param scale 1 for a desk, about 2 for a projector
 */
public record Typography(double scale) {
  /** Height of a capital of Inter over the size of its type. */
  public static final double CAPITAL = 0.727;

  /** Notes, the smallest type. */
  public double note() {
    return 12 * scale;
  }

  /** Axes, labels, secondary words. */
  public double label() {
    return 13 * scale;
  }

  /** The title of a card. */
  public double title() {
    return 15 * scale;
  }

  /** The one number of a chart. */
  public double headline() {
    return 18 * scale;
  }

  /** From the middle of a line of type down to its baseline. */
  public static double middle(double size) {
    return size * CAPITAL / 2;
  }

  /** Grid and axes. */
  public double thinLine() {
    return scale;
  }

  /** The line that a chart is about. */
  public double heroLine() {
    return 3 * scale;
  }

  /** A line that bears a name. */
  public double namedLine() {
    return 2.25 * scale;
  }

  /** The other signals. */
  public double signalLine() {
    return 1.5 * scale;
  }

  /** The playhead. */
  public double playhead() {
    return 1.5 * scale;
  }

  /** Any length of the layout. */
  public double px(double length) {
    return length * scale;
  }
}
