package backflow.figure.flow;

import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Look;
import backflow.figure.frame.RunFacts;
import backflow.figure.frame.Signal;
import backflow.probe.StepSnapshot;
import backflow.theory.Gains;

/**
 * The backward profile that mean-field theory expects, as a wide pale band behind the measured one.
 * It starts from what is measured at the last hidden layer: theory says factors, not sizes.
 */
final class TheoryGhost {
  private static final String WORDS = "pale band: theory for a wide net at the start";

  private static final double WIDTH = 10;

  private double[] values = new double[0];
  private double[] xs = new double[0];
  private double[] ys = new double[0];
  private int hidden;
  private int n;

  /** Works the band out; there is none unless theory speaks of the hero. */
  void read(StepSnapshot snapshot, RunFacts facts, Signal hero) {
    Gains gains = facts.gains();
    int depth = snapshot.layers() - 1;
    boolean speaks =
        hero == Signal.BACKWARD
            && snapshot.step() >= 0
            && depth > 1
            && gains.backward().size() == depth;
    hidden = speaks ? depth : 0;
    n = 0;
    if (hidden == 0) {
      return;
    }
    if (values.length < hidden) {
      values = new double[hidden];
      xs = new double[hidden];
      ys = new double[hidden];
    }
    values[hidden - 1] = snapshot.get(hero.quantity(), hidden);
    for (int layer = hidden - 1; layer >= 1; layer--) {
      values[layer - 1] = values[layer] * gains.backward().get(layer);
    }
  }

  /** Makes room for it on the axis. */
  void see(ValueAxis axis) {
    for (int i = 0; i < hidden; i++) {
      if (axis.shows(values[i])) {
        axis.see(values[i]);
      }
    }
  }

  /** Draws it, where it has a place on the axis. */
  void paint(Pen pen, Look look, ValueAxis axis, LayerAxis layers, int color) {
    n = 0;
    for (int layer = hidden; layer >= 1 && axis.shows(values[layer - 1]); layer--) {
      xs[n] = layers.at(layer);
      ys[n++] = axis.y(values[layer - 1]);
    }
    if (n < 2) {
      return;
    }
    Box plot = axis.scaled();
    pen.clip(plot.x(), plot.y(), plot.width(), plot.height());
    pen.polyline(xs, ys, n, color, look.px(WIDTH));
    pen.unclip();
  }

  /** Its assumption; empty if there is nothing to see. */
  String words() {
    return n < 2 ? "" : WORDS;
  }

  /** Keeps words off the band. */
  void take(Occupancy taken, Look look) {
    for (int i = 1; i < n; i++) {
      taken.takeLine(xs[i - 1], ys[i - 1], xs[i], ys[i], look.px(WIDTH));
    }
  }
}
