package backflow.figure.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Box;
import backflow.chart.RecordingPen;
import backflow.chart.RecordingPen.Mark;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Knobs;
import backflow.figure.frame.Look;
import backflow.figure.frame.LossFacts;
import backflow.figure.frame.Readings;
import backflow.figure.frame.RunFacts;
import backflow.lesson.Scenes;
import backflow.probe.LayerQuantity;
import backflow.probe.LifeHistory;
import backflow.probe.LifeStrip;
import backflow.probe.LifeStrip.DeathEvent;
import backflow.probe.Strip;
import backflow.probe.UnitActivity;
import backflow.probe.UnitActivity.State;
import backflow.study.Death;
import backflow.study.LayerDistributions;
import backflow.theory.Gains;
import backflow.train.ExperimentSpec;
import backflow.train.ViewSpec;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The instruments of the board on runs that were really trained. */
final class UnitsFiguresTest {
  private static final Look LOOK = Look.of(Theme.LIGHT, 624, 453);
  private static final ExperimentSpec DYING = Scenes.named("dying-relu").orElseThrow().spec();
  private static final ExperimentSpec SIGMOID =
      Scenes.named("vanishing-sigmoid").orElseThrow().spec();

  private static Readings dying;
  private static Readings sigmoid;
  private static Focus dead;

  @BeforeAll
  static void train() {
    dying = TrainedRun.of(DYING, Focus.LIVE);
    sigmoid = TrainedRun.of(SIGMOID, Focus.LIVE);
    DeathEvent death = someDeath(dying.lives());
    dead = Focus.LIVE.withUnit(death.layer(), death.unit());
    TrainedRun.tellDeath(dying, TrainedRun.moment(DYING, dying.lastStep()), dead);
  }

  private static DeathEvent someDeath(LifeStrip lives) {
    for (int unit = 1; unit <= lives.units(6); unit++) {
      DeathEvent death = lives.lastDeath(6, unit, -1);
      if (death != null) {
        return death;
      }
    }
    throw new AssertionError("nobody has died in layer 6");
  }

  private static RecordingPen draw(Figure figure, Readings readings, Focus focus) {
    RecordingPen pen = new RecordingPen();
    figure.draw(pen, readings, LOOK, focus);
    return pen;
  }

  private static RecordingPen draw(Figure figure, Readings readings, Focus focus, double width) {
    RecordingPen pen = new RecordingPen();
    figure.draw(pen, readings, Look.of(Theme.LIGHT, width, 453), focus);
    return pen;
  }

  private static boolean says(RecordingPen pen, String words) {
    return pen.texts().stream().anyMatch(text -> text.contains(words));
  }

  @Test
  void theHistoryOfLivesAgreesWithTheMeasuredShares() {
    LifeStrip lives = dying.lives();
    Strip deadShare = dying.strip(LayerQuantity.DEAD_SHARE);
    Strip inactive = dying.strip(LayerQuantity.INACTIVE_SHARE);
    assertEquals(10, lives.every());
    assertEquals(384, lives.samples());
    assertEquals(dying.lastStep() / 10 + 1, lives.columns());
    for (int bucket = 0; bucket < deadShare.buckets; bucket++) {
      if (deadShare.from[bucket] != deadShare.to[bucket] || deadShare.to[bucket] % 10 != 0) {
        continue;
      }
      int column = lives.columnAt(deadShare.to[bucket]);
      for (int layer = 1; layer <= 6; layer++) {
        int at = bucket * deadShare.rows + layer - 1;
        assertEquals(deadShare.last[at] * 32, lives.count(column, layer, State.DEAD), 1e-9);
        int off =
            lives.count(column, layer, State.DEAD)
                + lives.count(column, layer, State.SILENT)
                + lives.count(column, layer, State.INACTIVE);
        assertEquals(inactive.last[at] * 32, off, 1e-9);
      }
    }
  }

  @Test
  void theMapSaysOverWhatAndHowOften() {
    RecordingPen pen = draw(new LifeMap(), dying, Focus.LIVE);
    assertTrue(says(pen, "over all 384 training points, every 10th step"), pen.texts()::toString);
    LifeStrip lives = dying.lives();
    int column = lives.columns() - 1;
    for (int layer = 1; layer <= 6; layer++) {
      assertTrue(pen.texts().contains(lives.count(column, layer, State.DEAD) + " dead"));
      assertTrue(pen.texts().contains(lives.count(column, layer, State.REVIVED) + " revived"));
    }
    assertEquals(1, pen.marks("image").size());
  }

