package backflow.figure.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.RecordingPen;
import backflow.chart.RecordingPen.Mark;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.data.DataSet;
import backflow.data.Task;
import backflow.figure.frame.Age;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Knobs;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.units.TrainedRun;
import backflow.lesson.Scenes;
import backflow.math.KernelChoice;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.probe.LayerQuantity;
import backflow.probe.PartOfStep;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.study.Decision;
import backflow.study.Graph;
import backflow.study.Interest;
import backflow.study.Moment;
import backflow.study.NetworkGraph;
import backflow.study.UnitLens;
import backflow.study.UnitPortrait;
import backflow.train.DataSpec;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.Intervention;
import backflow.train.Measuring;
import backflow.train.NetworkSpec;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The board on runs that were really trained. */
class NetworkFiguresTest {
  private static final double[][] SIZES = {
    {1264, 420, 1}, {624, 400, 1}, {480, 260, 1}, {250, 150, 1}, {320, 160, 2.5}, {1600, 900, 2}
  };
  private static final List<Readings> RUNS = new ArrayList<>();
  private static Readings dying = new Readings();

  @BeforeAll
  static void train() {
    dying = run("dying-relu", 60, new Interest(3, 2));
    RUNS.add(dying);
    RUNS.add(run("vanishing-sigmoid", 3, Interest.NONE));
    RUNS.add(run("exploding-relu", 2, Interest.NONE));
    RUNS.add(run("batch-norm-relu-50", 1, new Interest(7, 1)));
    RUNS.add(run("digits-30", 2, new Interest(2, 30)));
    Readings both = run("dying-relu", 60, Interest.NONE);
    both.beside(run("he-relu", 5, Interest.NONE));
    both.behind(run("he-relu", 1, Interest.NONE));
    RUNS.add(both);
    for (String set : List.of("sine", "surface")) {
      RUNS.add(StudiedRun.of(onData("he-relu", set), 5, Interest.NONE));
    }
  }

  private static Readings run(String scene, long step, Interest interest) {
    return StudiedRun.of(Scenes.named(scene).orElseThrow().spec(), step, interest);
  }

  private static ExperimentSpec onData(String scene, String set) {
    ExperimentSpec spec = Scenes.named(scene).orElseThrow().spec();
    for (DataSet each : DataSet.values()) {
      spec = each.id().equals(set) ? spec.withData(spec.data().withSet(each)) : spec;
    }
    return spec;
  }

  private static RecordingPen draw(Figure figure, Readings readings, Focus focus, double... size) {
    RecordingPen pen = new RecordingPen();
    Look look = new Look(Theme.LIGHT, size[0], size[1], new Typography(size[2]));
    figure.draw(pen, readings, look, focus);
    return pen;
  }

  private static List<Focus> focuses() {
    Knobs start = Knobs.START;
    Knobs weights = start.with(EdgeKind.BY, "weight").with(LensChart.ORDER, "by size");
    List<Focus> all = new ArrayList<>();
    all.add(Focus.LIVE);
    all.add(Focus.LIVE.withUnit(3, 2).withKnobs(weights));
    for (SubStep each : SubStep.values()) {
      Knobs shown = start.with(SubStep.SHOW, each.word()).with(SubStep.TRAVELLED, 40);
      all.add(Focus.LIVE.withHover(new Hit(2, -1, 1)).withKnobs(shown));
    }
    return all;
  }

  @Test
  void labelsStayInsideAndApartAndNothingLeavesTheCard() {
    for (Readings readings : RUNS) {
      for (Focus focus : focuses()) {
        for (Instrument instrument : NetworkInstruments.ALL) {
          for (double[] size : SIZES) {
            check(instrument, readings, focus, size);
          }
        }
      }
    }
  }

  private static void check(Instrument instrument, Readings readings, Focus focus, double[] size) {
    RecordingPen pen = draw(instrument.figure(), readings, focus, size);
    String where =
        instrument.id() + " " + size[0] + "×" + size[1] + " run " + RUNS.indexOf(readings);
    Box card = new Box(-1, -1, size[0] + 2, size[1] + 2);
    List<Mark> texts = pen.marks("text");
    for (int i = 0; i < texts.size(); i++) {
      Mark text = texts.get(i);
      for (Mark other : texts.subList(0, i)) {
        boolean apart = !text.box().overlaps(other.box());
        assertTrue(apart, () -> where + ": overlapping " + text + " " + other);
      }
    }
    for (Mark mark : pen.marks()) {
      assertTrue(Double.isFinite(mark.box().x() + mark.box().y()), () -> where + " " + mark);
      boolean free = List.of("clear", "polyline", "image", "line").contains(mark.kind());
      assertTrue(free || card.contains(mark.box()), () -> where + ": off the card: " + mark);
    }
    assertTrue(pen.isTidy());
  }

