package backflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.figure.frame.Focus;
import backflow.figure.frame.Readings;
import backflow.figure.units.TrainedRun;
import backflow.lesson.Scenes;
import backflow.math.KernelChoice;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.Mode;
import backflow.nn.Workspace;
import backflow.probe.LifeStrip;
import backflow.probe.LifeStrip.DeathEvent;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Run;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On the scene in which units die. */
final class DeathStudyTest {
  private static final ExperimentSpec SPEC = Scenes.named("dying-relu").orElseThrow().spec();
  private static Readings readings;

  @BeforeAll
  static void train() {
    readings = TrainedRun.of(SPEC, Focus.LIVE);
  }

  private static Death study(int layer, int unit) {
    Moment moment = TrainedRun.moment(SPEC, readings.lastStep());
    return Objects.requireNonNull(
        new DeathStudy().of(moment, new Interest(layer, unit), () -> false));
  }

  private static DeathEvent someDeath(int layer) {
    LifeStrip lives = readings.lives();
    for (int unit = 1; unit <= lives.units(layer); unit++) {
      DeathEvent death = lives.lastDeath(layer, unit, -1);
      if (death != null) {
        return death;
      }
    }
    throw new AssertionError("nobody has died in layer " + layer);
  }

  @Test
  void theDeathIsThatOfTheHistory() {
    for (int layer : new int[] {1, 3, 6}) {
      DeathEvent event = someDeath(layer);
      Death death = study(layer, event.unit());
      Death.Blow blow = Objects.requireNonNull(death.blow());
      assertEquals(event.step(), blow.found());
      assertTrue(blow.step() >= event.seenActive());
      assertTrue(blow.step() < event.step());
    }
  }

