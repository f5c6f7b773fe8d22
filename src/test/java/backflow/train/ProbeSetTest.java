package backflow.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.data.Dataset;
import backflow.math.Blank;
import backflow.math.KernelChoice;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.Workspace;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import java.util.List;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What is said of whole sets, beside slow twins over one workspace that keeps everything. */
final class ProbeSetTest {
  private static final double TOLERANCE = 1e-10;

  @Test
  void sharesAndSimilarityAreThoseOfTheTrainingSetBeforeTheStep() {
    for (ExperimentSpec spec : Specs.many()) {
      Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.best(), new Measuring(true, 1));
      for (int i = 0; i < 4; i++) {
        Workspace all = look(trainer.setup().network(), trainer.setup().train().x(), Mode.PROBE);
        trainer.step();
        StepSnapshot s = Objects.requireNonNull(trainer.snapshot());
        for (Layer layer : trainer.setup().network().layers()) {
          compare(layer, all, s, spec);
        }
      }
    }
  }

  private static Workspace look(Network network, DMatrixRMaj x, Mode mode) {
    RandomStream unused = RandomStream.of(0, "unused");
    Workspace w = new Workspace(network, x.numRows, KernelChoice.plain(), unused, Keep.ALL);
    network.forward(x, w, mode);
    return w;
  }

  private static void compare(Layer layer, Workspace all, StepSnapshot s, Object what) {
    int l = layer.index();
    if (layer.activation() == null) {
      assertTrue(Blank.is(s.get(LayerQuantity.SAMPLE_SIMILARITY, l)));
      assertTrue(Blank.is(s.get(LayerQuantity.INACTIVE_SHARE, l)));
      return;
    }
    double similarity = similarity(all.layer(l).a());
    double measured = s.get(LayerQuantity.SAMPLE_SIMILARITY, l);
    assertEquals(Double.isNaN(similarity), Blank.is(measured), what::toString);
    if (!Double.isNaN(similarity)) {
      assertEquals(similarity, measured, TOLERANCE, what::toString);
    }
    if (!layer.activation().canDie()) {
      assertTrue(Blank.is(s.get(LayerQuantity.INACTIVE_SHARE, l)));
      assertTrue(Blank.is(s.get(LayerQuantity.DEAD_SHARE, l)));
      return;
    }
    int inactive = 0;
    int near = 0;
    DMatrixRMaj z = all.layer(l).z();
    for (int j = 0; j < z.numCols; j++) {
      int active = 0;
      for (int i = 0; i < z.numRows; i++) {
        active += z.get(i, j) > 0 ? 1 : 0;
      }
      inactive += active == 0 ? 1 : 0;
      near += active > 0 && active < 0.01 * z.numRows ? 1 : 0;
    }
    assertEquals(inactive / (double) z.numCols, s.get(LayerQuantity.INACTIVE_SHARE, l));
    assertEquals(near / (double) z.numCols, s.get(LayerQuantity.NEAR_INACTIVE_SHARE, l));
  }

  /**
   * The mean cosine over all pairs, pair by pair; NaN without two samples that have a direction.
   */
  private static double similarity(DMatrixRMaj a) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < i; j++) {
        double cosine = dot(a, i, j) / Math.sqrt(dot(a, i, i) * dot(a, j, j));
        if (!Double.isNaN(cosine)) {
          sum += cosine;
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  private static double dot(DMatrixRMaj a, int i, int j) {
    double sum = 0;
    for (int k = 0; k < a.numCols; k++) {
      sum += a.get(i, k) * a.get(j, k);
    }
    return sum;
  }

  @Test
  void testLossAndAccuracyAreThoseOfTheWholeTestSetInEvaluationMode() {
    for (ExperimentSpec spec : Specs.many()) {
      Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.best(), new Measuring(true, 1));
      for (int i = 0; i < 3; i++) {
        Setup setup = trainer.setup();
        Dataset test = setup.test();
        trainer.subStep(); // the forward pass takes the running statistics on
        Workspace all = look(setup.network(), test.x(), Mode.EVALUATE);
        double loss = loss(setup, all, test);
        int right = setup.targets().correct(all.output(), test.y());
        trainer.step();
        StepSnapshot s = Objects.requireNonNull(trainer.snapshot());
        assertEquals(loss, s.get(StepQuantity.TEST_LOSS), 1e-12 * loss, spec::toString);
        double accuracy = s.get(StepQuantity.TEST_ACCURACY);
        if (setup.targets().classes() > 0) {
          assertEquals((double) right / test.size(), accuracy);
        } else {
          assertTrue(Blank.is(accuracy));
          assertTrue(Blank.is(s.get(StepQuantity.ACCURACY)));
        }
      }
    }
  }

  private static double loss(Setup setup, Workspace all, Dataset set) {
    double[] y = set.y().data;
    int outputs = setup.targets().outputs();
    return setup.targets().loss().value(all.output().data, y, set.size(), outputs);
  }

  @Test
  void lossAndAccuracyOfAFullBatchAreThoseOfTheTrainingSet() {
    for (ExperimentSpec mixed : Specs.many()) {
      NetworkSpec n = mixed.network();
      NetworkSpec still =
          new NetworkSpec(
              n.widths(), n.activations(), n.initializer(), n.normalization(), n.residual(), 0);
      ExperimentSpec spec = Specs.batchSize(mixed.withNetwork(still), 100_000);
      Setup setup = Setup.of(spec);
      Workspace all = look(setup.network(), setup.train().x(), Mode.PROBE);
      double loss = loss(setup, all, setup.train());
      int right = setup.targets().correct(all.output(), setup.train().y());
      Trainer trainer = new Trainer(setup, KernelChoice.best(), Measuring.DEFAULT);
      trainer.step();
      StepSnapshot s = Objects.requireNonNull(trainer.snapshot());
      assertEquals(loss, s.get(StepQuantity.LOSS), 1e-12 * loss, spec::toString);
      if (setup.targets().classes() > 0) {
        assertEquals((double) right / setup.train().size(), s.get(StepQuantity.ACCURACY));
      }
      assertEquals(0, s.get(StepQuantity.EPOCH));
      trainer.step();
      assertEquals(1, s.get(StepQuantity.EPOCH));
    }
  }

  @Test
  void targetsOfEveryLossAreOneRowPerSample() {
    for (LossChoice loss : List.of(LossChoice.MSE, LossChoice.BINARY_CROSS_ENTROPY)) {
      ExperimentSpec spec =
          Specs.SMALL
              .withData(Specs.data(DataSet.BLOBS, 60))
              .withTraining(Specs.training(loss, OptimizerSpec.Kind.SGD, 7));
      Dataset train = Setup.of(spec).train();
      DMatrixRMaj x = new DMatrixRMaj(4, train.features());
      DMatrixRMaj y = new DMatrixRMaj(4, train.y().numCols);
      train.copyRows(new int[] {3, 9, 1, 40}, 4, x, y);
      for (int k = 0; k < train.y().numCols; k++) {
        assertEquals(train.y().get(9, k), y.get(1, k));
        assertEquals(train.y().get(40, k), y.get(3, k));
      }
      assertEquals(train.x().get(1, 1), x.get(2, 1));
      assertEquals(4, y.numRows);
    }
  }

  @Test
  void aLargeTrainingSetIsRepresentedByAThousandSamples() {
    ExperimentSpec spec = Specs.SMALL.withData(Specs.data(DataSet.MOONS, 3000));
    Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.best(), new Measuring(true, 1));
    assertEquals(1024, trainer.probeSamples());
    trainer.step();
    StepSnapshot s = Objects.requireNonNull(trainer.snapshot());
    double similarity = s.get(LayerQuantity.SAMPLE_SIMILARITY, 1);
    assertTrue(similarity >= -1 && similarity <= 1);
  }

  @Test
  void measuringLeavesRunningStatisticsAlone() {
    NetworkSpec batchNorm =
        Specs.network(List.of(6, 6), "relu", Normalization.BATCH, Residual.NONE, 0.2);
    ExperimentSpec spec = Specs.SMALL.withNetwork(batchNorm);
    Setup setup = Setup.of(spec);
    ProbeSet set = ProbeSet.of(setup, KernelChoice.best());
    List<double[]> before = Specs.state(setup).stream().map(double[]::clone).toList();
    set.measure(new StepSnapshot(3));
    List<double[]> after = Specs.state(setup);
    for (int i = 0; i < before.size(); i++) {
      org.junit.jupiter.api.Assertions.assertArrayEquals(before.get(i), after.get(i));
    }
  }
}
