package backflow.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.KernelChoice;
import org.junit.jupiter.api.Test;

class SoakTest {
  private static final long STEPS = 200_000;
  private static final long ROUND = 50_000;

  private static final String SPEC =
      """
      {"backflow": 1, "seed": 3,
       "data": {"set": "spirals", "samples": 64},
       "network": {"hidden": {"depth": 5, "width": 8}, "activation": "relu",
                   "initializer": {"scheme": "he-normal"}},
       "training": {"learningRate": 0.05, "batchSize": 16,
                    "clipping": {"mode": "norm", "threshold": 1.0}}}
      """;

  /** The heap that is used after everything unreachable has been collected. */
  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void aLongRunStaysInItsMemory() {
    long before = used();
    Recorder recorder =
        new Recorder(SpecJson.read(SPEC, null), KernelChoice.best(), true, Watchers.NONE);
    Run run = recorder.run();
    for (long step = 0; step < STEPS; step++) {
      recorder.step();
      if (step % ROUND == ROUND - 1) {
        assertTrue(run.history().bytesUsed() <= run.history().budgetBytes());
        assertTrue(run.checkpoints().bytesUsed() <= run.checkpoints().budgetBytes());
      }
    }
    assertEquals(STEPS - 1, run.history().lastStep());
    long budgets = run.history().budgetBytes() + run.checkpoints().budgetBytes();
    long grown = used() - before;
    assertTrue(grown <= budgets + (32L << 20), grown + " bytes with budgets of " + budgets);
  }
}