  @Test
  void everyInstrumentSaysItInWordsFormulasAndNumbers() {
    for (Readings readings : RUNS) {
      for (Instrument instrument : NetworkInstruments.ALL) {
        Figure figure = instrument.figure();
        String summary = figure.summary(readings, Focus.LIVE);
        assertTrue(summary.matches("(Run A: )?At step .*"), () -> instrument.id() + summary);
        assertTrue(figure.formula(readings, Focus.LIVE).size() > 1, instrument.id());
        var table = figure.table(readings, Focus.LIVE);
        assertFalse(table.rows().isEmpty(), instrument.id());
        table.rows().forEach(row -> assertEquals(table.columns().size(), row.size()));
      }
    }
  }

  @Test
  void theUnitUnderThePointerIsFoundAsDrawn() {
    Figure figure = new UnitGraph();
    RecordingPen pen = draw(figure, dying, Focus.LIVE.withUnit(3, 2), SIZES[0]);
    int accent = Theme.LIGHT.runA();
    Mark ring = pen.marks("circle").stream().filter(m -> m.color() == accent).findFirst().get();
    double x = ring.box().x() + ring.box().width() / 2;
    double y = ring.box().y() + ring.box().height() / 2;
    assertEquals(new Hit(3, -1, 2), figure.hit(x, y));
    assertEquals(Hit.NONE, figure.hit(5, 5));
  }

  @Test
  void everyUnitShownHasACircleAndWideLayersSayHowManyAreShown() {
    RecordingPen pen = draw(new UnitGraph(), dying, Focus.LIVE, SIZES[0]);
    Graph graph = Objects.requireNonNull(dying.findings().find(Graph.class));
    int units = graph.layers().stream().mapToInt(l -> l.units().size()).sum();
    assertEquals(2 * units, pen.marks("circle").size());
    assertTrue(pen.texts().stream().anyMatch(t -> t.contains("16 of 32 units")));
  }

  @Test
  void deepNetsAreBandsWithoutCircles() {
    RecordingPen pen = draw(new UnitGraph(), RUNS.get(3), Focus.LIVE, SIZES[0]);
    assertTrue(pen.marks("circle").isEmpty());
    assertTrue(pen.texts().contains("median"));
  }

  @Test
  void numbersTravelFromTheOutputToTheInput() {
    Knobs half = Knobs.START.with(SubStep.SHOW, "backward").with(SubStep.TRAVELLED, 50);
    Focus focus = Focus.LIVE.withKnobs(half);
    assertTrue(SubStep.BACKWARD.reaches(7, 6, focus));
    assertTrue(SubStep.BACKWARD.reaches(4, 6, focus));
    assertFalse(SubStep.BACKWARD.reaches(3, 6, focus));
    assertTrue(SubStep.FORWARD.reaches(4, 6, focus));
    assertFalse(SubStep.FORWARD.reaches(5, 6, focus));
    int all = numbers(focus.withKnobs(half.with(SubStep.TRAVELLED, 100)));
    assertEquals(7, all);
    assertEquals(4, numbers(focus));
  }

  /** How many numbers stand in the row under the layers. */
  private static int numbers(Focus focus) {
    RecordingPen pen = draw(new UnitGraph(), dying, focus, SIZES[0]);
    List<Mark> texts = pen.marks("text");
    Mark name = texts.stream().filter(t -> t.text().startsWith("← RMS")).findFirst().get();
    return (int)
        texts.stream()
            .filter(t -> Math.abs(t.box().bottom() - name.box().bottom()) < 0.1 && t != name)
            .count();
  }

  @Test
  void aStepMadeInPartsShowsItsOwnNumbersAsFarAsTheyAreKnown() {
    Readings readings = run("he-relu", 2, Interest.NONE);
    StepSnapshot half = new StepSnapshot(readings.snapshot().layers());
    half.clear(2);
    half.set(StepQuantity.LOSS, 0.125);
    for (int layer = 1; layer <= half.layers(); layer++) {
      half.set(LayerQuantity.ACTIVATION_RMS, layer, 1000 + layer);
    }
    readings.part(new PartOfStep("forward", half));
    RecordingPen forward = draw(new UnitGraph(), readings, Focus.LIVE, SIZES[0]);
    assertTrue(forward.texts().contains("|w|"), "no gradient is known yet");
    assertTrue(forward.texts().contains("1,010"));
    assertTrue(forward.texts().contains("L = 0.125"));
    assertTrue(forward.texts().stream().noneMatch(t -> t.startsWith("∂L/∂a₁")));
    readings.part(new PartOfStep("backward", half));
    RecordingPen backward = draw(new UnitGraph(), readings, Focus.LIVE, SIZES[0]);
    assertTrue(backward.texts().contains("|∂L/∂w|"));
    Focus earlier = Focus.LIVE.withPlayhead(2);
    assertFalse(draw(new UnitGraph(), readings, earlier, SIZES[0]).texts().contains("L = 0.125"));
  }

