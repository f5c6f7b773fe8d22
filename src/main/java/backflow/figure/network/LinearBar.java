package backflow.figure.network;

import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Raster;
import backflow.chart.Ticks;
import backflow.chart.Typography;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;

/**
 * What the colours of a map on a linear scale mean: a bar with numbers at the right of the plot.
 */
record LinearBar(Pen pen, Look look, Raster raster) {
  private static final int COLORS = 128;

  /** Room it needs at the right of a plot. */
  static final double WIDTH = 78;

  /** Whether numbers of three digits do not tell the ends well apart. */
  static boolean isNarrow(double low, double high) {
    return high / 2 - low / 2 < 5e-3 * Math.max(Math.abs(low), Math.abs(high)) || high - low < 1e-3;
  }

  /** Only the ends, in three digits. */
  private void ends(Box plot, double x, double low, double high, double size) {
    Words words = new Words(pen, look);
    double room = look.width() - x;
    int muted = look.theme().muted();
    double top = plot.y() + size * Typography.CAPITAL;
    words.fitting(x, top, room, size, Weight.REGULAR, muted, Numbers.value(high), brief(high));
    if (plot.height() > 3 * size) {
      double foot = plot.bottom();
      words.fitting(x, foot, room, size, Weight.REGULAR, muted, Numbers.value(low), brief(low));
    }
  }

  /** A power of ten, where three digits have no room. */
  private static String brief(double value) {
    String all = Numbers.value(value);
    int dot = all.indexOf('·');
    return dot < 0 ? "" : all.substring(0, all.startsWith("−") ? 2 : 1) + all.substring(dot);
  }

  /** The colour of a value between two ends. */
  static double share(double value, double low, double high) {
    return high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5;
  }

  /** Draws it. */
  void paint(Box plot, double low, double high, String name) {
    double size = look.type().note();
    double x = plot.right() + look.px(10);
    double width = look.px(10);
    int muted = look.theme().muted();
    raster.resize(1, COLORS);
    for (int row = 0; row < COLORS; row++) {
      raster.pixels()[row] = look.theme().magnitude().at(1 - (row + 0.5) / COLORS);
    }
    if (high > low) {
      pen.image(raster, Frame.snap(pen, x), plot.y(), Frame.snap(pen, width), plot.height());
    }
    double labels = x + width + look.px(5);
    pen.text(
        name, x, plot.y() - look.px(6), Anchor.START, size, Weight.REGULAR, look.theme().muted());
    if (!(high > low)) {
      String only = Double.isNaN(low) ? "" : Numbers.value(low);
      double middle = plot.y() + plot.height() / 2 + Typography.middle(size);
      new Words(pen, look)
          .fitting(labels, middle, look.width() - labels, size, Weight.REGULAR, muted, only);
      return;
    }
    if (isNarrow(low, high)) {
      ends(plot, labels, low, high, size);
      return;
    }
    LinearScale scale = new LinearScale(low, high, plot.bottom(), plot.y());
    Ticks ticks = scale.ticks(look.px(30));
    for (int i = 0; i < ticks.count(); i++) {
      double baseline = ticks.places()[i] + Typography.middle(size);
      new Words(pen, look)
          .fitting(
              labels,
              baseline,
              look.width() - labels,
              size,
              Weight.REGULAR,
              muted,
              ticks.labels()[i]);
    }
  }
}
