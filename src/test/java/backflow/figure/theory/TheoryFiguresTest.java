package backflow.figure.theory;

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
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Knobs;
import backflow.figure.frame.Look;
import backflow.figure.frame.LossFacts;
import backflow.figure.frame.Readings;
import backflow.figure.frame.RunFacts;
import backflow.figure.frame.Signal;
import backflow.math.FloatFormat;
import backflow.study.Chain;
import backflow.study.Spectra;
import backflow.theory.Gains;
import backflow.theory.Spectrum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TheoryFiguresTest {
  private static final String WIDE = "Theory for a wide net at the start.";

  private static Readings readings(int hidden, double factor) {
    Readings readings = Synthetic.vanishing(hidden, 100);
    for (int layer = 1; layer <= hidden; layer++) {
      double backward = 0.01 * StrictMath.pow(0.5, hidden - layer);
      readings.snapshot().set(Signal.BACKWARD.quantity(), layer, backward);
      readings.snapshot().set(Signal.ACTIVATIONS.quantity(), layer, StrictMath.pow(3, layer));
    }
    Gains gains =
        new Gains(Collections.nCopies(hidden, 2.0), Collections.nCopies(hidden, 0.4), WIDE);
    readings.facts(facts(gains));
    readings.findings().put(Chain.class, chain(hidden, factor));
    readings.findings().put(Spectra.class, spectra(hidden, factor));
    return readings;
  }

  private static RunFacts facts(Gains gains) {
    LossFacts loss = LossFacts.of("mse", 0);
    return new RunFacts("", loss, 0, 0, 0, "none", 0, "tanh", gains);
  }

  private static Chain chain(int hidden, double factor) {
    List<Chain.Link> links = new ArrayList<>();
    for (int layer = hidden + 1; layer >= 2; layer--) {
      links.add(new Chain.Link(layer, 3, 2, factor * 2, 0.5, factor));
    }
    return new Chain(99, hidden, links, 0);
  }

  private static Spectra spectra(int hidden, double factor) {
    List<Spectra.OfLayer> layers = new ArrayList<>();
    List<Spectra.OfLayer> products = new ArrayList<>();
    double decades = Decades.of(factor);
    for (int layer = 1; layer <= hidden + 1; layer++) {
      layers.add(new Spectra.OfLayer(layer, Spectrum.of(decades, decades - 1, decades - 3)));
      if (layer < hidden) {
        double all = decades * (hidden - layer);
        products.add(
            new Spectra.OfLayer(layer, Spectrum.of(all, all - 2, Double.NEGATIVE_INFINITY)));
      }
    }
    return new Spectra(99, hidden, layers, products, 3, 3, false);
  }

  private static RecordingPen draw(String id, Readings readings, Focus focus) {
    return draw(id, readings, focus, 624, 400, 1);
  }

  private static RecordingPen draw(
      String id, Readings readings, Focus focus, double width, double height, double type) {
    RecordingPen pen = new RecordingPen();
    Look look = new Look(Theme.LIGHT, width, height, new Typography(type));
    figure(id).draw(pen, readings, look, focus);
    return pen;
  }

  private static Figure figure(String id) {
    return Figures.byId(id).orElseThrow().figure();
  }

  private static boolean says(RecordingPen pen, String words) {
    return pen.texts().stream().anyMatch(text -> text.contains(words));
  }

  @Test
  void gainsStandOverTheoryAndSayWhatItAssumes() {
    Readings readings = readings(10, 0.5);
    RecordingPen pen = draw("gain-theory", readings, Focus.LIVE.withLayer(4));
    assertTrue(says(pen, WIDE));
    assertTrue(says(pen, "backward × 1.25"));
    assertTrue(says(pen, "activations × 1.50"));
    assertTrue(says(pen, "1: theory to the letter"));
    assertTrue(says(pen, "measured gain ÷ predicted gain (log)"));
    String summary = figure("gain-theory").summary(readings, Focus.LIVE);
    assertTrue(summary.contains("by 0.500") && summary.contains("1.25"), summary);
    List<String> formula = figure("gain-theory").formula(readings, Focus.LIVE.withLayer(4));
    assertTrue(formula.contains("= 0.400") && formula.contains("measured ÷ theory = 1.25"));
    List<List<String>> rows = figure("gain-theory").table(readings, Focus.LIVE).rows();
    assertEquals(List.of("2", "0.5", "0.4", "3.0", "2.0"), rows.get(0));
  }

  @Test
  void bothShowsTheGainsThemselves() {
    Focus both = Focus.LIVE.withKnobs(Knobs.START.with(GainTheory.SHOW, "both"));
    RecordingPen pen = draw("gain-theory", readings(10, 0.5), both);
    assertTrue(says(pen, "backward × 0.500"));
    assertTrue(says(pen, "pale band: theory"));
  }

  @Test
  void whereTheorySaysNothingTheGainsStandAloneAndTheReasonIsGiven() {
    Readings readings = readings(10, 0.5);
    String why = "Theory says nothing here: dropout changes the layers at every step.";
    readings.facts(facts(new Gains(List.of(), List.of(), why)));
    RecordingPen pen = draw("gain-theory", readings, Focus.LIVE);
    assertTrue(says(pen, why));
    assertTrue(says(pen, "backward × 0.500"));
    assertFalse(says(draw("gradient-profile", readings, Focus.LIVE), "pale band"));
  }

  @Test
  void aSignalThatEndsSaysWhere() {
    Readings readings = readings(6, 0.5);
    for (int layer = 1; layer <= 4; layer++) {
      readings.snapshot().set(Signal.BACKWARD.quantity(), layer, 0);
    }
    assertTrue(says(draw("gain-theory", readings, Focus.LIVE), "backward: 0 at layer 5"));
  }

  @Test
  void theProfileHasTheoryBehindIt() {
    Readings readings = readings(10, 0.5);
    RecordingPen pen = draw("gradient-profile", readings, Focus.LIVE);
    assertTrue(says(pen, "pale band: theory for a wide net at the start"));
    List<Mark> band =
        pen.marks("polyline").stream().filter(m -> m.color() == Theme.LIGHT.ghost()).toList();
    assertEquals(1, band.size());
    RecordingPen other =
        draw("gradient-profile", readings, Focus.LIVE.withHero(Signal.ACTIVATIONS));
    assertFalse(says(other, "pale band"));
  }

  @Test
  void theLadderNamesItsProductBeyondWhatADoubleHolds() {
    RecordingPen pen = draw("ladder", readings(300, -0.01), Focus.LIVE.withLayer(4));
    assertTrue(says(pen, "product 1.00·10⁻⁶⁰⁰"));
    assertTrue(says(pen, "w·f′ = −0.0100"));
    assertTrue(says(pen, "layer 4, unit 3"));
    assertTrue(says(draw("ladder", readings(5, -0.2), Focus.LIVE), "product −3.20·10⁻⁴"));
    assertTrue(says(draw("ladder", readings(5, 0), Focus.LIVE), "product 0"));
    assertTrue(says(draw("ladder", readings(5, 1 / 0.0), Focus.LIVE), "product not finite"));
    List<String> row = figure("ladder").table(readings(5, -0.5), Focus.LIVE).rows().get(1);
    assertEquals(List.of("5", "3", "2", "-1.0", "0.5", "-0.5"), row.subList(0, 6));
    assertEquals("1", row.get(7));
  }

  /** What lectures quote. */
  @Test
  void tensAndTenthsLeaveTheFormatsAtTheirLayers() {
    List<Powers.Crossing> all = Powers.crossings(Powers.HARD, 330);
    assertTrue(all.contains(new Powers.Crossing(10, FloatFormat.FLOAT16, true, 5)));
    assertTrue(all.contains(new Powers.Crossing(10, FloatFormat.FLOAT32, true, 39)));
    assertTrue(all.contains(new Powers.Crossing(10, FloatFormat.FLOAT64, true, 309)));
    assertTrue(all.contains(new Powers.Crossing(0.1, FloatFormat.FLOAT32, false, 46)));
    assertTrue(all.contains(new Powers.Crossing(0.1, FloatFormat.FLOAT64, false, 324)));
    Knobs knobs = Knobs.START.with(Ladder.POWERS, Powers.HARD).with(Ladder.DEPTH, 330);
    RecordingPen pen = draw("ladder", readings(20, 0.5), Focus.LIVE.withKnobs(knobs), 1000, 700, 1);
    for (String n : List.of("n = 39", "n = 46", "n = 309", "n = 324", "float64 = ∞")) {
      assertTrue(says(pen, n), n);
    }
    String summary = Powers.summary(150);
    assertTrue(summary.contains("0.9 to the 150 is 1.37·10⁻⁷"), summary);
    assertTrue(summary.contains("1.1 to the 150 is 1.62·10⁶"), summary);
    assertTrue(Powers.summary(10).contains("0.25 to the 10 is 9.54·10⁻⁷"));
  }

  @Test
  void spectraNameTheLargestAndTheConditionNumber() {
    Readings readings = readings(11, 0.1);
    RecordingPen pen = draw("jacobian", readings, Focus.LIVE.withLayer(4), 900, 500, 1);
    assertTrue(says(pen, "layer 1: at most 1.00·10⁻¹⁰"));
    assertTrue(says(pen, "largest ÷ smallest above 0: 100"), "with a 0 the condition is infinite");
    assertTrue(says(pen, "1.00·10⁻⁴ … 0.100"));
    assertTrue(says(pen, "product ∂a₁₁/∂aₗ"));
    RecordingPen narrow = draw("jacobian", readings, Focus.LIVE);
    assertTrue(says(narrow, "1.00·10⁻¹⁰") && says(narrow, "100"));
    List<String> formula = figure("jacobian").formula(readings, Focus.LIVE.withLayer(4));
    assertTrue(formula.contains("1 of 3 exactly 0"), formula.toString());
    assertTrue(figure("jacobian").summary(readings, Focus.LIVE).contains("1 of 3 are exactly 0"));
    assertEquals(22, figure("jacobian").table(readings, Focus.LIVE).rows().size());
  }

  @Test
  void whatWasFollowedAlongSomeDirectionsBoundsNothing() {
    Readings readings = readings(5, 0.1);
    Spectra all = spectra(5, 0.1);
    List<Spectra.OfLayer> two = List.of(all.layers().get(0), all.layers().get(5));
    readings.findings().put(Spectra.class, new Spectra(99, 5, two, all.products(), 3, 512, false));
    RecordingPen pen = draw("jacobian", readings, Focus.LIVE, 1200, 500, 1);
    assertTrue(says(pen, "along 3 of 512 directions"));
    assertTrue(says(pen, "layer 1: largest found 1.00·10⁻⁴"));
    assertTrue(says(pen, "spread along these 100"));
    assertTrue(says(pen, "2 of 6 layers"));
    assertFalse(says(pen, "at most") || says(pen, "condition number"));
    String summary = figure("jacobian").summary(readings, Focus.LIVE);
    assertTrue(summary.contains("along 3 of 512 directions"), summary);
  }

  @Test
  void withoutTwoHiddenLayersEachLayerIsShownAndTheProductSaysWhyNot() {
    for (int hidden = 0; hidden < 2; hidden++) {
      Readings readings = readings(hidden, 0.5);
      int directions = 0;
      List<Spectra.OfLayer> layers = spectra(hidden, 0.5).layers();
      readings
          .findings()
          .put(
              Spectra.class,
              new Spectra(99, hidden, layers, List.of(), directions, 3 * hidden, false));
      RecordingPen pen = draw("jacobian", readings, Focus.LIVE, 900, 500, 1);
      assertTrue(says(pen, "a product needs two hidden layers"));
      assertFalse(says(pen, "directions"));
      assertTrue(says(pen, "pale: largest to smallest"));
    }
  }

  @Test
  void theNamesOfThePowersStandInTheOrderOfTheirLines() {
    Readings readings = readings(150, 0.14);
    RecordingPen pen = draw("ladder", readings, Focus.LIVE, 624, 330, 1);
    List<String> wanted = List.of("float16 = ∞", "1.1ⁿ", "0.9ⁿ", "float16 = 0", "0.25ⁿ");
    List<String> names =
        pen.marks("text").stream()
            .filter(m -> wanted.contains(m.text()))
            .sorted(java.util.Comparator.comparingDouble(m -> m.box().y()))
            .map(Mark::text)
            .toList();
    assertEquals(wanted, names);
  }

  @Test
  void anOldFindingSaysHowOldItIs() {
    Readings readings = readings(8, 0.5);
    readings.snapshot().clear(129);
    assertTrue(says(draw("ladder", readings, Focus.LIVE), "step 99, 30 steps ago"));
    assertTrue(says(draw("jacobian", readings, Focus.LIVE), "step 99, 30 steps ago"));
  }

  @Test
  void withoutAFindingItIsStillAtWork() {
    Readings readings = Synthetic.vanishing(6, 100);
    assertTrue(says(draw("ladder", readings, Focus.LIVE), "working…"));
    assertTrue(says(draw("jacobian", readings, Focus.LIVE), "working…"));
    readings.findings().put(Chain.class, chain(9, 0.5));
    assertTrue(says(draw("ladder", readings, Focus.LIVE), "working…"), "of another net");
  }

  @Test
  void runBIsDrawnInItsColourAndSeenByTheAxis() {
    Readings a = readings(8, 0.5);
    a.beside(readings(8, 1e-9));
    a.behind(readings(8, 0.3));
    for (Instrument instrument : TheoryInstruments.ALL) {
      RecordingPen pen = draw(instrument.id(), a, Focus.LIVE);
      assertTrue(
          pen.marks().stream().anyMatch(mark -> mark.color() == Theme.LIGHT.runB()),
          instrument.id());
    }
    assertTrue(says(draw("ladder", a, Focus.LIVE), "B product 1.00·10⁻⁷²"));
    assertTrue(says(draw("gain-theory", a, Focus.LIVE), "B backward"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void aDeeperRunBIsShownOverAllItsLayersEvenWhereRunAHasNoGain(int hidden) {
    Readings a = readings(hidden, 0.5);
    a.beside(readings(8, 0.5));
    RecordingPen pen = draw("gain-theory", a, Focus.LIVE);
    assertFalse(says(pen, "needs two hidden layers"));
    assertTrue(says(pen, "B backward × 1.25"), () -> pen.texts().toString());
    assertTrue(says(pen, "B activations × 1.50"));
    assertTrue(says(pen, WIDE));
    assertTrue(pen.texts().contains("8"), () -> pen.texts().toString());
    String summary = figure("gain-theory").summary(a, Focus.LIVE);
    assertEquals(hidden < 2, summary.startsWith("Run A has none; run B: On average"), summary);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, -0.01, 40, 0, 1e300, 1e-300, Double.NaN})
  void everythingStaysInsideAndApartAtEverySize(double factor) {
    double[][] sizes = {{250, 150, 1}, {624, 400, 1}, {900, 500, 1.7}};
    for (int hidden : new int[] {0, 2, 300}) {
      Readings readings = readings(hidden, factor);
      Readings b = readings(hidden, 0.2);
      for (int compared = 0; compared < 2; compared++) {
        readings.beside(compared == 1 ? b : null);
        for (Instrument instrument : TheoryInstruments.ALL) {
          for (double[] size : sizes) {
            check(instrument.id(), readings, size);
          }
        }
      }
    }
  }

  private static void check(String id, Readings readings, double[] size) {
    Knobs knobs = Knobs.START.with(Ladder.POWERS, Powers.HARD).with(Ladder.DEPTH, 300);
    Focus focus = Focus.LIVE.withLayer(2).withHover(new Hit(5, -1));
    for (Focus each : List.of(focus, focus.withKnobs(knobs))) {
      RecordingPen pen = draw(id, readings, each, size[0], size[1], size[2]);
      Box card = new Box(-1, -1, size[0] + 2, size[1] + 2);
      for (Mark mark : pen.marks()) {
        String where = id + " " + size[0] + " " + readings.hidden() + ": " + mark;
        assertTrue(Double.isFinite(mark.box().x() + mark.box().y()), where);
        assertTrue(mark.kind().equals("clear") || card.contains(mark.box()), where);
      }
      List<Mark> texts = pen.marks("text");
      for (int i = 0; i < texts.size(); i++) {
        for (Mark other : texts.subList(0, i)) {
          String where = id + " " + size[0] + " " + readings.hidden() + texts.get(i) + other;
          assertFalse(texts.get(i).box().overlaps(other.box()), where);
        }
      }
      assertTrue(pen.isTidy());
    }
  }

  @Test
  void layersAreFoundUnderThePointer() {
    for (Instrument instrument : TheoryInstruments.ALL) {
      Figure figure = instrument.figure();
      Look look = Look.of(Theme.DARK, 624, 400);
      figure.draw(new RecordingPen(), readings(10, 0.5), look, Focus.LIVE);
      assertEquals(1, figure.hit(look.px(66), 200).layer(), instrument.id());
      assertTrue(figure.hit(2, 2).isNone());
    }
  }

  @Test
  void decadesReadLikeNumbers() {
    assertEquals("−3.16·10⁻⁴⁵¹", Decades.words(-450.5, -1));
    assertEquals("1.00·10⁴⁰¹", Decades.words(400.99999999));
    assertEquals("0.0100", Decades.words(-2));
    assertEquals("0", Decades.words(Double.NEGATIVE_INFINITY, 0));
    assertEquals("not finite", Decades.words(Double.NaN, 1));
  }
}