  @Test
  void inDeepNetsAllRowsHaveNumbersOfTheSameLayersAndTheseAreNamed() {
    for (Readings readings : List.of(RUNS.get(3), RUNS.get(4))) {
      RecordingPen pen = draw(new UnitGraph(), readings, Focus.LIVE, SIZES[0]);
      List<Mark> texts = pen.marks("text");
      List<Double> named = middles(texts, "in");
      assertTrue(named.size() > 5);
      for (String row : List.of("RMS a →", "← RMS ∂L/∂a", "‖ΔW‖/‖W‖")) {
        List<Double> numbers = middles(texts, row);
        assertTrue(numbers.size() > 4, row);
        for (double x : numbers.subList(1, numbers.size() - 1)) {
          assertTrue(named.stream().anyMatch(n -> Math.abs(n - x) < 0.6), row + " at " + x);
        }
      }
    }
  }

  /** Where the middles of the words beside the first one of a row stand. */
  private static List<Double> middles(List<Mark> texts, String first) {
    Mark name = texts.stream().filter(t -> t.text().equals(first)).findFirst().get();
    return texts.stream()
        .filter(t -> Math.abs(t.box().bottom() - name.box().bottom()) < 0.1 && t != name)
        .map(t -> t.box().x() + t.box().width() / 2)
        .sorted()
        .toList();
  }

  @Test
  void aClippedStepIsSeenInTheWords() {
    Readings readings = run("clipping-by-norm", 3, Interest.NONE);
    RecordingPen pen = draw(new UnitGraph(), readings, Focus.LIVE, SIZES[0]);
    int warning = Theme.LIGHT.warning();
    assertTrue(
        pen.marks("text").stream()
            .anyMatch(t -> t.text().startsWith("g × ") && t.color() == warning));
    RecordingPen calm = draw(new UnitGraph(), dying, Focus.LIVE, SIZES[0]);
    assertTrue(calm.marks("text").stream().noneMatch(t -> t.color() == warning));
  }

