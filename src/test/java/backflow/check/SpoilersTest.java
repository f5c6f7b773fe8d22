package backflow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
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

final class SpoilersTest {
  private static Arrangement arrangement(
      int depth, String activation, Normalization n, double dropout) {
    Architecture a =
        new Architecture(
            3,
            Collections.nCopies(depth, 5),
            Collections.nCopies(depth, Activations.named(activation)),
            3,
            n,
            Residual.NONE,
            dropout);
    Network network = GradientCheckTest.network(a, 4);
    Loss mse = Losses.named("mse");
    DMatrixRMaj x = GradientCheckTest.inputs(7, 3, 4);
    DMatrixRMaj y = GradientCheckTest.targets(mse, 7, 3, 4);
    return new Arrangement(new Subject(network, mse, x, y, 4), Conditions.USUAL);
  }

  private static GradientReport check(Arrangement arrangement) {
    return arrangement.check().run();
  }

  /** Without the spoiler this gradient is right, and all of it can be judged. */
  private static GradientReport spoiled(String id, Arrangement arrangement) {
    GradientReport usual = check(arrangement);
    assertTrue(usual.passes(), usual::toString);
    assertEquals(0, usual.count(Band.KINK));
    Spoiler spoiler = Spoilers.named(id);
    assertTrue(spoiler.spoils(arrangement.subject().network()));
    return check(spoiler.spoil(arrangement));
  }

  @Test
  void aNewMaskAtEveryEvaluationMakesARightGradientLookWrong() {
    GradientReport report = spoiled("fresh-masks", arrangement(2, "tanh", Normalization.NONE, 0.3));
    assertTrue(report.count(Band.WRONG) > 0.9 * report.checked(), report::toString);
    assertTrue(report.maxRelativeError() > 0.99);
  }

  @Test
  void aNewMaskIsNotMistakenForAKink() {
    Arrangement relu = arrangement(2, "relu", Normalization.NONE, 0.3);
    GradientReport report = spoiled("fresh-masks", relu);
    assertTrue(report.count(Band.WRONG) > 0.9 * report.checked(), report::toString);
    assertEquals(0, report.count(Band.KINK));
  }

  @Test
  void batchNormOverAnotherBatchMakesWhatLiesBelowItLookWrong() {
    GradientReport report = spoiled("other-batch", arrangement(2, "tanh", Normalization.BATCH, 0));
    for (TensorCheck t : report.tensors()) {
      if (t.tensor().startsWith("W") || t.tensor().startsWith("gamma")) {
        assertTrue(t.count(Band.WRONG) > 0.5 * t.checked(), t::toString);
      }
    }
  }

  @Test
  void weightDecayInTheLossAloneMakesSmallGradientsLookWrong() {
    Arrangement arrangement = arrangement(6, "sigmoid", Normalization.NONE, 0);
    GradientReport report = spoiled("decay-in-one", arrangement);
    TensorCheck first = report.tensors().get(0);
    assertEquals(first.checked(), first.count(Band.WRONG), first::toString);
    for (ElementCheck e : first.elements()) {
      double weight = arrangement.subject().network().parameters().get(0).value().data[e.index()];
      assertEquals(Spoilers.DECAY * weight, e.centred() - e.analytic(), 1e-7);
    }
  }

  @Test
  void tooFewSamplesMissAWrongBias() {
    Arrangement arrangement = arrangement(6, "tanh", Normalization.NONE, 0);
    BackwardPass wrong =
        (network, workspace) -> {
          network.backward(workspace);
          Parameter bias = network.parameters().get(3);
          bias.gradient().data[2] *= 2;
        };
    assertFalse(arrangement.with(wrong).check().run().passes());
    GradientReport few = Spoilers.named("few-samples").spoil(arrangement.with(wrong)).check().run();
    assertTrue(few.passes(), few::toString);
    assertEquals(Spoilers.FEW, few.checked());
    assertTrue(few.uncheckedTensors() >= 14 - Spoilers.FEW);
  }

  @Test
  void atATinyEpsilonOnlyRoundingIsLeft() {
    GradientReport report = spoiled("small-epsilon", arrangement(2, "tanh", Normalization.NONE, 0));
    assertTrue(report.count(Band.UNRESOLVABLE) > 0.5 * report.checked(), report::toString);
    assertEquals(0, report.count(Band.WRONG));
    assertTrue(rawErrors(report) > 1e-4, "some of the judged are off");
  }

  @Test
  void inSinglePrecisionTheUsualEpsilonTellsAlmostNothing() {
    Arrangement arrangement = arrangement(2, "tanh", Normalization.NONE, 0);
    GradientReport report = spoiled("float32", arrangement);
    assertTrue(report.count(Band.UNRESOLVABLE) > 0.9 * report.checked(), report::toString);
    assertTrue(rawErrors(report) > 1e-2);
    assertEquals(0, report.count(Band.WRONG));
  }

