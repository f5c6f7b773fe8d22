package backflow.figure.network;

import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Raster;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;
import backflow.study.InputPlane;
import backflow.study.UnitPortrait;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The activation of the unit under the lens over the plane of the inputs, or over one input. */
final class LensField {
  /** Lower than this a panel has room for the plane of run A only. */
  private static final double LEAST_TWO = 230;

  /** Where only one plane has room, how to see the other. */
  private static final String ONLY_A = "A (F: also B)";

  private final FieldPicture picture = new FieldPicture();
  private final FieldPicture pictureOfB = new FieldPicture();
  private final Raster[] barsOfB = {new Raster(), new Raster()};
  private final Raster[] bars = {new Raster(), new Raster()};
  private int turn;

  /** a over the plane of the inputs; beside run B two planes in the same colours, if they fit. */
  void paint(Pen pen, Look look, UnitPortrait portrait, @Nullable UnitPortrait other, Box panel) {
    turn = 1 - turn;
    if (other == null) {
      plane(pen, look, portrait, picture, portrait.range(), panel, "");
      return;
    }
    double[] range = range(portrait.range(), other.range());
    if (panel.height() < look.px(LEAST_TWO)) {
      plane(pen, look, portrait, picture, range, panel, pen.isStill() ? "A" : ONLY_A);
      return;
    }
    double half = panel.height() / 2;
    Box upper = new Box(panel.x(), panel.y(), panel.width(), half);
    Box lower = new Box(panel.x(), panel.y() + half, panel.width(), half);
    plane(pen, look, portrait, picture, range, upper, "A");
    plane(pen, look, other, pictureOfB, range, lower, "B");
  }

  private static double[] range(double[] a, double[] b) {
    double low = Double.isNaN(a[0]) ? b[0] : Double.isNaN(b[0]) ? a[0] : Math.min(a[0], b[0]);
    double high = Double.isNaN(a[1]) ? b[1] : Double.isNaN(b[1]) ? a[1] : Math.max(a[1], b[1]);
    return new double[] {low, high};
  }

  private void plane(
      Pen pen,
      Look look,
      UnitPortrait portrait,
      FieldPicture picture,
      double[] range,
      Box panel,
      String letter) {
    Theme theme = look.theme();
    InputPlane plane = portrait.plane();
    double side = look.px(PlaneAxes.SIDE - 16);
    double top = panel.y() + look.px(LensChart.CAPTION);
    double height = Math.max(1, panel.bottom() - top - look.px(PlaneAxes.FOOT - 2));
    double width = panel.width() - side - look.px(LinearBar.WIDTH);
    Box plot = new Box(panel.x() + side, top, Math.max(1, Math.min(width, height * 1.25)), height);
    if (plane.isLine()) {
      curve(pen, look, portrait, plot, range, letter.equals("B") ? theme.runB() : theme.runA());
      letter(pen, look, letter, plot);
      return;
    }
    Raster raster =
        picture.of(
            portrait,
            theme,
            Arrays.hashCode(range),
            portrait.columns(),
            portrait.rows(),
            (column, row) -> color(theme, portrait.value(column, row), range));
    pen.image(raster, plot.x(), plot.y(), plot.width(), plot.height());
    PlaneAxes axes =
        PlaneAxes.of(pen, look, plot, plane.left(), plane.right(), plane.low(), plane.high());
    axes.paint(plane.firstName(), plane.secondName());
    spanned(pen, look, plot, portrait.range());
    Raster[] own = letter.equals("B") ? barsOfB : bars;
    new LinearBar(pen, look, own[turn]).paint(plot, range[0], range[1], "a");
    letter(pen, look, letter, plot);
  }

  /** Which run it is, in a corner of the plot. */
  private static void letter(Pen pen, Look look, String letter, Box plot) {
    if (letter.isEmpty()) {
      return;
    }
    double size = look.type().label();
    double x = plot.x() + look.px(6);
    int ink = letter.equals("B") ? look.theme().runB() : look.theme().runA();
    double baseline = plot.y() + size + look.px(4);
    double wide = pen.textWidth(letter, size, Weight.BOLD) + look.px(6);
    int card = look.theme().card();
    pen.fillRect(x - look.px(3), plot.y() + look.px(3), wide, size + look.px(4), card);
    pen.text(letter, x, baseline, Anchor.START, size, Weight.BOLD, ink);
  }

  /** How little a changes over the plane, where colours alone would exaggerate it. */
  private static void spanned(Pen pen, Look look, Box plot, double[] range) {
    double span = range[1] - range[0];
    boolean small = span < 0.01 * Math.max(Math.abs(range[0]), Math.abs(range[1]));
    boolean zero = range[0] == 0 && range[1] == 0;
    String same = span == 0 ? "a is the same everywhere" : "";
    if (!small && !zero) {
      return;
    }
    double size = look.type().note();
    double room = plot.width() * 0.65;
    String[] forms =
        zero
            ? new String[] {"a is 0 everywhere", "a = 0"}
            : new String[] {
              same, "a hardly changes: span " + Numbers.value(span), "span " + Numbers.value(span)
            };
    for (String form : forms) {
      if (!form.isEmpty() && pen.textWidth(form, size, Weight.REGULAR) <= room) {
        double baseline = plot.y() - look.px(6);
        int ink = look.theme().warning();
        pen.text(form, plot.right(), baseline, Anchor.END, size, Weight.REGULAR, ink);
        return;
      }
    }
    String last = forms[forms.length - 1];
    if (pen.textWidth(last, size, Weight.REGULAR) <= plot.width() - look.px(8)) {
      double baseline = plot.bottom() - look.px(8);
      Frame.haloed(
          pen,
          look,
          last,
          plot.x() + look.px(6),
          baseline,
          size,
          Weight.SEMIBOLD,
          look.theme().text());
    }
  }

  private static int color(Theme theme, double value, double[] range) {
    int bit = Special.bitOf(value, false);
    return bit != 0
        ? FieldPicture.pattern(Special.first(bit))
        : value == 0 && range[0] == range[1]
            ? FieldPicture.pattern(Special.ZERO)
            : theme.magnitude().at(LinearBar.share(value, range[0], range[1]));
  }

  private static void curve(
      Pen pen, Look look, UnitPortrait portrait, Box plot, double[] range, int ink) {
    double low = Double.isNaN(range[0]) ? -1 : range[0];
    double high = Double.isNaN(range[1]) ? 1 : range[1];
    double air = high > low ? 0.05 * (high - low) : 1;
    InputPlane plane = portrait.plane();
    PlaneAxes axes =
        PlaneAxes.of(pen, look, plot, plane.left(), plane.right(), low - air, high + air);
    int n = portrait.columns();
    double[] xs = new double[n];
    double[] ys = new double[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (Math.abs(portrait.value(i, 0)) <= Double.MAX_VALUE) {
        xs[count] = axes.across().at(plane.x(i, n));
        ys[count++] = axes.up().at(portrait.value(i, 0));
      }
    }
    if (count > 1) {
      pen.polyline(xs, ys, count, ink, look.type().namedLine());
    }
    axes.paint(plane.firstName(), "a");
  }
}
