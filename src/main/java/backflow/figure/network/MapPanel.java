package backflow.figure.network;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Marker;
import backflow.chart.Pen;
import backflow.chart.ShapeList;
import backflow.chart.Shapes;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.figure.frame.Look;
import backflow.study.Decision;
import backflow.study.InputPlane;
import backflow.study.PlanePoints;

/** One map: ground, points, rings around the wrong ones, axes. */
final class MapPanel {
  private static final double RADIUS = 3.4;

  private final FieldPicture picture = new FieldPicture();
  private final ShapeList points = new ShapeList();

  /** Draws a map of two inputs; low and high are the ends of the colours of a regression. */
  void paint(Pen pen, Look look, Decision map, Box plot, double low, double high) {
    InputPlane plane = map.plane();
    Theme theme = look.theme();
    int key = Double.hashCode(low) * 31 + Double.hashCode(high);
    pen.image(
        picture.of(
            map,
            theme,
            key,
            map.columns(),
            map.rows(),
            (column, row) -> color(theme, map, column, row, low, high)),
        plot.x(),
        plot.y(),
        plot.width(),
        plot.height());
    PlaneAxes axes =
        PlaneAxes.of(pen, look, plot, plane.left(), plane.right(), plane.low(), plane.high());
    points.clear();
    points(points, look, map, map.train(), Marker.CIRCLE, axes, low, high);
    points(points, look, map, map.test(), Marker.TRIANGLE, axes, low, high);
    pen.shapes(points);
    axes.paint(plane.firstName(), plane.secondName());
  }

  private static int color(
      Theme theme, Decision map, int column, int row, double low, double high) {
    double value = map.value(column, row);
    if (map.classes() > 0) {
      int winner = map.winner(column, row);
      return winner < 0 || Double.isNaN(value)
          ? FieldPicture.pattern(Special.NAN)
          : ClassColors.ground(theme, winner, value);
    }
    int bit = Special.bitOf(value, false);
    return bit != 0
        ? FieldPicture.pattern(Special.first(bit))
        : theme.magnitude().at(LinearBar.share(value, low, high));
  }

  private static void points(
      Shapes onto,
      Look look,
      Decision map,
      PlanePoints points,
      Marker marker,
      PlaneAxes axes,
      double low,
      double high) {
    Theme theme = look.theme();
    double r = radius(look, axes.plot()) * (marker == Marker.TRIANGLE ? 1.2 : 1);
    boolean classes = map.classes() > 0;
    for (int i = 0; i < points.shown(); i++) {
      double x = axes.across().at(points.x(i));
      double y = axes.up().at(points.y(i));
      if (!axes.plot().contains(x, y)) {
        continue;
      }
      int which = (int) points.target(i);
      int fill =
          classes
              ? ClassColors.of(which)
              : theme.magnitude().at(LinearBar.share(points.target(i), low, high));
      marker.paint(onto, x, y, r, fill, theme.card(), look.px(0.9));
      if (classes) {
        ClassColors.sign(onto, x, y, r, which, theme.card());
      }
      if (classes && points.isWrong(i)) {
        onto.strokeCircle(x, y, radius(look, axes.plot()) + look.px(2.4), theme.text(), look.px(1));
      }
    }
  }

  /** Smaller where the plot is small. */
  static double radius(Look look, Box plot) {
    return Math.max(1.6, Math.min(look.px(RADIUS), Math.min(plot.width(), plot.height()) / 70));
  }

  /** The curve of one input, with the samples; the pen is clipped to the plot by the caller. */
  static void curve(Pen pen, Decision map, PlaneAxes axes, int color, double width) {
    int n = map.columns();
    double[] xs = new double[n];
    double[] ys = new double[n];
    int count = 0;
    double margin = axes.plot().height();
    for (int i = 0; i <= n; i++) {
      double value = i < n ? map.value(i, 0) : Double.NaN;
      if (Math.abs(value) <= Double.MAX_VALUE) {
        xs[count] = axes.across().at(map.plane().x(i, n));
        double y = axes.up().at(value);
        ys[count++] =
            Math.max(axes.plot().y() - margin, Math.min(axes.plot().bottom() + margin, y));
      } else {
        if (count > 1) {
          pen.polyline(xs, ys, count, color, width);
        }
        count = 0;
      }
    }
  }

  /** The samples of one input: × against y. */
  static void samples(Pen pen, Look look, PlanePoints points, Marker marker, PlaneAxes axes) {
    double r = radius(look, axes.plot());
    Theme theme = look.theme();
    LinearScale up = axes.up();
    for (int i = 0; i < points.shown(); i++) {
      double x = axes.across().at(points.x(i));
      double y = up.at(points.y(i));
      if (axes.plot().contains(x, y)) {
        int fill = Argb.mix(theme.card(), theme.muted(), 0.55);
        marker.paint(pen, x, y, r, fill, theme.muted(), look.px(0.9));
      }
    }
  }
}
