package backflow.figure.frame;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Special;
import backflow.chart.Theme;

/** Rectangles that show what has no place on a scale, in its own colour and pattern. */
public record Hatching(Pen pen, Look look) {
  /**
   * Plain danger for ±∞; hatched for 0, cross-hatched for NaN, both with an edge.
   *
   * @param box what is filled
   * @param pitch distance of the lines
   */
  public void paint(Special special, Box box, double pitch) {
    Theme theme = look.theme();
    pen.fillRect(box.x(), box.y(), box.width(), box.height(), special.color(theme));
    if (special.color(theme) == theme.danger()) {
      return;
    }
    double line = look.px(1.1);
    double rise = box.height();
    int ink = special == Special.NAN ? theme.card() : theme.muted();
    pen.clip(box.x(), box.y(), box.width(), box.height());
    for (double at = -rise; at < box.width(); at += pitch) {
      double x = box.x() + at;
      pen.line(x, box.bottom(), x + rise, box.y(), ink, line);
      if (special == Special.NAN) {
        pen.line(x, box.y(), x + rise, box.bottom(), ink, line);
      }
    }
    pen.unclip();
    pen.strokeRect(
        box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1, theme.muted(), 1);
  }
}
