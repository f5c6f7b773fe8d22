package backflow.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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

final class ObjectiveTest {
  private static Subject subject(Normalization n, Residual r) {
    Architecture a =
        new Architecture(
            3,
            List.of(4, 4, 6, 6),
            Collections.nCopies(4, Activations.named("prelu")),
            3,
            n,
            r,
            0.3);
    Network network = GradientCheckTest.network(a, 2);
    Loss loss = Losses.named("cross-entropy");
    return new Subject(
        network,
        loss,
        GradientCheckTest.inputs(7, 3, 2),
        GradientCheckTest.targets(loss, 7, 3, 2),
        2);
  }

  /** From the last layer down and up again, so that every layer is once stale and once not. */
  @Test
  void whatLiesBelowAMovedParameterIsNotComputedAnewButToTheSameBits() {
    for (Normalization n : Normalization.values()) {
      for (Residual r : Residual.values()) {
        Subject subject = subject(n, r);
        Objective quick = new Objective(subject, Conditions.USUAL);
        Objective whole = new Objective(subject, Conditions.USUAL);
        quick.gradient(BackwardPass.HONEST);
        whole.gradient(BackwardPass.HONEST);
        int count = subject.network().parameters().size();
        for (int k = 0; k < 2 * count; k++) {
          compare(quick, whole, k < count ? count - 1 - k : k - count);
        }
      }
    }
  }

  private static void compare(Objective quick, Objective whole, int parameter) {
    SampleLosses before = quick.losses();
    quick.evaluateHere(before);
    Parameter p = quick.network().parameters().get(parameter);
    double[] here = p.value().data;
    double[] there = whole.network().parameters().get(parameter).value().data;
    double value = here[0];
    here[0] = value + 0.1;
    there[0] = value + 0.1;
    SampleLosses some = quick.losses();
    SampleLosses all = whole.losses();
    quick.evaluate(some, p.layer());
    whole.evaluate(all, 1);
    assertArrayEquals(all.values, some.values, p.name());
    boolean noEffect = p.kind() == Parameter.Kind.BIAS && p.layer() < 5;
    assertFalse(!noEffect && Arrays.equals(before.values, some.values), p.name());
    here[0] = value;
    there[0] = value;
  }
}
