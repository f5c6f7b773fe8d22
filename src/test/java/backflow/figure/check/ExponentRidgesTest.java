package backflow.figure.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.RecordingPen;
import backflow.chart.RecordingPen.Mark;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.Figures;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knobs;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Table;
import backflow.math.FloatFormat;
import backflow.study.ExponentStudy;
import backflow.study.Exponents;
import backflow.study.GradientExponents;
import backflow.study.Lost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Exponents of numbers that were made up, so that their places and shares are known. */
final class ExponentRidgesTest {
  private static final double[][] SIZES = {
    {624, 453, 1}, {412, 340, 1}, {320, 200, 1}, {320, 160, 2.5}, {900, 500, 1.7}, {1600, 900, 2.5}
  };

  private static final double[] GONE = new double[8];

  /** Eight equal numbers. */
  private static double[] all(double value) {
    double[] values = new double[8];
    Arrays.fill(values, value);
    return values;
  }

  private static GradientExponents.Layer layer(
      double[] g, List<Double> scales, FloatFormat format) {
    List<Map<FloatFormat, Lost>> rounded = new ArrayList<>();
    for (double s : scales) {
      Map<FloatFormat, Lost> byFormat = new EnumMap<>(FloatFormat.class);
      for (FloatFormat f : FloatFormat.values()) {
        byFormat.put(f, Lost.rounding(g, s, f));
      }
      rounded.add(byFormat);
    }
    double[] run = g.clone();
    for (int i = 0; i < run.length; i++) {
      // a run that loses twice as soon as rounding does
      run[i] = format.round(scales.get(0) * g[i] / 2);
    }
    return new GradientExponents.Layer(Exponents.of(g), rounded, Lost.between(g, run));
  }

  /** A run at step 5 with these entries, the input first. */
  private static Readings run(FloatFormat format, double scale, double[]... layers) {
    List<Double> scales = new ArrayList<>(List.of(scale));
    scales.addAll(ExponentStudy.SCALES);
    List<GradientExponents.Layer> made = new ArrayList<>();
    for (double[] g : layers) {
      made.add(layer(g, scales, format));
    }
    Readings readings = new Readings();
    readings.layers(made.size());
    readings.snapshot().clear(5);
    GradientExponents found = new GradientExponents(5, 32, format, scales, made);
    readings.findings().put(GradientExponents.class, found);
    return readings;
  }

  private static Readings deep(FloatFormat format, double scale, int layers, double gain) {
    double[][] all = new double[layers][];
    for (int l = 0; l < layers; l++) {
      double size = StrictMath.pow(gain, layers - 1 - l) / 50;
      all[l] = new double[] {size, -size / 3, size / 7, size * 2, size / 40, 0, size, size};
    }
    return run(format, scale, all);
  }

  private static Figure figure() {
    return Figures.byId("exponents").orElseThrow().figure();
  }

  private static RecordingPen draw(Readings readings, Focus focus) {
    return draw(figure(), readings, focus, 800, 500, 1);
  }

  private static RecordingPen draw(
      Figure figure, Readings readings, Focus focus, double width, double height, double type) {
    RecordingPen pen = new RecordingPen();
    Look look = new Look(Theme.LIGHT, width, height, new Typography(type));
    figure.draw(pen, readings, look, focus);
    return pen;
  }

  private static Focus with(String format, String scale) {
    Knobs knobs = Knobs.START.with(ExponentView.FORMAT, format).with(ExponentView.SCALE, scale);
    return Focus.LIVE.withKnobs(knobs);
  }

  private static boolean says(RecordingPen pen, String words) {
    return pen.texts().stream().anyMatch(text -> text.contains(words));
  }

  private static double center(RecordingPen pen, String tick) {
    Box box =
        pen.marks("text").stream()
            .filter(mark -> mark.text().equals(tick))
            .findFirst()
            .orElseThrow(() -> new AssertionError(tick + " not in " + pen.texts()))
            .box();
    return box.x() + box.width() / 2;
  }

  /** Where 2^exponent stands, by two ticks. */
  private static double place(RecordingPen pen, double exponent) {
    double zero = center(pen, "2⁰");
    return zero + exponent * (center(pen, "2⁸") - zero) / 8;
  }

  /** The ridge in the colour of a layer. */
  private static Box ridge(RecordingPen pen, int layer, int hidden) {
    int ink = Argb.fade(Theme.LIGHT.layer(layer, hidden), 0.85);
    return pen.marks("polygon").stream()
        .filter(mark -> mark.color() == ink)
        .findFirst()
        .orElseThrow()
        .box();
  }

