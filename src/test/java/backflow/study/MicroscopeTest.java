package backflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import backflow.data.DataSet;
import backflow.math.FloatFormat;
import backflow.math.KernelChoice;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Clipping;
import backflow.train.DataSpec;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.LossChoice;
import backflow.train.LossScale;
import backflow.train.Measuring;
import backflow.train.NetworkSpec;
import backflow.train.OptimizerSpec;
import backflow.train.Rewind;
import backflow.train.Run;
import backflow.train.Session;
import backflow.train.Setup;
import backflow.train.Trainer;
import backflow.train.TrainingSpec;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first number that is not finite, on scenes that explode in known ways. */
final class MicroscopeTest {
  private static ExperimentSpec spec(
      List<Integer> widths, String activation, double gain, LossChoice loss, double rate) {
    InitializerSpec he = InitializerSpec.of(Scheme.HE_NORMAL);
    InitializerSpec strong =
        new InitializerSpec(he.scheme(), gain, he.bias(), he.k(), he.std(), he.bound(), he.value());
    ExperimentSpec usual = ExperimentSpec.DEFAULT;
    TrainingSpec t = usual.training();
    return usual
        .withData(new DataSpec(DataSet.SPIRALS, 128, 0.1, 0.25, 2, null, null))
        .withNetwork(
            new NetworkSpec(
                widths, List.of(activation), strong, Normalization.NONE, Residual.NONE, 0))
        .withTraining(
            new TrainingSpec(
                loss, t.optimizer(), rate, t.schedule(), 32, 0, Clipping.NONE, t.steps()));
  }

  private static ExperimentSpec with(ExperimentSpec spec, OptimizerSpec.Kind kind) {
    TrainingSpec t = spec.training();
    return spec.withTraining(
        new TrainingSpec(
            t.loss(),
            OptimizerSpec.of(kind),
            t.learningRate(),
            t.schedule(),
            t.batchSize(),
            0,
            t.clipping(),
            t.steps()));
  }

  private static Trainer trainer(ExperimentSpec spec) {
    return new Trainer(Setup.of(spec), KernelChoice.best(), Measuring.NOTHING);
  }

  private static Run failed(Session session) {
    session.pauseOnNonFinite(true);
    session.play();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (session.progress().stopped().isEmpty()) {
      if (System.nanoTime() > deadline) {
        fail("nothing failed");
      }
      Thread.onSpinWait();
    }
    return Objects.requireNonNull(session.run());
  }

  private static FirstFailure found(ExperimentSpec spec) {
    try (Session session = Session.open(spec, false)) {
      return Objects.requireNonNull(Microscope.of(failed(session), () -> false));
    }
  }

