package backflow.study;

import backflow.math.FloatFormat;
import backflow.nn.Layer;
import backflow.nn.Parameter;
import backflow.train.PassInDouble;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which exponents have the entries of ∂L/∂W, and what becomes of them in each format? The passes of
 * the moment are made once more in double; the gradients that the run's own passes left are put
 * back.
 */
public record ExponentStudy() implements Study<GradientExponents> {
  /** Loss scales that are looked at besides that of the run. */
  public static final List<Double> SCALES = List.of(1.0, 0x1p8, 0x1p16, 0x1p24);

  @Override
  public Class<GradientExponents> kind() {
    return GradientExponents.class;
  }

  @Override
  public @Nullable GradientExponents of(Moment moment, Interest interest, Cancelled cancelled) {
    List<double[]> own = gradients(moment);
    List<Double> scales = new ArrayList<>(List.of(moment.workspace().lossScale()));
    scales.addAll(SCALES);
    int batch = moment.targets().numRows;
    PassInDouble exact = new PassInDouble(moment.network(), batch, moment.workspace().kernels());
    try {
      exact.make(
          moment.inputs(), moment.targets(), moment.setup().targets().loss(), moment.workspace());
      List<GradientExponents.Layer> layers = new ArrayList<>();
      for (Layer layer : moment.network().layers()) {
        if (cancelled.now()) {
          return null;
        }
        int index = moment.network().firstParameter(layer.index());
        layers.add(look(layer.dense().weight().gradient().data, own.get(index), scales));
      }
      return new GradientExponents(
          moment.step(), batch, moment.workspace().format(), scales, layers);
    } finally {
      putBack(moment, own);
    }
  }

  private static GradientExponents.Layer look(double[] exact, double[] own, List<Double> scales) {
    List<Map<FloatFormat, Lost>> rounded = new ArrayList<>();
    for (double scale : scales) {
      Map<FloatFormat, Lost> byFormat = new EnumMap<>(FloatFormat.class);
      for (FloatFormat format : FloatFormat.values()) {
        byFormat.put(format, Lost.rounding(exact, scale, format));
      }
      rounded.add(byFormat);
    }
    return new GradientExponents.Layer(Exponents.of(exact), rounded, Lost.between(exact, own));
  }

  private static List<double[]> gradients(Moment moment) {
    List<double[]> all = new ArrayList<>();
    for (Parameter p : moment.network().parameters()) {
      all.add(p.gradient().data.clone());
    }
    return all;
  }

  private static void putBack(Moment moment, List<double[]> gradients) {
    for (int i = 0; i < gradients.size(); i++) {
      double[] own = gradients.get(i);
      System.arraycopy(own, 0, moment.network().parameters().get(i).gradient().data, 0, own.length);
    }
  }
}
