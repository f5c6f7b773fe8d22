package backflow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.nn.Architecture;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activations;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EpsilonStudyTest {
  private static Arrangement arrangement(String activation) {
    Architecture a =
        new Architecture(
            3,
            List.of(6, 6),
            Collections.nCopies(2, Activations.named(activation)),
            3,
            Normalization.NONE,
            Residual.NONE,
            0);
    Network network = GradientCheckTest.network(a, 4);
    Loss loss = Losses.named("cross-entropy");
    Subject subject =
        new Subject(
            network,
            loss,
            GradientCheckTest.inputs(7, 3, 4),
            GradientCheckTest.targets(loss, 7, 3, 4),
            4);
    return new Arrangement(subject, Conditions.USUAL);
  }

  private static EpsilonCurves curves(String activation, @Nullable ElementPlace place) {
    return Objects.requireNonNull(
        EpsilonStudy.of(
            arrangement(activation), place, BackwardPass.HONEST, (done, of) -> {}, () -> false));
  }

  private static double bestEpsilon(EpsilonCurves found, int curve) {
    return found.epsilons().get(found.curves().get(curve).best());
  }

  @Test
  void theBestEpsilonIsWhereTheorySays() {
    EpsilonCurves found = curves("tanh", null);
    assertEquals(25, found.epsilons().size());
    assertEquals(1e-13, found.epsilons().get(24), 1e-25);
    for (int i = 0; i < 4; i++) {
      EpsilonCurve curve = found.curves().get(i);
      double decades =
          StrictMath.log10(bestEpsilon(found, i)) - StrictMath.log10(curve.bestByTheory());
      assertTrue(Math.abs(decades) < 1.3, curve.format() + " " + curve.differences() + decades);
    }
    assertTrue(bestEpsilon(found, 0) > 1e-7 && bestEpsilon(found, 0) < 1e-4);
    assertTrue(bestEpsilon(found, 2) >= 1e-3, "float32 wants a large epsilon");
  }

  @Test
  void truncationFallsWithTheOrderOfTheDifferences() {
    EpsilonCurves found = curves("tanh", null);
    for (int k = 2; k < 5; k++) {
      double epsilon = found.epsilons().get(k);
      EpsilonCurve centred = found.curves().get(0);
      EpsilonCurve oneSided = found.curves().get(1);
      assertEquals(1, centred.errors().get(k) / (centred.truncation() * epsilon * epsilon), 0.5);
      assertEquals(1, oneSided.errors().get(k) / (oneSided.truncation() * epsilon), 0.5);
    }
  }

  @Test
  void roundingGrowsAsEpsilonShrinksAndIsLargerInSinglePrecision() {
    EpsilonCurves found = curves("tanh", null);
    EpsilonCurve exact = found.curves().get(0);
    EpsilonCurve single = found.curves().get(2);
    assertTrue(exact.errors().get(22) > 100 * exact.errors().get(16));
    assertTrue(single.errors().get(8) > 1e3 * exact.errors().get(8));
    assertEquals(0x1p29, single.rounding() / exact.rounding(), 0x1p24);
  }

  @Test
  void oneParameterCanBeChosen() {
    EpsilonCurves found = curves("tanh", new ElementPlace(4, 2));
    assertEquals("W3[1, 3]", found.name());
    assertEquals(1, found.parameters());
    assertTrue(found.curves().get(0).errors().get(found.curves().get(0).best()) < 1e-8);
  }

  @Test
  void kinksAreCountedApartAtLargeEpsilon() {
    EpsilonCurve curve = curves("relu", null).curves().get(0);
    assertTrue(curve.kinked().get(0) > 0.3, "at 0.1 many cross a kink");
    assertEquals(0, curve.kinked().get(24));
    assertTrue(!Blank.is(curve.rounding()));
  }

  @Test
  void itIsGivenUpWhenCancelled() {
    assertNull(
        EpsilonStudy.of(
            arrangement("tanh"), null, BackwardPass.HONEST, (done, of) -> {}, () -> true));
  }
}
