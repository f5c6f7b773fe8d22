package backflow.nn.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backflow.math.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlopeGradientTest {
  private final Activation prelu = Activations.named("prelu");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 203})
  void slopeGradientSumsInEightAccumulators(int n) {
    RandomStream random = RandomStream.of(3, "slope");
    double[] z = new double[n];
    double[] da = new double[n];
    double[] s = new double[8];
    for (int i = 0; i < n; i++) {
      z[i] = random.nextGaussian();
      da[i] = random.nextGaussian();
      s[i % 8] = Math.fma(da[i], Math.min(z[i], 0), s[i % 8]);
    }
    double expected = ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
    assertEquals(expected, prelu.slopeGradient(z, da, n));
    assertEquals(0, Activations.named("relu").slopeGradient(z, da, n));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, -0.5, 0, 1.5})
  void slopeGradientIsTheDifferenceOfTheLoss(double slope) {
    double[] z = {-2, 3, -0.5, 0, 1};
    double[] da = {1, 7, -4, 5, 2};
    double h = 1e-3;
    double difference = 0;
    for (int i = 0; i < z.length; i++) {
      double up = prelu.value(z[i], slope + h);
      difference += da[i] * (up - prelu.value(z[i], slope - h)) / (2 * h);
    }
    assertEquals(difference, prelu.slopeGradient(z, da, z.length), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
  void aBadInputIsNotSwallowed(double bad) {
    assertEquals(bad, prelu.slopeGradient(new double[] {1, bad, -1}, new double[] {1, 1, 1}, 3));
  }
}
