package backflow.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.RecordingPen;
import backflow.chart.RecordingPen.Mark;
import backflow.chart.Theme;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Signal;
import backflow.train.SpecException;
import backflow.train.SpecJson;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Look LOOK = Look.of(Theme.LIGHT, 624, 453);

  private static RecordingPen draw(String id, Readings readings, Focus focus) {
    RecordingPen pen = new RecordingPen();
    figure(id).draw(pen, readings, LOOK, focus);
    return pen;
  }

  private static Figure figure(String id) {
    return Figures.byId(id).orElseThrow().figure();
  }

  private static boolean says(RecordingPen pen, String words) {
    return pen.texts().stream().anyMatch(text -> text.contains(words));
  }

  @Test
  void theCatalogueHasTheFlowBoard() {
    List<String> ids =
        Figures.all().stream()
            .filter(instrument -> instrument.board().equals("flow"))
            .map(Instrument::id)
            .toList();
    assertEquals(
        List.of("gradient-profile", "gradient-history", "signal-by-step", "loss", "update-ratio"),
        ids.subList(0, 5));
    for (Instrument instrument : Figures.all()) {
      assertTrue(instrument.help().question().endsWith("?"));
      assertTrue(instrument.help().reading().length() > 80);
      assertTrue(instrument.help().sick().length() > 80);
    }
    assertTrue(Figures.byId("no-such").isEmpty());
  }

  @Test
  void experimentFilesMayNameExactlyTheInstrumentsOfTheCatalogue() {
    SpecException e =
        assertThrows(
            SpecException.class,
            () -> SpecJson.read("{\"backflow\": 1, \"view\": {\"tiles\": [\"live-map\"]}}", null));
    String catalogue = Figures.all().stream().map(Instrument::id).collect(Collectors.joining(", "));
    assertEquals(
        "view.tiles[0]: \"live-map\" is not known; allowed: "
            + catalogue
            + "; did you mean life-map?",
        e.getMessage());
  }

  @Test
  void everyFigureSaysThatThereIsNoStepYet() {
    for (Instrument instrument : Figures.all()) {
      if (Set.of("sweep", "check").contains(instrument.board())
          || instrument.id().equals("cliff")) {
        continue; // need no run, or none of its steps
      }
      assertTrue(says(draw(instrument.id(), Synthetic.nothing(20), Focus.LIVE), "no step yet"));
    }
  }

  @Test
  void theProfileNamesTheFactorPerLayer() {
    Readings readings = Synthetic.vanishing(20, 100);
    readings.snapshot().set(Signal.BACKWARD.quantity(), 1, 2.21e-15);
    readings.snapshot().set(Signal.BACKWARD.quantity(), 20, 1.76e-3);
    RecordingPen pen = draw("gradient-profile", readings, Focus.LIVE);
    assertTrue(says(pen, "× 0.236 per layer"));
    assertTrue(says(pen, "2.21·10⁻¹⁵"));
    assertTrue(says(pen, "0.00176"));
    assertTrue(says(pen, "vanishing: below 10⁻³ of layer 20"));
    assertEquals(1, pen.marks("dashed").size());
  }

  @Test
  void weightGradientsGetNoFactorBecauseTheirRatioIsBlind() {
    Focus focus = Focus.LIVE.withHero(Signal.WEIGHTS);
    RecordingPen pen = draw("gradient-profile", Synthetic.vanishing(20, 100), focus);
    assertFalse(says(pen, "per layer"));
    assertFalse(says(pen, "vanishing"));
    assertTrue(says(pen, "weights ∂L/∂W"));
  }

  @Test
  void activationsAreReadForward() {
    Readings readings = Synthetic.vanishing(11, 10);
    for (int layer = 1; layer <= 11; layer++) {
      readings.snapshot().set(Signal.ACTIVATIONS.quantity(), layer, StrictMath.pow(2, layer));
    }
    Focus focus = Focus.LIVE.withHero(Signal.ACTIVATIONS);
    assertTrue(says(draw("gradient-profile", readings, focus), "× 2.00 per layer"));
  }

  @Test
  void theProfileReadsOutTheChosenLayer() {
    Readings readings = Synthetic.vanishing(20, 100);
    readings.snapshot().set(Signal.BACKWARD.quantity(), 7, 1.71e-11);
    RecordingPen pen = draw("gradient-profile", readings, Focus.LIVE.withLayer(7));
    assertTrue(pen.texts().contains("layer 7"));
    assertTrue(pen.texts().contains("1.71·10⁻¹¹"));
    RecordingPen hover =
        draw("gradient-profile", readings, Focus.LIVE.withLayer(7).withHover(new Hit(21, -1)));
    assertTrue(hover.texts().contains("output"));
  }

  @Test
  void oddValuesHaveLanesWithTheirWords() {
    RecordingPen pen = draw("gradient-profile", Synthetic.exploding(12, 400), Focus.LIVE);
    assertTrue(pen.texts().contains("NaN"));
    assertTrue(pen.texts().contains("+∞"));
    assertTrue(says(pen, "NaN in 3 of 13 layers"));
    int danger = Theme.LIGHT.danger();
    // weights ∞ in layers 6, 8, 10, 12; activations in 10 to 13; backward, circles, in 4 and 5
    assertEquals(8, marks(pen, "polygon", danger));
    assertEquals(2, marks(pen, "circle", danger));
    RecordingPen zero = draw("gradient-profile", Synthetic.constant(5, 9, 0), Focus.LIVE);
    assertTrue(zero.texts().contains("0"));
    assertTrue(says(zero, "exactly 0 in 6 of 6 layers"));
  }

  private static long marks(RecordingPen pen, String kind, int color) {
    return pen.marks(kind).stream().filter(mark -> mark.color() == color).count();
  }

  @Test
  void theHeatMapNamesTheSpecialColours() {
    RecordingPen pen = draw("gradient-history", Synthetic.vanishing(20, 100), Focus.LIVE);
    assertTrue(pen.texts().containsAll(List.of("0", "±∞", "NaN", "RMS ∂L/∂a", "out", "step")));
  }

  @Test
  void theHeatMapFindsLayerAndStepUnderThePointer() {
    Figure figure = figure("gradient-history");
    Readings readings = Synthetic.vanishing(20, 100);
    RecordingPen pen = new RecordingPen();
    figure.draw(pen, readings, LOOK, Focus.LIVE);
    Mark map = pen.marks("image").get(pen.marks("image").size() - 1);
    double right = map.box().right() - 1;
    assertEquals(new Hit(1, 0), figure.hit(map.box().x() + 1, map.box().bottom() - 2));
    assertEquals(new Hit(21, 99), figure.hit(right, map.box().y() + 2));
    assertTrue(figure.hit(map.box().x() - 3, 100).isNone());
  }

  @Test
  void linesAreNamedAndReadOutUnderThePointer() {
    Focus focus = Focus.LIVE.withLayer(7).withHover(new Hit(12, 50));
    RecordingPen pen = draw("signal-by-step", Synthetic.vanishing(20, 100), focus);
    List<String> names = List.of("layer 1", "layer 7", "layer 10", "layer 12", "layer 20");
    assertTrue(pen.texts().containsAll(names));
    assertTrue(pen.texts().contains("step 50"));
  }

  @Test
  void theLossNamesTheLevelOfGuessing() {
    RecordingPen two = draw("loss", Synthetic.vanishing(5, 100), Focus.LIVE);
    assertTrue(says(two, "ln 2 = 0.693: guessing"));
    assertTrue(says(two, "accuracy"));
    RecordingPen three = draw("loss", Synthetic.healthy(5, 100), Focus.LIVE);
    assertTrue(says(three, "ln 3 = 1.10: guessing"));
  }

  @Test
  void regressionHasNoAccuracyAndNoGuessing() {
    RecordingPen pen = draw("loss", Synthetic.dying(5, 100), Focus.LIVE);
    assertTrue(says(pen, "mean squared error"));
    assertFalse(says(pen, "accuracy"));
    assertFalse(says(pen, "guessing"));
  }

  @Test
  void anExplodingLossGetsALogarithmicAxisAndSaysSo() {
    RecordingPen pen = draw("loss", Synthetic.exploding(5, 400), Focus.LIVE);
    assertTrue(says(pen, "(log)"));
    assertTrue(pen.texts().contains("NaN"));
    assertTrue(pen.texts().contains("train NaN"));
  }

  @Test
  void theHealthyBandIsNamedWhereverTheLinesRun() {
    for (int hidden : new int[] {0, 1, 20, 150}) {
      Readings readings = Synthetic.healthy(hidden, 200);
      assertTrue(says(draw("update-ratio", readings, Focus.LIVE), "healthy 10⁻⁴ … 10⁻²"));
    }
    RecordingPen pen = draw("update-ratio", Synthetic.vanishing(150, 200), Focus.LIVE);
    assertTrue(says(pen, "healthy 10⁻⁴ … 10⁻²"));
    assertEquals(1, marks(pen, "fillRect", Theme.LIGHT.healthyBand()));
  }

  @Test
  void theAxisStandsStillWhileTheDataWobble() {
    Figure figure = figure("gradient-profile");
    Readings readings = Synthetic.vanishing(20, 100);
    List<String> before = ticks(figure, readings);
    readings.snapshot().set(Signal.BACKWARD.quantity(), 1, 3e-9);
    readings.snapshot().set(Signal.WEIGHTS.quantity(), 1, 3e-9);
    assertEquals(before, ticks(figure, readings));
  }

  private static List<String> ticks(Figure figure, Readings readings) {
    RecordingPen pen = new RecordingPen();
    figure.draw(pen, readings, LOOK, Focus.LIVE);
    return pen.texts().stream().filter(text -> text.matches("10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")).toList();
  }
}
