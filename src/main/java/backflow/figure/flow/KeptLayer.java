package backflow.figure.flow;

import backflow.chart.Pen;
import backflow.figure.frame.Focus;
import backflow.figure.frame.LayerLines;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.probe.Strip;
import java.util.function.Function;

/** The kept run's selected layer, else its first, behind the lines of all layers of run A. */
final class KeptLayer {
  private static final double[] NOTHING = new double[0];

  private final KeptLine line = new KeptLine();
  private Strip strip = new Strip();
  private int row = -1;

  /** Finds the row; there is none without a kept run. */
  void read(Readings readings, Focus focus, Function<Readings, Strip> quantity) {
    Readings ghost = readings.ghost();
    row = -1;
    if (ghost != null) {
      strip = quantity.apply(ghost);
      int layer = Pairing.layer(focus.layer(), readings);
      row = Pairing.twin(layer, readings.hidden(), ghost.hidden()) - 1;
    }
  }

  /**
   * Its smallest and largest value with a place on a logarithmic axis, and those that the axis is
   * to show in any case.
   */
  double[] range(double... more) {
    double min = Double.POSITIVE_INFINITY;
    double max = 0;
    for (int bucket = 0; bucket < strip.buckets && row >= 0 && row < strip.rows; bucket++) {
      double value = strip.last[bucket * strip.rows + row];
      if (Pairing.isPlain(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    double[] own = min <= max ? new double[] {min, max} : NOTHING;
    double[] all = new double[own.length + more.length];
    System.arraycopy(own, 0, all, 0, own.length);
    System.arraycopy(more, 0, all, own.length, more.length);
    return all;
  }

  /** Draws it and names its end; before the lines of the layers. */
  void paint(Pen pen, Look look, LayerLines lines) {
    if (row >= 0) {
      line.paint(pen, look, lines.plot(), lines.axis(), lines.steps(), strip, row);
      lines.name(line.label(look, ""));
    }
  }
}