  @Test
  void aSelectedUnitHasItsDeathTold() {
    Death.Blow blow =
        Objects.requireNonNull(Objects.requireNonNull(dying.findings().find(Death.class)).blow());
    RecordingPen pen = draw(new LifeMap(), dying, dead);
    assertTrue(says(pen, "killed in step " + blow.step()), pen.texts()::toString);
    assertTrue(says(pen, "found dead at step " + blow.found()));
    assertTrue(says(pen, "weights: ‖update‖"));
    boolean still = blow.bias().gradient() == 0 && blow.weights().gradient() == 0;
    assertTrue(says(pen, still ? "moved by momentum or decay" : "−η·gradient "));
    RecordingPen other = draw(new LifeMap(), dying, Focus.LIVE.withUnit(1, 1));
    assertTrue(says(other, "working…"), "the finding is of another unit");
  }

  @Test
  void theDeathOfAnotherClickIsNotTold() {
    LifeStrip lives = dying.lives();
    for (int unit = 1; unit <= lives.units(6); unit++) {
      DeathEvent last = lives.lastDeath(6, unit, -1);
      DeathEvent first = lives.nearestDeath(6, unit, 0, -1);
      if (last != null && first != null && first.step() < last.step()) {
        Readings readings = TrainedRun.of(DYING, Focus.LIVE.withUnit(6, unit));
        Focus click = Focus.LIVE.withUnit(6, unit, first.step());
        assertTrue(says(draw(new LifeMap(), readings, click), "working…"));
        TrainedRun.tellDeath(readings, TrainedRun.moment(DYING, readings.lastStep()), click);
        RecordingPen pen = draw(new LifeMap(), readings, click);
        assertTrue(says(pen, "found dead at step " + first.step() + " (death 1 of "));
        return;
      }
    }
    throw new AssertionError("nobody has died twice in layer 6");
  }

  @Test
  void aPointOfTheMapIsAUnitAndAStepAndADeathSnaps() {
    LifeMap map = new LifeMap();
    draw(map, dying, Focus.LIVE);
    boolean snapped = false;
    for (double x = 80; x < 530; x += 3) {
      for (double y = 60; y < 400; y += 5) {
        Hit hit = map.hit(x, y);
        if (hit.unit() > 0) {
          assertTrue(hit.layer() >= 1 && hit.layer() <= 6 && hit.unit() <= 32);
          assertTrue(hit.step() >= 0 && hit.step() <= dying.lastStep());
          snapped |= dying.lives().deathNear(hit.layer(), hit.unit(), hit.step(), 0) >= 0;
        }
      }
    }
    assertTrue(snapped);
    assertEquals(Hit.NONE, map.hit(2, 2));
  }

  @Test
  void unitsStandInOrderOfDeath() {
    LifeHistory life = new LifeHistory(new int[] {4, 0}, 100, 1, 0);
    UnitActivity[] layer = {new UnitActivity(4, 100)};
    int[][] active = {{50, 50, 0, 50}, {50, 50, 0, 0}, {0, 50, 0, 0}, {0, 50, 0, 0}};
    for (int i = 0; i < active.length; i++) {
      layer[0].measure(i, active[i]);
      life.append(i, layer);
    }
    LifeStrip strip = new LifeStrip();
    assertTrue(life.read(strip));
    LifeOrder order = new LifeOrder();
    order.update(strip);
    assertEquals(
        List.of(4, 1, 2, 3),
        List.of(order.unitAt(1, 0), order.unitAt(1, 1), order.unitAt(1, 2), order.unitAt(1, 3)));
    assertEquals(0, order.unitAt(1, 4));
    assertEquals(2, order.placeOf(1, 2));
    Darkness darkness = new Darkness();
    darkness.update(strip);
    assertEquals(0, darkness.first());
    layer[0].measure(4, new int[4]);
    life.append(4, layer);
    assertTrue(life.read(strip));
    darkness.update(strip);
    assertEquals(1, darkness.first());
    assertEquals(4, darkness.since(1));
  }

