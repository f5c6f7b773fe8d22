package backflow.train;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.HeapRegions;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class MemoryEstimateTest {
  private static ExperimentSpec spec(int depth, int width, int batch) {
    NetworkSpec n = ExperimentSpec.DEFAULT.network();
    TrainingSpec t = ExperimentSpec.DEFAULT.training();
    return ExperimentSpec.DEFAULT
        .withNetwork(
            new NetworkSpec(
                Collections.nCopies(depth, width),
                n.activations(),
                n.initializer(),
                n.normalization(),
                n.residual(),
                n.dropout()))
        .withTraining(
            new TrainingSpec(
                t.loss(),
                t.optimizer(),
                t.learningRate(),
                t.schedule(),
                batch,
                t.weightDecay(),
                t.clipping(),
                t.steps()));
  }

  @Test
  void theDefaultFitsASmallHeap() {
    MemoryEstimate estimate = MemoryEstimate.of(ExperimentSpec.DEFAULT, 2, 1);
    assertTrue(estimate.total() < 20_000_000, estimate::toString);
    assertDoesNotThrow(() -> estimate.refuseAbove(64L << 20));
  }

  @Test
  void theLargestIsCountedWithoutOverflowAndRefusedInWords() {
    MemoryEstimate estimate = MemoryEstimate.of(spec(300, 512, 100_000), 100_000, 64, 10);
    // 299·512² weights, thrice, of 8 bytes
    assertTrue(estimate.parameters() > 1_881_000_000L && estimate.parameters() < 1_905_000_000L);
    assertTrue(estimate.workspace() > 700_000_000_000L);
    SpecException e = assertThrows(SpecException.class, () -> estimate.refuseAbove(2_000_000_000L));
    assertTrue(
        e.getMessage()
            .matches("the experiment would need about \\d+\\.\\d GB .*heap of 2\\.0 GB.*"),
        e::getMessage);
  }

  @Test
  void largeArraysAreCountedWithTheRegionsOfTheHeapThatTheyTake() {
    ExperimentSpec widest = spec(300, 512, 32);
    MemoryEstimate estimate = MemoryEstimate.of(widest, 512, 2, 1, new HeapRegions(2 << 20));
    // 299 times W, its gradient and its velocity, of 4 MiB each
    assertTrue(estimate.parameters() >= 299L * 3 * (4 << 20), estimate::toString);
    assertDoesNotThrow(() -> MemoryEstimate.of(widest, 512, 2, 1).refuseAbove(4_100_000_000L));
    assertThrows(SpecException.class, () -> estimate.refuseAbove(4_100_000_000L));
  }

  @Test
  void aBatchLargerThanTheDataCostsNoMore() {
    assertEquals(
        MemoryEstimate.of(spec(10, 64, 150), 150, 4, 3),
        MemoryEstimate.of(spec(10, 64, 100_000), 150, 4, 3));
  }

  @Test
  void sixtyPercentIsTheBound() {
    MemoryEstimate estimate = new MemoryEstimate(60, 0, 0, 0, 0);
    assertDoesNotThrow(() -> estimate.refuseAbove(100));
    assertThrows(SpecException.class, () -> estimate.refuseAbove(99));
  }
}
