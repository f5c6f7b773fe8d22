package backflow.bench;

import backflow.math.KernelChoice;
import backflow.math.Kernels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Single kernels at the shapes of a hidden layer: batch × width, twice as many rows as columns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // the fields are set in @Setup
public class KernelBenchmark {
  @Param({"vector", "plain"})
  public String family = "";

  @Param({"16", "32", "64", "256"})
  public int width;

  private Kernels kernels;
  private int batch;
  private double[] x;
  private double[] z;
  private double[] a;
  private double[] w;
  private double[] dw;
  private double[] bias;
  private final double[] tally = new double[Kernels.FORWARD_TALLY];

  @Setup
  public void fill() {
    kernels = KernelChoice.named(family);
    batch = 2 * width;
    x = ramp(batch * width);
    z = ramp(batch * width);
    a = ramp(batch * width);
    w = ramp(width * width);
    dw = ramp(width * width);
    bias = ramp(width);
  }

  private static double[] ramp(int n) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = (i * 37 % 101 - 50) / 40.0;
    }
    return x;
  }

  @Benchmark
  public double[] forwardProduct() {
    kernels.multiply(0, batch, width, width, x, width, 1, w, bias, z);
    return z;
  }

  @Benchmark
  public double[] weightGradient() {
    kernels.multiply(0, width, batch, width, z, 1, width, x, null, dw);
    return dw;
  }

  @Benchmark
  public double[] transpose() {
    kernels.transpose(width, width, w, dw);
    return dw;
  }

  @Benchmark
  public double[] tanh() {
    kernels.tanh(x, a, batch * width, null);
    return a;
  }

  @Benchmark
  public double[] measuredTanh() {
    kernels.tanh(x, a, batch * width, tally);
    return a;
  }

  @Benchmark
  public double[] measuredSigmoid() {
    kernels.sigmoid(x, a, batch * width, tally);
    return a;
  }

  @Benchmark
  public double[] measuredTanhBackward() {
    kernels.tanhBackward(x, a, z, batch * width, tally);
    return z;
  }

  @Benchmark
  public double[] magnitudes() {
    kernels.magnitudes(w, width * width, tally);
    return tally;
  }
}
