package backflow.figure.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Box;
import backflow.chart.RecordingPen;
import backflow.chart.RecordingPen.Mark;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.Figures;
import backflow.figure.Synthetic;
import backflow.figure.flow.InkPen.Ink;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Look;
import backflow.figure.frame.LossFacts;
import backflow.figure.frame.Readings;
import backflow.figure.frame.RunFacts;
import backflow.figure.frame.Signal;
import backflow.figure.frame.Span;
import backflow.math.Blank;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.Strip;
import backflow.theory.Gains;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The board Flow with run B and a kept run beside run A, and with a stretch of the steps. */
class FlowComparisonTest {
  private static final double[][] SIZES = {
    {624, 453, 1}, {412, 340, 1}, {250, 150, 1}, {320, 200, 1}, {900, 500, 1.7}, {1600, 900, 2.5}
  };
  private static final List<String> BY_STEP =
      List.of("gradient-history", "signal-by-step", "loss", "update-ratio");

  private static Readings named(Readings run, String name, double perEpoch) {
    LossFacts loss = run.lossFacts();
    run.facts(new RunFacts(name, loss, perEpoch, 0, 0, "none", 0, "sigmoid", Gains.NONE));
    return run;
  }

  /** A sigmoid net, a ReLU net beside it. */
  private static Readings pair(int hiddenA, int hiddenB, long stepsA, long stepsB) {
    Readings a = named(Synthetic.vanishing(hiddenA, stepsA), "sigmoid + Xavier", 10);
    a.beside(named(Synthetic.healthy(hiddenB, stepsB), "relu + He", 10));
    return a;
  }

  private static Figure figure(String id) {
    return Figures.byId(id).orElseThrow().figure();
  }

  private static RecordingPen draw(String id, Readings readings, Focus focus) {
    RecordingPen pen = new RecordingPen();
    figure(id).draw(pen, readings, Look.of(Theme.LIGHT, 624, 453), focus);
    return pen;
  }

  private static boolean says(List<String> texts, String words) {
    return texts.stream().anyMatch(text -> text.contains(words));
  }

  private static boolean says(RecordingPen pen, String words) {
    return says(pen.texts(), words);
  }

  static List<Readings> situations() {
    List<Readings> all = new ArrayList<>();
    all.add(pair(20, 20, 300, 300));
    all.add(pair(20, 8, 300, 120));
    all.add(pair(5, 30, 60, 300));
    all.add(pair(0, 3, 50, 50));
    all.add(pair(150, 150, 100, 100));
    Readings starting = pair(20, 20, 300, 0);
    all.add(starting);
    Readings late = pair(12, 12, 0, 100);
    all.add(late);
    Readings odd = named(Synthetic.exploding(12, 400), "tanh", 0);
    odd.beside(named(Synthetic.dying(6, 200), "", 0));
    odd.behind(named(Synthetic.vanishing(25, 600), "kept one", 0));
    all.add(odd);
    Readings extreme = Synthetic.extreme(20, 100);
    extreme.beside(Synthetic.constant(20, 100, 0));
    extreme.behind(Synthetic.constant(20, 100, Double.NaN));
    all.add(extreme);
    Readings kept = named(Synthetic.healthy(20, 100), "relu", 0);
    kept.behind(named(Synthetic.vanishing(9, 300), "sigmoid", 0));
    all.add(kept);
    return all;
  }

  private static List<Focus> focuses() {
    Focus chosen = Focus.LIVE.withLayer(10);
    return List.of(
        Focus.LIVE,
        chosen.withPlayhead(30).withHover(new Hit(4, 20)),
        chosen.withSpan(new Span(20, 45)).withEpochs(true).withHero(Signal.WEIGHTS));
  }

  private static List<Instrument> flow() {
    return FlowInstruments.ALL;
  }

