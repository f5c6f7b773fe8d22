package backflow.study.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.check.BackwardPass;
import backflow.check.Band;
import backflow.check.Conditions;
import backflow.check.GradientCheck;
import backflow.check.Inquiry;
import backflow.check.Subject;
import backflow.data.Dataset;
import backflow.math.KernelChoice;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.study.Interest;
import backflow.study.Moment;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.Measuring;
import backflow.train.NetworkSpec;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TensorsStudyTest {
  private static ExperimentSpec spec(String activation, Normalization normalization) {
    InitializerSpec start = InitializerSpec.of(Scheme.HE_NORMAL);
    return ExperimentSpec.DEFAULT.withNetwork(
        new NetworkSpec(
            List.of(5, 4, 3), List.of(activation), start, normalization, Residual.NONE, 0));
  }

  private static Moment moment(ExperimentSpec spec, int steps) {
    Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.plain(), Measuring.NOTHING);
    while (trainer.steps() < steps) {
      trainer.step();
    }
    return Moment.of(trainer);
  }

  private static CheckedTensors found(Moment moment) {
    return Objects.requireNonNull(new TensorsStudy().of(moment, Interest.NONE, () -> false));
  }

  @Test
  void atTheStartItIsTheCheckOfTheFirstBatch() {
    ExperimentSpec spec = spec("tanh", Normalization.NONE);
    Setup setup = Setup.of(spec);
    Dataset batch = setup.train().select(IntStream.range(0, spec.training().batchSize()).toArray());
    Subject subject =
        new Subject(setup.network(), setup.targets().loss(), batch.x(), batch.y(), spec.seed());
    GradientCheck straight = new GradientCheck(subject, Conditions.USUAL, BackwardPass.HONEST);
    assertEquals(straight.run(), found(moment(spec, 0)).report());
  }

  @Test
  void afterStepsOfTrainingItIsOfThatStepAndRight() {
    CheckedTensors found = found(moment(spec("tanh", Normalization.NONE), 7));
    assertEquals(7, found.step());
    assertTrue(found.report().passes());
    assertTrue(found.report().count(Band.HAPPY) + found.report().count(Band.FINE) > 50);
  }

  @Test
  void numbersHaveTheirNames() {
    CheckedTensors found = found(moment(spec("prelu", Normalization.BATCH), 0));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < found.report().tensors().size(); i++) {
      names.add(found.name(i, 0).brief());
    }
    assertTrue(
        names.containsAll(
            List.of("W1[1, 1]", "b1[1]", "gamma1[1]", "beta1[1]", "slope1", "W4[1, 1]")),
        names::toString);
    assertEquals("W1[2, 1]", found.name(0, 2).brief());
    assertEquals("W1[1, 2]", found.name(0, 1).brief());
  }

  @Test
  void whoIsNotWantedAnyMoreGivesUp() {
    int[] asked = {0};
    Moment moment = moment(spec("relu", Normalization.NONE), 0);
    assertNull(
        new TensorsStudy().of(moment, Inquiry.USUAL, (done, of) -> {}, () -> asked[0]++ == 20));
    assertEquals(21, asked[0]);
  }

  @Test
  void checkingChangesNothingOfTheMoment() {
    ExperimentSpec spec = spec("relu", Normalization.BATCH);
    Moment moment = moment(spec, 3);
    found(moment);
    Moment untouched = moment(spec, 3);
    for (int i = 0; i < moment.network().parameters().size(); i++) {
      var p = moment.network().parameters().get(i);
      var q = untouched.network().parameters().get(i);
      assertEquals(List.of(box(q.value().data)), List.of(box(p.value().data)));
      assertEquals(List.of(box(q.gradient().data)), List.of(box(p.gradient().data)));
    }
  }

  private static List<Double> box(double[] x) {
    return java.util.Arrays.stream(x).boxed().toList();
  }
}
