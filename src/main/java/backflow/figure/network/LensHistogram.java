package backflow.figure.network;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Ticks;
import backflow.figure.frame.Look;
import backflow.study.Stretch;
import backflow.study.UnitPortrait;
import org.jspecify.annotations.Nullable;

/** z of the unit under the lens over the probe set; run B is an outline. */
final class LensHistogram {
  private LensHistogram() {}

  /** z over the probe set; what is not above 0 is shaded where the unit is then off. */
  static void paint(
      Pen pen, Look look, UnitPortrait portrait, @Nullable UnitPortrait other, Box panel) {
    Theme theme = look.theme();
    Box plot = LensChart.body(look, panel);
    Stretch z = portrait.z();
    double low = other == null ? z.low() : Math.min(z.low(), other.z().low());
    double high = other == null ? z.high() : Math.max(z.high(), other.z().high());
    double[] ends = high > low ? new double[] {low, high} : around(low);
    LinearScale across = new LinearScale(ends[0], ends[1], plot.x(), plot.right());
    double zero = Math.max(plot.x(), Math.min(plot.right(), across.at(0.0)));
    if (portrait.facts().canDie() && zero > plot.x()) {
      int shade = Argb.fade(theme.danger(), 0.09);
      pen.fillRect(plot.x(), plot.y(), zero - plot.x(), plot.height(), shade);
    }
    bins(pen, plot, across, z, theme.runA(), true, 0);
    if (other != null) {
      bins(pen, plot, across, other.z(), theme.runB(), false, look.px(1.5));
    }
    pen.line(
        plot.x(), plot.bottom(), plot.right(), plot.bottom(), theme.axis(), look.type().thinLine());
    if (ends[0] < 0 && ends[1] > 0) {
      pen.line(zero, plot.y(), zero, plot.bottom(), theme.muted(), look.type().thinLine());
    }
    ticks(pen, look, plot, across);
    String samples = Numbers.integer(portrait.facts().samples());
    String nan = z.nans() > 0 ? z.nans() + " NaN, " : "";
    long beyond = z.below() + z.above();
    String odd = nan + (beyond > 0 ? beyond + " ±∞, " : "");
    String outline = other == null ? "" : "outline: B " + LensWords.brief(other.facts());
    caption(
        pen,
        look,
        panel,
        outline.isEmpty() ? "" : "z, " + odd + samples + " points, " + outline,
        outline.isEmpty() ? "" : "z, " + outline,
        "z, " + odd + samples + " training points",
        "z, " + odd + samples + " points",
        "z" + (odd.isEmpty() ? "" : ", " + odd.replaceAll(", $", "")),
        "z");
  }

  /** Ends that are two numbers, however large the one between them is. */
  private static double[] around(double only) {
    double half = Math.max(1, Math.abs(only) / 4);
    return new double[] {
      Math.max(-Double.MAX_VALUE, only - half), Math.min(Double.MAX_VALUE, only + half)
    };
  }

  private static void bins(
      Pen pen, Box plot, LinearScale across, Stretch z, int color, boolean filled, double line) {
    double highest = Math.max(1, z.highestCount());
    double wide = (z.high() - z.low()) / z.bins();
    double[] xs = new double[2 * z.bins() + 2];
    double[] ys = new double[2 * z.bins() + 2];
    int n = 0;
    xs[n] = clamp(plot, across.at(z.low()));
    ys[n++] = plot.bottom();
    for (int bin = 0; bin < z.bins(); bin++) {
      double left = clamp(plot, across.at(z.low() + bin * wide));
      double right = clamp(plot, across.at(z.low() + (bin + 1) * wide));
      double height = z.count(bin) / highest * (plot.height() - 2);
      if (filled && height > 0) {
        double x = wide > 0 ? left : left - 2;
        double width = wide > 0 ? Math.max(1, right - left - 0.5) : 4;
        double fits = Math.max(0.5, Math.min(width, plot.right() - x));
        pen.fillRect(x, plot.bottom() - height, fits, height, Argb.fade(color, 0.8));
      }
      xs[n] = left;
      ys[n++] = plot.bottom() - height;
      xs[n] = right;
      ys[n++] = plot.bottom() - height;
    }
    xs[n] = xs[n - 1];
    ys[n++] = plot.bottom();
    if (!filled) {
      pen.polyline(xs, ys, n, color, line);
    }
  }

  private static double clamp(Box plot, double x) {
    return Math.max(plot.x(), Math.min(plot.right(), x));
  }

  private static void ticks(Pen pen, Look look, Box plot, LinearScale across) {
    double size = look.type().note();
    double low = across.low();
    double high = across.high();
    if (LinearBar.isNarrow(low, high)) {
      double half = Numbers.value(low).equals(Numbers.value(high)) ? (high - low) / 2 : 0;
      String from = Numbers.value(low);
      String to = half > 0 ? "span " + Numbers.value(high - low) : Numbers.value(high);
      new Words(pen, look)
          .fitting(
              plot.x(),
              plot.bottom() + look.px(15),
              plot.width(),
              size,
              Weight.REGULAR,
              look.theme().muted(),
              (half > 0 ? "at " : "") + from + (half > 0 ? ", " : " … ") + to,
              from);
      return;
    }
    Ticks ticks = across.ticks(look.px(52));
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < ticks.count(); i++) {
      double half = pen.textWidth(ticks.labels()[i], size, Weight.REGULAR) / 2;
      double x = Math.max(plot.x() + half, Math.min(plot.right() - half, ticks.places()[i]));
      if (x - half > free && 2 * half <= plot.width()) {
        double baseline = plot.bottom() + look.px(15);
        String label = ticks.labels()[i];
        int muted = look.theme().muted();
        pen.text(label, x, baseline, Anchor.MIDDLE, size, Weight.REGULAR, muted);
        free = x + half + look.px(5);
      }
    }
  }

  private static void caption(Pen pen, Look look, Box panel, String... forms) {
    double size = look.type().note();
    double baseline = panel.y() + look.px(LensChart.CAPTION - 7);
    int muted = look.theme().muted();
    new Words(pen, look)
        .fitting(panel.x(), baseline, panel.width(), size, Weight.REGULAR, muted, forms);
  }
}
