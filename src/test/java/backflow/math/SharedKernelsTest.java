package backflow.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class SharedKernelsTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int[] WIDTHS = {1, 3, 5, 7, 9, 13, 17, 33};

  static Stream<String> families() {
    return KernelChoice.available().stream();
  }

  @ParameterizedTest
  @MethodSource("families")
  void theBitsAreThoseOfOneThreadInEveryShape(String family) {
    RandomStream random = RandomStream.of(1, "shared products");
    Kernels one = KernelChoice.named(family);
    try (SharedKernels two = AlwaysSharing.kernels(() -> KernelChoice.named(family))) {
      for (int rows = 1; rows < 10; rows++) {
        for (int depth : WIDTHS) {
          for (int columns : WIDTHS) {
            for (int chunkRows : new int[] {1, 2, 3, 8}) {
              compare(one, two, rows, depth, columns, chunkRows, random);
            }
          }
        }
      }
    }
  }

  @Test
  void productsWithATransposedFactorAreSharedToTheSameBits() {
    RandomStream random = RandomStream.of(2, "shared transposed products");
    double[] a = numbers(64 * 48, random);
    double[] b = numbers(40 * 48, random);
    double[] bias = numbers(40, random);
    double[] expected = new double[64 * 40];
    new Twin().multiplyTransposed(64, 48, 40, a, b, bias, new double[48 * 40], expected);
    for (String family : KernelChoice.available()) {
      try (SharedKernels two = AlwaysSharing.kernels(() -> KernelChoice.named(family))) {
        for (int i = 0; i < 3; i++) {
          double[] actual = new double[64 * 40];
          two.beginStep();
          two.multiplyTransposed(64, 48, 40, a, b, bias, new double[48 * 40], actual);
          two.endStep();
          assertBits(expected, actual);
        }
      }
    }
  }

  private static void compare(
      Kernels one,
      SharedKernels two,
      int rows,
      int depth,
      int columns,
      int chunkRows,
      RandomStream random) {
    double[] a = numbers(rows * depth, random);
    double[] b = numbers(depth * columns, random);
    double[] bias = chunkRows == 2 ? null : numbers(columns, random);
    int from = random.nextInt(rows);
    double[] expected = numbers(rows * columns + 3, random);
    double[] actual = expected.clone();
    one.multiply(from, rows, depth, columns, a, depth, 1, b, bias, expected);
    two.share(from, rows, depth, columns, a, depth, 1, b, bias, actual, chunkRows);
    assertBits(expected, actual);
    one.multiply(from, rows, depth, columns, a, 1, rows, b, bias, expected);
    two.share(from, rows, depth, columns, a, 1, rows, b, bias, actual, chunkRows);
    assertBits(expected, actual);
  }

  private static double[] numbers(int n, RandomStream random) {
    double[] x = new double[n];
    Arrays.setAll(x, i -> random.nextGaussian());
    return x;
  }

  private static void assertBits(double[] expected, double[] actual) {
    assertArrayEquals(
        Arrays.stream(expected).mapToLong(Double::doubleToRawLongBits).toArray(),
        Arrays.stream(actual).mapToLong(Double::doubleToRawLongBits).toArray());
  }

  /** The first kernels are the owner's, the second the other thread's. */
  private static SharedKernels of(Kernels own, Kernels other) {
    Iterator<Kernels> both = List.of(own, other).iterator();
    Supplier<Kernels> next = both::next;
    return AlwaysSharing.kernels(next);
  }

  /** One column: c = a. */
  private static double[] copied(SharedKernels kernels) {
    double[] c = new double[4];
    kernels.share(
        0, 4, 1, 1, new double[] {1, 2, 3, 4}, 1, 1, new double[] {1}, null, c, /* chunkRows= */ 1);
    return c;
  }

  @Test
  void theSecondThreadTakesItsPartAndTheOwnerWaitsForIt() {
    CountDownLatch otherHasBegun = new CountDownLatch(1);
    CountDownLatch ownIsDone = new CountDownLatch(3);
    Kernels own =
        new Relay() {
          @Override
          void before() {
            waitFor(otherHasBegun);
            ownIsDone.countDown();
          }
        };
    Kernels other =
        new Relay() {
          @Override
          void before() {
            otherHasBegun.countDown();
            waitFor(ownIsDone);
          }
        };
    try (SharedKernels kernels = of(own, other)) {
      assertArrayEquals(new double[] {1, 2, 3, 4}, copied(kernels));
    }
    assertEquals(0, ownIsDone.getCount());
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFailureInTheSecondThreadIsThrownHereAndTheThreadLivesOn() {
    CountDownLatch failing = new CountDownLatch(1);
    RuntimeException failure = new IllegalArgumentException("on purpose");
    Kernels own =
        new Relay() {
          @Override
          void before() {
            waitFor(failing);
          }
        };
    Kernels other =
        new Relay() {
          @Override
          void before() {
            if (failing.getCount() > 0) {
              failing.countDown();
              throw failure;
            }
          }
        };
    try (SharedKernels kernels = of(own, other)) {
      Exception thrown = assertThrows(IllegalStateException.class, () -> copied(kernels));
      assertSame(failure, thrown.getCause());
      assertArrayEquals(new double[] {1, 2, 3, 4}, copied(kernels));
    }
  }

  @Test
  void aFailureOfTheOwnerLeavesNothingBehind() {
    boolean[] fails = {true};
    Kernels own =
        new Relay() {
          @Override
          void before() {
            if (fails[0]) {
              throw new IllegalArgumentException("on purpose");
            }
          }
        };
    try (SharedKernels kernels = of(own, new Twin())) {
      for (int i = 0; i < 50; i++) {
        try {
          copied(kernels); // the other may have taken all
        } catch (IllegalArgumentException expected) {
          assertEquals("on purpose", expected.getMessage());
        }
      }
      fails[0] = false;
      assertArrayEquals(new double[] {1, 2, 3, 4}, copied(kernels));
    }
  }

  @Test
  void closingJoinsTheThreadAndTheKernelsGoOnAlone() {
    SharedKernels kernels = AlwaysSharing.kernels(KernelChoice::plain);
    long id = kernels.secondThread();
    ThreadInfo alive = THREADS.getThreadInfo(id);
    assertNotNull(alive);
    assertEquals("second training thread", alive.getThreadName());
    assertTrue(alive.isDaemon());
    copied(kernels);
    kernels.close();
    assertNull(THREADS.getThreadInfo(id));
    assertArrayEquals(new double[] {1, 2, 3, 4}, copied(kernels));
    kernels.close();
  }

  @Test
  void anInterruptDoesNotKeepTheThreadAliveAndIsNotLost() {
    SharedKernels kernels = AlwaysSharing.kernels(KernelChoice::plain);
    Thread.currentThread().interrupt();
    assertArrayEquals(new double[] {1, 2, 3, 4}, copied(kernels));
    kernels.close();
    assertTrue(Thread.interrupted());
    assertNull(THREADS.getThreadInfo(kernels.secondThread()));
  }

  @Test
  void smallProductsAndStepsThatAreNotTimedStayOnOneThread() {
    boolean[] here = {true};
    Thread owner = Thread.currentThread();
    Supplier<Kernels> watched =
        () ->
            new Relay() {
              @Override
              void before() {
                here[0] &= Thread.currentThread() == owner;
              }
            };
    double[] x = new double[SharedKernels.LEAST];
    double[] c = new double[64];
    try (SharedKernels kernels = new SharedKernels(watched)) {
      int depth = SharedKernels.LEAST / 64 - 1;
      for (int i = 0; i < 100; i++) {
        kernels.beginStep();
        kernels.multiply(0, 64, depth, 1, x, depth, 1, x, null, c);
        kernels.endStep();
      }
      kernels.multiply(0, 64, depth + 1, 1, x, depth + 1, 1, x, null, c);
    }
    assertTrue(here[0]);
  }

  @ParameterizedTest
  @MethodSource("families")
  void sharingAllocatesNothingInEitherThread(String family) {
    double[] x = numbers(64 * 64, RandomStream.of(2, "x"));
    double[] c = new double[64 * 64];
    try (SharedKernels kernels = AlwaysSharing.kernels(() -> KernelChoice.named(family))) {
      long allocated = Long.MAX_VALUE;
      for (int round = 0; round < 2000 && allocated != 0; round++) {
        long before = allocated(kernels);
        for (int i = 0; i < 40; i++) {
          kernels.beginStep();
          kernels.multiply(0, 64, 32, 40, x, 32, 1, x, null, c);
          kernels.multiply(0, 64, 32, 40, x, 1, 64, x, null, c);
          kernels.endStep();
        }
        allocated = allocated(kernels) - before;
      }
      assertEquals(0, allocated);
    }
  }

  private static long allocated(SharedKernels kernels) {
    return THREADS.getCurrentThreadAllocatedBytes()
        + THREADS.getThreadAllocatedBytes(kernels.secondThread());
  }
}