  @Test
  void withoutReluTheMapSaysWhyItIsBlank() {
    RecordingPen pen = draw(new LifeMap(), sigmoid, Focus.LIVE);
    assertTrue(says(pen, "only ReLU units can die"), pen.texts()::toString);
    assertEquals(0, pen.marks("image").size());
  }

  @ParameterizedTest
  @CsvSource({
    "tanh, told by their saturated share", "elu, told by their saturated share",
    "gelu, neither dead nor saturated units are defined", "identity, neither dead nor saturated"
  })
  void theBlankMapPromisesNoOtherBlank(String activation, String words) {
    Readings other = new Readings();
    other.layers(3);
    other.snapshot().clear(3);
    other.facts(new RunFacts("", LossFacts.UNKNOWN, 0, 0, 0, "none", 0, activation, Gains.NONE));
    assertTrue(says(draw(new LifeMap(), other, Focus.LIVE), words));
  }

  @Test
  void whereRoomIsShortTheColoursHaveShortWordsRatherThanNone() {
    List<String> wide = draw(new LifeMap(), dying, Focus.LIVE, 1200).texts();
    assertTrue(wide.containsAll(List.of("silent from the start", "inactive for now")));
    List<String> narrow = draw(new LifeMap(), dying, Focus.LIVE, 530).texts();
    assertTrue(narrow.containsAll(List.of("silent", "inactive", "revived", "dead")));
    List<String> slide = draw(new LifeMap(), dying, Focus.LIVE, 250).texts();
    assertTrue(slide.containsAll(List.of("active", "dead")), slide::toString);
    assertFalse(slide.contains("silent"), slide::toString); // there is none at that step
  }

  /** z = NaN is no z ≤ 0, yet such a unit is not alive. */
  @Test
  void afterTheFirstNaNNobodyIsCalledAlive() {
    ExperimentSpec exploding = Scenes.named("exploding-relu").orElseThrow().spec();
    ExperimentSpec spec = exploding.withView(new ViewSpec(12, "units", List.of()));
    Readings broken = TrainedRun.of(spec, Focus.LIVE);
    long step = broken.events().get(0).step();
    RecordingPen pen = draw(new LifeMap(), broken, Focus.LIVE);
    assertTrue(says(pen, "step " + step + ": NaN or ∞, no life after it"), pen.texts()::toString);
    assertFalse(says(pen, "goes dark"));
  }

  @Test
  void tablesHoldBothRuns() {
    dying.beside(sigmoid);
    try {
      for (Instrument instrument : UnitsInstruments.ALL) {
        String cells = instrument.figure().table(dying, Focus.LIVE).rows().toString();
        // sigmoid units have no lives: nothing to write
        boolean map = instrument.id().equals("life-map");
        assertEquals(!map, cells.contains("[B, ") || cells.contains("[z of B, "), instrument.id());
      }
      dying.beside(dying);
      assertTrue(new LifeMap().table(dying, Focus.LIVE).rows().toString().contains("[B, "));
    } finally {
      dying.beside(null);
    }
  }

  @Test
  void ridgesTellTheShareAtZeroInWords() {
    LayerDistributions found =
        Objects.requireNonNull(dying.findings().find(LayerDistributions.class));
    RecordingPen pen = draw(new Ridges(RidgeKind.ACTIVATIONS), dying, Focus.LIVE);
    for (int layer = 1; layer <= 6; layer++) {
      String percent = Sayings.percent(found.layer(layer).a().zeroShare());
      assertTrue(pen.texts().contains(percent), percent + " in " + pen.texts());
    }
    assertTrue(says(pen, "a > 0 (log), 384 points × 32 units"));
  }

  @Test
  void withoutAFindingTheySayThatItIsWorking() {
    Readings bare = new Readings();
    bare.layers(7);
    bare.snapshot().clear(3);
    for (RidgeKind kind : RidgeKind.values()) {
      assertTrue(says(draw(new Ridges(kind), bare, Focus.LIVE), "working…"));
    }
    assertTrue(says(draw(new ActivationFunction(), bare, Focus.LIVE), "working…"));
  }