  private static List<Mark> lines(RecordingPen pen, int color) {
    return pen.marks("polyline").stream().filter(mark -> mark.color() == color).toList();
  }

  @Test
  void aRidgeStandsAtItsPowersOfTwo() {
    double[] g = {0x1p-6, 1.5 * 0x1p-6, 0x1p-4, 0x1.ffp-3, 0, 0, 0, 0};
    RecordingPen pen = draw(run(FloatFormat.FLOAT64, 1, g, all(0.3)), Focus.LIVE);
    Box box = ridge(pen, 1, 1);
    assertEquals(place(pen, -6), box.x(), 1e-9);
    assertEquals(place(pen, -2), box.x() + box.width(), 1e-9);
    Box out = ridge(pen, 2, 1);
    assertEquals(place(pen, -2), out.x(), 1e-9);
    assertEquals(place(pen, -1), out.x() + out.width(), 1e-9);
  }

  @Test
  void aLossScaleMovesARidgeByItsLogarithmAndLeavesItsOutlineBehind() {
    double[] g = {0x1p-9, 0x1p-8, 0x1p-7, 0x1p-7, 0, 0, 0, 0};
    for (double s : new double[] {1024, 0.125, 1000}) {
      RecordingPen pen = draw(run(FloatFormat.FLOAT16, s, g, all(0.01)), Focus.LIVE);
      double shift = StrictMath.log(s) / StrictMath.log(2);
      Box box = ridge(pen, 1, 1);
      assertEquals(place(pen, -9 + shift), box.x(), 1e-9);
      assertEquals(place(pen, -6 + shift), box.x() + box.width(), 1e-9);
      List<Mark> ghosts = lines(pen, Theme.LIGHT.muted());
      assertEquals(2, ghosts.size());
      assertEquals(place(pen, -9), ghosts.get(0).box().x(), 1e-9);
      assertTrue(says(pen, "line: without S"));
    }
    RecordingPen plain = draw(run(FloatFormat.FLOAT16, 1, g, all(0.01)), Focus.LIVE);
    assertTrue(lines(plain, Theme.LIGHT.muted()).isEmpty());
    RecordingPen tried = draw(run(FloatFormat.FLOAT16, 1, g, all(0.01)), with("float16", "S = 2⁸"));
    assertEquals(place(tried, -1), ridge(tried, 1, 1).x(), 1e-9);
  }

  @Test
  void theEndsOfTheFormatStandWhereItTurnsNumbersIntoZeroAndInfinity() {
    RecordingPen pen = draw(run(FloatFormat.FLOAT64, 1, all(1), all(1)), Focus.LIVE);
    int danger = Argb.fade(Theme.LIGHT.danger(), 0.10);
    List<Box> grounds =
        pen.marks("fillRect").stream().filter(m -> m.color() == danger).map(Mark::box).toList();
    assertEquals(2, grounds.size());
    assertEquals(place(pen, -25), grounds.get(0).x() + grounds.get(0).width(), 1e-9);
    assertEquals(place(pen, 16), grounds.get(1).x(), 0.01);
    assertTrue(pen.texts().containsAll(List.of("becomes 0", "subnormal", "becomes ∞")));
    assertTrue(pen.texts().containsAll(List.of("float16", "bfloat16", "float32", "float64")));
    assertTrue(says(pen, "from 2⁻¹³³"));
    assertTrue(says(pen, "to 2¹⁰²⁴"));
  }

  @Test
  void theVerdictNamesTheLayerThatLosesMost() {
    double[] five = {1e-9, 1e-9, 1e-9, 1e-9, 1e-9, 1e-3, 0, 0};
    Readings readings = run(FloatFormat.FLOAT64, 1, five, all(0.1), all(1));
    RecordingPen pen = draw(readings, Focus.LIVE);
    assertTrue(says(pen, "float16 would lose 83.3 % of the gradient of layer 1 (to 0)."));
    assertTrue(pen.texts().containsAll(List.of("83.3 %", "≤ 83.3 %", "rounding")));
    assertFalse(says(pen, "in run"));
    assertTrue(says(draw(readings, with("bfloat16", "S = 1")), "bfloat16 would lose nothing"));
    assertTrue(says(draw(readings, with("float64", "S = 1")), "float64 would lose nothing"));
    RecordingPen rescued = draw(readings, with("float16", "S = 2¹⁶"));
    assertTrue(says(rescued, "float16 would lose 100 % of the gradient of the output layer with"));
    assertTrue(says(rescued, "(to ∞)"));
    RecordingPen less = draw(readings, with("float16", "S = 2⁸"));
    assertTrue(says(less, "float16 would lose nothing with S = 2⁸"), less.texts()::toString);
  }

