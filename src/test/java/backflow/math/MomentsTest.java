package backflow.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MomentsTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.1, -0.3, 1e-300, 7e200, 5e-324})
  void equalNumbersHaveNoDeviationAndAreTheirOwnMean(double x) {
    double[] equal = new double[96];
    Arrays.fill(equal, x);
    Moments moments = new Moments();
    moments.ofArray(equal, equal.length);
    assertEquals(0.0, moments.deviation());
    assertEquals(x, moments.mean());
    assertEquals(Math.abs(x), moments.rootMeanSquare(), 1e-15 * Math.abs(x));
  }

  @Test
  void numbersWhoseSquaresOverflowHaveTheirMoments() {
    Moments moments = new Moments();
    moments.ofArray(new double[] {1e200, 3e200}, 2);
    assertEquals(2e200, moments.mean(), 1e185);
    assertEquals(1e200, moments.deviation(), 1e185);
    assertEquals(Math.sqrt(5) * 1e200, moments.rootMeanSquare(), 1e185);
  }
}
