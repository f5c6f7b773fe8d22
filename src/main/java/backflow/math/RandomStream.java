package backflow.math;

import java.nio.charset.StandardCharsets;

/**
 * A named stream of random numbers: the same seed and name give the same numbers on every machine,
 * and two names give streams that have nothing to do with each other. Changing how much one stream
 * is used (say dropout) leaves all others (weights, data, batches) as they were.
 *
 * <p>Generator: xoshiro256++ (Blackman and Vigna 2019), its state filled by SplitMix64 (Steele, Lea
 * and Flood 2014) from the seed and the FNV-1a hash of the name. Gaussians by Marsaglia's polar
 * method with {@link StrictMath}, so no platform's libm can change a bit. Not thread-safe.
 */
public final class RandomStream {
  private final long[] state = new long[4];
  private double spareGaussian = Double.NaN;

  private RandomStream() {}

  /**
   * Opens a stream.
   *
   * @param seed any number; the experiment's seed
   * @param name what the numbers are for, for example {@code "weights"}
   * @return the stream at its start
   */
  public static RandomStream of(long seed, String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    RandomStream stream = new RandomStream();
    long x = mix(seed) ^ hash;
    for (int i = 0; i < 4; i++) {
      x += 0x9e3779b97f4a7c15L;
      stream.state[i] = mix(x);
    }
    return stream;
  }

  private static long mix(long x) {
    long z = (x ^ (x >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** The next 64 random bits. */
  public long nextLong() {
    long result = Long.rotateLeft(state[0] + state[3], 23) + state[0];
    long t = state[1] << 17;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= t;
    state[3] = Long.rotateLeft(state[3], 45);
    return result;
  }

  /** The next number, uniform in [0, 1), a multiple of 2⁻⁵³. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * The next number, uniform in [from, to).
   *
   * @param from the lower end
   * @param to the upper end
   */
  public double nextDouble(double from, double to) {
    return from + (to - from) * nextDouble();
  }

  /**
   * The next integer, uniform in [0, bound), without bias.
   *
   * @param bound above 0
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be above 0, was " + bound);
    }
    long limit = (1L << 32) / bound * bound;
    long x = nextLong() >>> 32;
    while (x >= limit) {
      x = nextLong() >>> 32;
    }
    return (int) (x % bound);
  }

  /** The next number of the standard normal distribution. */
  public double nextGaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double g = spareGaussian;
      spareGaussian = Double.NaN;
      return g;
    }
    double u;
    double v;
    double s;
    do {
      u = 2 * nextDouble() - 1;
      v = 2 * nextDouble() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double scale = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
    spareGaussian = v * scale;
    return u * scale;
  }

  /**
   * Shuffles in place, every order equally likely (Fisher and Yates).
   *
   * @param items modified
   */
  public void shuffleInPlace(int[] items) {
    for (int i = items.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swap = items[i];
      items[i] = items[j];
      items[j] = swap;
    }
  }

  /** The 256 bits from which the next numbers are made, as four words; a copy. */
  public long[] state() {
    return state.clone();
  }

  /** A second stream that goes on from here as this one does. */
  public RandomStream copy() {
    RandomStream twin = new RandomStream();
    copyInto(twin);
    return twin;
  }

  /**
   * Makes another stream go on from here as this one does.
   *
   * @param other modified
   */
  public void copyInto(RandomStream other) {
    System.arraycopy(state, 0, other.state, 0, 4);
    other.spareGaussian = spareGaussian;
  }
}
