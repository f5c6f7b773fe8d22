package backflow.bench;

import backflow.math.KernelChoice;
import backflow.train.Measuring;
import backflow.train.Trainer;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The real trainer at work on a workload, on the thread that asks for its rounds. */
final class Contender implements Runner {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Trainer trainer;
  private final double lossAfter20;

  /** Takes the first 20 steps. */
  Contender(Workload workload, Setting setting) {
    Measuring measuring = setting.statistics() ? new Measuring(true, 0) : Measuring.NOTHING;
    trainer = new Trainer(workload.setup(), KernelChoice.named(setting.kernel()), measuring);
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
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long before = trainer.steps();
    long start = System.nanoTime();
    long time;
    do {
      trainer.step();
      time = System.nanoTime() - start;
    } while (time < seconds * 1e9);
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    return new Round(trainer.steps() - before, time / 1e9, bytes);
  }

  @Override
  public void close() {}
}