  private static boolean isFinite(Trainer trainer) {
    for (Parameter p : trainer.setup().network().parameters()) {
      for (int i = 0; i < p.size(); i++) {
        if (!Double.isFinite(p.value().data[i])) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void aGainTooLargeOverflowsInTheForwardPassOfTheFirstStep() {
    ExperimentSpec spec = spec(Collections.nCopies(200, 8), "identity", 100, LossChoice.AUTO, 0.1);
    FirstFailure failure = found(spec);
    assertEquals(0, failure.step());
    assertEquals("u = a·Wᵀ + b", failure.operation());
    // 100 per layer: 1e308 is reached at layer 154, a little earlier or later by chance
    assertTrue(failure.layer() > 120 && failure.layer() < 190, failure.inWords());
    assertTrue(Double.isFinite(failure.operands().get(0).value()));
    assertTrue(Math.abs(failure.operands().get(0).value()) > 1e290, failure.toString());
    assertTrue(failure.inWords().startsWith("step 0, layer " + failure.layer() + ": u = "));
  }

  @ParameterizedTest
  @ValueSource(doubles = {50, 500})
  void aRateTooHighIsFoundWhereItFirstShows(double rate) {
    ExperimentSpec spec = spec(List.of(8, 8, 8), "relu", 1, LossChoice.MSE, rate);
    FirstFailure failure = found(spec);
    Trainer straight = trainer(spec);
    while (straight.steps() < failure.step()) {
      straight.step();
    }
    assertTrue(isFinite(straight), "the step begins with finite weights");
    straight.step();
    assertFalse(
        isFinite(straight) && Double.isFinite(straight.loss()), "and ends with something else");
    assertFalse(Double.isFinite(failure.value()));
    assertFalse(failure.operands().isEmpty(), failure.inWords());
  }

  @ParameterizedTest
  @EnumSource(OptimizerSpec.Kind.class)
  void aNaNInTheDataIsFoundInTheData(OptimizerSpec.Kind kind) {
    ExperimentSpec spec = with(spec(List.of(4), "tanh", 1, LossChoice.AUTO, 0.1), kind);
    Setup setup = Setup.of(spec);
    setup.train().x().set(17, 1, Double.NaN);
    Trainer broken = new Trainer(setup, KernelChoice.best(), Measuring.NOTHING);
    Rewind rewind = Rewind.goingOn(broken);
    FirstFailure failure = null;
    while (failure == null && broken.steps() < 10) {
      failure = Microscope.ofNextStep(rewind);
    }
    FirstFailure found = Objects.requireNonNull(failure);
    assertEquals("the data", found.operation());
    assertEquals(0, found.layer());
    assertEquals("x", found.tensor());
    assertTrue(Double.isNaN(found.value()));
    assertEquals(2, found.column());
  }

  @Test
  void aLossThatOverflowsIsFoundInTheLoss() {
    ExperimentSpec spec = spec(List.of(4), "identity", 1, LossChoice.MSE, 1000);
    Trainer trainer = trainer(spec);
    trainer.setup().network().layers().get(1).dense().bias().value().data[0] = 1e307;
    FirstFailure failure = Objects.requireNonNull(Microscope.ofNextStep(Rewind.goingOn(trainer)));
    assertEquals(0, failure.step());
    // (1e307)² is beyond all numbers: the loss goes first, every gradient is still finite
    assertEquals("the loss L", failure.operation());
    assertEquals(1e307, Math.abs(failure.operands().get(0).value()), 1e305);
  }

  @Test
  void aSquareThatOverflowsIsFoundInTheOptimizersMemory() {
    ExperimentSpec sgd = spec(List.of(4), "identity", 1, LossChoice.MSE, 0.1);
    Trainer trainer = trainer(with(sgd, OptimizerSpec.Kind.ADAM));
    trainer.setup().network().layers().get(0).dense().bias().value().data[0] = 1e6;
    trainer.setup().network().layers().get(1).dense().bias().value().data[0] = 1e153;
    FirstFailure failure = Objects.requireNonNull(Microscope.ofNextStep(Rewind.goingOn(trainer)));
    assertEquals("the optimizer's memory", failure.operation());
    assertEquals(2, failure.layer());
    assertEquals("W", failure.tensor());
    assertEquals("gradient", failure.operands().get(1).name());
    double g = failure.operands().get(1).value();
    assertTrue(Double.isFinite(g) && Double.isInfinite(g * g), failure.toString());
  }

  @Test
  void aHealthyRunHasNone() {
    ExperimentSpec spec = spec(List.of(4), "tanh", 1, LossChoice.AUTO, 0.1);
    try (Session session = Session.open(spec, false)) {
      session.step();
      while (session.progress().steps() < 1) {
        Thread.onSpinWait();
      }
      assertNull(Microscope.of(Objects.requireNonNull(session.run()), () -> false));
    }
    assertNull(Microscope.ofNextStep(Rewind.goingOn(trainer(spec))));
  }

  @Test
  void anOverflowOfAShorterFormatNamesItsLargestNumber() {
    ExperimentSpec spec = spec(Collections.nCopies(20, 8), "identity", 100, LossChoice.AUTO, 0.1);
    TrainingSpec t = spec.training();
    ExperimentSpec half =
        spec.withTraining(t.withPrecision(FloatFormat.FLOAT16, LossScale.constant(8)));
    FirstFailure failure = found(half);
    assertEquals("u = a·Wᵀ + b", failure.operation());
    assertTrue(failure.layer() < 5, failure.inWords());
    String operands = failure.operands().toString();
    assertTrue(operands.contains("largest number of float16, value=65504.0"), operands);
    assertTrue(operands.contains("loss scale"), operands);
  }
}
