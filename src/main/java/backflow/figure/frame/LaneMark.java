package backflow.figure.frame;

import backflow.chart.Pen;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;

/**
 * The mark of a value that has no place on the axis, in the lane of its kind: the signal's shape in
 * the kind's colours; where layers stand too close for shapes, a bar at the signal's height.
 */
public record LaneMark(Pen pen, Look look, ValueAxis axis, double slot) {
  /** Draws it. */
  public void paint(Special special, Signal signal, double x) {
    double middle = axis.laneMiddle(special);
    int order = signal == Signal.ACTIVATIONS ? 1 : signal.isWeights() ? 0 : -1;
    if (slot < look.px(19)) {
      double height = axis.laneHeight() / 4;
      double y = middle + order * height * 1.2 - height / 2;
      pen.fillRect(x - slot / 2, y, Math.max(1, slot * 0.9), height, ink(special));
      return;
    }
    double radius = Math.min(look.px(4), slot * 0.13);
    double at = x + order * slot * 0.3;
    Theme theme = look.theme();
    int fill = special.color(theme);
    signal.marker().paint(pen, at, middle, radius, fill, ink(special), look.px(1.25));
    double cross = radius * 0.5;
    double line = look.px(1.1);
    if (special == Special.NAN) {
      pen.line(at - cross, middle - cross, at + cross, middle + cross, theme.card(), line);
      pen.line(at - cross, middle + cross, at + cross, middle - cross, theme.card(), line);
    } else if (special == Special.ZERO) {
      pen.line(at - cross, middle + cross, at + cross, middle - cross, theme.muted(), line);
    }
  }

  private int ink(Special special) {
    Theme theme = look.theme();
    return special == Special.ZERO || special == Special.NEGATIVE
        ? theme.muted()
        : special.color(theme);
  }
}