  @Test
  void aSmallCardSaysTheVerdictInPlaceOfTheKey() {
    double[] five = {1e-9, 1e-9, 1e-9, 1e-9, 1e-9, 1e-3, 0, 0};
    Readings readings = run(FloatFormat.FLOAT64, 1, five, all(0.1), all(1));
    RecordingPen pen = draw(figure(), readings, Focus.LIVE, 330, 200, 1);
    assertTrue(pen.texts().contains("float16: 83.3 % of layer 1 lost"), pen.texts()::toString);
    RecordingPen read = draw(figure(), readings, Focus.LIVE.withLayer(2), 330, 200, 1);
    assertTrue(read.texts().contains("layer 2"));
  }

  @Test
  void whatWasMeasuredInTheRunStandsBesideWhatRoundingLoses() {
    double[] edge = {0x1.8p-25, 0x1.8p-25, 1, 1, 1, 1, 1, 1};
    Readings readings = run(FloatFormat.FLOAT16, 1, edge, all(1));
    RecordingPen pen = draw(readings, Focus.LIVE);
    assertTrue(
        says(pen, "float16 loses 25.0 % of the gradient of layer 1 (to 0); rounding alone 0"));
    assertTrue(pen.texts().containsAll(List.of("rounding", "in run", "25.0 %", "0 %")));
    RecordingPen other = draw(readings, with("float32", "run's S"));
    assertTrue(says(other, "float32 would lose nothing"));
    List<String> formula = figure().formula(readings, Focus.LIVE.withLayer(1));
    assertTrue(formula.contains("lost in the run, in float16 = 25.0 %"), formula::toString);
    assertTrue(formula.contains("layer 1: |g| = 2⁻²⁵ … 2¹"), formula::toString);
  }

  @Test
  void runBStandsBesideAsAnOutlineWithItsOwnShareAtItsOwnScale() {
    Readings a = run(FloatFormat.FLOAT64, 1, all(1e-9), all(0.1));
    Readings b = run(FloatFormat.FLOAT16, 256, all(0x1p-8), all(0.5));
    a.beside(b);
    RecordingPen pen = draw(a, Focus.LIVE);
    List<Mark> outlines = lines(pen, Theme.LIGHT.runB());
    assertEquals(2, outlines.size());
    assertEquals(place(pen, 0), outlines.get(0).box().x(), 1e-9);
    assertTrue(pen.texts().contains("B"));
    assertTrue(says(pen, "B: outline"));
    RecordingPen narrow = draw(figure(), a, Focus.LIVE, 330, 260, 1);
    assertTrue(narrow.texts().containsAll(List.of("rounding", "B")), narrow.texts()::toString);
    b.beside(a);
    List<String> two = draw(figure(), b, Focus.LIVE, 330, 260, 1).texts();
    assertTrue(two.containsAll(List.of("in run", "B")) && !two.contains("rounding"), two::toString);
    b.beside(null);
    Table table = figure().table(a, Focus.LIVE);
    assertTrue(table.rows().stream().anyMatch(row -> row.get(0).equals("B")));
    a.beside(deep(FloatFormat.FLOAT16, 1, 4, 0.1));
    draw(a, Focus.LIVE);
    a.beside(run(FloatFormat.FLOAT16, 1, all(1)));
    assertEquals(1, lines(draw(a, Focus.LIVE), Theme.LIGHT.runB()).size());
  }

  @Test
  void rowsThatAreZeroOrNotFiniteSaySo() {
    double[] odd = {Double.NaN, 1 / 0.0, 1 / 0.0, 1, 1, 1, 1, 1};
    RecordingPen pen = draw(run(FloatFormat.FLOAT64, 1, GONE, odd, all(1)), Focus.LIVE);
    assertTrue(pen.texts().containsAll(List.of("all exactly 0", "1 NaN, 2 ±∞", "–")));
    RecordingPen none = draw(run(FloatFormat.FLOAT64, 1, GONE, GONE), Focus.LIVE);
    assertTrue(says(none, "No layer has an entry"));
    double[][] many = new double[60][];
    for (int l = 0; l < 60; l++) {
      many[l] = l < 20 ? GONE : l == 30 ? odd : all(0.1);
    }
    RecordingPen field = draw(run(FloatFormat.FLOAT64, 1, many), Focus.LIVE);
    assertTrue(says(field, "NaN or ±∞ in 1, all exactly 0 in 20 of 60 layers"));
    assertTrue(says(field, "yellow, deep red: many"));
  }

