package backflow.diagnose.vital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.math.RandomStream;
import org.junit.jupiter.api.Test;

final class LossesTest {
  /** The slow twin: keeps everything. */
  @Test
  void meansAreThoseOfTheLastSteps() {
    RandomStream random = RandomStream.of(3, "losses");
    double[] all = new double[700];
    Losses losses = new Losses();
    double best = Double.POSITIVE_INFINITY;
    for (int n = 1; n <= all.length; n++) {
      all[n - 1] = 1 + random.nextGaussian() / 10;
      losses.add(n - 1, all[n - 1]);
      best = n < 20 ? best : Math.min(best, mean(all, n - 20, n));
      assertEquals(mean(all, Math.max(0, n - 20), n), losses.mean(), 1e-12);
      assertEquals(n < 20 ? Blank.VALUE : best, losses.best(), 1e-12);
      if (n >= 200) {
        double before = mean(all, n - 200, n - 100);
        double drift = Math.abs(mean(all, n - 100, n) - before) / before;
        assertEquals(drift, losses.drift(), 1e-12);
      } else {
        assertTrue(Blank.is(losses.drift()));
      }
    }
    assertEquals(all[0], losses.first());
  }

  private static double mean(double[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i];
    }
    return sum / (to - from);
  }
}