  @ParameterizedTest
  @MethodSource("situations")
  void labelsStayInsideAndApartAndDrawingTwiceDrawsTheSame(Readings readings) {
    for (Instrument instrument : flow()) {
      for (Focus focus : focuses()) {
        for (double[] size : SIZES) {
          Figure figure = instrument.figure();
          RecordingPen pen = new RecordingPen();
          Look look = new Look(Theme.DARK, size[0], size[1], new Typography(size[2]));
          figure.draw(pen, readings, look, focus);
          String where = instrument.id() + " " + size[0] + "×" + size[1] + " ";
          Box card = new Box(0, 0, size[0], size[1]);
          List<Mark> texts = pen.marks("text");
          for (int i = 0; i < texts.size(); i++) {
            Mark text = texts.get(i);
            assertTrue(card.contains(text.box()), () -> where + "cut off " + text);
            for (Mark other : texts.subList(0, i)) {
              boolean apart = !text.box().overlaps(other.box());
              assertTrue(apart, () -> where + text + " over " + other);
            }
          }
          for (Mark mark : pen.marks()) {
            boolean finite = Double.isFinite(mark.box().x() + mark.box().y());
            assertTrue(finite, () -> where + "not finite " + mark);
          }
          assertTrue(pen.isTidy());
          RecordingPen again = new RecordingPen();
          figure.draw(again, readings, look, focus);
          assertEquals(pen.marks(), again.marks());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("situations")
  void whatIsHitExistsInRunA(Readings readings) {
    for (Instrument instrument : flow()) {
      for (Focus focus : focuses()) {
        Figure figure = instrument.figure();
        figure.draw(new RecordingPen(), readings, Look.of(Theme.LIGHT, 624, 453), focus);
        for (double x = -5; x < 640; x += 9) {
          for (double y = -5; y < 460; y += 9) {
            Hit hit = figure.hit(x, y);
            assertTrue(hit.layer() >= 0 && hit.layer() <= readings.hidden() + 1);
            assertTrue(hit.step() >= -1 && hit.step() <= 600);
          }
        }
        figure.formula(readings, focus);
        assertFalse(figure.summary(readings, focus).isEmpty());
        assertFalse(figure.table(readings, focus).columns().isEmpty());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gradient-history", "signal-by-step", "loss", "update-ratio"})
  void aStretchOfTheStepsDrawsNothingOutsideThePlot(String id) {
    for (Readings readings : List.of(pair(20, 20, 300, 300), Synthetic.exploding(12, 400))) {
      readings.behind(Synthetic.vanishing(20, 350));
      for (double[] size : SIZES) {
        for (long playhead : new long[] {-1, 20, 150, 380}) {
          Focus focus =
              Focus.LIVE
                  .withLayer(1)
                  .withPlayhead(playhead)
                  .withHover(new Hit(2, playhead))
                  .withSpan(new Span(100.5, 160.2));
          assertInside(id, readings, focus, size);
        }
      }
    }
  }

  /** The charts say by themselves where their plot is: where something can be hit. */
  private static void assertInside(String id, Readings readings, Focus focus, double[] size) {
    InkPen pen = new InkPen();
    Figure figure = figure(id);
    Look look = new Look(Theme.LIGHT, size[0], size[1], new Typography(size[2]));
    figure.draw(pen, readings, look, focus);
    double left = Double.POSITIVE_INFINITY;
    double right = 0;
    for (double x = 0; x < size[0]; x += 0.5) {
      for (double y = 0; y < size[1]; y += 7) {
        if (figure.hit(x, y).step() >= 0) {
          left = Math.min(left, x);
          right = Math.max(right, x);
        }
      }
    }
    assertTrue(left < right);
    Box plot = new Box(left - 1, 0, right - left + 2, size[1]);
    int pictures = 0;
    for (Ink ink : pen.inks()) {
      boolean upright = ink.kind().equals("line") && ink.box().width() == 0;
      boolean data =
          upright && ink.box().height() > size[1] / 4
              || ink.color() == Theme.LIGHT.veil()
              || ink.kind().equals("polyline")
              || ink.kind().equals("image");
      pictures += ink.kind().equals("image") ? 1 : 0;
      assertTrue(!data || plot.contains(ink.box()), () -> id + " " + size[0] + ": " + ink);
    }
    assertTrue(pictures > 0, id);
  }

  @Test
  void theProfileHasMarksOfBothRunsAndBothFactors() {
    Readings a = pair(20, 20, 100, 100);
    Readings b = Objects.requireNonNull(a.other());
    a.snapshot().set(Signal.BACKWARD.quantity(), 1, 2.0e-15);
    a.snapshot().set(Signal.BACKWARD.quantity(), 20, 1.65e-3);
    b.snapshot().set(Signal.BACKWARD.quantity(), 1, 1.546e-3);
    b.snapshot().set(Signal.BACKWARD.quantity(), 20, 1.546e-3 / StrictMath.pow(1.002, 19));
    RecordingPen pen = draw("gradient-profile", a, Focus.LIVE.withLayer(1));
    assertTrue(pen.texts().contains("A sigmoid + Xavier"));
    assertTrue(pen.texts().contains("B relu + He"));
    assertTrue(pen.texts().contains("× 0.236 per layer"));
    assertTrue(pen.texts().contains("× 1.002 per layer"));
    assertTrue(pen.texts().contains("B / A at layer 1"));
    assertTrue(pen.texts().contains("× 7.73·10¹¹"));
    int runA = Theme.LIGHT.runA();
    int runB = Theme.LIGHT.runB();
    // ● for A: 21 layers, the outline of the chosen one, the readout; □ for B likewise
    assertEquals(23, pen.marks("circle").stream().filter(m -> m.color() == runA).count());
    assertEquals(23, pen.marks("polygon").stream().filter(m -> m.color() == runB).count());
    assertEquals(0, pen.marks("polygon").stream().filter(m -> m.color() == runA).count());
    assertFalse(says(pen, "weights"));
    assertFalse(says(pen, "vanishing"));
  }

  @Test
  void theBracketFollowsThePointer() {
    Readings a = pair(20, 20, 100, 100);
    Focus focus = Focus.LIVE.withLayer(1).withHover(new Hit(5, -1));
    assertTrue(says(draw("gradient-profile", a, focus), "B / A at layer 5"));
  }

  @Test
  void everyChartHasTheColourOfRunB() {
    Readings readings = pair(20, 20, 100, 100);
    for (String id : List.of("signal-by-step", "loss", "update-ratio")) {
      InkPen pen = new InkPen();
      figure(id).draw(pen, readings, Look.of(Theme.LIGHT, 624, 453), Focus.LIVE);
      assertTrue(pen.pixels().contains(Theme.LIGHT.runA()), id);
      assertTrue(pen.pixels().contains(Theme.LIGHT.runB()), id);
    }
  }

  @Test
  void endsOfLinesAreNamedAAndB() {
    Readings readings = pair(20, 20, 100, 100);
    for (String id : List.of("signal-by-step", "update-ratio")) {
      RecordingPen pen = draw(id, readings, Focus.LIVE.withLayer(3));
      assertTrue(pen.texts().containsAll(List.of("A", "B")), id);
      assertTrue(says(pen, "layer 3"), id);
      assertFalse(pen.texts().contains("layer 20"), id);
    }
    RecordingPen signal = draw("signal-by-step", readings, Focus.LIVE);
    assertTrue(signal.texts().contains("layer 1, RMS ∂L/∂a₁ (log)"));
    Strip loss = readings.strip(StepQuantity.LOSS);
    loss.last[99] = 0.693;
    RecordingPen pen = draw("loss", readings, Focus.LIVE);
    assertTrue(pen.texts().contains("A 0.693"));
    assertTrue(pen.texts().stream().anyMatch(text -> text.matches("B \\d+(\\.\\d)? %")));
  }

  @Test
  void bothMapsShareScaleAndSteps() {
    Readings readings = pair(20, 20, 100, 400);
    RecordingPen pen = draw("gradient-history", readings, Focus.LIVE);
    assertTrue(pen.texts().contains("A sigmoid + Xavier"));
    assertTrue(pen.texts().contains("B relu + He"));
    assertTrue(pen.texts().contains("400"));
    assertEquals(1, pen.texts().stream().filter("step"::equals).count());
    assertEquals(2, pen.texts().stream().filter("out"::equals).count());
    InkPen ink = new InkPen();
    Figure figure = figure("gradient-history");
    figure.draw(ink, readings, Look.of(Theme.LIGHT, 624, 453), Focus.LIVE);
    List<Ink> maps = ink.inks().stream().filter(i -> i.kind().equals("image")).toList();
    assertEquals(2, maps.size());
    // A has trained a quarter of B's steps: the rest of its map is empty
    assertEquals(0.25, maps.get(0).box().width() / maps.get(1).box().width(), 0.01);
    Box lower = maps.get(1).box();
    assertEquals(new Hit(1, 399), figure.hit(lower.right() - 0.5, lower.bottom() - 2));
    assertEquals(21, figure.hit(lower.x() + 1, lower.y() + 2).layer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gradient-profile", "gradient-history", "signal-by-step", "update-ratio"})
  void theAxisSeesRunB(String id) {
    Readings vanishing = Synthetic.vanishing(20, 100);
    Readings alone = Synthetic.healthy(20, 100);
    int before = lowest(draw(id, alone, Focus.LIVE));
    alone.beside(vanishing);
    int after = lowest(draw(id, alone, Focus.LIVE));
    assertTrue(before > -9, id + " alone from 10^" + before);
    assertTrue(after <= -14, id + " beside from 10^" + after);
    alone.beside(null);
    alone.behind(vanishing);
    if (!id.equals("gradient-history")) {
      assertTrue(lowest(draw(id, alone, Focus.LIVE)) <= -14, id);
    }
  }

  /** The lowest power of ten on an axis. */
  private static int lowest(RecordingPen pen) {
    return pen.texts().stream()
        .filter(text -> text.matches("10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+"))
        .mapToInt(text -> parse(text.substring(2)))
        .min()
        .orElseThrow();
  }

  private static int parse(String raised) {
    StringBuilder digits = new StringBuilder();
    for (char c : raised.toCharArray()) {
      digits.append(c == '⁻' ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c));
    }
    return Integer.parseInt(digits.toString());
  }

  @Test
  void theLossAxisSeesRunB() {
    Readings a = Synthetic.vanishing(5, 50);
    a.beside(Synthetic.dying(5, 50));
    assertTrue(draw("loss", a, Focus.LIVE).texts().contains("1,000"));
    assertTrue(says(draw("loss", a, Focus.LIVE), "loss, A cross-entropy, B mean squared error"));
  }

  /** Under losses that go up and down past it, its name would be unreadable and so would they. */
  @Test
  void theLevelOfGuessingIsNamedInTheTitleWhereLinesRunAllOver() {
    Readings calm = Synthetic.vanishing(5, 300);
    assertTrue(says(draw("loss", calm, Focus.LIVE), "ln 2 = 0.693: guessing"));
    Readings wild = Synthetic.vanishing(5, 300);
    Strip loss = wild.strip(StepQuantity.LOSS);
    for (int i = 0; i < loss.buckets; i++) {
      double value = i % 2 == 0 ? 0.02 : 1.9;
      loss.min[i] = value;
      loss.max[i] = value;
      loss.last[i] = value;
    }
    RecordingPen pen = draw("loss", wild, Focus.LIVE);
    assertTrue(says(pen, "; dotted: guessing (ln 2)"), pen.texts()::toString);
    assertFalse(says(pen, "0.693: guessing"), pen.texts()::toString);
  }

  /** As where half of the profile is to be predicted. */
  @Test
  void besideLayersOfWhichNothingIsKnownTheLinesAreNamedAndNothingIsSaidOfTheWhole() {
    Readings run = Synthetic.vanishing(20, 300);
    for (Signal signal : Signal.values()) {
      for (int layer = 1; layer <= 10; layer++) {
        run.snapshot().set(signal.quantity(), layer, Blank.VALUE);
      }
    }
    RecordingPen pen = new RecordingPen();
    Figure profile = figure("gradient-profile");
    profile.draw(pen, run, Look.of(Theme.LIGHT, 624, 453), Focus.LIVE);
    Box unknown = Objects.requireNonNull(profile.layersUpTo(10));
    for (String name : new String[] {"activations a", "weights ∂L/∂W"}) {
      Mark mark =
          pen.marks("text").stream().filter(m -> m.text().equals(name)).findAny().orElseThrow();
      assertFalse(unknown.overlaps(mark.box()), name);
    }
    assertFalse(says(pen, "vanishing") || says(pen, "per layer"), pen.texts()::toString);
  }

  @Test
  void theKeptRunIsDashedAndNamed() {
    Readings a = named(Synthetic.healthy(20, 100), "relu", 0);
    a.behind(named(Synthetic.vanishing(20, 100), "sigmoid", 0));
    for (String id : List.of("gradient-profile", "signal-by-step", "loss", "update-ratio")) {
      for (Readings other : new Readings[] {null, Synthetic.healthy(20, 100)}) {
        a.beside(other);
        RecordingPen pen = draw(id, a, Focus.LIVE);
        assertTrue(says(pen, "kept"), id);
        int grey = KeptLine.color(Theme.LIGHT);
        assertTrue(pen.marks("polyline").stream().anyMatch(m -> m.color() == grey), id);
      }
    }
  }

  @Test
  void differentDepthsAreSaidAndOutputsBelongTogether() {
    Readings readings = pair(20, 8, 100, 100);
    assertTrue(says(draw("gradient-profile", readings, Focus.LIVE), "relu + He, 8 hidden layers"));
    assertTrue(says(draw("gradient-history", readings, Focus.LIVE), "relu + He, 8 hidden layers"));
    Focus deep = Focus.LIVE.withLayer(15);
    for (String id : List.of("gradient-profile", "signal-by-step", "update-ratio")) {
      assertTrue(says(draw(id, readings, deep), "B has 8 hidden layers"), id);
    }
    assertFalse(says(draw("gradient-profile", readings, deep), "B / A"));
    assertTrue(says(draw("gradient-profile", readings, Focus.LIVE.withLayer(21)), "at output"));
    assertEquals(9, Pairing.twin(21, 20, 8));
    assertEquals(8, Pairing.twin(8, 20, 8));
    assertEquals(0, Pairing.twin(9, 20, 8));
  }

  @Test
  void aRunThatHasNotBegunIsSaid() {
    Readings readings = pair(20, 20, 100, 0);
    assertTrue(says(draw("gradient-profile", readings, Focus.LIVE), "no step yet"));
    assertTrue(says(draw("gradient-history", readings, Focus.LIVE), "no step yet"));
    assertTrue(draw("signal-by-step", readings, Focus.LIVE).texts().contains("A"));
  }

  @Test
  void ratiosAreSaidEvenWhereTheyOverflow() {
    assertEquals("× 7.73·10¹¹", Pairing.ratio(7.73e-1, 1e-12));
    assertEquals("× 10⁶⁰⁰", Pairing.ratio(1e300, 1e-300));
    assertEquals("× 10⁻⁶⁰⁰", Pairing.ratio(1e-300, 1e300));
    assertEquals("", Pairing.ratio(0, 1));
    assertEquals("", Pairing.ratio(Double.NaN, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gradient-history", "signal-by-step", "loss", "update-ratio"})
  void epochsStandOnTheAxisAlsoWithoutRunB(String id) {
    Readings readings = named(Synthetic.healthy(5, 101), "", 10);
    RecordingPen steps = draw(id, readings, Focus.LIVE);
    assertTrue(steps.texts().contains("step"));
    RecordingPen pen = draw(id, readings, Focus.LIVE.withEpochs(true));
    assertTrue(pen.texts().contains("epoch"));
    assertFalse(pen.texts().contains("step"));
    assertTrue(pen.texts().contains("10"));
    assertFalse(pen.texts().contains("100"));
    RecordingPen zoomed = draw(id, readings, Focus.LIVE.withSpan(new Span(40, 60)));
    assertTrue(zoomed.texts().containsAll(List.of("40", "60")), id);
  }

  @Test
  void tablesHoldTheExactValues() {
    Readings readings = pair(3, 2, 4, 3);
    Readings b = Objects.requireNonNull(readings.other());
    Strip signal = readings.signal();
    List<List<String>> rows = figure("gradient-history").table(readings, Focus.LIVE).rows();
    assertEquals(4 * 4 + 3 * 3, rows.size());
    assertEquals(
        List.of("1", "3", "A", text(signal.last[6]), text(signal.min[6]), text(signal.max[6])),
        rows.get(6));
    assertEquals(
        List.of("step", "layer", "run", "activation_gradient_rms"),
        figure("gradient-history").table(readings, Focus.LIVE).columns().subList(0, 4));
    assertEquals(
        text(b.signal().last[8]),
        figure("signal-by-step").table(readings, Focus.LIVE.withLayer(4)).rows().get(6).get(3));
    double ratio = b.strip(LayerQuantity.UPDATE_TO_WEIGHT).last[3];
    assertEquals(
        List.of("1", "1", "B", text(ratio)),
        figure("update-ratio").table(readings, Focus.LIVE).rows().get(5).subList(0, 4));
    List<List<String>> loss = figure("loss").table(readings, Focus.LIVE).rows();
    assertEquals(7, loss.size());
    assertEquals(text(b.strip(StepQuantity.LOSS).last[2]), loss.get(6).get(2));
    assertEquals("", loss.get(6).get(3), "the test set was not measured at step 2");
    List<List<String>> profile = figure("gradient-profile").table(readings, Focus.LIVE).rows();
    assertEquals(7, profile.size());
    double value = b.snapshot().get(Signal.BACKWARD.quantity(), 2);
    assertEquals(List.of("2", "2", "B", text(value)), profile.get(5));
  }

  private static String text(double value) {
    return Double.toString(value);
  }

  @Test
  void formulasAndSummariesHaveTheNumbers() {
    Readings readings = Synthetic.vanishing(20, 100);
    readings.snapshot().set(Signal.BACKWARD.quantity(), 7, 1.71e-11);
    readings.snapshot().set(Signal.BACKWARD.quantity(), 1, 2.21e-15);
    readings.snapshot().set(Signal.BACKWARD.quantity(), 20, 1.76e-3);
    Figure profile = figure("gradient-profile");
    List<String> lines = profile.formula(readings, Focus.LIVE.withLayer(7));
    assertEquals("∂L/∂aₗ₋₁ = Wₗᵀ(∂L/∂aₗ ⊙ f′(zₗ))", lines.get(0));
    assertEquals("layer 7: 1.71·10⁻¹¹", lines.get(1));
    assertTrue(lines.get(2).endsWith("^(1/(D−1)) = 0.236"));
    assertEquals(
        "Step 99: RMS ∂L/∂a is 2.21·10⁻¹⁵ at layer 1 and 0.00176 at layer 20, × 0.236 per layer.",
        profile.summary(readings, Focus.LIVE));
    readings.strip(StepQuantity.LOSS).last[99] = 0.693;
    assertTrue(
        figure("loss").summary(readings, Focus.LIVE).startsWith("Step 99: loss 0.693, on the"));
    readings.strip(LayerQuantity.UPDATE_TO_WEIGHT).last[99 * 21 + 6] = 1.25e-9;
    List<String> update = figure("update-ratio").formula(readings, Focus.LIVE.withLayer(7));
    assertEquals("layer 7: 1.25·10⁻⁹", update.get(1));
    readings.beside(Synthetic.constant(20, 100, 1.25e-3));
    String words = figure("update-ratio").summary(readings, Focus.LIVE.withLayer(7));
    assertTrue(words.contains("1.25·10⁻⁹ in A and 0.00125 in B; B / A is × 1.00·10⁶."), words);
    for (String id : BY_STEP) {
      assertEquals("No step yet.", figure(id).summary(Synthetic.nothing(5), Focus.LIVE));
    }
  }
}
