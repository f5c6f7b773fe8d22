package backflow.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Once compiled, no kernel allocates: a vector that the compiler loses would show here. */
final class KernelsAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 40;
  private static final int MOST_ROUNDS = 2000;
  private static final int ROWS = 24;
  private static final int DEPTH = 20;
  private static final int N = 1003;

  private final double[] x = numbers("x");
  private final double[] y = numbers("y");
  private final double[] z = numbers("z");
  private final double[] w = numbers("w");
  private final double[] out = new double[Kernels.FORWARD_TALLY];

  static Stream<Kernels> families() {
    return KernelChoice.available().stream().map(KernelChoice::named);
  }

  private static double[] numbers(String name) {
    RandomStream random = RandomStream.of(1, name);
    double[] x = new double[1500];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian();
    }
    return x;
  }

  @ParameterizedTest
  @MethodSource("families")
  void productsDoNotAllocate(Kernels k) {
    for (int columns : new int[] {1, 10, 32, 50}) {
      String where = k.name() + " product of columns " + columns;
      hold(where, () -> k.multiply(0, ROWS, DEPTH, columns, x, DEPTH, 1, y, x, z));
      hold(where, () -> k.multiply(0, ROWS, DEPTH, columns, x, 1, ROWS, y, null, z));
      hold(where, () -> k.multiply(0, 3, DEPTH, columns, x, 1, ROWS, y, null, z));
    }
    hold("transposed product", () -> k.multiplyTransposed(ROWS, DEPTH, 32, x, y, x, w, z));
    hold("transpose", () -> k.transpose(ROWS, DEPTH, x, z));
    hold("column sums", () -> k.columnSums(ROWS, DEPTH, x, z));
  }

  @ParameterizedTest
  @MethodSource("families")
  void activationsDoNotAllocate(Kernels k) {
    hold("tanh", () -> k.tanh(x, z, N, null));
    hold("measured tanh", () -> k.tanh(x, z, N, out));
    hold("sigmoid", () -> k.sigmoid(x, z, N, null));
    hold("measured sigmoid", () -> k.sigmoid(x, z, N, out));
    hold("relu", () -> k.relu(x, z, N, null));
    hold("measured relu", () -> k.relu(x, z, N, out));
    hold("measured forward", () -> k.measureForward(x, y, N, out));
    hold("tanh backward", () -> k.tanhBackward(x, y, z, N, out));
    hold("sigmoid backward", () -> k.sigmoidBackward(x, y, z, N, out));
    hold("relu backward", () -> k.reluBackward(x, y, z, N, null));
  }

  @ParameterizedTest
  @MethodSource("families")
  void sumsAndStepsDoNotAllocate(Kernels k) {
    hold("squares", () -> out[0] = k.sumOfSquares(x, N));
    hold("distance", () -> out[0] = k.squaredDistance(x, y, N));
    hold("magnitudes", () -> k.magnitudes(x, N, out));
    hold("descend", () -> k.descend(z, x, 1e-9, N, null, out));
    hold("descend from a start", () -> k.descend(z, x, 1e-9, N, y, out));
    hold("scale", () -> k.scale(z, 1, N));
    hold("add", () -> k.add(x, z, N));
  }

  /** Calls until a round allocates nothing, which must happen once the code is compiled. */
  private static void hold(String what, Runnable call) {
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < MOST_ROUNDS && allocated != 0; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        call.run();
      }
      allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    }
    assertEquals(0, allocated, what + ": bytes of " + CALLS + " calls");
  }
}
