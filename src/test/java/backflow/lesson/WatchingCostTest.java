package backflow.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backflow.diagnose.Diagnosis;
import backflow.math.KernelChoice;
import backflow.probe.StepSnapshot;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.Trainer;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs to be watched by the diagnosis, step by step. */
class WatchingCostTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private final List<StepSnapshot> steps = new ArrayList<>();

  private Diagnosis watching(String scene, int count) {
    ExperimentSpec spec = Scenes.named(scene).orElseThrow().spec();
    Setup setup = Setup.of(spec);
    Diagnosis diagnosis = Diagnoses.of(setup);
    Trainer trainer = new Trainer(setup, KernelChoice.best(), Measuring.DEFAULT);
    for (int i = 0; i < count; i++) {
      trainer.step();
      StepSnapshot kept = new StepSnapshot(setup.network().architecture().depth() + 1);
      Objects.requireNonNull(trainer.snapshot()).copyInto(kept);
      steps.add(kept);
    }
    return diagnosis;
  }

  /** Bytes that this thread allocates while the diagnosis takes some steps. */
  private long bytes(Diagnosis diagnosis, int from, int to) {
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    for (int i = from; i < to; i++) {
      diagnosis.afterStep(steps.get(i));
    }
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }

  /** Warms up until a whole stretch allocates nothing, and fails if none ever does. */
  @ParameterizedTest
  @ValueSource(strings = {"vanishing-sigmoid", "he-relu", "learning-rate-good", "clipping-by-norm"})
  void aStepWithoutNewsAllocatesNothing(String scene) {
    Diagnosis diagnosis = watching(scene, 300);
    bytes(diagnosis, 0, 100);
    long least = Long.MAX_VALUE;
    long deadline = System.nanoTime() + PATIENCE;
    while (least > 0 && System.nanoTime() < deadline) {
      least = Math.min(least, withoutNews(diagnosis));
    }
    assertEquals(0, least, "bytes in 200 steps, those without news");
  }

  /** Bytes in the steps in which no finding begins, ends or changes. */
  private long withoutNews(Diagnosis diagnosis) {
    long quiet = 0;
    for (int i = 100; i < steps.size(); i++) {
      long version = diagnosis.version();
      long cost = bytes(diagnosis, i, i + 1);
      quiet += diagnosis.version() == version ? cost : 0;
    }
    return quiet;
  }
}
