package backflow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.nn.Architecture;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.Residual;
import backflow.nn.activation.Activations;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

final class ConditionsTest {
  private static Subject subject(List<Integer> widths, Normalization n, double dropout) {
    Architecture a =
        new Architecture(
            3,
            widths,
            Collections.nCopies(widths.size(), Activations.named("tanh")),
            3,
            n,
            Residual.NONE,
            dropout);
    Network network = GradientCheckTest.network(a, 4);
    Loss mse = Losses.named("mse");
    DMatrixRMaj x = GradientCheckTest.inputs(7, 3, 4);
    return new Subject(network, mse, x, GradientCheckTest.targets(mse, 7, 3, 4), 4);
  }

  private static GradientReport check(Subject subject, Conditions conditions) {
    return new GradientCheck(subject, conditions, BackwardPass.HONEST).run();
  }

  @Test
  void freshMasksSpoilOnlyDropout() {
    Conditions fresh = Conditions.USUAL.withFreshMasks(true);
    assertTrue(check(subject(List.of(5, 5), Normalization.NONE, 0), fresh).passes());
    Subject dropout = subject(List.of(5, 5), Normalization.NONE, 0.3);
    assertTrue(check(dropout, Conditions.USUAL).passes());
    GradientReport spoiled = check(dropout, fresh);
    assertTrue(spoiled.count(Band.WRONG) > 0.9 * spoiled.checked(), spoiled::toString);
  }

  @Test
  void halvesOfTheBatchSpoilOnlyBatchNorm() {
    Conditions halves = Conditions.USUAL.withHalves(true);
    assertTrue(check(subject(List.of(5, 5), Normalization.NONE, 0.3), halves).passes());
    assertTrue(check(subject(List.of(5, 5), Normalization.LAYER, 0.3), halves).passes());
    Subject batch = subject(List.of(5, 5), Normalization.BATCH, 0.3);
    assertTrue(check(batch, Conditions.USUAL).passes());
    GradientReport spoiled = check(batch, halves);
    assertTrue(spoiled.count(Band.WRONG) > 0.5 * spoiled.checked(), spoiled::toString);
  }

  @Test
  void weightDecayIsRightInBothAndWrongInOne() {
    Subject subject = subject(List.of(5, 5), Normalization.NONE, 0);
    assertTrue(check(subject, Conditions.USUAL.withDecay(0.1, 0.1)).passes());
    for (Conditions one :
        List.of(Conditions.USUAL.withDecay(0.1, 0), Conditions.USUAL.withDecay(0, 0.1))) {
      GradientReport spoiled = check(subject, one);
      assertTrue(spoiled.count(Band.WRONG) > 0.5 * spoiled.checked(), spoiled::toString);
    }
  }

  @Test
  void fewNumbersOfAllLeaveTensorsUnchecked() {
    Subject subject = subject(List.of(5, 5, 5, 5), Normalization.NONE, 0);
    GradientReport few = check(subject, Conditions.USUAL.withSampleOfAll(3));
    assertEquals(3, few.checked());
    assertTrue(few.uncheckedTensors() >= 7, few::toString);
    GradientReport some = check(subject, Conditions.USUAL.withSample(3));
    assertEquals(0, some.uncheckedTensors());
  }

  @Test
  void anotherBackwardPassIsPutOnTrial() {
    Subject subject = subject(List.of(5, 5), Normalization.NONE, 0);
    BackwardPass wrong =
        (network, workspace) -> {
          network.backward(workspace);
          Parameter bias = network.parameters().get(3);
          bias.gradient().data[2] *= 2;
        };
    GradientReport report = new GradientCheck(subject, Conditions.USUAL, wrong).run();
    assertFalse(report.passes());
    assertEquals(1, report.count(Band.WRONG));
    assertEquals(1, report.tensors().get(3).count(Band.WRONG));
  }

  @Test
  void thereIsNoEpsilonOfZeroAndNoEmptySample() {
    for (double epsilon : new double[] {0, -1e-6, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> Conditions.USUAL.withEpsilon(epsilon));
    }
    assertThrows(IllegalArgumentException.class, () -> Conditions.USUAL.withSample(0));
  }
}
