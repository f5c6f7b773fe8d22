package backflow.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.FloatFormat;
import backflow.nn.Architecture;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.Residual;
import backflow.nn.activation.Activations;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundingNoiseTest {
  private static Subject subject(int depth, Normalization n) {
    Architecture a =
        new Architecture(
            3,
            Collections.nCopies(depth, 4),
            Collections.nCopies(depth, Activations.named("identity")),
            3,
            n,
            Residual.NONE,
            0.2);
    Network network = GradientCheckTest.network(a, 3);
    Loss mse = Losses.named("mse");
    return new Subject(
        network,
        mse,
        GradientCheckTest.inputs(7, 3, 3),
        GradientCheckTest.targets(mse, 7, 3, 3),
        3);
  }

  private static RoundingNoise noise(Objective objective) {
    objective.gradient(BackwardPass.HONEST);
    return new RoundingNoise(objective, BackwardPass.HONEST, 3);
  }

  @Test
  void anOrdinaryNetworkRoundsNotMuchMoreThanItsLoss() {
    Objective objective = new Objective(subject(2, Normalization.NONE), Conditions.USUAL);
    double loss = objective.gradient(BackwardPass.HONEST);
    double noise = noise(objective).of(0, 0, 1);
    assertTrue(noise > 0x1p-53 * loss && noise < 1e4 * 0x1p-53 * loss, noise + " of " + loss);
  }

  @Test
  void aLossIsRoundedAlsoWhereNoDrawMovesIt() {
    Subject subject = subject(2, Normalization.NONE);
    Network zeros = Subject.copy(subject.network());
    zeros.parameters().forEach(p -> Arrays.fill(p.value().data, 0));
    for (FloatFormat format : FloatFormat.values()) {
      Conditions conditions = Conditions.USUAL.withPrecision(format);
      Objective objective = new Objective(subject.with(zeros), conditions);
      double loss = objective.gradient(BackwardPass.HONEST);
      double noise = new RoundingNoise(objective, BackwardPass.HONEST, 3).of(0, 0, 1);
      assertTrue(noise >= format.unitRoundoff() * loss, noise + " in " + format);
    }
  }

  @Test
  void theGradientOfABiasBeforeBatchNormIsNothingButRounding() {
    Objective objective = new Objective(subject(3, Normalization.BATCH), Conditions.USUAL);
    RoundingNoise noise = noise(objective);
    List<Parameter> parameters = objective.network().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      if (p.kind() == Parameter.Kind.BIAS && p.layer() < 4) {
        for (int k = 0; k < p.size(); k++) {
          assertTrue(Math.abs(p.gradient().data[k]) <= noise.of(i, k, 6e-6), p.name());
        }
      }
    }
  }

  @Test
  void measuringLeavesEverythingAsItWas() {
    Subject subject = subject(3, Normalization.BATCH);
    Objective objective = new Objective(subject, Conditions.USUAL);
    objective.gradient(BackwardPass.HONEST);
    SampleLosses before = objective.losses();
    objective.evaluateHere(before);
    Network network = objective.network();
    double[] gradient = network.parameters().get(0).gradient().data.clone();
    new RoundingNoise(objective, BackwardPass.HONEST, 3);
    assertArrayEquals(gradient, network.parameters().get(0).gradient().data);
    for (int i = 0; i < network.parameters().size(); i++) {
      double[] value = subject.network().parameters().get(i).value().data;
      assertArrayEquals(value, network.parameters().get(i).value().data);
    }
    SampleLosses after = objective.losses();
    objective.evaluateHere(after);
    assertEquals(0, after.minus(before));
  }
}
