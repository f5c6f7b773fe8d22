package backflow.figure.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Box;
import backflow.chart.RecordingPen;
import backflow.chart.RecordingPen.Mark;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.Figures;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Knobs;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.sweep.CriticalLine;
import backflow.sweep.RunResult;
import backflow.sweep.SweepTable;
import backflow.sweep.Sweeps;
import backflow.sweep.Varied;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SweepFiguresTest {
  private static final double[][] SIZES = {
    {900, 500, 1}, {624, 453, 1}, {412, 340, 1}, {320, 200, 1}, {900, 500, 1.7}, {1600, 900, 2.5}
  };
  private static final String DEPTH = "network.hidden.depth=5,10,20,40";
  private static final String GAIN = "network.initializer.gain=0.5,1,1.5,2";

  /** Results by a value for each cell; the blank: not trained. */
  private static SweepTable table(
      CriticalLine line, int seeds, DoubleUnaryOperator law, String... vary) {
    List<Varied> varied = List.of(vary).stream().map(Varied::parse).toList();
    int cells = varied.stream().mapToInt(Varied::count).reduce(1, (a, b) -> a * b);
    List<@Nullable RunResult> results = new ArrayList<>();
    for (int run = 0; run < cells * seeds; run++) {
      double value = law.applyAsDouble(run % cells) * (1 + run / cells * 0.1);
      results.add(Blank.is(law.applyAsDouble(run % cells)) ? null : result(value));
    }
    return new SweepTable("made up", varied, seeds, line, results);
  }

  private static RunResult result(double value) {
    return Sweeps.result(value, Double.isFinite(value) && value < 100 ? -1 : 4);
  }

  private static Readings readings(SweepTable table) {
    Readings readings = new Readings();
    readings.sweep(table);
    return readings;
  }

  private static SweepTable usual() {
    CriticalLine line = new CriticalLine(1, List.of(1.25, 1.1, 1.05, 1.0));
    return table(line, 2, cell -> 0.2 + 0.1 * cell, DEPTH, GAIN);
  }

  private static SweepTable odd() {
    double[] values = {1e-300, 0, Double.NaN, 1 / 0.0, 1e300, 7, Blank.VALUE, 1, 1e-9};
    CriticalLine line = new CriticalLine(1, List.of(Blank.VALUE, 1.25, Blank.VALUE, 9.0));
    return table(line, 2, cell -> values[(int) cell % values.length], DEPTH, GAIN);
  }

  static List<Arguments> situations() {
    String many =
        "training.learningRate="
            + String.join(",", IntStream.range(1, 60).mapToObj(i -> i + "e-6").toList());
    String words = "network.activation=sigmoid,tanh,relu,leaky-relu,softplus";
    return List.of(
        Arguments.of("usual", usual()),
        Arguments.of("odd values", odd()),
        Arguments.of("one setting", table(CriticalLine.NONE, 3, c -> 1 / (c + 1), GAIN)),
        Arguments.of("one value", table(CriticalLine.NONE, 1, c -> 1, "network.dropout=0")),
        Arguments.of("one cell", table(CriticalLine.NONE, 1, c -> 0.5, "a=1", "b=2")),
        Arguments.of(
            "nothing finished", table(CriticalLine.NONE, 2, c -> Blank.VALUE, DEPTH, GAIN)),
        Arguments.of("words", table(CriticalLine.NONE, 2, c -> c + 1, DEPTH, words)),
        Arguments.of("words across", table(CriticalLine.NONE, 2, c -> c + 1, words, DEPTH)),
        Arguments.of("many", table(CriticalLine.NONE, 1, c -> c + 1, many, DEPTH)),
        Arguments.of("many up", table(CriticalLine.NONE, 1, c -> c + 1, DEPTH, many)),
        Arguments.of("all NaN", table(CriticalLine.NONE, 2, c -> Double.NaN, DEPTH, GAIN)),
        Arguments.of("all zero", table(CriticalLine.NONE, 2, c -> 0, DEPTH, GAIN)));
  }

  private static List<Focus> focuses() {
    List<Focus> all = new ArrayList<>();
    for (Instrument instrument : SweepInstruments.ALL) {
      Knob.Choice knob = (Knob.Choice) instrument.knobs().get(0);
      knob.words().forEach(w -> all.add(Focus.LIVE.withKnobs(Knobs.START.with(knob, w))));
    }
    all.add(Focus.LIVE.withHover(Hit.ofCell(0)));
    all.add(Focus.LIVE.withHover(Hit.ofCell(5)));
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void labelsStayInsideAndApart(String name, SweepTable table) {
    for (Instrument instrument : SweepInstruments.ALL) {
      for (Focus focus : focuses()) {
        for (double[] size : SIZES) {
          RecordingPen pen = draw(instrument.figure(), table, focus, size);
          String where = instrument.id() + " " + size[0] + "×" + size[1];
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
          for (Mark mark : pen.marks()) {
            assertTrue(Double.isFinite(mark.box().x() + mark.box().y()), mark::toString);
          }
          assertTrue(pen.isTidy());
        }
      }
    }
  }

  private static RecordingPen draw(Figure figure, SweepTable table, Focus focus, double[] size) {
    RecordingPen pen = new RecordingPen();
    Look look = new Look(Theme.LIGHT, size[0], size[1], new Typography(size[2]));
    figure.draw(pen, readings(table), look, focus);
    return pen;
  }

  private static Figure figure(String id) {
    return Figures.byId(id).orElseThrow().figure();
  }

  private static RecordingPen diagram(SweepTable table) {
    return draw(figure("phase-diagram"), table, Focus.LIVE, SIZES[0]);
  }

  /** The tiles, column by column from the left, in each from the bottom. */
  private static List<Mark> tiles(RecordingPen pen) {
    return pen.marks("fillRect").subList(0, 16);
  }

  @Test
  void everyTileHasTheColourOfItsValueAndSaysIt() {
    RecordingPen pen = diagram(usual());
    List<Mark> tiles = tiles(pen);
    double low = 0.2 * Math.sqrt(1.1);
    double high = 1.7 * Math.sqrt(1.1);
    for (int cell = 0; cell < 16; cell++) {
      double value = (0.2 + 0.1 * cell) * Math.sqrt(1.1);
      double share = Math.log(value / low) / Math.log(high / low);
      assertEquals(Theme.LIGHT.magnitude().at(share), tiles.get(cell).color(), "cell " + cell);
    }
    assertTrue(tiles.get(0).box().y() > tiles.get(1).box().y(), "the first value is the lowest");
    assertTrue(pen.texts().contains("0.210"), "the geometric mean of 0.2 and 0.22");
    assertTrue(pen.texts().contains("1.78"));
  }

  @Test
  void theCriticalLineStandsWhereTheoryPutsIt() {
    RecordingPen pen = diagram(usual());
    List<Mark> tiles = tiles(pen);
    Box line = pen.marks("polyline").get(1).box();
    double bottom = tiles.get(0).box().bottom() + 1;
    double row = bottom - (tiles.get(1).box().bottom() + 1);
    // 1.25 lies in the middle between the rows of 1 and 1.5; 1 in the middle of its row
    assertEquals(bottom - 2 * row, line.y(), 0.5);
    assertEquals(bottom - 1.5 * row, line.bottom(), 0.5);
    assertEquals(tiles.get(0).box().x() - 1, line.x(), 0.5);
    assertEquals(tiles.get(15).box().right() + 1, line.right(), 0.5);
    assertTrue(pen.texts().contains("theory: G = 1, wide net at the start"));
    Focus loss = focuses().get(2);
    RecordingPen other = draw(figure("phase-diagram"), usual(), loss, SIZES[0]);
    assertTrue(other.marks("polyline").isEmpty(), "theory says nothing of the loss");
  }

  @Test
  void whereAllOfThePlaneLiesOnOneSideTheDiagramSaysOnWhich() {
    CriticalLine line = new CriticalLine(1, Collections.nCopies(4, Blank.VALUE), -1);
    RecordingPen pen = diagram(table(line, 1, c -> 0.5, DEPTH, GAIN));
    assertTrue(pen.texts().contains("theory: G < 1 everywhere here"));
    assertTrue(pen.marks("polyline").isEmpty());
  }

  @Test
  void aLineReadAcrossStandsUpright() {
    CriticalLine line = new CriticalLine(0, List.of(1.0, 1.0, 1.5, 1.5));
    RecordingPen pen = diagram(table(line, 1, c -> 0.5 + 0.1 * c, GAIN, DEPTH));
    List<Mark> tiles = tiles(pen);
    Box drawn = pen.marks("polyline").get(1).box();
    assertEquals(middle(tiles.get(4).box()), drawn.x(), 0.5);
    assertEquals(middle(tiles.get(8).box()), drawn.right(), 0.5);
  }

  private static double middle(Box box) {
    return box.x() + box.width() / 2;
  }

  @Test
  void oddValuesKeepTheirColoursAndAreNotAveragedAway() {
    SweepTable table = odd();
    List<Integer> colors = diagram(table).marks("fillRect").stream().map(Mark::color).toList();
    assertEquals(Theme.LIGHT.card(), colors.get(1), "0");
    assertEquals(Theme.LIGHT.text(), colors.get(2), "NaN");
    assertEquals(Theme.LIGHT.danger(), colors.get(3), "∞");
    SweepTable half =
        new SweepTable("half", table.varied().subList(1, 2), 2, CriticalLine.NONE, halfDiverged());
    assertTrue(Double.isNaN(Outcome.LOSS.of(half, 0).value()), "one of two seeds is NaN");
    assertEquals(0.5, Outcome.LOSS.of(half, 0).low());
    assertEquals(1, Outcome.LOSS.of(half, 0).diverged());
  }

  private static List<@Nullable RunResult> halfDiverged() {
    List<@Nullable RunResult> results = new ArrayList<>();
    DoubleStream.of(0.5, 0.5, 0.5, 0.5).forEach(v -> results.add(result(v)));
    DoubleStream.of(Double.NaN, 0.5, 0.5, 0.5).forEach(v -> results.add(result(v)));
    return results;
  }

  @Test
  void aRunThatDivergesLaterHasACornerThatIsExplained() {
    assertTrue(diagram(usual()).marks("polygon").isEmpty());
    assertFalse(diagram(usual()).texts().contains("later"));
    RecordingPen pen = diagram(odd());
    assertTrue(pen.texts().contains("later"));
    long corners =
        pen.marks("polygon").stream().filter(m -> m.color() == Theme.LIGHT.danger()).count();
    assertEquals(3, corners, "two tiles of 1e300, and the key");
  }

  @Test
  void whatIsUnderThePointerIsACellInBothFigures() {
    for (Instrument instrument : SweepInstruments.ALL) {
      Figure figure = instrument.figure();
      draw(figure, usual(), Focus.LIVE, SIZES[0]);
      List<Integer> found = new ArrayList<>();
      for (double x = 0; x < 900; x += 7) {
        for (double y = 0; y < 500; y += 5) {
          int cell = figure.hit(x, y).cell();
          assertTrue(cell >= -1 && cell < 16);
          found.add(cell);
        }
      }
      assertEquals(17, found.stream().distinct().count(), instrument.id());
    }
    Figure figure = figure("phase-diagram");
    RecordingPen pen = draw(figure, usual(), Focus.LIVE, SIZES[0]);
    for (int cell = 0; cell < 16; cell++) {
      Box box = tiles(pen).get(cell).box();
      assertEquals(cell, figure.hit(middle(box), box.y() + box.height() / 2).cell());
    }
  }

  @Test
  void theCellUnderThePointerIsReadOut() {
    Focus focus = Focus.LIVE.withHover(Hit.ofCell(6));
    RecordingPen pen = draw(figure("phase-diagram"), usual(), focus, SIZES[0]);
    assertTrue(pen.texts().contains("depth 10, initializer gain 1.5"));
    assertTrue(pen.texts().contains("× 0.839"));
    assertTrue(pen.texts().contains("exploding gradient, healthy"));
    assertEquals(1, pen.marks("strokeRect").stream().filter(m -> m.box().width() > 50).count());
  }

  @Test
  void theBandReachesFromTheLowestToTheHighestSeed() {
    SweepTable table = table(CriticalLine.NONE, 3, c -> 0.1 + 0.05 * c, GAIN);
    Focus loss = Focus.LIVE;
    RecordingPen pen = draw(figure("sweep-lines"), table, loss, SIZES[0]);
    Box band = pen.marks("polygon").get(0).box();
    Box line = pen.marks("polyline").get(0).box();
    List<Mark> dots = pen.marks("circle");
    assertEquals(12, dots.size(), "a dot is one run");
    double top = dots.stream().mapToDouble(d -> d.box().y() + 2.6).min().orElseThrow();
    double bottom = dots.stream().mapToDouble(d -> d.box().bottom() - 2.6).max().orElseThrow();
    assertEquals(top, band.y(), 0.1);
    assertEquals(bottom, band.bottom(), 0.1);
    assertTrue(line.y() > band.y() && line.bottom() < band.bottom());
  }

  @Test
  void theNextSweepStartsWithAxesOfItsOwn() {
    Figure figure = figure("sweep-lines");
    assertTrue(draw(figure, odd(), Focus.LIVE, SIZES[0]).texts().contains("NaN"));
    RecordingPen again = draw(figure, usual(), Focus.LIVE, SIZES[0]);
    assertEquals(draw(figure("sweep-lines"), usual(), Focus.LIVE, SIZES[0]).marks(), again.marks());
  }

  @Test
  void bothSayTheSameInWordsAndNumbers() {
    for (Instrument instrument : SweepInstruments.ALL) {
      Figure figure = instrument.figure();
      String nothing = figure.summary(new Readings(), Focus.LIVE);
      assertEquals("No run of a sweep is finished yet.", nothing);
      Table numbers = figure.table(readings(usual()), Focus.LIVE);
      assertEquals(32, numbers.rows().size());
      assertEquals("network.hidden.depth", numbers.columns().get(0));
      assertEquals(List.of("5", "0.5", "7", "0.2"), numbers.rows().get(0));
    }
    String summary = figure("phase-diagram").summary(readings(odd()), Focus.LIVE);
    assertTrue(
        summary.startsWith("28 of 32 runs: gradient gain per layer, step 0, from "), summary);
    assertTrue(summary.endsWith(" diverged."), summary);
  }

  @Test
  void withoutASweepBothSaySo() {
    for (Instrument instrument : SweepInstruments.ALL) {
      RecordingPen pen = new RecordingPen();
      Look look = Look.of(Theme.LIGHT, 624, 453);
      instrument.figure().draw(pen, new Readings(), look, Focus.LIVE);
      assertEquals(List.of("no sweep yet"), pen.texts());
    }
  }
}
