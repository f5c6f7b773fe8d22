package backflow.figure.network;

import backflow.chart.Argb;
import backflow.chart.Pen;
import backflow.chart.ShapeList;
import backflow.chart.Theme;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.probe.LifeStrip;
import backflow.probe.UnitActivity;
import backflow.study.Graph;

/** Units as circles: the fuller, the larger the mean activation beside its layer's largest. */
record UnitMarks(ShapeList shapes, Look look, GraphLayout layout) {
  private static final double PALEST = 0.12;
  private static final double DARKEST = 0.85;

  /** How much a unit stands out of its layer, 0 to 1. */
  static double share(Graph.Layer layer, Graph.Unit unit) {
    double largest = 0;
    for (Graph.Unit each : layer.units()) {
      double size = Math.abs(each.mean());
      largest = size <= Double.MAX_VALUE ? Math.max(largest, size) : largest;
    }
    return largest > 0 ? Math.min(1, Math.abs(unit.mean()) / largest) : 0;
  }

  /** What a unit is filled with; 0 for one that is off. */
  static int fill(Theme theme, Graph.Layer layer, Graph.Unit unit) {
    if (Double.isNaN(unit.mean())) {
      return theme.text();
    }
    if (Double.isInfinite(unit.mean())) {
      return theme.danger();
    }
    return unit.off()
        ? 0
        : Argb.mix(theme.card(), theme.text(), PALEST + (DARKEST - PALEST) * share(layer, unit));
  }

  /** Adds the units of a layer. */
  void add(Readings readings, int layer, boolean reached) {
    Graph.Layer of = layout.graph().layer(layer);
    double r = layout.radius(layer);
    for (int i = 0; i < of.units().size(); i++) {
      add(readings, layer, of, i, r, reached);
    }
  }

  /** Draws rings around the unit selected and the one under the pointer. */
  void rings(Pen pen, Focus focus) {
    ring(pen, focus.hoverLayer(), focus.hover().unit(), look.theme().text());
    ring(pen, focus.layer(), focus.unit(), look.theme().runA());
  }

  private void add(Readings readings, int layer, Graph.Layer of, int i, double r, boolean reached) {
    Theme theme = look.theme();
    Graph.Unit unit = of.units().get(i);
    double x = layout.x(layer);
    double y = layout.y(layer, i);
    int fill = fill(theme, of, unit);
    shapes.fillCircle(x, y, r, fill == 0 || !reached ? theme.card() : fill);
    boolean dead = unit.off() && isDead(readings, layer, unit.number());
    int stroke = dead ? theme.unitDead() : reached ? theme.muted() : theme.axis();
    shapes.strokeCircle(x, y, r, stroke, look.px(dead ? 2 : 1));
    if (unit.mean() < 0 && reached && !unit.off() && r >= look.px(4)) {
      int ink = share(of, unit) > 0.4 ? theme.card() : theme.text();
      shapes.line(x - r / 2, y, x + r / 2, y, ink, look.px(1.5));
    }
    hold(unit, x, y, r);
  }

  /** What the reader does to a unit: a cross through one killed, a box around one frozen. */
  private void hold(Graph.Unit unit, double x, double y, double r) {
    int ink = look.theme().runA();
    double width = look.px(1.75);
    if (unit.killed()) {
      double d = r + look.px(2);
      shapes.line(x - d, y - d, x + d, y + d, ink, width);
      shapes.line(x - d, y + d, x + d, y - d, ink, width);
    }
    if (unit.frozen()) {
      double d = r + look.px(2);
      double[] xs = {x - d, x + d, x + d, x - d};
      double[] ys = {y - d, y - d, y + d, y + d};
      shapes.strokePolygon(xs, ys, 4, ink, width);
    }
  }

  private void ring(Pen pen, int layer, int unit, int ink) {
    if (layer < 1 || layer >= layout.graph().layers().size()) {
      return;
    }
    Graph.Layer of = layout.graph().layer(layer);
    double r = layout.radius(layer) + look.px(3);
    for (int i = 0; i < of.units().size(); i++) {
      if (of.units().get(i).number() == unit) {
        pen.strokeCircle(layout.x(layer), layout.y(layer, i), r, ink, look.px(2));
      }
    }
  }

  private boolean isDead(Readings readings, int layer, int unit) {
    LifeStrip lives = readings.lives();
    if (lives.columns() == 0 || layer < 1 || layer > lives.layers() || unit > lives.units(layer)) {
      return false;
    }
    int column = lives.columnAt(layout.graph().step());
    return column >= 0 && lives.state(column, layer, unit) == UnitActivity.State.DEAD;
  }
}
