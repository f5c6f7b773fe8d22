package backflow.figure.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.RecordingPen;
import backflow.chart.RecordingPen.Mark;
import backflow.chart.Theme;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.math.Histogram;
import backflow.math.HistogramFiller;
import backflow.study.LayerDistributions;
import backflow.study.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ridges of numbers that were made up, so that their places are known. */
final class RidgesTest {
  private static final Look LOOK = Look.of(Theme.LIGHT, 600, 300);
  private static final double[] ZEROS = new double[64];

  private static Spread spread(double... values) {
    HistogramFiller filler = new HistogramFiller(96);
    return new Spread(
        filler.fill(Histogram.Axis.VALUE, values, values.length),
        filler.fill(Histogram.Axis.LOG10_MAGNITUDE, values, values.length));
  }

  private static double[] all(double value) {
    double[] values = new double[64];
    Arrays.fill(values, value);
    return values;
  }

  private static LayerDistributions.Layer layer(int units, double... values) {
    Spread s = spread(values);
    return new LayerDistributions.Layer(units, s, s, s, s, s, null, null, 0);
  }

  /** A run at step 5 whose layers, the output last, hold these numbers everywhere. */
  private static Readings run(
      List<LayerDistributions.Layer> now, List<LayerDistributions.Layer> start) {
    Readings readings = new Readings();
    readings.layers(now.size());
    readings.snapshot().clear(5);
    LayerDistributions found = new LayerDistributions(5, 384, 32, now, start);
    readings.findings().put(LayerDistributions.class, found);
    return readings;
  }

  private static RecordingPen draw(RidgeKind kind, Readings readings, Look look) {
    RecordingPen pen = new RecordingPen();
    new Ridges(kind).draw(pen, readings, look, Focus.LIVE);
    return pen;
  }

