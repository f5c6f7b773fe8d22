package backflow.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.math.FloatFormat;
import backflow.math.KernelChoice;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.optim.Schedule;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step allocates nothing, once the compiler has warmed up. */
final class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int STEPS = 200;
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private static List<ExperimentSpec> specs() {
    List<ExperimentSpec> specs = new ArrayList<>();
    for (ExperimentSpec spec : Specs.many()) {
      if (!usesPowers(spec.training()) && specs.size() < 6) {
        specs.add(spec);
      }
    }
    specs.add(Specs.deep(12, 4, "sigmoid"));
    specs.add(Specs.deep(12, 4, "relu"));
    ExperimentSpec half = Specs.deep(5, 4, "sigmoid");
    specs.add(Specs.precision(half, FloatFormat.FLOAT16, LossScale.DYNAMIC));
    NetworkSpec all =
        Specs.network(List.of(8, 8, 4), "prelu", Normalization.BATCH, Residual.SCALED, 0.3);
    specs.add(Specs.SMALL.withNetwork(all).withData(Specs.data(DataSet.BLOBS, 100)));
    return specs;
  }

  /** StrictMath.pow makes small tables at every call until the optimizing compiler gets to it. */
  private static boolean usesPowers(TrainingSpec t) {
    boolean adam = t.optimizer().kind().id().startsWith("adam");
    Schedule.Kind law = t.schedule().kind();
    return adam || law == Schedule.Kind.STEP || law == Schedule.Kind.EXPONENTIAL;
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aStepAllocatesNothing(ExperimentSpec spec) {
    assertAllocatesNothing(spec, Measuring.NOTHING);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aMeasuredStepAllocatesNothing(ExperimentSpec spec) {
    assertAllocatesNothing(spec, new Measuring(true, 10));
  }

  /** Warms up until a whole stretch of steps allocates nothing, and fails if none ever does. */
  private static void assertAllocatesNothing(ExperimentSpec spec, Measuring measuring) {
    Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.best(), measuring);
    long least = Long.MAX_VALUE;
    long deadline = System.nanoTime() + PATIENCE;
    while (least > 0 && System.nanoTime() < deadline) {
      least = Math.min(least, allocatedBy(trainer));
    }
    assertTrue(least == 0, least + " bytes in " + STEPS + " steps of " + spec);
  }

  private static long allocatedBy(Trainer trainer) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < STEPS; i++) {
      trainer.step();
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
