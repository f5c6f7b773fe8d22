package backflow.study;

import backflow.math.Norms;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.Mode;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.nn.activation.Activation;
import backflow.probe.UnitActivity;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one unit: the selected one, else the first active one of the selected layer, else of the
 * last hidden layer. z and the mean of a are over the probe set as training sees it, the field is
 * in evaluation mode.
 */
public record UnitLens() implements Study<UnitPortrait> {
  private static final int BINS = 40;

  @Override
  public Class<UnitPortrait> kind() {
    return UnitPortrait.class;
  }

  /** z and a of a layer over the probe set. */
  private record Seen(Layer layer, int samples, double[] z, double[] a) {
    int firstActive() {
      int[] counts = new int[layer.width()];
      UnitActivity.countActive(z, samples, layer.width(), counts);
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          return i + 1;
        }
      }
      return 1;
    }

    double[] column(double[] of, int unit) {
      double[] column = new double[samples];
      for (int i = 0; i < samples; i++) {
        column[i] = of[i * layer.width() + unit - 1];
      }
      return column;
    }
  }

  @Override
  public @Nullable UnitPortrait of(Moment moment, Interest interest, Cancelled cancelled) {
    List<Layer> layers = moment.network().layers();
    int l = interest.layer() > 0 ? interest.layer() : layers.size() - 1;
    Seen seen = look(moment, layers.get(Math.max(1, Math.min(layers.size(), l)) - 1));
    boolean chosen = interest.unit() > 0 && interest.unit() <= seen.layer().width();
    int unit = chosen ? interest.unit() : seen.firstActive();
    InputPlane plane = InputPlanes.of(moment, cancelled);
    if (plane == null) {
      return null;
    }
    int columns = PlanePass.side(moment, plane);
    double[] field = field(moment, plane, columns, seen.layer(), unit, cancelled);
    return field == null ? null : portrait(moment, seen, unit, plane, columns, field);
  }

  private static Seen look(Moment moment, Layer wanted) {
    DMatrixRMaj probes = moment.setup().probeInputs();
    RandomStream unused = RandomStream.of(0, "looking draws nothing");
    Workspace passing =
        new Workspace(
            moment.network(), probes.numRows, moment.workspace().kernels(), unused, Keep.FLOWING);
    passing.format(moment.workspace().format());
    int n = probes.numRows * wanted.width();
    Seen seen = new Seen(wanted, probes.numRows, new double[n], new double[n]);
    moment.network().forward(probes, passing, Mode.PROBE, (layer, t) -> keep(seen, layer, t));
    return seen;
  }

  private static void keep(Seen seen, Layer layer, Tensors t) {
    if (layer.equals(seen.layer())) {
      System.arraycopy(t.z().data, 0, seen.z(), 0, seen.z().length);
      System.arraycopy(t.a().data, 0, seen.a(), 0, seen.a().length);
    }
  }

  private static double @Nullable [] field(
      Moment moment, InputPlane plane, int columns, Layer of, int unit, Cancelled cancelled) {
    int rows = plane.isLine() ? 1 : columns;
    double[] field = new double[columns * rows];
    boolean done =
        new PlanePass(moment, cancelled)
            .grid(
                plane,
                columns,
                rows,
                from ->
                    (layer, t) -> {
                      if (layer.equals(of)) {
                        DMatrixRMaj a = t.a();
                        for (int i = 0; i < a.numRows; i++) {
                          field[from + i] = a.data[i * a.numCols + unit - 1];
                        }
                      }
                    });
    return done ? field : null;
  }

  private static UnitPortrait portrait(
      Moment moment, Seen seen, int unit, InputPlane plane, int columns, double[] field) {
    Layer layer = seen.layer();
    double[] weights = row(layer.dense().weight().value(), unit);
    double[] gradients = row(layer.dense().weight().gradient(), unit);
    double[] z = seen.column(seen.z(), unit);
    double[] a = seen.column(seen.a(), unit);
    Activation f = layer.activation();
    int active = 0;
    for (double each : z) {
      active += each <= 0 ? 0 : 1;
    }
    UnitPortrait.Facts facts =
        new UnitPortrait.Facts(
            moment.step(),
            layer.index(),
            moment.network().layers().size() - 1,
            unit,
            layer.width(),
            f == null ? "" : f.label(),
            layer.dense().bias().value().data[unit - 1],
            norm(weights),
            norm(gradients),
            seen.samples(),
            mean(a),
            active,
            f != null && f.canDie(),
            moment.held().isKilled(layer.index(), unit),
            moment.held().isFrozen(layer.index(), unit));
    return new UnitPortrait(facts, plane, weights, gradients, counted(z), columns, field);
  }

  private static double[] row(DMatrixRMaj matrix, int unit) {
    double[] row = new double[matrix.numCols];
    System.arraycopy(matrix.data, (unit - 1) * matrix.numCols, row, 0, row.length);
    return row;
  }

  private static double norm(double[] x) {
    double squares = 0;
    for (double v : x) {
      squares = Math.fma(v, v, squares);
    }
    return Norms.norm(x, x.length, squares);
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v / x.length;
    }
    return sum;
  }

  /** Between the smallest and the largest finite one. */
  private static Stretch counted(double[] z) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double v : z) {
      if (Math.abs(v) <= Double.MAX_VALUE) {
        least = Math.min(least, v);
        most = Math.max(most, v);
      }
    }
    boolean none = least > most;
    return Stretch.of(z, 0, 1, z.length, none ? -1 : least, none ? 1 : most, BINS);
  }
}
