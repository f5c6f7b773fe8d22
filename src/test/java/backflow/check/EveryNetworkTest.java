package backflow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.RandomStream;
import backflow.nn.Architecture;
import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.init.Initializers;
import backflow.nn.init.Scheme;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A sample of every network that can be built, as it starts: no right gradient is called wrong.
 * Among them are those that magnify ε by many decades, that start on a symmetry, and whose biases
 * stand before a normalization.
 */
final class EveryNetworkTest {
  private static final int NETWORKS = 84;

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 50})
  void noRightGradientIsCalledWrong(int depth) {
    RandomStream random = RandomStream.of(depth, "every network");
    int judged = 0;
    for (int k = 0; k < NETWORKS; k++) {
      Subject subject = subject(depth, k, random);
      Conditions conditions = Conditions.USUAL.withSample(60);
      GradientReport report = new GradientCheck(subject, conditions, BackwardPass.HONEST).run();
      String what = k + " " + subject.network().architecture() + " " + subject.loss().id();
      assertEquals("", wrong(report), what);
      judged += report.checked() - report.count(Band.UNRESOLVABLE) - report.count(Band.KINK);
    }
    assertTrue(judged > 20 * NETWORKS, judged + " were judged");
  }

  private static Subject subject(int depth, int seed, RandomStream random) {
    int width = of(random, 1, 3, 8);
    Activation f = Activations.all().get(seed % Activations.all().size());
    Architecture a =
        new Architecture(
            3,
            Collections.nCopies(depth, width),
            Collections.nCopies(depth, f),
            3,
            of(random, Normalization.values()),
            of(random, Residual.values()),
            of(random, 0.0, 0.3));
    Network network = new Network(a);
    Scheme scheme = of(random, Scheme.values());
    double gain = of(random, 0.5, 1.0, 2.0, 3.0);
    double bias = of(random, 0.0, 0.1);
    for (Layer layer : network.layers()) {
      Initializers.of(scheme, gain, gain, 0.3, 0.5, 0.1)
          .fillInPlace(layer.dense().weight().value(), random);
      layer.dense().bias().value().fill(bias);
    }
    Loss loss = of(random, Losses.all().toArray(new Loss[0]));
    int batch = of(random, 2, 7, 16);
    return new Subject(
        network,
        loss,
        GradientCheckTest.inputs(batch, 3, seed),
        GradientCheckTest.targets(loss, batch, 3, seed),
        seed);
  }

  @SafeVarargs
  private static <T> T of(RandomStream random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String wrong(GradientReport report) {
    return report.tensors().stream()
        .flatMap(t -> t.elements().stream().map(e -> t.tensor() + " " + e))
        .filter(e -> e.contains("band=WRONG"))
        .collect(Collectors.joining("\n"));
  }
}
