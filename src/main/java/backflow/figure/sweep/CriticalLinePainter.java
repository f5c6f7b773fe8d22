package backflow.figure.sweep;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.figure.frame.Look;
import backflow.math.Blank;

/** Theory's critical line over the tiles, and what it is. */
record CriticalLinePainter(Pen pen, Look look, TileGround ground) {
  private static final double SAMPLE = 22;
  private static final String[] NAMES = {"theory: G = 1, wide net at the start", "theory: G = 1"};

  /**
   * Through the middles of the other setting's slots; in the outer ones to the edge, for all of a
   * tile is one value.
   */
  void paint() {
    int slots = ground.table().line().places().size();
    double[] xs = new double[slots + 2];
    double[] ys = new double[slots + 2];
    Box plot = ground.plot();
    pen.clip(plot.x(), plot.y(), plot.width(), plot.height());
    int n = 0;
    for (int k = 0; k < slots; k++) {
      double place = ground.line(k);
      if (Blank.is(place)) {
        stroke(xs, ys, n);
        n = 0;
        continue;
      }
      n = k == 0 ? add(xs, ys, n, 0, place) : n;
      n = add(xs, ys, n, k + 0.5, place);
      n = k == slots - 1 ? add(xs, ys, n, slots, place) : n;
    }
    stroke(xs, ys, n);
    pen.unclip();
  }

  /** A point with so many slots of the other setting before it. @return how many there are now */
  private int add(double[] xs, double[] ys, int n, double slots, double place) {
    Box plot = ground.plot();
    boolean upward = ground.isLineUpward();
    xs[n] = upward ? plot.x() + slots * ground.across().slot() : place;
    ys[n] = upward ? place : plot.bottom() - slots * ground.box(0).height();
    return n + 1;
  }

  private void stroke(double[] xs, double[] ys, int n) {
    if (n == 1) {
      pen.fillCircle(xs[0], ys[0], look.px(4), look.theme().text());
    } else if (n > 1) {
      double width = look.type().namedLine();
      pen.polyline(xs, ys, n, Argb.fade(look.theme().card(), 0.85), width + look.px(3));
      pen.polyline(xs, ys, n, look.theme().text(), width);
    }
  }

  /**
   * Its name at the right over the plot, if it has room beside what stands at the left; or on which
   * side of it all of the plane lies.
   */
  void paintName(double baseline, double taken) {
    double size = look.type().label();
    Theme theme = look.theme();
    int side = ground.table().line().everywhere();
    if (!ground.hasLine()) {
      String words = side == 0 ? "" : "theory: G " + (side < 0 ? "<" : ">") + " 1 everywhere here";
      double x = ground.plot().right() - pen.textWidth(words, size, Weight.REGULAR);
      if (side != 0 && x > taken) {
        pen.text(words, x, baseline, Anchor.START, size, Weight.REGULAR, theme.muted());
      }
      return;
    }
    for (String name : NAMES) {
      double x = ground.plot().right() - pen.textWidth(name, size, Weight.REGULAR);
      double end = x - look.px(6);
      double start = end - look.px(SAMPLE);
      if (start > taken) {
        double y = baseline - size * 0.36;
        pen.text(name, x, baseline, Anchor.START, size, Weight.REGULAR, theme.text());
        pen.line(start, y, end, y, theme.text(), look.type().namedLine());
        return;
      }
    }
  }
}
