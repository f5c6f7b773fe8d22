package backflow.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.math.FloatFormat;
import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.math.RandomStream;
import backflow.nn.Architecture;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.Residual;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.nn.activation.Activations;
import backflow.probe.Event;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Training in float32, bfloat16 and float16, emulated. */
final class ReducedPrecisionTest {
  private static List<ExperimentSpec> specs() {
    return Specs.reduced();
  }

  private static Trainer trainer(ExperimentSpec spec, Kernels kernels, Measuring measuring) {
    return new Trainer(Setup.of(spec), kernels, measuring);
  }

  private static Trainer trainer(ExperimentSpec spec) {
    return trainer(spec, KernelChoice.best(), Measuring.DEFAULT);
  }

  private static StepSnapshot snapshot(Trainer trainer) {
    return Objects.requireNonNull(trainer.snapshot());
  }

  private static void assertSameWeights(Trainer a, Trainer b, Object what) {
    List<double[]> first = Specs.state(a.setup());
    List<double[]> second = Specs.state(b.setup());
    for (int i = 0; i < first.size(); i++) {
      assertArrayEquals(first.get(i), second.get(i), what::toString);
    }
    assertEquals(a.lossScale(), b.lossScale());
    assertEquals(a.skippedSteps(), b.skippedSteps());
  }

