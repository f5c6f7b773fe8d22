package backflow.math;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which family of {@link Kernels} this Java machine gets. The Vector API is an incubating module
 * that must be asked for ({@link VectorModule}); without it, or on a processor without 256-bit
 * vectors and fused multiply-add, everything runs on plain Java, to the same bits.
 */
public final class KernelChoice {
  /** The family for every Java machine. */
  static final String PLAIN = "plain";

  /** The family on the Vector API. */
  static final String VECTOR = "vector";

  /** The system property that overrides {@link #best}. */
  public static final String PROPERTY = "backflow.kernels";

  /** The system property that says how many threads share a step, 1 or 2. */
  public static final String THREADS = "backflow.threads";

  private KernelChoice() {}

  /**
   * A new instance of the fastest family, or of the one that the system property {@value #PROPERTY}
   * names ({@code plain} or {@code vector}), if it can run here.
   *
   * @return kernels for one thread
   * @throws IllegalArgumentException if the property names neither
   */
  public static Kernels best() {
    Kernels vector = PLAIN.equals(property(PROPERTY, VECTOR, PLAIN)) ? null : vector();
    return vector == null ? plain() : vector;
  }

  /**
   * How many threads are to share a step: what the system property {@value #THREADS} says, else 1.
   *
   * @throws IllegalArgumentException if it says neither 1 nor 2
   */
  public static int threads() {
    return Integer.parseInt(property(THREADS, "1", "2"));
  }

  /**
   * Refuses system properties that {@link #best} or {@link #threads} would refuse.
   *
   * @throws IllegalArgumentException in words
   */
  public static void check() {
    property(PROPERTY, VECTOR, PLAIN);
    threads();
  }

  /** A system property that has two values, of which the first is meant where it is not set. */
  private static String property(String name, String usual, String other) {
    String value = System.getProperty(name, usual);
    if (!value.equals(usual) && !value.equals(other)) {
      throw new IllegalArgumentException(
          name + ": \"" + value + "\" is not known; allowed: " + usual + ", " + other);
    }
    return value;
  }

  /** A new instance of the plain family, for one thread. */
  public static Kernels plain() {
    return new PlainKernels();
  }

  /** The families that can run here: {@code plain} and perhaps {@code vector}. */
  public static List<String> available() {
    return vector() == null ? List.of(PLAIN) : List.of(PLAIN, VECTOR);
  }

  /**
   * A new instance of a family.
   *
   * @param family {@code plain} or {@code vector}
   * @return kernels for one thread
   * @throws IllegalArgumentException if there is no such family or it cannot run here
   */
  public static Kernels named(String family) {
    Kernels kernels =
        switch (family) {
          case PLAIN -> plain();
          case VECTOR -> vector();
          default -> null;
        };
    if (kernels == null) {
      throw new IllegalArgumentException(
          "no kernels named \"" + family + "\" here, only " + String.join(", ", available()));
    }
    return kernels;
  }

  private static @Nullable Kernels vector() {
    return VectorModule.isPresent()
            && VectorKernels.fitsProcessor()
            && FusedMultiplyAdd.inHardware()
        ? new VectorKernels()
        : null;
  }
}
