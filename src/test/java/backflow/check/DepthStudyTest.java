package backflow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.nn.Architecture;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DepthStudyTest {
  private static final Loss MSE = Losses.named("mse");

  private static Network network(int depth, Activation f) {
    Architecture a =
        new Architecture(
            3,
            Collections.nCopies(depth, 6),
            Collections.nCopies(depth, f),
            2,
            Normalization.NONE,
            Residual.NONE,
            0);
    return GradientCheckTest.network(a, 100 + depth);
  }

  private static Subject subject() {
    Network any = network(2, Activations.named("tanh"));
    return new Subject(
        any, MSE, GradientCheckTest.inputs(9, 3, 3), GradientCheckTest.targets(MSE, 9, 2, 4), 5);
  }

  private static DepthErrors errors(String... activations) {
    DepthErrors errors =
        DepthStudy.of(
            subject(),
            DepthStudyTest::network,
            Arrays.stream(activations).map(Activations::named).toList(),
            Conditions.USUAL,
            BackwardPass.HONEST,
            (i, of) -> {},
            () -> false);
    assertNotNull(errors);
    return errors;
  }

  /** The slow twin: the quartiles by counting, from the report of the same check. */
  @Test
  void aPointIsWhatTheCheckOfThatNetworkSays() {
    DepthErrors errors = errors("sigmoid");
    assertEquals(9, errors.samples());
    assertEquals(6, errors.width());
    for (DepthPoint point : errors.curves().get(0).points()) {
      Subject s = subject();
      Network network = network(point.depth(), Activations.named("sigmoid"));
      Subject same = new Subject(network, MSE, s.x(), s.y(), s.seed());
      GradientReport report =
          new GradientCheck(same, Conditions.USUAL.withSample(120), BackwardPass.HONEST).run();
      double[] judged =
          report.tensors().stream()
              .flatMap(t -> t.elements().stream())
              .filter(e -> e.band().isJudged())
              .mapToDouble(ElementCheck::relativeError)
              .toArray();
      assertEquals(report.checked(), point.checked());
      assertEquals(judged.length, point.judged());
      assertEquals(report.count(Band.UNRESOLVABLE), point.unresolvable());
      assertEquals(report.maxRelativeError(), point.worst());
      assertShare(judged, point.lower(), 0.25);
      assertShare(judged, point.median(), 0.5);
      assertShare(judged, point.upper(), 0.75);
    }
  }

  private static void assertShare(double[] values, double quantile, double share) {
    long below = Arrays.stream(values).filter(x -> x < quantile).count();
    long notAbove = Arrays.stream(values).filter(x -> x <= quantile).count();
    double place = share * (values.length - 1);
    assertTrue(below <= place + 1 && notAbove >= place - 1, below + " " + notAbove + " " + place);
  }

  @Test
  void theGradientsOfADeepSigmoidNetDrownInRounding() {
    DepthCurve sigmoid = errors("tanh", "sigmoid", "relu").curves().get(1);
    assertEquals("sigmoid", sigmoid.activation());
    assertEquals(DepthStudy.DEPTHS, sigmoid.points().stream().map(DepthPoint::depth).toList());
    DepthPoint shallow = sigmoid.points().get(0);
    DepthPoint deep = sigmoid.points().get(9);
    assertEquals(0, shallow.unresolvable());
    assertTrue(deep.unresolvableShare() > 0.5, deep::toString);
    assertTrue(deep.judged() > 0 && deep.worst() < 1e-2, deep::toString);
    assertTrue(shallow.lower() <= shallow.median() && shallow.median() <= shallow.upper());
    assertTrue(shallow.upper() <= shallow.worst());
  }

  @Test
  void whatCannotBeJudgedAtAllIsBlank() {
    GradientReport report =
        new GradientReport(
            Conditions.USUAL,
            1,
            1,
            List.of(
                new TensorCheck(
                    "W1", 1, 1, List.of(new ElementCheck(0, 0, 0, 0, Band.UNRESOLVABLE)))),
            true);
    DepthPoint point = DepthPoint.of(7, report);
    assertEquals(0, point.judged());
    assertTrue(Blank.is(point.median()) && Blank.is(point.worst()));
    assertEquals(1, point.unresolvableShare());
  }

  @Test
  void itCanBeCancelledAndSpeaksOfItsProgress() {
    int[] heard = {0, 0};
    DepthStudy.of(
        subject(),
        DepthStudyTest::network,
        List.of(Activations.named("tanh")),
        Conditions.USUAL,
        BackwardPass.HONEST,
        (i, of) -> {
          heard[0] = i;
          heard[1] = of;
        },
        () -> false);
    assertEquals(DepthStudy.DEPTHS.size(), heard[0]);
    assertEquals(DepthStudy.DEPTHS.size(), heard[1]);
    int[] asked = {0};
    assertNull(
        DepthStudy.of(
            subject(),
            DepthStudyTest::network,
            List.of(Activations.named("tanh")),
            Conditions.USUAL,
            BackwardPass.HONEST,
            (i, of) -> {},
            () -> asked[0]++ > 200));
  }
}
