package backflow.figure.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Box;
import backflow.chart.RecordingPen;
import backflow.chart.RecordingPen.Mark;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.check.Band;
import backflow.check.Crossing;
import backflow.check.DepthCurve;
import backflow.check.DepthErrors;
import backflow.check.DepthPoint;
import backflow.check.ElementCheck;
import backflow.check.ElementName;
import backflow.check.ElementPlace;
import backflow.check.KinkLine;
import backflow.check.Recipe;
import backflow.figure.Figures;
import backflow.figure.Synthetic;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knobs;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.math.Blank;
import backflow.math.FloatFormat;
import backflow.nn.Parameter;
import backflow.study.check.CheckedDepths;
import backflow.study.check.CheckedKinks;
import backflow.study.check.CheckedOne;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OneParameterFiguresTest {
  private static final double EPSILON = 1e-5;
  private static final ElementName NAME = new ElementName("W3", Parameter.Kind.WEIGHT, 3, 7, 12);

  private static final double[][] SIZES = {
    {624, 453, 1}, {412, 340, 1}, {320, 200, 1}, {320, 160, 2.5}, {900, 500, 1.7}, {1600, 900, 2.5}
  };

  private static Crossing crossing(double offset, int unit, double before, double after) {
    return new Crossing(offset, 3, unit, 12, 0, after > before, before, after);
  }

  /** A loss that follows a slope a and bends by so much at each of some places. */
  private static KinkLine line(
      double a, double n, List<Crossing> crossings, @Nullable Crossing beyond, double bad) {
    List<KinkLine.Point> points = new ArrayList<>();
    for (int i = -72; i <= 72; i++) {
      double t = EPSILON * i / 24;
      double rise = a * t + 1e-3 * t * t;
      for (Crossing c : crossings) {
        rise += t > c.offset() ? c.jump() * (t - c.offset()) : 0;
      }
      points.add(new KinkLine.Point(t, i > 60 ? rise + bad : rise));
    }
    Band band = crossings.isEmpty() ? Band.HAPPY : Band.KINK;
    ElementCheck element = new ElementCheck(3, a, n, n, band);
    return new KinkLine(
        new ElementPlace(4, 3),
        NAME,
        0.25,
        0.7,
        EPSILON,
        element,
        points,
        crossings,
        crossings.size(),
        beyond,
        true,
        400);
  }

  private static KinkLine bent() {
    return line(-0.25, -0.2, List.of(crossing(1e-6, 7, -0.25, -0.15)), null, 0);
  }

  private static KinkLine crowded() {
    List<Crossing> many = new ArrayList<>();
    for (int i = -14; i < 15; i++) {
      many.add(crossing(i * 2e-6, 20 + i, 0, 0.01 * i));
    }
    return line(0.5, 0.51, many, null, 0);
  }

  private static DepthErrors errors() {
    List<DepthCurve> curves = new ArrayList<>();
    for (String id : List.of("leaky-relu", "sigmoid", "tanh", "relu")) {
      List<DepthPoint> points = new ArrayList<>();
      for (int depth : List.of(1, 2, 3, 5, 7, 10, 15, 22, 33, 50)) {
        double e = 1e-10 * depth * depth * (id.length() - 3);
        boolean lost = depth == 50 && id.equals("relu");
        double median = lost ? Blank.VALUE : e;
        points.add(
            new DepthPoint(depth, 120, depth, 3, 0, median / 9, median, median * 30, e * 1e4));
      }
      curves.add(new DepthCurve(id, id.replace("-", " "), points));
    }
    return new DepthErrors(6e-6, FloatFormat.FLOAT64, 16, 32, curves);
  }

  private static Recipe recipe(double plus, double minus, Band band) {
    double n = (plus - minus) / 1.2e-5;
    List<Recipe.Piece> pieces = new ArrayList<>();
    for (int layer = 1; layer <= 21; layer++) {
      pieces.add(new Recipe.Piece("W" + layer, layer, layer == 1 ? 32 : 256));
      pieces.add(new Recipe.Piece("b" + layer, layer, 16));
    }
    return new Recipe(
        new ElementPlace(4, 107),
        NAME,
        427,
        pieces,
        -0.2616546123,
        6e-6,
        FloatFormat.FLOAT64,
        -0.2616486123,
        -0.2616606123,
        plus,
        plus,
        minus,
        plus - minus,
        new ElementCheck(107, n * (1 + 1e-7), n, n, band),
        1e-9,
        400);
  }

  private static Readings readings() {
    Readings readings = Synthetic.vanishing(20, 100);
    long step = readings.snapshot().step();
    readings.findings().put(CheckedKinks.class, new CheckedKinks(step, bent()));
    readings.findings().put(CheckedDepths.class, new CheckedDepths(step, errors()));
    Recipe recipe = recipe(0.6879915235884629, 0.6879915213271943, Band.HAPPY);
    readings.findings().put(CheckedOne.class, new CheckedOne(step, recipe));
    return readings;
  }

  private static Figure figure(String id) {
    return Figures.byId(id).orElseThrow().figure();
  }

  private static RecordingPen draw(String id, Readings readings, Focus focus) {
    return draw(figure(id), readings, focus, 640, 420, 1);
  }

  private static RecordingPen draw(
      Figure figure, Readings readings, Focus focus, double width, double height, double type) {
    RecordingPen pen = new RecordingPen();
    Look look = new Look(Theme.LIGHT, width, height, new Typography(type));
    figure.draw(pen, readings, look, focus);
    return pen;
  }

  private static boolean says(RecordingPen pen, String words) {
    return pen.texts().stream().anyMatch(text -> text.contains(words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"check-kinks", "check-depth", "check-one"})
  void labelsStayInsideAndApart(String id) {
    List<Readings> all = new ArrayList<>();
    all.add(readings());
    for (KinkLine line :
        List.of(
            crowded(),
            line(0.3, 0.3, List.of(), crossing(1, 4, Blank.VALUE, Blank.VALUE), 0),
            line(0.3, Double.NaN, List.of(), null, Double.NaN),
            line(1e300, 1e300, List.of(), null, Double.POSITIVE_INFINITY))) {
      Readings odd = readings();
      odd.findings().put(CheckedKinks.class, new CheckedKinks(3, line));
      all.add(odd);
    }
    for (Recipe recipe :
        List.of(
            recipe(3.2e-19, 3.1e-19, Band.UNRESOLVABLE),
            recipe(1.5e300, -1.5e300, Band.WRONG),
            recipe(Double.NaN, 1, Band.NOT_FINITE),
            recipe(0, 0, Band.UNRESOLVABLE),
            recipe(12345.678, 12345.679, Band.KINK))) {
      Readings odd = readings();
      odd.findings().put(CheckedOne.class, new CheckedOne(3, recipe));
      all.add(odd);
    }
    for (Readings each : all) {
      for (double[] size : SIZES) {
        Figure figure = figure(id);
        RecordingPen pen = draw(figure, each, Focus.LIVE, size[0], size[1], size[2]);
        assertApart(pen, size, id);
        assertTrue(pen.isTidy());
        assertTrue(figure.summary(each, Focus.LIVE).length() > 40);
        assertTrue(figure.formula(each, Focus.LIVE).size() > 3);
        assertFalse(figure.table(each, Focus.LIVE).rows().isEmpty());
      }
    }
  }

  private static void assertApart(RecordingPen pen, double[] size, String id) {
    String where = id + " " + size[0] + "×" + size[1];
    List<Mark> texts = pen.marks("text");
    Box card = new Box(0, 0, size[0], size[1]);
    for (int i = 0; i < texts.size(); i++) {
      Mark text = texts.get(i);
      assertTrue(card.contains(text.box()), () -> where + ": cut off " + text);
      for (Mark other : texts.subList(0, i)) {
        boolean apart = !text.box().overlaps(other.box());
        assertTrue(apart, () -> where + ": overlapping " + text + " " + other);
      }
    }
  }

  @Test
  void aKinkIsNamedWithItsUnitItsSampleAndItsPlace() {
    RecordingPen pen = draw("check-kinks", readings(), Focus.LIVE);
    assertTrue(says(pen, "unit 7 of layer 3 switches on for sample 12"));
    assertTrue(says(pen, "at θ + 0.100 ε"));
    assertTrue(says(pen, "secant: n = −0.200"));
    assertTrue(says(pen, "tangent: a = −0.250"));
    assertTrue(says(pen, "spoiled by a kink"));
    assertTrue(says(pen, "W3[7, 12]"));
    List<String> formula = figure("check-kinks").formula(readings(), Focus.LIVE);
    assertTrue(formula.contains("slope at θ + 0.100 ε: −0.250 → −0.150"), formula::toString);
  }

  @Test
  void theKinkUnderThePointerIsThatUnitInEveryChart() {
    Figure figure = figure("check-kinks");
    RecordingPen pen = draw(figure, readings(), Focus.LIVE, 640, 420, 1);
    Mark kink =
        pen.marks("dashed").stream().filter(m -> m.box().width() == 0).findFirst().orElseThrow();
    double middle = kink.box().y() + kink.box().height() / 2;
    assertEquals(new Hit(3, -1, 7), figure.hit(kink.box().x() + 2, middle));
    assertTrue(figure.hit(kink.box().x() + 60, middle).isNone());
  }

  @Test
  void withoutAKinkItSaysSoAndWhereTheNextOneIs() {
    Readings readings = readings();
    Crossing far = crossing(4.2e-4, 4, Blank.VALUE, Blank.VALUE);
    KinkLine smooth = line(0.3, 0.3, List.of(), far, 0);
    readings.findings().put(CheckedKinks.class, new CheckedKinks(3, smooth));
    String summary = figure("check-kinks").summary(readings, Focus.LIVE);
    assertTrue(summary.contains("No kink between θ − ε and θ + ε"), summary);
    assertTrue(summary.contains("The nearest is at θ + 42.0 ε: unit 4 of layer 3"), summary);
  }

  @Test
  void manyKinksAreCountedWhereTheyCannotAllBeNamed() {
    Readings readings = readings();
    readings.findings().put(CheckedKinks.class, new CheckedKinks(3, crowded()));
    RecordingPen pen = draw(figure("check-kinks"), readings, Focus.LIVE, 1200, 700, 1);
    assertTrue(says(pen, "11 kinks between θ − ε and θ + ε; the sharpest: "));
    assertTrue(says(pen, " more kinks"));
  }

  @Test
  void aFindingOfAnotherStepSaysSo() {
    Readings readings = readings();
    readings.findings().put(CheckedKinks.class, new CheckedKinks(3, bent()));
    assertTrue(says(draw("check-kinks", readings, Focus.LIVE), "step 3, 96 steps ago"));
  }

  @Test
  void depthsStandOverTheBandsWithTheirWords() {
    RecordingPen pen = draw("check-depth", readings(), Focus.LIVE);
    for (String word : List.of("wrong", "uncomfortable", "fine only with kinks", "happy")) {
      assertTrue(pen.texts().contains(word), word);
    }
    assertTrue(says(pen, "● leaky relu") && says(pen, "□ sigmoid") && says(pen, "worst"));
    assertTrue(says(pen, "42 %"), "50 of 120");
    assertEquals(40, figure("check-depth").table(readings(), Focus.LIVE).rows().size());
    String summary = figure("check-depth").summary(readings(), Focus.LIVE);
    assertTrue(summary.contains("too few could be judged"), summary);
  }

  @Test
  void theDigitsThatAgreeArePaleAndStandUnderEachOther() {
    RecordingPen pen = draw("check-one", readings(), Focus.LIVE);
    int strong = Theme.LIGHT.text();
    List<Mark> digits =
        pen.marks("text").stream()
            .filter(m -> m.text().matches("[0-9+.]") && m.color() != strong)
            .filter(m -> m.color() != Theme.LIGHT.runA())
            .toList();
    // +0.68799152 twice, and the zeros that are left of them
    assertEquals(3 * 11, digits.size());
    for (int i = 0; i < 11; i++) {
      double x = middle(digits.get(i));
      assertEquals(x, middle(digits.get(11 + i)), 1e-9);
      assertEquals(x, middle(digits.get(22 + i)), 1e-9);
    }
    assertTrue(says(pen, "number 428 of"));
  }

  private static double middle(Mark mark) {
    return mark.box().x() + mark.box().width() / 2;
  }

  @Test
  void oneStepCanStandOut() {
    Focus third = Focus.LIVE.withKnobs(Knobs.START.with(One.STEP, 3));
    long all = accents(draw("check-one", readings(), Focus.LIVE));
    long one = accents(draw("check-one", readings(), third));
    assertEquals(5, all);
    assertEquals(1, one);
  }

  private static long accents(RecordingPen pen) {
    return pen.marks("text").stream()
        .filter(m -> m.text().matches("[1-5]") && m.color() == Theme.LIGHT.runA())
        .count();
  }

  @Test
  void agreeingDigitsAreCounted() {
    AgreeingDigits near = AgreeingDigits.of(0.6879915235884629, 0.6879915213271943, 16);
    assertEquals(8, near.digits());
    assertEquals("+0.6879915235884629", near.first());
    assertEquals("+0.0000000022612686", near.beside(0.6879915235884629 - 0.6879915213271943));
    AgreeingDigits small = AgreeingDigits.of(1.25e-30, 1.26e-30, 16);
    assertEquals(2, small.digits());
    assertEquals("·10⁻³⁰", small.factor());
    assertEquals("+0.010000000000000", small.beside(1e-32));
    assertEquals("+0.687991560", AgreeingDigits.of(0.687991536f, 0.6, 9).first());
    assertEquals("+0.6880", AgreeingDigits.of(0.68798828125, 0.6, 4).first());
    assertEquals(0, AgreeingDigits.of(1, -1, 16).digits());
    assertEquals(0, AgreeingDigits.of(0, 0, 16).digits());
    assertEquals("·10³⁰⁰", AgreeingDigits.of(1e300, 2e300, 16).factor());
  }
}