  /** The slow twin: whole workspaces, everything kept, z unit by unit. */
  @Test
  void beforeTheStepItIsActiveAndAfterItOnNoPoint() {
    DeathEvent event = someDeath(6);
    Death death = study(6, event.unit());
    Death.Blow blow = Objects.requireNonNull(death.blow());
    Trainer twin = new Trainer(Setup.of(SPEC), KernelChoice.best(), Measuring.NOTHING);
    while (twin.steps() < blow.step()) {
      twin.step();
    }
    int unit = event.unit() - 1;
    double[] before = z(twin, unit);
    Layer layer = twin.setup().network().layers().get(5);
    double bias = layer.dense().bias().value().data[unit];
    double[] weights = row(layer.dense().weight().value(), unit);
    twin.lookAtNextStep();
    double[] gradient = row(layer.dense().weight().gradient(), unit);
    twin.step();
    double[] after = z(twin, unit);
    double newBias = layer.dense().bias().value().data[unit];
    double[] newWeights = row(layer.dense().weight().value(), unit);
    assertEquals(max(before), blow.before().max());
    assertEquals(max(after), blow.after().max());
    assertTrue(max(before) > 0);
    assertTrue(max(after) <= 0);
    int active = 0;
    for (double value : before) {
      active += value > 0 ? 1 : 0;
    }
    assertEquals(active, blow.activeBefore());
    assertEquals(before.length, blow.samples());
    assertEquals(before.length, blow.before().total());
    assertEquals(bias, blow.bias().before());
    assertEquals(newBias - bias, blow.bias().update());
    assertEquals(layer.dense().bias().gradient().data[unit], blow.bias().gradient());
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      squares += (newWeights[i] - weights[i]) * (newWeights[i] - weights[i]);
    }
    assertEquals(Math.sqrt(squares), blow.weights().update(), 1e-12 * Math.sqrt(squares));
    double length = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
    assertEquals(length, blow.weights().gradient(), 1e-12 * length);
    assertEquals(twin.loss(), blow.loss());
    assertEquals(0.5, blow.rate());
  }

  /** Layer 1 on fixed data: its inputs never move, so its own update alone explains all. */
  @Test
  void inTheFirstLayerTheUnitsOwnUpdateIsTheCause() {
    DeathEvent event = someDeath(1);
    Death.Blow blow = Objects.requireNonNull(study(1, event.unit()).blow());
    assertEquals(blow.after().max(), blow.ownMax(), 1e-9 * Math.abs(blow.ownMax()));
    assertEquals(blow.before().max(), blow.inputsMax(), 1e-9 * Math.abs(blow.inputsMax()));
  }

  private static double[] z(Trainer trainer, int unit) {
    DMatrixRMaj x = trainer.setup().probeInputs();
    RandomStream unused = RandomStream.of(0, "unused");
    Workspace all =
        new Workspace(trainer.setup().network(), x.numRows, KernelChoice.best(), unused, Keep.ALL);
    trainer.setup().network().forward(x, all, Mode.PROBE);
    double[] z = new double[x.numRows];
    for (int i = 0; i < z.length; i++) {
      z[i] = all.layer(6).z().get(i, unit);
    }
    return z;
  }

  private static double[] row(DMatrixRMaj w, int unit) {
    double[] row = new double[w.numCols];
    for (int i = 0; i < row.length; i++) {
      row[i] = w.get(unit, i);
    }
    return row;
  }

  private static double max(double[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  /** By history and checkpoints as by repeating the experiment from step 0. */
  @Test
  void theRunsOwnHistoryTellsTheSame() {
    Run run = TrainedRun.run(SPEC);
    long last = readings.lastStep();
    for (int layer : new int[] {2, 6}) {
      for (int unit = 1; unit <= 32; unit += 5) {
        Moment moment = Objects.requireNonNull(Moment.at(run, last, () -> false));
        Death known = new DeathStudy().of(moment, new Interest(layer, unit), () -> false);
        Death repeated = study(layer, unit);
        assertEquals(repeated.fate(), Objects.requireNonNull(known).fate());
        Death.Blow blow = known.blow();
        Death.Blow twin = repeated.blow();
        assertEquals(twin == null, blow == null);
        if (twin != null && blow != null) {
          assertEquals(twin.step(), blow.step());
          assertEquals(twin.found(), blow.found());
          assertEquals(twin.bias(), blow.bias());
          assertEquals(twin.weights(), blow.weights());
          assertEquals(twin.after().max(), blow.after().max());
        }
      }
    }
  }

  /** By the history and by repetition, also where the unit was revived and died again. */
  @Test
  void ofSeveralDeathsTheOneNearestToTheClickIsTold() {
    List<DeathEvent> deaths = severalDeaths();
    assertTrue(deaths.size() >= 2);
    Run run = TrainedRun.run(SPEC);
    long last = readings.lastStep();
    Moment known = Objects.requireNonNull(Moment.at(run, last, () -> false));
    Moment repeated = TrainedRun.moment(SPEC, last);
    for (DeathEvent event : deaths) {
      for (Moment moment : List.of(known, repeated)) {
        Interest near = new Interest(event.layer(), event.unit(), event.step() + 4);
        Death death = Objects.requireNonNull(new DeathStudy().of(moment, near, () -> false));
        Death.Blow blow = Objects.requireNonNull(death.blow());
        assertEquals(event.step(), blow.found());
        assertTrue(blow.step() >= event.seenActive() && blow.step() < event.step());
      }
    }
  }

  /** All deaths of the unit that died most often. */
  private static List<DeathEvent> severalDeaths() {
    LifeStrip lives = readings.lives();
    List<DeathEvent> most = List.of();
    for (int layer = 1; layer <= 6; layer++) {
      for (int unit = 1; unit <= lives.units(layer); unit++) {
        List<DeathEvent> all = new ArrayList<>();
        DeathEvent death = lives.lastDeath(layer, unit, -1);
        while (death != null) {
          all.add(0, death);
          death = lives.lastDeath(layer, unit, death.step() - 1);
        }
        most = all.size() > most.size() ? all : most;
      }
    }
    return most;
  }

  @Test
  void withoutAUnitOrWithoutReluThereIsNoDeath() {
    assertEquals(Death.Fate.NOBODY, study(0, 0).fate());
    assertEquals(Death.Fate.NOBODY, study(6, 33).fate());
    assertEquals(Death.Fate.CANNOT_DIE, study(7, 1).fate());
    ExperimentSpec sigmoid = Scenes.named("vanishing-sigmoid").orElseThrow().spec();
    Death none =
        new DeathStudy().of(TrainedRun.moment(sigmoid, 1), new Interest(3, 1), () -> false);
    assertEquals(Death.Fate.CANNOT_DIE, Objects.requireNonNull(none).fate());
  }

  @Test
  void itGivesUpWhenNobodyWantsItAnyMore() {
    Moment moment = TrainedRun.moment(SPEC, 20);
    assertNull(new DeathStudy().of(moment, new Interest(6, 1), () -> true));
    assertNull(new DistributionStudy().of(moment, Interest.NONE, () -> true));
  }

  @Test
  void atStepZeroNobodyHasDied() {
    Death death = new DeathStudy().of(TrainedRun.moment(SPEC, 0), new Interest(1, 1), () -> false);
    assertNotNull(death);
    assertNull(death.blow());
    assertTrue(death.fate() == Death.Fate.ALIVE || death.fate() == Death.Fate.SILENT);
  }
}