  @Test
  void whatIsDoneToAUnitIsSeenInGraphAndLens() {
    ExperimentSpec spec = Scenes.named("he-relu").orElseThrow().spec();
    Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.best(), Measuring.DEFAULT);
    trainer.intervene(Intervention.of(Intervention.Kind.KILL, 3, 1));
    trainer.intervene(Intervention.of(Intervention.Kind.FREEZE, 3, 2));
    Moment moment = Moment.of(trainer);
    Graph graph = new NetworkGraph().of(moment, Interest.NONE, () -> false);
    Graph.Unit killed = Objects.requireNonNull(graph).layer(3).units().get(0);
    Graph.Unit frozen = graph.layer(3).units().get(1);
    assertTrue(killed.killed() && !killed.frozen());
    assertEquals(0, killed.mean());
    assertTrue(frozen.frozen() && !frozen.killed());
    Readings readings = run("he-relu", 0, Interest.NONE);
    int before = draw(new UnitGraph(), readings, Focus.LIVE, SIZES[0]).marks("polygon").size();
    readings.findings().put(Graph.class, graph);
    UnitPortrait portrait = new UnitLens().of(moment, new Interest(3, 1), () -> false);
    readings.findings().put(UnitPortrait.class, Objects.requireNonNull(portrait));
    RecordingPen pen = draw(new UnitGraph(), readings, Focus.LIVE, SIZES[0]);
    assertEquals(before + 1, pen.marks("polygon").size());
    assertTrue(
        draw(new LensChart(), readings, Focus.LIVE, SIZES[0])
            .texts()
            .contains("killed: a held at 0"));
  }

  @Test
  void wrongPointsAreRinged() {
    Decision map = Objects.requireNonNull(dying.findings().find(Decision.class));
    RecordingPen pen = draw(new DecisionChart(), dying, Focus.LIVE, SIZES[1]);
    int wrong = 0;
    for (int i = 0; i < map.train().shown(); i++) {
      wrong += map.train().isWrong(i) ? 1 : 0;
    }
    for (int i = 0; i < map.test().shown(); i++) {
      wrong += map.test().isWrong(i) ? 1 : 0;
    }
    int ink = Theme.LIGHT.text();
    long rings = pen.marks("circle").stream().filter(m -> m.color() == ink).count();
    assertEquals(wrong + 1, rings); // and the one of the key
    assertTrue(pen.texts().contains("ring: wrong class"));
  }

  @Test
  void classesOfAFileHaveTheirNames(@TempDir Path folder) throws IOException {
    String longest = "Iris versicolor, the harlequin blueflag of the north";
    List<String> texts = key(folder, "setosa", longest);
    assertTrue(texts.contains("setosa"), texts::toString);
    assertTrue(texts.stream().anyMatch(t -> t.startsWith("Iris") && t.endsWith("…")));
    assertFalse(texts.contains("class 0"));
    assertTrue(key(folder, "two\nlines", "x".repeat(900)).contains("two lines"));
    texts = key(folder, "3", "5");
    assertTrue(texts.containsAll(List.of("class 3", "class 5")), texts::toString);
    assertFalse(texts.contains("class 0"));
  }

  private static List<String> key(Path folder, String first, String second) throws IOException {
    StringBuilder rows = new StringBuilder("x,y,kind\n");
    for (int i = 0; i < 24; i++) {
      String kind = i % 2 == 0 ? first : second;
      rows.append(i).append(',').append(i % 5).append(",\"").append(kind).append("\"\n");
    }
    Path file = Files.writeString(folder.resolve("flowers.csv"), rows);
    Readings readings = StudiedRun.of(onFile("he-relu", file, "kind"), 2, Interest.NONE);
    return draw(new DecisionChart(), readings, Focus.LIVE, SIZES[1]).texts();
  }

  private static ExperimentSpec onFile(String scene, Path file, String target) {
    ExperimentSpec spec = Scenes.named(scene).orElseThrow().spec();
    DataSpec data = spec.data().withSet(DataSet.CSV).withFile(file.toString(), target);
    return spec.withData(data.withTask(Task.CLASSIFICATION));
  }

  @Test
  void hugeNumbersThatAreAllTheSameAreABarAmongThem(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("constant.csv");
    Files.writeString(file, "x,kind\n" + "1,a\n1,b\n".repeat(12));
    InitializerSpec constant = new InitializerSpec(Scheme.CONSTANT, 1, 100, 1, 1, 1, 100);
    NetworkSpec network =
        new NetworkSpec(
            Collections.nCopies(6, 64),
            List.of("identity"),
            constant,
            Normalization.NONE,
            Residual.NONE,
            0);
    ExperimentSpec spec = onFile("he-relu", file, "kind").withNetwork(network);
    Readings readings = StudiedRun.of(spec, 0, new Interest(6, 1));
    UnitPortrait portrait = Objects.requireNonNull(readings.findings().find(UnitPortrait.class));
    assertEquals(portrait.z().low(), portrait.z().high());
    assertTrue(portrait.z().low() > 1e20, "one more or less is the same number");
    RecordingPen pen = draw(new LensChart(), readings, Focus.LIVE.withUnit(6, 1), SIZES[1]);
    int ink = Argb.fade(Theme.LIGHT.runA(), 0.8);
    List<Mark> bars = pen.marks().stream().filter(m -> m.color() == ink).toList();
    assertEquals(1, bars.size());
    Box bar = bars.get(0).box();
    assertTrue(bar.x() > 0 && bar.right() < SIZES[1][0] && bar.width() > 1, bar::toString);
  }

  @Test
  void aSliceSaysWhichInputsItShows() {
    RecordingPen pen = draw(new DecisionChart(), RUNS.get(4), Focus.LIVE, SIZES[5]);
    assertTrue(pen.texts().stream().anyMatch(t -> t.contains("2 of 64 inputs")));
  }

  @Test
  void theLensSaysThatAUnitIsOffForEveryPoint() {
    UnitPortrait portrait = Objects.requireNonNull(dying.findings().find(UnitPortrait.class));
    RecordingPen pen = draw(new LensChart(), dying, Focus.LIVE, SIZES[1]);
    assertTrue(pen.texts().stream().anyMatch(t -> t.contains("layer 3, unit 2 of 32")));
    boolean off = portrait.facts().active() == 0;
    assertEquals(off, pen.texts().contains("off for every point"));
  }

  @Test
  void aFindingOfAnotherStepSaysWhich() {
    Readings readings = new Readings();
    readings.snapshot().clear(30);
    assertEquals("", Age.of(30, readings.snapshot().step()));
    assertEquals("step 31, 1 step later", Age.of(31, readings.snapshot().step()));
    assertEquals("step 10, 20 steps ago", Age.of(10, readings.snapshot().step()));
  }

  @Test
  void runBStandsBesideAInItsOwnColour() {
    RecordingPen pen = draw(new UnitGraph(), RUNS.get(5), Focus.LIVE, SIZES[0]);
    assertTrue(pen.texts().containsAll(List.of("A", "B")));
    int color = Theme.LIGHT.runB();
    assertTrue(pen.marks("text").stream().anyMatch(t -> t.color() == color));
    RecordingPen maps = draw(new DecisionChart(), RUNS.get(5), Focus.LIVE, SIZES[1]);
    assertEquals(2, maps.marks("image").size());
  }

  @Test
  void ofEdgesThatAreExactlyZeroOneRunsLevel() {
    Graph graph = Objects.requireNonNull(dying.findings().find(Graph.class));
    List<StrongEdges.Edge> edges = new StrongEdges().of(graph, EdgeKind.GRADIENT, 3, 0, 0);
    for (int layer = 1; layer <= 7; layer++) {
      for (int to = 0; to < graph.layer(layer).units().size(); to++) {
        int here = layer;
        int unit = to;
        List<StrongEdges.Edge> own =
            edges.stream().filter(e -> e.layer() == here && e.to() == unit).toList();
        assertTrue(own.stream().filter(e -> e.size() == 0).count() <= 1);
        if (own.size() == 1 && layer > 1 && layer < 7 && own.get(0).size() == 0) {
          assertEquals(unit, own.get(0).from());
        }
      }
    }
  }

  @Test
  void theLensShowsBothRunsOrSaysWhichOneIsShown() {
    RecordingPen pen = draw(new LensChart(), RUNS.get(5), Focus.LIVE, new double[] {900, 700, 1});
    assertEquals(4, pen.marks("image").size(), "two planes, two bars");
    assertTrue(pen.texts().containsAll(List.of("A", "B")), pen.texts()::toString);
    assertTrue(pen.texts().toString().contains("32 weights of A"), "B's unit has 16 inputs");
    assertTrue(pen.texts().toString().contains("B has 16"), pen.texts()::toString);
    assertTrue(pen.texts().toString().contains("outline: B layer"), pen.texts()::toString);
  }

  private static UnitPortrait portrait(Moment moment, int unit) {
    Interest interest = new Interest(3, unit);
    return Objects.requireNonNull(new UnitLens().of(moment, interest, () -> false));
  }

  @Test
  void theWeightsOfBothRunsStandOnOneScale() {
    Moment moment = TrainedRun.moment(Scenes.named("dying-relu").orElseThrow().spec(), 20);
    UnitPortrait a = portrait(moment, 2);
    UnitPortrait b = portrait(moment, 5);
    assertEquals(a.inputs(), b.inputs());
    double largest = 0;
    for (int i = 0; i < a.inputs(); i++) {
      largest = Math.max(largest, Math.max(Math.abs(a.weight(i)), Math.abs(b.weight(i))));
    }
    Box plot = new Box(10, 40, 320, 100);
    RecordingPen pen = new RecordingPen();
    Look look = Look.of(Theme.LIGHT, 400, 300);
    new WeightBars(pen, look, a, b, plot).paint(false);
    List<RecordingPen.Mark> lines =
        pen.marks("line").stream().filter(m -> m.color() == Theme.LIGHT.runB()).toList();
    List<RecordingPen.Mark> bars = pen.marks("fillRect");
    assertEquals(a.inputs(), bars.size());
    assertEquals(a.inputs(), lines.size());
    for (int i = 0; i < a.inputs(); i++) {
      Box bar = bars.get(i).box();
      assertEquals(Math.abs(a.weight(i)) / largest * 50, bar.height(), 1e-9);
      assertEquals(a.weight(i) < 0 ? 90 : 90 - bar.height(), bar.y(), 1e-9);
      assertEquals(90 - b.weight(i) / largest * 50, lines.get(i).box().y(), 1e-9);
    }
    assertTrue(pen.texts().get(0).contains("±" + Numbers.value(largest)));
    int rows = new LensChart().table(RUNS.get(5), Focus.LIVE).rows().size();
    assertEquals(32 + 16, rows);
    assertTrue(new LensChart().summary(RUNS.get(5), Focus.LIVE).contains(" Run B: At step "));
  }
}
