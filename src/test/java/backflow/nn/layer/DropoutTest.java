package backflow.nn.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.RandomStream;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DropoutTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.95})
  void keptEntriesAreScaledSoThatTheMeanStays(double rate) {
    DMatrixRMaj mask = new DMatrixRMaj(200, 200);
    new Dropout(rate).draw(mask, RandomStream.of(1, "dropout"));
    double dropped = 0;
    for (double m : mask.data) {
      dropped += m == 0 ? 1 : 0;
      assertTrue(m == 0 || m == 1 / (1 - rate));
    }
    assertEquals(rate, dropped / mask.data.length, 0.01);
    assertEquals(1, Arrays.stream(mask.data).average().orElseThrow(), 0.1);
  }

  @Test
  void theMaskMultipliesAlsoInPlace() {
    DMatrixRMaj x = new DMatrixRMaj(new double[][] {{1, -2, 3}});
    DMatrixRMaj mask = new DMatrixRMaj(new double[][] {{0, 2, 2}});
    Dropout.apply(x, mask, x);
    assertArrayEquals(new double[] {0, -4, 6}, x.data);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN})
  void aShareOfOneOrMoreIsRefused(double rate) {
    assertThrows(IllegalArgumentException.class, () -> new Dropout(rate));
  }
}
