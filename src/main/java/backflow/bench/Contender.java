package backflow.bench;

import backflow.math.KernelChoice;
import backflow.math.SharedKernels;
import backflow.train.Measuring;
import backflow.train.Trainer;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * The real trainer at work on a workload, on the thread that asks for its rounds, and perhaps on a
 * second one.
 */
final class Contender implements Runner {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Trainer trainer;
  private final @Nullable SharedKernels shared;
  private final double lossAfter20;

  /** Takes the first 20 steps. */
  Contender(Workload workload, Setting setting) {
    Measuring measuring = setting.statistics() ? new Measuring(true, 0) : Measuring.NOTHING;
    String kernel = setting.kernel();
    shared = setting.threads() > 1 ? new SharedKernels(() -> KernelChoice.named(kernel)) : null;
    trainer =
        new Trainer(
            workload.setup(), shared == null ? KernelChoice.named(kernel) : shared, measuring);
    for (int i = 0; i < Workload.CHECKED_STEPS; i++) {
      trainer.step();
    }
    lossAfter20 = trainer.loss();
  }

  @Override
  public double lossAfter20() {
    return lossAfter20;
  }

  @Override
  public Round run(double seconds) {
    long bytes = allocated();
    long before = trainer.steps();
    long start = System.nanoTime();
    long time;
    do {
      trainer.step();
      time = System.nanoTime() - start;
    } while (time < seconds * 1e9);
    bytes = allocated() - bytes;
    return new Round(trainer.steps() - before, time / 1e9, bytes);
  }

  /** By all threads that train. */
  private long allocated() {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    return shared == null ? bytes : bytes + THREADS.getThreadAllocatedBytes(shared.secondThread());
  }

  @Override
  public void close() {
    if (shared != null) {
      shared.close();
    }
  }
}
