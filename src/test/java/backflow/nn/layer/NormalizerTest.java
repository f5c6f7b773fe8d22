package backflow.nn.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backflow.nn.Mode;
import backflow.nn.Samples;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The gradients are checked elsewhere; here stands what evaluation uses. */
final class NormalizerTest {
  private static final int UNITS = 4;

  private static DMatrixRMaj normalized(Normalizer normalizer, DMatrixRMaj u, Mode mode) {
    DMatrixRMaj z = new DMatrixRMaj(u.numRows, UNITS);
    normalizer.forward(u, z, Normalizer.Memory.of(u.numRows, UNITS), mode);
    return z;
  }

  /** Column by column: running ← 0.9·running + 0.1·batch, the variance with n − 1. */
  @Test
  void runningStatisticsFollowTheBatchesAsInPyTorch() {
    BatchNorm norm = new BatchNorm(1, UNITS);
    double[] mean = new double[UNITS];
    double[] variance = {1, 1, 1, 1};
    for (int n : new int[] {5, 2, 9}) {
      DMatrixRMaj u = Samples.gaussians(n, UNITS, n);
      normalized(norm, u, Mode.TRAIN);
      for (int j = 0; j < UNITS; j++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += u.get(i, j);
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
          squares += (u.get(i, j) - sum / n) * (u.get(i, j) - sum / n);
        }
        mean[j] = 0.9 * mean[j] + 0.1 * sum / n;
        variance[j] = 0.9 * variance[j] + 0.1 * squares / (n - 1);
      }
    }
    assertArrayEquals(mean, norm.statistics()[0], 1e-15);
    assertArrayEquals(variance, norm.statistics()[1], 1e-15);
    DMatrixRMaj u = Samples.gaussians(3, UNITS, 77);
    DMatrixRMaj z = normalized(norm, u, Mode.EVALUATE);
    for (int j = 0; j < UNITS; j++) {
      double expected = (u.get(2, j) - mean[j]) / Math.sqrt(variance[j] + 1e-5);
      assertEquals(expected, z.get(2, j), 1e-14);
    }
  }

  @Test
  void onlyTrainingMovesTheRunningStatistics() {
    BatchNorm norm = new BatchNorm(1, UNITS);
    for (Mode mode : new Mode[] {Mode.REPEAT, Mode.PROBE, Mode.EVALUATE}) {
      normalized(norm, Samples.gaussians(5, UNITS, 1), mode);
      assertArrayEquals(new double[UNITS], norm.statistics()[0]);
      assertArrayEquals(new double[] {1, 1, 1, 1}, norm.statistics()[1]);
    }
  }

  @Test
  void layerNormIsTheSameInTrainingAndEvaluation() {
    LayerNorm norm = new LayerNorm(1, UNITS);
    DMatrixRMaj u = Samples.gaussians(5, UNITS, 1);
    double[] trained = normalized(norm, u, Mode.TRAIN).data;
    assertArrayEquals(trained, normalized(norm, u, Mode.EVALUATE).data);
    assertEquals(0, norm.statistics().length);
    double sum = trained[0] + trained[1] + trained[2] + trained[3];
    assertEquals(0, sum, 1e-15);
  }

  @Test
  void constantUnitsBecomeTheirShift() {
    DMatrixRMaj u = new DMatrixRMaj(6, UNITS);
    u.fill(3);
    assertArrayEquals(new double[24], normalized(new BatchNorm(1, UNITS), u, Mode.TRAIN).data);
    assertArrayEquals(new double[24], normalized(new LayerNorm(1, UNITS), u, Mode.TRAIN).data);
  }
}
