package backflow.figure.units;

import backflow.figure.frame.Focus;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Table;
import backflow.study.Curve;
import backflow.study.LayerDistributions;
import backflow.study.Stretch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * f, f′ and the counts of z as numbers: the curve's places first (also run B's if it has another
 * activation), then the bins of each run.
 */
final class ActivationTable {
  private static final List<String> COLUMNS =
      List.of("what", "z", "z_to", "f", "derivative", "count");

  private ActivationTable() {}

  static Table of(Readings readings, Focus focus) {
    LayerDistributions found = readings.findings().find(LayerDistributions.class);
    int layer = found == null ? 0 : ActivationFunction.layer(found, focus);
    if (found == null || layer == 0) {
      return Table.EMPTY;
    }
    List<List<String>> rows = new ArrayList<>();
    Curve curve = found.layer(layer).curve();
    if (curve != null) {
      add(rows, "curve", curve);
      OtherActivation b = OtherActivation.of(readings, focus, curve);
      if (b != null) {
        add(rows, "curve of B", b.curve());
      }
    }
    add(rows, "z", found.layer(layer).near());
    add(rows, "z at the start", found.atStart(layer).near());
    add(rows, "z of B", ActivationFunction.near(readings.other(), focus));
    add(rows, "z of the kept run", ActivationFunction.near(readings.ghost(), focus));
    return new Table(COLUMNS, rows);
  }

  private static void add(List<List<String>> rows, String what, Curve curve) {
    for (int i = 0; i < curve.points(); i++) {
      String f = text(curve.value(i));
      rows.add(List.of(what, text(curve.z(i)), "", f, text(curve.derivative(i)), ""));
    }
  }

  private static void add(List<List<String>> rows, String what, @Nullable Stretch z) {
    if (z == null) {
      return;
    }
    double each = (z.high() - z.low()) / z.bins();
    bin(rows, what, Double.NEGATIVE_INFINITY, z.low(), z.below());
    for (int i = 0; i < z.bins(); i++) {
      bin(rows, what, z.low() + i * each, z.low() + (i + 1) * each, z.count(i));
    }
    bin(rows, what, z.high(), Double.POSITIVE_INFINITY, z.above());
    bin(rows, what, Double.NaN, Double.NaN, z.nans());
  }

  private static void bin(List<List<String>> rows, String what, double from, double to, long n) {
    if (n > 0) {
      rows.add(List.of(what, text(from), text(to), "", "", Long.toString(n)));
    }
  }

  private static String text(double value) {
    return Double.toString(value);
  }
}