  @Test
  void anOldFindingSaysItsAge() {
    Readings later = new Readings();
    later.layers(7);
    later.snapshot().clear(dying.lastStep() + 30);
    later
        .findings()
        .put(
            LayerDistributions.class,
            Objects.requireNonNull(dying.findings().find(LayerDistributions.class)));
    assertTrue(says(draw(new Ridges(RidgeKind.GRADIENTS), later, Focus.LIVE), "30 steps ago"));
    assertTrue(says(draw(new ActivationFunction(), later, Focus.LIVE), "30 steps ago"));
  }

  @Test
  void sharesShowWhatTheActivationHas() {
    assertTrue(says(draw(new UnitShares(), dying, Focus.LIVE), "zero share"));
    assertTrue(says(draw(new UnitShares(), sigmoid, Focus.LIVE), "saturated share"));
    Focus deadUnits = Focus.LIVE.withKnobs(Knobs.START.with(Share.WHICH, "dead units"));
    assertTrue(says(draw(new UnitShares(), sigmoid, deadUnits), "only ReLU units"));
    RecordingPen pen = draw(new UnitShares(), dying, deadUnits);
    assertTrue(says(pen, "dead units"));
    assertTrue(pen.texts().contains("100 %"));
    assertTrue(new UnitShares().summary(dying, Focus.LIVE).contains("half of a layer"));
  }

  @Test
  void aHistogramKeepsItsShareOnAnySharedScale() {
    LayerDistributions found =
        Objects.requireNonNull(dying.findings().find(LayerDistributions.class));
    double[] bins = new double[40];
    var histogram = found.layer(1).z().byValue();
    Rebin.shares(histogram, -3, 3, bins, 40);
    double sum = 0;
    for (double share : bins) {
      sum += share;
    }
    double zeros = (double) histogram.zeros() / histogram.total();
    assertEquals(1 - zeros, sum, 1e-9);
  }

  @Test
  void ordinalsReadAloud() {
    assertEquals("1st", Sayings.ordinal(1));
    assertEquals("22nd", Sayings.ordinal(22));
    assertEquals("113th", Sayings.ordinal(113));
    assertEquals("every step", Sayings.every(1));
  }

  @Test
  void zInWordsWhereItHasLeftThePicture() {
    LayerDistributions found =
        Objects.requireNonNull(dying.findings().find(LayerDistributions.class));
    Focus six = Focus.LIVE.withLayer(6);
    RecordingPen pen = draw(new ActivationFunction(), dying, six);
    var near = Objects.requireNonNull(found.layer(6).near());
    boolean outside = near.below() + near.above() > 0.005 * near.total();
    assertEquals(outside, says(pen, "z now: "), pen.texts()::toString);
    assertTrue(says(pen, "f′(z)"));
    assertTrue(says(pen, "ReLU, layer 6"));
  }

  @ParameterizedTest
  @CsvSource({
    "624,453,1",
    "412,340,1",
    "320,200,1",
    "250,150,1",
    "900,500,1.7",
    "1600,900,2.5",
    "1900,1000,1"
  })
  void labelsStayInsideAndApart(double width, double height, double type) {
    Focus hover = dead.withHover(new Hit(3, 60, 4)).withPlayhead(100);
    Knobs turned =
        Knobs.START
            .with(Share.ACROSS, "layers now")
            .with((Knob.Choice) RidgeKind.ACTIVATIONS.knobs().get(0), "log")
            .with((Knob.Choice) RidgeKind.ACTIVATIONS.knobs().get(1), "linear");
    double[] size = {width, height, type};
    for (Instrument instrument : UnitsInstruments.ALL) {
      for (Focus focus : List.of(Focus.LIVE, dead, hover, hover.withKnobs(turned))) {
        check(instrument, dying, focus, size);
        check(instrument, sigmoid, focus, size);
        dying.beside(dying);
        dying.behind(sigmoid);
        check(instrument, dying, focus, size);
        dying.beside(null);
        dying.behind(null);
      }
    }
  }

