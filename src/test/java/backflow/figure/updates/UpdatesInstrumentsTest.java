package backflow.figure.updates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Box;
import backflow.chart.RecordingPen;
import backflow.chart.RecordingPen.Mark;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Handle;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Knobs;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.probe.LayerQuantity;
import backflow.probe.Strip;
import backflow.train.Measuring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdatesInstrumentsTest {
  private static final Look LOOK = Look.of(Theme.LIGHT, 700, 400);
  private static final double[][] SIZES = {
    {824, 426, 1}, {306, 350, 1}, {250, 150, 1}, {320, 160, 2.5}, {1900, 1000, 1.7}
  };
  private static final Focus BY_LAYER =
      Focus.LIVE.withKnobs(
          new Knobs(
              Map.of("clipping-norms.view", "each layer", "distance.view", "of each step"),
              Map.of("cliff.step", 12.0, "cliff.rate", 5.0)));

  private static Figure figure(String id) {
    return UpdatesInstruments.ALL.stream()
        .filter(instrument -> instrument.id().equals(id))
        .findFirst()
        .orElseThrow()
        .figure();
  }

  private static RecordingPen draw(Figure figure, Readings readings, Focus focus) {
    RecordingPen pen = new RecordingPen();
    figure.draw(pen, readings, LOOK, focus);
    return pen;
  }

  private static boolean says(RecordingPen pen, String words) {
    return pen.texts().stream().anyMatch(text -> text.contains(words));
  }

  static List<Arguments> situations() {
    List<Arguments> all = new ArrayList<>();
    Focus chosen = Focus.LIVE.withLayer(2).withPlayhead(90);
    all.add(Arguments.of("norm", UpdateRuns.typical("norm", 1, 5, 300), chosen));
    all.add(Arguments.of("value", UpdateRuns.typical("value", 0.5, 5, 300), Focus.LIVE));
    all.add(Arguments.of("layer", UpdateRuns.typical("per-layer", 1, 5, 300), BY_LAYER));
    all.add(Arguments.of("none", UpdateRuns.typical("none", 1, 5, 300), Focus.LIVE));
    all.add(Arguments.of("compared", UpdateRuns.compared(), chosen));
    Focus hover = BY_LAYER.withHover(new Hit(3, 120));
    all.add(Arguments.of("compared, hover", UpdateRuns.compared(), hover));
    all.add(Arguments.of("deep", UpdateRuns.typical("norm", 1, 150, 40), BY_LAYER));
    all.add(Arguments.of("no hidden", UpdateRuns.typical("norm", 1, 0, 40), Focus.LIVE));
    all.add(Arguments.of("one step", UpdateRuns.typical("norm", 1, 3, 1), BY_LAYER));
    for (double x : new double[] {0, 1 / 0.0, Double.NaN, Double.MIN_VALUE, Double.MAX_VALUE}) {
      Readings odd = UpdateRuns.of("norm", 1, 4, 60, step -> x);
      all.add(Arguments.of("all " + x, odd, Focus.LIVE.withEpochs(true)));
      all.add(Arguments.of("all " + x + " by layer", odd, BY_LAYER.withEpochs(true)));
    }
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void everythingStandsOnTheCardAndNoTextOnAnother(String name, Readings r, Focus focus) {
    for (Instrument instrument : UpdatesInstruments.ALL) {
      for (double[] size : SIZES) {
        RecordingPen pen = new RecordingPen();
        Look look = new Look(Theme.DARK, size[0], size[1], new Typography(size[2]));
        Figure figure = instrument.figure();
        figure.draw(pen, r, look, focus);
        String where = instrument.id() + " " + size[0] + "×" + size[1];
        Box card = new Box(-1, -1, size[0] + 2, size[1] + 2);
        List<Mark> texts = new ArrayList<>();
        for (Mark mark : pen.marks()) {
          boolean inside = mark.kind().equals("clear") || card.contains(mark.box());
          assertTrue(inside, () -> where + ": off the card: " + mark);
          if (mark.kind().equals("text")) {
            for (Mark other : texts) {
              boolean apart = !mark.box().overlaps(other.box());
              assertTrue(apart, () -> where + ": " + mark + " on " + other);
            }
            texts.add(mark);
          }
        }
        assertTrue(pen.isTidy());
        RecordingPen again = new RecordingPen();
        figure.draw(again, r, look, focus);
        assertEquals(pen.marks(), again.marks());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void everyInstrumentSpeaksAndHasNumbers(String name, Readings r, Focus focus) {
    for (Instrument instrument : UpdatesInstruments.ALL) {
      Figure figure = instrument.figure();
      assertFalse(figure.formula(r, focus).isEmpty(), instrument.id());
      assertTrue(figure.summary(r, focus).length() > 20, instrument.id());
      Table table = figure.table(r, focus);
      assertFalse(table.rows().isEmpty(), instrument.id());
      for (List<String> row : table.rows()) {
        assertEquals(table.columns().size(), row.size());
      }
    }
  }

  @Test
  void theLargestCutIsNamed() {
    Readings r =
        UpdateRuns.of("norm", 1, 3, 100, step -> step == 40 ? 37.9 : step == 70 ? 12 : 0.5);
    Figure norms = figure("clipping-norms");
    assertTrue(draw(norms, r, Focus.LIVE).texts().contains("37.9 → 1.00"));
    assertTrue(norms.summary(r, Focus.LIVE).contains("37.9 → 1.00"));
    assertTrue(says(draw(figure("clipping-share"), r, Focus.LIVE), "smallest × 0.0264 (step 40)"));
  }

  @Test
  void whatWasCutIsAnOpenCircleAndNothingElse() {
    Readings r = UpdateRuns.of("norm", 1, 3, 100, step -> step % 25 == 10 ? 20 : 0.5);
    RecordingPen pen = draw(figure("clipping-norms"), r, Focus.LIVE);
    long circles =
        pen.marks("circle").stream().filter(m -> m.color() == Theme.LIGHT.runA()).count();
    assertEquals(4, circles);
    assertTrue(says(pen, "before: open circles"));
  }

  @Test
  void theThresholdIsDraggedWhereItsLineStands() {
    Figure norms = figure("clipping-norms");
    RecordingPen pen = draw(norms, UpdateRuns.typical("norm", 1, 5, 300), Focus.LIVE);
    assertTrue(pen.texts().contains("c = 1.00"));
    Box pill =
        pen.marks("text").stream()
            .filter(m -> m.text().equals("c = 1.00"))
            .findFirst()
            .orElseThrow()
            .box();
    double y = pill.y() + pill.height() / 2;
    Handle handle = Objects.requireNonNull(norms.handle(200, y));
    assertEquals("clipping.threshold", handle.key());
    assertTrue(handle.vertical());
    assertEquals(1, handle.value().at(200, y), 0.05);
    assertTrue(handle.value().at(200, y - 40) > 1.5);
    assertNotNull(norms.handle(pill.x(), y));
    assertNull(norms.handle(200, y + 30));
  }

  @Test
  void withoutClippingTheLineInvitesToBeDragged() {
    Figure norms = figure("clipping-norms");
    RecordingPen pen = draw(norms, UpdateRuns.typical("none", 0, 5, 300), Focus.LIVE);
    assertTrue(says(pen, "not clipped; drag the line to set a threshold"));
    assertEquals(1, pen.texts().stream().filter(text -> text.equals("off")).count());
    assertFalse(says(pen, "→"));
  }

  @Test
  void eachLayerKeepsItsShapeByNorm() {
    Readings r = UpdateRuns.of("norm", 1, 3, 100, step -> 4);
    RecordingPen pen = draw(figure("clipping-norms"), r, BY_LAYER.withLayer(4));
    assertTrue(says(pen, "every layer × 0.250: the shape is kept"));
    assertTrue(says(pen, "2.00 → 0.500"));
    Table table = figure("clipping-norms").table(r, BY_LAYER);
    assertEquals(List.of("99", "4", "2.0", "0.5"), table.rows().get(3));
  }

  @Test
  void theFactorIsSaidWhereItHasNoRoomToBeDrawn() {
    Readings r = UpdateRuns.of("norm", 1, 3, 100, step -> step == 40 ? 50 : 4);
    RecordingPen small = new RecordingPen();
    Figure share = figure("clipping-share");
    share.draw(small, r, Look.of(Theme.LIGHT, 330, 190), Focus.LIVE);
    assertTrue(says(small, "100 %, factor × 0.25"), small.texts().toString());
    small = new RecordingPen();
    share.draw(small, r, Look.of(Theme.LIGHT, 330, 190), Focus.LIVE.withPlayhead(40));
    assertTrue(says(small, "factor × 0.02"), small.texts().toString());
    assertFalse(says(draw(share, r, Focus.LIVE), "factor × "));
  }

  @Test
  void theAngleIsExactlyZeroByNormAndSaidByValue() {
    Readings byNorm = UpdateRuns.typical("norm", 1, 5, 300);
    assertTrue(says(draw(figure("clipping-angle"), byNorm, Focus.LIVE), "by norm: exactly 0°"));
    Readings byValue = UpdateRuns.of("value", 1, 3, 50, step -> step == 20 ? 1e9 : 0.5);
    RecordingPen pen = draw(figure("clipping-angle"), byValue, Focus.LIVE);
    assertTrue(says(pen, "by value turns the direction"));
    assertTrue(says(pen, "up to 60.0° (step 20)"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1 - 1e-16, 1 - 9e-16, 1.0000000000000002})
  void roundingOfTheCosineIsNoAngle(double cosine) {
    assertEquals(0, Angle.degrees(cosine));
  }

  @Test
  void anglesOfKnownCosines() {
    assertEquals(60, Angle.degrees(0.5), 1e-13);
    assertEquals(180, Angle.degrees(-1));
    assertTrue(Angle.degrees(1 - 1e-12) > 0);
    assertTrue(Blank.is(Angle.degrees(Blank.VALUE)));
    assertTrue(Double.isNaN(Angle.degrees(Double.NaN)));
  }

  @Test
  void clippingIsActiveFromFiftyPercentOn() {
    Readings r = UpdateRuns.of("norm", 1, 3, 100, step -> 5);
    Figure share = figure("clipping-share");
    assertTrue(says(draw(share, r, Focus.LIVE), "50 %: clipping active"));
    assertTrue(share.summary(r, Focus.LIVE).contains("100 % of the last 100 steps clipped"));
    assertTrue(share.summary(r, Focus.LIVE).contains("multiplied by 0.200"));
  }

  @Test
  void noiseIsShownForTheNamedLayersAndReadOut() {
    Readings r = UpdateRuns.of("norm", 1, 6, 100, step -> 2);
    RecordingPen pen =
        draw(figure("gradient-noise"), r, Focus.LIVE.withLayer(2).withHover(new Hit(0, 57)));
    assertTrue(pen.texts().containsAll(List.of("layer 1", "layer 2", "layer 3", "layer 6")));
    assertTrue(pen.texts().containsAll(List.of("step 50", "4.00")));
    assertTrue(says(pen, "1: noise equals signal"));
  }

  @Test
  void aThresholdThatIsReachedAlwaysStandsInsideThePlot() {
    for (double norm : new double[] {1e6, 1, 1e-6}) {
      Readings r = UpdateRuns.of("norm", 1, 3, 100, step -> norm);
      RecordingPen pen = draw(figure("clipping-norms"), r, Focus.LIVE);
      double grip = middle(pen, "c = 1.00");
      List<Double> ticks =
          pen.texts().stream().filter(t -> t.startsWith("10")).map(t -> middle(pen, t)).toList();
      assertTrue(ticks.stream().anyMatch(y -> y > grip + 10), () -> norm + ": " + pen.texts());
      assertTrue(ticks.stream().anyMatch(y -> y < grip - 10), () -> norm + ": " + pen.texts());
    }
  }

  private static double middle(RecordingPen pen, String text) {
    return pen.marks("text").stream()
        .filter(mark -> mark.text().equals(text))
        .mapToDouble(mark -> mark.box().y() + mark.box().height() / 2)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLineOfNoiseThatEndsSaysWhy() {
    Readings dark = UpdateRuns.of("none", 1, 2, 100, step -> step > 45 ? Blank.VALUE : 2);
    assertTrue(says(draw(figure("gradient-noise"), dark, Focus.LIVE), "after step 40 no gradient"));
    Readings fine = UpdateRuns.of("none", 1, 2, 100, step -> 2);
    assertFalse(says(draw(figure("gradient-noise"), fine, Focus.LIVE), "no gradient"));
    assertEquals(Measuring.DEFAULT.every(), GradientNoise.EVERY);
  }

  @Test
  void theShareIsOfTheStepsThatThereWere() {
    Figure share = figure("clipping-share");
    Readings early = UpdateRuns.of("norm", 1, 3, 30, step -> 5);
    assertTrue(share.formula(early, Focus.LIVE).get(0).endsWith("among the last 30 / 30"));
    Readings late = UpdateRuns.of("norm", 1, 3, 300, step -> 5);
    assertTrue(share.formula(late, Focus.LIVE).get(0).endsWith("among the last 100 / 100"));
  }

  @Test
  void anglesHaveTheirUnitOnTheAxisAndFactorsEndAtOne() {
    Readings r = UpdateRuns.of("none", 1, 3, 30, step -> 5);
    assertTrue(draw(figure("clipping-angle"), r, Focus.LIVE).texts().contains("10°"));
    assertFalse(draw(figure("clipping-share"), r, Focus.LIVE).texts().contains("10¹"));
  }

  @Test
  void stepsWithoutMeasurementAreLeftOut() {
    Readings r = UpdateRuns.of("norm", 1, 2, 35, step -> 2);
    Strip packed = Measured.only(r.strip(LayerQuantity.GRADIENT_SNR), new Strip());
    assertEquals(4, packed.buckets);
    assertEquals(30, packed.to[3]);
    assertEquals(6, packed.last[3 * 3 + 2]);
  }

  @Test
  void aKeptRunThatExplodesDoesNotSqueezeTheOthers() {
    RecordingPen pen = draw(figure("clipping-norms"), UpdateRuns.compared(), Focus.LIVE);
    assertTrue(says(pen, "kept run: NaN or ∞ at step 201"));
    assertFalse(pen.texts().contains("10²⁰"));
    assertFalse(pen.texts().contains("NaN"));
  }

  @Test
  void bothRunsAreNamed() {
    for (String id : List.of("clipping-share", "distance", "clipping-angle")) {
      RecordingPen pen = draw(figure(id), UpdateRuns.compared(), Focus.LIVE);
      assertTrue(pen.texts().containsAll(List.of("A", "B")), id);
    }
  }

  @Test
  void theWalkerThatIsNotClippedIsThrown() {
    Figure cliff = figure("cliff");
    Readings none = new Readings();
    none.layers(1);
    RecordingPen pen = draw(cliff, none, Focus.LIVE);
    assertTrue(says(pen, "not clipped: thrown to w = 1,440, b = 2,300 in step 13 by ‖g‖ = 5,440"));
    assertTrue(says(pen, "clipped at c = 0.100: on the map, E = "));
    assertTrue(cliff.summary(none, Focus.LIVE).contains("thrown to w = 1,440"));
    Focus early = Focus.LIVE.withKnobs(new Knobs(Map.of(), Map.of("cliff.step", 5.0)));
    assertFalse(says(draw(cliff, none, early), "thrown"));
    assertEquals(12, cliff.table(none, early).rows().size());
  }
}
