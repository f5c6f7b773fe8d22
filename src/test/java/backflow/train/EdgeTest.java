package backflow.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.data.Dataset;
import backflow.math.KernelChoice;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The corners of what may be trained. */
final class EdgeTest {
  @TempDir private Path directory;

  private static StepSnapshot train(Setup setup, int steps) {
    Trainer trainer = new Trainer(setup, KernelChoice.best(), new Measuring(true, 1));
    for (int i = 0; i < steps; i++) {
      trainer.step();
    }
    return Objects.requireNonNull(trainer.snapshot());
  }

  private static StepSnapshot train(ExperimentSpec spec, int steps) {
    return train(Setup.of(spec), steps);
  }

  @Test
  void batchesOfOneAreTrained() {
    for (String activation : List.of("tanh", "relu", "prelu")) {
      for (Normalization n : List.of(Normalization.NONE, Normalization.LAYER)) {
        NetworkSpec network = Specs.network(List.of(8, 8), activation, n, Residual.PLAIN, 0.2);
        ExperimentSpec spec = Specs.batchSize(Specs.SMALL.withNetwork(network), 1);
        assertTrue(train(spec, 200).isFinite(), spec::toString);
      }
    }
  }

  @Test
  void batchNormRefusesABatchOfOneInWords() {
    NetworkSpec network = Specs.network(List.of(8), "relu", Normalization.BATCH, Residual.NONE, 0);
    for (int lonely : new int[] {1, 19, 95}) { // 96 samples: 96 = 5·19 + 1 = 95 + 1
      ExperimentSpec spec = Specs.batchSize(Specs.SMALL.withNetwork(network), lonely);
      SpecException e = assertThrows(SpecException.class, () -> Setup.of(spec));
      assertTrue(String.valueOf(e.getMessage()).contains("training.batchSize"), e::getMessage);
    }
    assertTrue(train(Specs.batchSize(Specs.SMALL.withNetwork(network), 47), 20).isFinite());
  }

  @Test
  void batchNormWithoutHiddenLayersMayHaveABatchOfOne() {
    NetworkSpec network = Specs.network(List.of(), "relu", Normalization.BATCH, Residual.NONE, 0);
    assertTrue(train(Specs.batchSize(Specs.SMALL.withNetwork(network), 1), 20).isFinite());
  }

  @Test
  void aBatchLargerThanTheDataIsTheWholeTrainingSet() {
    ExperimentSpec spec =
        Specs.batchSize(Specs.SMALL.withData(Specs.data(DataSet.XOR, 8)), 100_000);
    StepSnapshot s = train(spec, 5);
    assertTrue(s.isFinite());
    assertEquals(4, s.get(StepQuantity.EPOCH));
  }

  @Test
  void widthOneAndNoHiddenLayerAreTrained() {
    List<List<Integer>> shapes = List.of(List.of(), List.of(1), List.of(1, 1, 1), List.of(1, 7, 1));
    for (List<Integer> widths : shapes) {
      for (Normalization n : Normalization.values()) {
        for (Residual r : Residual.values()) {
          ExperimentSpec spec = Specs.SMALL.withNetwork(Specs.network(widths, "elu", n, r, 0));
          assertTrue(train(spec, 20).isFinite(), spec::toString);
        }
      }
    }
  }

  @Test
  void threeHundredLayersAreTrained() {
    for (String activation : List.of("sigmoid", "relu", "selu")) {
      StepSnapshot s = train(Specs.deep(300, 4, activation), 3);
      assertEquals(301, s.layers());
      assertTrue(Double.isFinite(s.get(StepQuantity.LOSS)));
    }
  }

  @Test
  void fiveHundredAndTwelveUnitsAreTrained() {
    StepSnapshot s = train(Specs.deep(2, 512, "tanh"), 3);
    assertTrue(s.isFinite());
  }

  @Test
  void widthsFromOneToFiveHundredAlternate() {
    NetworkSpec network =
        Specs.network(
            List.of(512, 1, 300, 300, 2), "silu", Normalization.LAYER, Residual.SCALED, 0.1);
    assertTrue(train(Specs.SMALL.withNetwork(network), 5).isFinite());
  }

  @Test
  void constantDataAreTrained() throws IOException {
    StringBuilder csv = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 40; i++) {
      csv.append("5,5,").append(i % 2 == 0 ? "no" : "yes").append('\n');
    }
    Path file = directory.resolve("constant.csv");
    Files.writeString(file, csv);
    DataSpec data = new DataSpec(DataSet.CSV, 40, 0, 0.25, 2, file.toString(), null);
    for (Normalization n : Normalization.values()) {
      NetworkSpec network = Specs.network(List.of(6, 6), "relu", n, Residual.NONE, 0);
      StepSnapshot s = train(Specs.SMALL.withData(data).withNetwork(network), 50);
      assertTrue(s.isFinite(), n.toString());
    }
  }

  @Test
  void constantTargetsAreTrained() throws IOException {
    StringBuilder csv = new StringBuilder("a,y\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i).append(",3.5\n");
    }
    Path file = directory.resolve("targets.csv");
    Files.writeString(file, csv);
    DataSpec data = new DataSpec(DataSet.CSV, 40, 0, 0.25, 2, file.toString(), null);
    assertTrue(train(Specs.SMALL.withData(data), 50).isFinite());
  }

  @Test
  void nanInTheDataIsMeasuredNotHidden() {
    Setup clean = Setup.of(Specs.batchSize(Specs.SMALL, 1000));
    DMatrixRMaj x = clean.train().x().copy();
    x.data[7] = Double.NaN;
    Dataset dirty =
        new Dataset(
            x,
            clean.train().y(),
            clean.train().classes(),
            clean.train().featureNames(),
            clean.train().targetName());
    Setup setup = new Setup(clean.spec(), clean.targets(), dirty, clean.test(), clean.network());
    StepSnapshot s = train(setup, 1);
    assertFalse(s.isFinite());
    assertTrue(Double.isNaN(s.get(StepQuantity.LOSS)));
    assertTrue(Double.isNaN(s.get(LayerQuantity.ACTIVATION_RMS, 1)));
    assertEquals(
        8 + 8 * 2 + 8 + 1 + 1,
        s.get(LayerQuantity.NON_FINITE, 1),
        "a row of a, all of dW and db, and one each for z and delta");
    assertTrue(train(setup, 20).layers() > 0, "goes on without complaint");
  }

  @Test
  void anExplosionGoesOnAsNanWithoutAnException() {
    NetworkSpec network =
        Specs.network(
            Collections.nCopies(6, 8), "leaky-relu", Normalization.NONE, Residual.PLAIN, 0);
    TrainingSpec t = Specs.training(LossChoice.MSE, OptimizerSpec.Kind.SGD, 32);
    for (LossChoice loss : List.of(LossChoice.MSE, LossChoice.CROSS_ENTROPY)) {
      TrainingSpec training =
          new TrainingSpec(loss, t.optimizer(), 1000, t.schedule(), 32, 0, t.clipping(), t.steps());
      StepSnapshot s = train(Specs.SMALL.withNetwork(network).withTraining(training), 30);
      assertTrue(loss != LossChoice.MSE || !s.isFinite());
    }
  }
}
