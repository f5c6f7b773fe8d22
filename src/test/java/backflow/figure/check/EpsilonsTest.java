package backflow.figure.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Box;
import backflow.chart.RecordingPen;
import backflow.chart.RecordingPen.Mark;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.check.Differences;
import backflow.check.EpsilonCurve;
import backflow.check.EpsilonCurves;
import backflow.figure.Figures;
import backflow.figure.Synthetic;
import backflow.figure.frame.CheckKnobs;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Handle;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.math.Blank;
import backflow.math.FloatFormat;
import backflow.study.check.CheckedEpsilons;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

final class EpsilonsTest {
  private static final double[][] SIZES = {
    {300, 190, 1}, {640, 420, 1}, {1200, 700, 1}, {900, 500, 2}
  };

  private static EpsilonCurve curve(
      FloatFormat format, Differences differences, DoubleUnaryOperator error, double truncation) {
    List<Double> errors = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      errors.add(error.applyAsDouble(StrictMath.pow(10, -1 - i / 2.0)));
    }
    return new EpsilonCurve(
        format,
        differences,
        errors,
        Collections.nCopies(25, 0.0),
        truncation,
        format.unitRoundoff());
  }

  private static Readings readings(DoubleUnaryOperator single, double truncation) {
    List<Double> epsilons = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      epsilons.add(StrictMath.pow(10, -1 - i / 2.0));
    }
    FloatFormat exact = FloatFormat.FLOAT64;
    List<EpsilonCurve> curves =
        List.of(
            curve(exact, Differences.CENTRED, e -> e * e + 1e-16 / e, truncation),
            curve(exact, Differences.ONE_SIDED, e -> e + 1e-16 / e, truncation),
            curve(FloatFormat.FLOAT32, Differences.CENTRED, single, truncation),
            curve(FloatFormat.FLOAT32, Differences.ONE_SIDED, single, truncation));
    Readings readings = Synthetic.vanishing(20, 100);
    EpsilonCurves all = new EpsilonCurves(0.7, epsilons, curves, "", 40);
    readings.findings().put(CheckedEpsilons.class, new CheckedEpsilons(99, all));
    return readings;
  }

  private static Readings usual() {
    return readings(e -> Math.min(1, e * e + 6e-8 / e), 1);
  }

  private static RecordingPen draw(Figure figure, Readings readings, double[] size) {
    RecordingPen pen = new RecordingPen();
    Look look = new Look(Theme.LIGHT, size[0], size[1], new Typography(size[2]));
    figure.draw(pen, readings, look, Focus.LIVE);
    return pen;
  }

  private static Figure figure() {
    return Figures.byId("check-epsilon").orElseThrow().figure();
  }

  @Test
  void theBestEpsilonOfACurveIsNamed() {
    Figure figure = figure();
    RecordingPen pen = draw(figure, usual(), SIZES[2]);
    assertTrue(
        pen.texts().stream().anyMatch(t -> t.contains("float64 centred: best at ε = 3.16·10⁻⁶")),
        () -> pen.texts().toString());
    assertTrue(figure.summary(usual(), Focus.LIVE).contains("float64 one-sided: least at"));
  }

  @Test
  void labelsStayInsideWhateverTheNumbers() {
    List<Readings> all =
        List.of(
            usual(),
            readings(e -> 0, 0),
            readings(e -> Double.NaN, Blank.VALUE),
            readings(e -> 1e300, 1e300),
            Synthetic.vanishing(20, 100));
    for (Readings readings : all) {
      for (double[] size : SIZES) {
        RecordingPen pen = draw(figure(), readings, size);
        assertTrue(pen.isTidy());
        for (Mark text : pen.marks("text")) {
          assertTrue(new Box(0, 0, size[0], size[1]).contains(text.box()), text::toString);
        }
      }
    }
  }

  @Test
  void theLineOfEpsilonCanBeDraggedAndOnlyThere() {
    Figure figure = figure();
    draw(figure, usual(), SIZES[1]);
    Handle handle = null;
    double at = 0;
    for (double x = 60; x < 640 && handle == null; x++) {
      handle = figure.handle(x, 200);
      at = x + 7;
    }
    assertNotNull(handle);
    assertEquals(CheckKnobs.EPSILON.id(), handle.key());
    assertEquals(0, StrictMath.log10(handle.value().at(at, 200) / 6e-6), 0.1);
    assertEquals(0.1, handle.value().at(5000, 200));
    assertEquals(1e-13, handle.value().at(-5000, 200), 1e-25);
    assertNull(figure.handle(at + 60, 200));
    assertNull(figure().handle(at, 200), "nothing is drawn yet");
  }

  @Test
  void theTableHasEveryPointWithItsTheory() {
    List<List<String>> rows = figure().table(usual(), Focus.LIVE).rows();
    assertEquals(100, rows.size());
    assertEquals("float64", rows.get(0).get(0));
    assertEquals(0.01, Double.parseDouble(rows.get(0).get(5)), 1e-12);
    assertTrue(figure().formula(usual(), Focus.LIVE).size() > 10);
  }
}
