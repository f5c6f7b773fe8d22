package backflow.figure.network;

import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.figure.frame.Look;
import backflow.study.UnitPortrait;
import java.util.Arrays;
import java.util.Comparator;

/** The weights that come into a unit as bars, up above 0 and down below it. */
final class WeightBars {
  /**
   * Draws them, saying that they are run A's where there is a run B; the caption stands over the
   * plot, the scale under it.
   */
  void paint(Pen pen, Look look, UnitPortrait portrait, boolean paired, boolean sorted, Box plot) {
    Theme theme = look.theme();
    int n = portrait.inputs();
    double largest = largest(portrait);
    double middle = plot.y() + plot.height() / 2;
    double slot = plot.width() / n;
    Integer[] order = order(portrait, sorted);
    for (int i = 0; i < n; i++) {
      double w = portrait.weight(order[i]);
      boolean finite = Math.abs(w) <= Double.MAX_VALUE;
      double share = finite ? (largest > 0 ? w / largest : 0) : w < 0 ? -1 : 1;
      double height = Math.abs(share) * plot.height() / 2;
      double x = plot.x() + i * slot;
      double width = Math.max(0.5, slot - (slot > 3 ? 1 : 0));
      int ink = finite ? theme.runA() : Special.first(Special.bitOf(w, false)).color(theme);
      pen.fillRect(x, share < 0 ? middle : middle - height, width, height, ink);
    }
    pen.line(plot.x(), middle, plot.right(), middle, theme.axis(), look.type().thinLine());
    words(pen, look, portrait, paired, sorted, plot, largest);
  }

  private static double largest(UnitPortrait portrait) {
    double largest = 0;
    for (int i = 0; i < portrait.inputs(); i++) {
      double size = Math.abs(portrait.weight(i));
      largest = size <= Double.MAX_VALUE ? Math.max(largest, size) : largest;
    }
    return largest;
  }

  private static Integer[] order(UnitPortrait portrait, boolean sorted) {
    Integer[] order = new Integer[portrait.inputs()];
    Arrays.setAll(order, i -> i);
    if (sorted) {
      Arrays.sort(order, Comparator.comparingDouble(i -> -portrait.weight(i)));
    }
    return order;
  }

  private static void words(
      Pen pen,
      Look look,
      UnitPortrait portrait,
      boolean paired,
      boolean sorted,
      Box plot,
      double largest) {
    double size = look.type().note();
    int muted = look.theme().muted();
    String n = Integer.toString(portrait.inputs());
    String run = paired ? " of A" : "";
    String end = " ±" + Numbers.value(largest);
    Words words = new Words(pen, look);
    words.fitting(
        plot.x(),
        plot.y() - look.px(7),
        plot.width(),
        size,
        Weight.REGULAR,
        muted,
        n + " incoming weights" + run + ", scale" + end,
        "weights" + run + end,
        "w" + end);
    String from = portrait.facts().layer() == 1 ? "input" : "unit below";
    String foot = sorted ? "largest first" : from + " 1 … " + n;
    words.fitting(
        plot.x(), plot.bottom() + look.px(15), plot.width(), size, Weight.REGULAR, muted, foot);
  }
}