  @ParameterizedTest
  @MethodSource("specs")
  void measuringAndLookingChangeNoBit(ExperimentSpec spec) {
    Trainer measured = trainer(spec);
    Trainer observed = trainer(spec);
    Trainer dark = trainer(spec, KernelChoice.best(), Measuring.NOTHING);
    for (int i = 0; i < 25; i++) {
      if (i % 3 == 1) {
        observed.observeNext();
      }
      measured.step();
      observed.step();
      dark.step();
      assertArrayEquals(Snapshots.values(measured), Snapshots.values(observed), spec::toString);
    }
    assertSameWeights(measured, observed, spec);
    assertSameWeights(measured, dark, spec);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void plainAndVectorKernelsGiveTheSameBits(ExperimentSpec spec) {
    Assumptions.assumeTrue(KernelChoice.available().size() > 1, "no Vector API here");
    Trainer plain = trainer(spec, KernelChoice.plain(), Measuring.DEFAULT);
    Trainer vector = trainer(spec, KernelChoice.named("vector"), Measuring.DEFAULT);
    for (int i = 0; i < 25; i++) {
      plain.step();
      vector.step();
      assertArrayEquals(Snapshots.values(plain), Snapshots.values(vector), spec::toString);
    }
    assertSameWeights(plain, vector, spec);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyTensorIsOfTheFormat(ExperimentSpec spec) {
    Trainer trainer = trainer(spec);
    FloatFormat format = spec.training().precision();
    for (int i = 0; i < 5; i++) {
      trainer.step();
    }
    for (Parameter p : trainer.setup().network().parameters()) {
      assertOfFormat(format, p.value(), 1, p.name());
    }
    double scale = trainer.lossScale();
    trainer.lookAtNextStep();
    Workspace w = trainer.wholeWorkspace();
    assertOfFormat(format, w.x(), 1, "x");
    for (Layer layer : trainer.setup().network().layers()) {
      Tensors t = w.layer(layer.index());
      for (DMatrixRMaj forward : List.of(t.u(), t.z(), t.f(), t.a())) {
        assertOfFormat(format, forward, 1, "forward");
      }
      boolean power = scale == 1 || spec.training().lossScale().dynamic();
      if (power) {
        for (DMatrixRMaj backward : List.of(t.da(), t.df(), t.dz(), t.du())) {
          assertOfFormat(format, backward, scale, "backward");
        }
      }
      for (Parameter p : layer.parameters()) {
        assertOfFormat(format.master(), p.gradient(), 1, "gradient");
        assertOfFormat(power ? format : FloatFormat.FLOAT64, p.gradient(), scale, "S·gradient");
      }
    }
  }

  private static void assertOfFormat(FloatFormat f, DMatrixRMaj m, double scale, String what) {
    for (int i = 0; i < m.getNumElements(); i++) {
      double entry = m.data[i] * scale;
      assertEquals(f.round(entry), entry, what);
    }
  }

  /** A power of two changes exponents only, as long as nothing leaves the format. */
  @Test
  void aLossScaleThatLosesNothingChangesNoBit() {
    ExperimentSpec spec = Specs.precision(Specs.SMALL, FloatFormat.FLOAT32, LossScale.ONE);
    Trainer plain = trainer(spec);
    LossScale scale = LossScale.constant(1 << 20);
    Trainer scaled = trainer(Specs.precision(Specs.SMALL, FloatFormat.FLOAT32, scale));
    for (int i = 0; i < 30; i++) {
      plain.step();
      scaled.step();
      snapshot(plain).set(StepQuantity.LOSS_SCALE, 1 << 20);
      assertArrayEquals(Snapshots.values(plain), Snapshots.values(scaled));
    }
  }

  /** So it is with all that float64 measures, up to the digits of float32. */
  @Test
  void whatIsMeasuredIsNearlyWhatDoubleMeasures() {
    Trainer exact = trainer(Specs.SMALL);
    LossScale scale = LossScale.constant(1000);
    Trainer single = trainer(Specs.precision(Specs.SMALL, FloatFormat.FLOAT32, scale));
    exact.step();
    single.step();
    for (LayerQuantity q : LayerQuantity.values()) {
      for (int l = 1; l <= 3 && q != LayerQuantity.LOST_GRADIENT_SHARE; l++) {
        double a = snapshot(exact).get(q, l);
        double b = snapshot(single).get(q, l);
        assertEquals(Blank.is(a), Blank.is(b), q.column());
        assertTrue(Blank.is(a) || Math.abs(a - b) <= 1e-5 * Math.abs(a) + 1e-8, q.column());
      }
    }
  }

  @Test
  void smallUpdatesAddUpInTheMasters() {
    ExperimentSpec spec = Specs.precision(Specs.SMALL, FloatFormat.BFLOAT16, LossScale.ONE);
    TrainingSpec t = spec.training();
    LiveSettings slow =
        new LiveSettings(1e-5, 0, t.optimizer(), t.clipping()); // far below the last bit
    Trainer trainer = trainer(slow.applyTo(spec));
    trainer.step();
    double first = snapshot(trainer).get(StepQuantity.DISTANCE);
    for (int i = 0; i < 200; i++) {
      trainer.step();
    }
    assertEquals(0, first);
    assertTrue(snapshot(trainer).get(StepQuantity.DISTANCE) > 0);
  }

  /** 10ⁿ leaves the formats at layers 5, 39 and 309, in the engine as on paper. */
  @ParameterizedTest
  @CsvSource({"FLOAT16, 5, 12", "FLOAT32, 39, 60", "BFLOAT16, 39, 60"})
  void aGainOfTenOverflowsWhereTheoryHasIt(FloatFormat format, int layer, int depth) {
    assertEquals(layer, firstInfinite(format, depth, false));
    assertEquals(layer, firstInfinite(format, depth, true));
  }

  @Test
  void aGainOfTenOverflowsDoublesAtLayerThreeHundredAndNine() {
    assertEquals(309, firstInfinite(FloatFormat.FLOAT64, 311, false));
    assertEquals(309, firstInfinite(FloatFormat.FLOAT64, 311, true));
  }

  /** Of an identity net of weights 10, one unit wide: how many factors of 10 it takes. */
  private static int firstInfinite(FloatFormat format, int depth, boolean backwards) {
    Architecture shape =
        new Architecture(
            1,
            Collections.nCopies(depth, 1),
            Collections.nCopies(depth, Activations.named("identity")),
            1,
            Normalization.NONE,
            Residual.NONE,
            0);
    Network network = new Network(shape);
    for (Layer layer : network.layers()) {
      layer.dense().weight().value().data[0] = 10;
    }
    RandomStream none = RandomStream.of(0, "nothing is dropped");
    Workspace workspace = new Workspace(network, 1, KernelChoice.best(), none, Keep.ALL);
    workspace.format(format);
    network.forward(new DMatrixRMaj(new double[][] {{1}}), workspace, Mode.TRAIN);
    workspace.outputGradient().data[0] = 1;
    network.backward(workspace);
    int n = 1;
    while (n <= depth && Double.isFinite(tensor(workspace, n, depth, backwards).data[0])) {
      n++;
    }
    return n;
  }

  /** After n factors of 10: a of layer n, or ∂L/∂a n layers below the output. */
  private static DMatrixRMaj tensor(Workspace w, int n, int depth, boolean backwards) {
    return backwards ? w.layer(depth + 1 - n).da() : w.layer(n).a();
  }

  @Test
  void anOverflowSkipsTheStepAndHalvesTheScale() {
    ExperimentSpec spec =
        Specs.precision(Specs.SMALL, FloatFormat.FLOAT16, new LossScale(true, 0x1p30));
    Trainer trainer = trainer(spec);
    List<double[]> before = Specs.state(trainer.setup());
    trainer.step();
    assertEquals(1, snapshot(trainer).get(StepQuantity.SKIPPED));
    assertEquals(0x1p30, snapshot(trainer).get(StepQuantity.LOSS_SCALE));
    assertEquals(0, snapshot(trainer).get(StepQuantity.UPDATE_NORM));
    assertEquals(0x1p29, trainer.lossScale());
    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(before.get(i), Specs.state(trainer.setup()).get(i));
    }
    while (trainer.skippedSteps() == trainer.steps()) {
      trainer.step();
      assertTrue(trainer.steps() < 40);
    }
    assertEquals(0, snapshot(trainer).get(StepQuantity.SKIPPED));
    assertTrue(snapshot(trainer).isFinite());
    assertNotEquals(0, snapshot(trainer).get(StepQuantity.UPDATE_NORM));
    assertEquals(0x1p30 / Math.scalb(1.0, (int) trainer.skippedSteps()), trainer.lossScale());
  }

  @Test
  void twoHundredGoodStepsDoubleTheScale() {
    Trainer trainer = trainer(Specs.precision(Specs.SMALL, FloatFormat.FLOAT32, LossScale.DYNAMIC));
    for (int i = 0; i < 199; i++) {
      trainer.step();
    }
    assertEquals(65536, trainer.lossScale());
    trainer.step();
    assertEquals(131072, trainer.lossScale());
    assertEquals(0, trainer.skippedSteps());
  }

  @Test
  void aSkippedStepCountsForNoOptimizer() {
    ExperimentSpec adam =
        Specs.SMALL.withTraining(Specs.training(LossChoice.AUTO, OptimizerSpec.Kind.ADAM, 32));
    Trainer skipping = trainer(Specs.precision(adam, FloatFormat.FLOAT16, LossScale.constant(1)));
    Trainer late = trainer(Specs.precision(adam, FloatFormat.FLOAT16, new LossScale(true, 0x1p40)));
    late.step();
    assertEquals(1, late.skippedSteps());
    assertEquals(0, late.optimizerState(0)[0][0]);
    skipping.step();
    assertNotEquals(0, skipping.optimizerState(0)[0][0]);
  }

  /** With a constant scale what overflows is seen. */
  @Test
  void aConstantScaleSkipsNothing() {
    LossScale scale = LossScale.constant(0x1p30);
    Trainer trainer = trainer(Specs.precision(Specs.SMALL, FloatFormat.FLOAT16, scale));
    trainer.step();
    assertEquals(0, trainer.skippedSteps());
    assertFalse(snapshot(trainer).isFinite());
  }

  @Test
  void skippedStepsAreNotedAndAreNoFailure() {
    ExperimentSpec spec =
        Specs.precision(Specs.SMALL, FloatFormat.FLOAT16, new LossScale(true, 0x1p20));
    Recorder recorder = Recorder.of(Setup.of(spec), KernelChoice.best());
    for (int i = 0; i < 20; i++) {
      recorder.step();
    }
    List<Event.Kind> kinds =
        recorder.run().history().events().stream().map(Event::kind).distinct().toList();
    assertEquals(List.of(Event.Kind.STEP_SKIPPED), kinds);
  }

  @ParameterizedTest
  @EnumSource(
      value = FloatFormat.class,
      names = {"FLOAT16", "BFLOAT16", "FLOAT32"})
  void whatTheFormatLosesIsMeasured(FloatFormat format) {
    ExperimentSpec spec = Specs.precision(Specs.deep(20, 8, "sigmoid"), format, LossScale.ONE);
    Trainer trainer = trainer(spec);
    trainer.step();
    double first = snapshot(trainer).get(LayerQuantity.LOST_GRADIENT_SHARE, 1);
    double last = snapshot(trainer).get(LayerQuantity.LOST_GRADIENT_SHARE, 21);
    assertTrue(last < 0.2, last + " lost at the output");
    assertEquals(format == FloatFormat.FLOAT16 ? 1 : 0, first, 0);
    trainer.step();
    assertTrue(Blank.is(snapshot(trainer).get(LayerQuantity.LOST_GRADIENT_SHARE, 1)));
  }

  @Test
  void doubleLosesNothingAndHasNoLossScale() {
    Trainer trainer = trainer(Specs.SMALL);
    trainer.step();
    assertTrue(Blank.is(snapshot(trainer).get(LayerQuantity.LOST_GRADIENT_SHARE, 1)));
    assertTrue(Blank.is(snapshot(trainer).get(StepQuantity.LOSS_SCALE)));
    assertTrue(Blank.is(snapshot(trainer).get(StepQuantity.SKIPPED)));
  }

  @Test
  void aPerturbedMasterIsWhatThePassesSee() {
    Trainer trainer = trainer(Specs.precision(Specs.SMALL, FloatFormat.FLOAT16, LossScale.ONE));
    trainer.step();
    Trainer other = trainer(Specs.precision(Specs.SMALL, FloatFormat.FLOAT16, LossScale.ONE));
    other.restore(trainer.checkpoint());
    Intervention kick = Intervention.of(Intervention.Kind.PERTURB, 1, 1);
    List<Trainer> both = new ArrayList<>(List.of(trainer, other));
    for (Trainer each : both) {
      each.intervene(kick);
      each.step();
    }
    assertSameWeights(trainer, other, kick);
    Trainer undisturbed = trainer(Specs.precision(Specs.SMALL, FloatFormat.FLOAT16, LossScale.ONE));
    undisturbed.step();
    undisturbed.step();
    Parameter w = trainer.setup().network().parameters().get(0);
    Parameter v = undisturbed.setup().network().parameters().get(0);
    assertNotEquals(v.value().data[0], w.value().data[0]);
    assertOfFormat(FloatFormat.FLOAT16, w.value(), 1, "W1");
  }
}