  @Test
  void inSixteenBitsNoNumberMovesByTheUsualEpsilonFarEnough() {
    Arrangement arrangement = arrangement(2, "tanh", Normalization.NONE, 0);
    GradientReport report = spoiled("bfloat16", arrangement);
    assertEquals(report.checked(), report.count(Band.UNRESOLVABLE));
    assertTrue(rawErrors(report) > 0.5);
  }

  /** The median of |a − n|/max(|a|, |n|), whatever the bands say. */
  private static double rawErrors(GradientReport report) {
    double[] errors =
        report.tensors().stream()
            .flatMap(t -> t.elements().stream())
            .mapToDouble(ElementCheck::relativeError)
            .sorted()
            .toArray();
    return errors[errors.length / 2];
  }

  @Test
  void oneUnitJustBelowItsKinkIsCountedAndNotCalledWrong() {
    for (String activation : List.of("relu", "hard-tanh", "prelu")) {
      for (Normalization n : Normalization.values()) {
        Arrangement arrangement = arrangement(2, activation, n, 0.2);
        GradientReport report = spoiled("kink", arrangement);
        assertTrue(report.passes(), report::toString);
        TensorCheck shift = report.tensors().get(n == Normalization.NONE ? 1 : 3);
        assertEquals(1, shift.count(Band.KINK), shift::toString);
        assertEquals(Band.KINK, shift.elements().get(0).band());
        for (TensorCheck t : report.tensors()) {
          assertTrue(t.layer() == 1 || t.count(Band.KINK) == 0, t::toString);
        }
      }
    }
  }

  @Test
  void oneWrongBiasIsTheOnlyThingThatIsFound() {
    for (Normalization n : Normalization.values()) {
      GradientReport report = spoiled("wrong-bias", arrangement(3, "sigmoid", n, 0));
      assertEquals(1, report.count(Band.WRONG), n::toString);
      TensorCheck wrong =
          report.tensors().stream().filter(t -> t.count(Band.WRONG) > 0).findFirst().orElseThrow();
      assertTrue(wrong.tensor().startsWith("b"), wrong::toString);
      assertEquals(0.5, wrong.maxRelativeError(), 1e-4);
      assertFalse(report.passes());
    }
  }

  @Test
  void theNormFormHardlyShowsAWrongSmallBias() {
    GradientReport report = spoiled("wrong-bias", arrangement(5, "sigmoid", Normalization.NONE, 0));
    assertTrue(report.normForm() < 1e-3, report::toString);
  }

  @Test
  void theKinkMakesTheDifferenceMixBothSlopes() {
    Arrangement arrangement = arrangement(1, "relu", Normalization.NONE, 0);
    GradientReport report = spoiled("kink", arrangement);
    ElementCheck bias = report.tensors().get(1).elements().get(0);
    assertTrue(bias.relativeError() > Band.WRONG_ABOVE, bias::toString);
    Arrangement nearer =
        new Arrangement(Spoilers.named("kink").spoil(arrangement).subject(), Conditions.USUAL);
    Conditions below = nearer.conditions().withEpsilon(1e-7);
    GradientReport fine = check(new Arrangement(nearer.subject(), below));
    assertEquals(0, fine.count(Band.KINK));
    assertTrue(fine.tensors().get(1).elements().get(0).relativeError() < 1e-4);
  }

  @Test
  void aTinyGradientIsUnresolvableBelowTheOutputLayer() {
    GradientReport report = spoiled("tiny-gradient", arrangement(2, "tanh", Normalization.NONE, 0));
    for (TensorCheck t : report.tensors()) {
      assertEquals(t.layer() < 3 ? t.checked() : 0, t.count(Band.UNRESOLVABLE), t::toString);
    }
  }

  @Test
  void aNetworkThatLacksWhatItTakesIsLeftAsItIs() {
    Arrangement arrangement = arrangement(2, "tanh", Normalization.NONE, 0);
    for (String id : List.of("fresh-masks", "other-batch", "kink")) {
      Spoiler spoiler = Spoilers.named(id);
      assertFalse(spoiler.spoils(arrangement.subject().network()));
      assertSame(arrangement, spoiler.spoil(arrangement));
      assertTrue(
          spoiler.lack().apply(arrangement.subject().network().architecture()).startsWith("no "));
    }
  }

  @Test
  void allAtOnceStillGiveAReport() {
    Arrangement arrangement = arrangement(2, "relu", Normalization.BATCH, 0.3);
    for (Spoiler spoiler : Spoilers.all()) {
      assertTrue(spoiler.spoils(arrangement.subject().network()), spoiler.id());
      arrangement = spoiler.spoil(arrangement);
    }
    assertEquals(Spoilers.FEW, check(arrangement).checked());
  }
}
