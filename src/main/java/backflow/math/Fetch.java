package backflow.math;

/**
 * Brings a part of an array into the processor's caches before a loop works on it.
 *
 * <p>A loop that runs through memory from front to back keeps one of the processor's prefetchers
 * busy, and that one stops at the end of every page; eight places read in turn keep eight of them
 * busy. Where 150 layers of weights wait in the third-level cache or in memory, this halves the
 * time until they are there. Java has no instruction to prefetch, so this reads; what it reads is
 * added up and kept, or the compiler would leave it out.
 */
final class Fetch {
  /** Doubles in a line of the cache. */
  private static final int LINE = 8;

  private static final int PLACES = 8;

  /** What is smaller is still there from the last step. */
  private static final int LEAST = 2048;

  /** Of what was read, so that it must be read. */
  double sum;

  /**
   * Fetches a part of an array.
   *
   * @param x read, not modified
   * @param from first element
   * @param end the one after the last
   */
  void fetch(double[] x, int from, int end) {
    if (end - from >= LEAST) {
      sum = sum(x, from, (end - from) / PLACES);
    }
  }

  private static double sum(double[] x, int from, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    for (int i = from; i < from + n; i += LINE) {
      a += x[i];
      b += x[i + n];
      c += x[i + 2 * n];
      d += x[i + 3 * n];
      e += x[i + 4 * n];
      f += x[i + 5 * n];
      g += x[i + 6 * n];
      h += x[i + 7 * n];
    }
    return a + b + c + d + e + f + g + h;
  }
}