  private static Mark text(RecordingPen pen, String words) {
    return pen.marks("text").stream()
        .filter(mark -> mark.text().equals(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError(words + " not in " + pen.texts()));
  }

  @Test
  void aDarkRowSaysSoBesideItsStartAndNotOnIt() {
    List<LayerDistributions.Layer> now = List.of(layer(4, ZEROS), layer(4, all(1e-4)));
    List<LayerDistributions.Layer> high = List.of(layer(4, all(0.3)), layer(4, all(1e-4)));
    List<LayerDistributions.Layer> low = List.of(layer(4, all(1e-4)), layer(4, all(1)));
    double left = text(draw(RidgeKind.GRADIENTS, run(now, high), LOOK), "all exactly 0").box().x();
    double right = text(draw(RidgeKind.GRADIENTS, run(now, low), LOOK), "all exactly 0").box().x();
    assertTrue(left < right - 50, left + " " + right);
  }

  @Test
  void rowsOfColourTellWhatHasNoPlaceAndNameTheirLines() {
    List<LayerDistributions.Layer> dark = new ArrayList<>();
    List<LayerDistributions.Layer> broken = new ArrayList<>();
    for (int l = 1; l <= 40; l++) {
      dark.add(layer(4, l <= 30 ? ZEROS : all(0.1)));
      broken.add(layer(4, l == 7 ? all(Double.NaN) : all(0.1)));
    }
    RecordingPen pen = draw(RidgeKind.GRADIENTS, run(dark, dark), LOOK);
    assertTrue(pen.texts().contains("all exactly 0 in 30 of 40 layers"), pen.texts()::toString);
    assertTrue(pen.texts().contains("bright: many; line: median at start"));
    assertFalse(pen.texts().toString().contains("filled"));
    RecordingPen odd = draw(RidgeKind.GRADIENTS, run(broken, dark), LOOK);
    assertTrue(odd.texts().contains("NaN or ±∞ in 1 of 40 layers"), odd.texts()::toString);
  }

  /** Half a decade is half way from tick to tick, whatever the bins. */
  @Test
  void theLineThroughRowsOfColourStandsAtTheMedians() {
    List<LayerDistributions.Layer> now = new ArrayList<>();
    List<LayerDistributions.Layer> start = new ArrayList<>();
    for (int l = 1; l <= 40; l++) {
      now.add(layer(4, 1e-4, 1));
      start.add(layer(4, all(l <= 20 ? 1e-3 : 1e-1)));
    }
    RecordingPen pen = draw(RidgeKind.GRADIENTS, run(now, start), LOOK);
    Mark line =
        pen.marks("polyline").stream()
            .filter(mark -> mark.color() == Theme.LIGHT.text())
            .findFirst()
            .orElseThrow();
    double bin = 3;
    assertEquals(center(text(pen, "10⁻³")), line.box().x(), 1.5 * bin);
    assertEquals(center(text(pen, "10⁻¹")), line.box().x() + line.box().width(), 1.5 * bin);
  }

  private static double center(Mark text) {
    return text.box().x() + text.box().width() / 2;
  }

  @Test
  void whatIsCountedIsTrueOfEveryRow() {
    List<LayerDistributions.Layer> even =
        List.of(layer(4, all(1)), layer(4, all(1)), layer(2, all(1)));
    List<LayerDistributions.Layer> odd =
        List.of(layer(4, all(1)), layer(1, all(1)), layer(2, all(1)));
    Readings readings = run(odd, odd);
    assertTrue(
        draw(RidgeKind.ACTIVATIONS, run(even, even), LOOK)
            .texts()
            .toString()
            .contains("384 points × 4 units"));
    assertTrue(
        draw(RidgeKind.ACTIVATIONS, readings, LOOK)
            .texts()
            .toString()
            .contains("384 points × the units of each layer"));
    assertTrue(
        draw(RidgeKind.GRADIENTS, readings, LOOK)
            .texts()
            .toString()
            .contains("weights of each layer, batch of 32"));
    List<String> two = new Ridges(RidgeKind.ACTIVATIONS).formula(readings, Focus.LIVE.withLayer(2));
    assertTrue(two.contains("of 384 points × 1 unit"), two::toString);
    List<String> weights = new Ridges(RidgeKind.GRADIENTS).formula(readings, Focus.LIVE);
    assertTrue(weights.contains("of 64 weights, batch of 32"), weights::toString);
  }

  @Test
  void oneOutlierDoesNotSqueezeALinearScale() {
    double[] values = new double[1000];
    for (int i = 0; i < 999; i++) {
      values[i] = -1 + i / 499.0;
    }
    values[999] = 300;
    RidgeScale scale = new RidgeScale();
    scale.begin(false);
    List<LayerDistributions.Layer> layers = List.of(layer(4, values), layer(2, values));
    LayerDistributions found = new LayerDistributions(0, 384, 32, layers, layers);
    scale.see(found, RidgeKind.ACTIVATIONS, Focus.LIVE, 1);
    scale.fit();
    assertTrue(scale.high() < 10, () -> scale.low() + " … " + scale.high());
    assertTrue(scale.low() <= -1);
  }

  @Test
  void theTableHasWhatHasNoBin() {
    double[] values = {0, 0, 1, Double.NaN, Double.POSITIVE_INFINITY};
    List<LayerDistributions.Layer> layers = List.of(layer(4, values), layer(1, 1));
    String rows =
        new Ridges(RidgeKind.GRADIENTS).table(run(layers, layers), Focus.LIVE).rows().toString();
    assertTrue(rows.contains("[A, 1, now, 0, 0, 2]"), rows);
    assertTrue(rows.contains("[A, 1, now, NaN, NaN, 1]"), rows);
    assertTrue(rows.contains("[A, 1, now, Infinity, Infinity, 1]"), rows);
  }

  @Test
  void outputsStandBesideOutputsThoughRunBIsShallower() {
    List<LayerDistributions.Layer> deep = new ArrayList<>();
    for (int l = 1; l <= 40; l++) {
      deep.add(layer(4, all(1e-3)));
    }
    Readings a = run(deep, deep);
    List<LayerDistributions.Layer> shallow = List.of(layer(4, ZEROS), layer(1, all(1e-1)));
    a.beside(run(shallow, shallow));
    RecordingPen pen = draw(RidgeKind.GRADIENTS, a, LOOK);
    Mark stroke =
        pen.marks("line").stream()
            .filter(mark -> mark.color() == Theme.LIGHT.runB())
            .findFirst()
            .orElseThrow();
    Mark field = pen.marks("image").get(0);
    double row = field.box().height() / 40;
    double middle = stroke.box().y() + stroke.box().height() / 2;
    assertEquals(field.box().y() + row / 2, middle, row / 2, "in the uppermost row");
    assertEquals(center(text(pen, "10⁻¹")), stroke.box().x() + stroke.box().width() / 2, 4.5);
    assertTrue(pen.texts().contains("B: all exactly 0 in 1 of 2 layers"), pen.texts()::toString);
  }

  @Test
  void aLayerThatIsSilentOnlyInRunBSaysSoInItsColour() {
    List<LayerDistributions.Layer> live = List.of(layer(4, all(0.3)), layer(1, all(0.3)));
    List<LayerDistributions.Layer> dark = List.of(layer(4, ZEROS), layer(1, all(0.3)));
    Readings a = run(live, live);
    a.beside(run(dark, dark));
    RecordingPen pen = draw(RidgeKind.GRADIENTS, a, LOOK);
    assertEquals(Theme.LIGHT.runB(), text(pen, "B: all exactly 0").color());
    assertEquals(Theme.LIGHT.runB(), text(pen, "100 %").color());
  }
}