  @Test
  void theTableHoldsEveryEntryOnceAndEveryLoss() {
    Readings readings = run(FloatFormat.FLOAT16, 1, all(0x1p-30), GONE, all(1));
    Table table = figure().table(readings, Focus.LIVE);
    long entries = 0;
    for (List<String> row : table.rows()) {
      assertEquals(table.columns().size(), row.size());
      boolean counted = row.get(3).isEmpty();
      entries += counted ? Long.parseLong(row.get(6)) : 0;
    }
    assertEquals(24, entries);
    assertTrue(table.rows().contains(List.of("A", "1", "entries", "", "", "-30", "8", "8")));
    assertTrue(
        table.rows().contains(List.of("A", "1", "rounded_to_0", "float16", "1.0", "", "8", "8")));
    assertTrue(
        table.rows().contains(List.of("A", "1", "in_run_0", "float16", "1.0", "", "8", "8")));
  }

  @Test
  void theLayerUnderThePointerIsReadOut() {
    Readings readings = deep(FloatFormat.FLOAT16, 1, 11, 0.25);
    Figure figure = figure();
    RecordingPen pen = draw(figure, readings, Focus.LIVE, 800, 500, 1);
    Box low = ridge(pen, 1, 10);
    Hit hit = figure.hit(low.x() + 3, low.y() + low.height() - 2);
    assertEquals(1, hit.layer());
    assertEquals(Hit.NONE, figure.hit(400, 20));
    RecordingPen read = draw(readings, Focus.LIVE.withHover(hit));
    assertTrue(read.texts().contains("layer 1"));
    String summary = figure.summary(readings, Focus.LIVE);
    assertTrue(summary.startsWith("At step 5, entries of ∂L/∂W: layer 1 2"), summary);
    assertTrue(summary.contains("Rounding to bfloat16: up to 0 % of a layer."), summary);
  }

  @Test
  void anOldFindingSaysOfWhichStepItIs() {
    Readings readings = deep(FloatFormat.FLOAT64, 1, 5, 0.25);
    readings.snapshot().clear(47);
    assertTrue(says(draw(readings, Focus.LIVE), "step 5, 42 steps ago"));
  }

  @Test
  void labelsStayInsideAndApartAtEveryDepthAndSize() {
    List<Readings> all = new ArrayList<>();
    for (int layers : new int[] {1, 2, 21, 151, 301}) {
      for (double gain : new double[] {0.25, 1, 8}) {
        all.add(deep(FloatFormat.FLOAT16, 65536, layers, gain));
        Readings pair = deep(FloatFormat.FLOAT64, 1, layers, gain);
        pair.beside(deep(FloatFormat.FLOAT16, 1, layers + 3, 0.5));
        pair.behind(deep(FloatFormat.FLOAT32, 8, 7, 2));
        all.add(pair);
      }
    }
    double[] odd = {Double.NaN, 1 / 0.0, Double.MIN_VALUE, Double.MAX_VALUE, 0, 1, 1, 1};
    all.add(run(FloatFormat.BFLOAT16, 0x1p24, odd, GONE, odd));
    for (Readings each : all) {
      for (double[] size : SIZES) {
        for (Focus focus : List.of(Focus.LIVE, with("float64", "S = 2²⁴").withLayer(1))) {
          Figure figure = figure();
          RecordingPen pen = draw(figure, each, focus, size[0], size[1], size[2]);
          assertApart(pen, size);
          assertTrue(pen.isTidy());
          RecordingPen again = draw(figure, each, focus, size[0], size[1], size[2]);
          assertEquals(pen.marks(), again.marks());
        }
      }
    }
  }

  private static void assertApart(RecordingPen pen, double[] size) {
    String where = size[0] + "×" + size[1];
    List<Mark> texts = pen.marks("text");
    Box card = new Box(0, 0, size[0], size[1]);
    for (Mark mark : pen.marks()) {
      assertTrue(Double.isFinite(mark.box().x() + mark.box().width()), where);
      Box wide = new Box(-1, -1, size[0] + 2, size[1] + 2);
      assertTrue(wide.contains(mark.box()), () -> where + ": off the card " + mark);
    }
    for (int i = 0; i < texts.size(); i++) {
      Mark text = texts.get(i);
      assertTrue(card.contains(text.box()), () -> where + ": cut off " + text);
      for (Mark other : texts.subList(0, i)) {
        boolean apart = !text.box().overlaps(other.box());
        assertTrue(apart, () -> where + ": overlapping " + text + " " + other);
      }
    }
  }
}
