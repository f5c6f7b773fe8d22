package backflow.bench;

import backflow.math.KernelChoice;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The kernel calls of one training step of each reference workload, in steps per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init") // the fields are set in @Setup
public class StepBenchmark {
  @Param({"W1", "W2", "W3", "W4", "W5"})
  public String workload = "";

  @Param({"vector", "plain"})
  public String kernels = "";

  @Param({"true", "false"})
  public boolean statistics;

  private TrainingStep step;

  @Setup
  public void build() {
    int[] shape = TrainingStep.shape(workload);
    step = new TrainingStep(KernelChoice.named(kernels), shape[0], shape[1], shape[2], statistics);
  }

  @Benchmark
  public double step() {
    return step.run();
  }
}