  private static void check(Instrument instrument, Readings readings, Focus focus, double[] size) {
    RecordingPen pen = new RecordingPen();
    Look look = new Look(Theme.DARK, size[0], size[1], new Typography(size[2]));
    Figure figure = instrument.figure();
    figure.draw(pen, readings, look, focus);
    Box card = new Box(-1, -1, size[0] + 2, size[1] + 2);
    List<Mark> texts = pen.marks("text");
    for (int i = 0; i < texts.size(); i++) {
      Mark text = texts.get(i);
      String where = instrument.id() + " " + size[0] + "×" + size[1] + ": ";
      assertTrue(card.contains(text.box()), () -> where + "cut off " + text);
      for (Mark other : texts.subList(0, i)) {
        boolean apart = !text.box().overlaps(other.box());
        assertTrue(apart, () -> where + "overlapping " + text + " " + other);
      }
    }
    for (Mark mark : pen.marks()) {
      assertTrue(Double.isFinite(mark.box().x() + mark.box().width()), mark::toString);
      boolean inside = mark.kind().equals("clear") || card.contains(mark.box());
      assertTrue(inside, () -> instrument.id() + ": off the card " + mark);
    }
    assertTrue(pen.isTidy());
    assertFalse(figure.summary(readings, focus).isEmpty());
    assertFalse(figure.formula(readings, focus).isEmpty());
    if (size[0] == LOOK.width()) {
      int columns = figure.table(readings, focus).columns().size();
      figure.table(readings, focus).rows().forEach(row -> assertEquals(columns, row.size()));
    }
  }

  @Test
  void comparedRunsShareTheirAxes() {
    dying.beside(dying);
    try {
      RecordingPen pen = draw(new LifeMap(), dying, Focus.LIVE);
      assertEquals(2, pen.marks("image").size());
      for (String run : List.of("A: ", "B: ")) {
        boolean counted =
            pen.texts().stream().anyMatch(t -> t.startsWith(run) && t.endsWith(" dead"));
        assertTrue(counted, () -> run + pen.texts());
      }
      for (Instrument instrument : UnitsInstruments.ALL) {
        RecordingPen both = draw(instrument.figure(), dying, Focus.LIVE);
        int color = Theme.LIGHT.runB();
        boolean drawn = both.marks().stream().anyMatch(mark -> mark.color() == color);
        assertTrue(drawn, instrument.id());
      }
    } finally {
      dying.beside(null);
    }
  }

  @Test
  void theCatalogueFragmentExplainsItself() {
    for (Instrument instrument : UnitsInstruments.ALL) {
      assertEquals("units", instrument.board());
      assertTrue(instrument.help().question().endsWith("?"));
      assertTrue(instrument.help().reading().length() > 80);
      assertTrue(instrument.help().sick().length() > 80);
      instrument.knobs().forEach(k -> assertTrue(k.id().startsWith(instrument.id() + ".")));
    }
  }

  @Test
  void probeSetsThatAreAPartSaySo() {
    RunFacts facts =
        new RunFacts("", LossFacts.UNKNOWN, 0, 1024, 5000, "none", 0, "relu", Gains.NONE);
    assertEquals("a fixed 1,024 of 5,000 training points", Sayings.probeSet(facts, 1024));
  }

  @Test
  void theMapOfTheOnlyRunThatCanDieIsShownAndNamed() {
    dying.beside(sigmoid);
    sigmoid.beside(dying);
    try {
      RecordingPen pen = draw(new LifeMap(), dying, Focus.LIVE);
      assertTrue(says(pen, "run A; in B no unit can die"), pen.texts()::toString);
      RecordingPen second = draw(new LifeMap(), sigmoid, Focus.LIVE);
      assertTrue(says(second, "run B; in A no unit can die"), second.texts()::toString);
      assertFalse(says(second, "Blank"), second.texts()::toString);
      assertEquals(pen.marks("image").size(), second.marks("image").size());
      String words = new LifeMap().summary(sigmoid, Focus.LIVE);
      assertTrue(words.startsWith("Run A: No unit of this network can die"), words);
      assertTrue(words.contains("Run B: At step"), words);
    } finally {
      dying.beside(null);
      sigmoid.beside(null);
    }
  }

  @Test
  void sharesSayWhereOneOfTwoRunsHasNone() {
    sigmoid.beside(dying);
    try {
      RecordingPen pen = draw(new UnitShares(), sigmoid, Focus.LIVE);
      assertTrue(says(pen, "none in B"), pen.texts()::toString);
      assertTrue(says(pen, "A layer 1"), pen.texts()::toString);
    } finally {
      sigmoid.beside(null);
    }
  }
}
