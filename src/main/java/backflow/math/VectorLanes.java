package backflow.math;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width of this machine, and the eight accumulators of a sum whatever that width is.
 *
 * <p>A loop runs once per {@code half}, over every eighth element from there on: with eight lanes
 * once, from 0; with four lanes twice, from 0 and from 4. So the accumulators of element i mod 8
 * are always the same, and the loops are written once. What is left at the end of an array, fewer
 * than eight elements, is added one by one.
 */
final class VectorLanes {
  /** The species of all loops; a constant, or the compiler would keep vectors on the heap. */
  static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;

  /** Its lanes. */
  static final int L = S.length();

  /** How many accumulators a sum has. */
  static final int SUMS = 8;

  private VectorLanes() {}

  /** The largest multiple of eight that is at most n: what the vector loops do. */
  static int whole(int n) {
    return n & -SUMS;
  }

  /** The q-th sum, of its eight accumulators from {@code lanes[8*q]} on. */
  static double fold(double[] lanes, int q) {
    int k = q * SUMS;
    double even = (lanes[k] + lanes[k + 4]) + (lanes[k + 2] + lanes[k + 6]);
    double odd = (lanes[k + 1] + lanes[k + 5]) + (lanes[k + 3] + lanes[k + 7]);
    return even + odd;
  }

  /** Makes the q-th sum a given number. */
  static void set(double[] lanes, int q, double value) {
    Arrays.fill(lanes, q * SUMS, q * SUMS + SUMS, 0.0);
    lanes[q * SUMS] = value;
  }

  /** One leftover x goes into accumulator k of the q-th sum. */
  static void addTo(double[] lanes, int q, int k, double x) {
    lanes[q * SUMS + k] += x;
  }

  /** One leftover x², likewise. */
  static void addSquareTo(double[] lanes, int q, int k, double x) {
    lanes[q * SUMS + k] = Math.fma(x, x, lanes[q * SUMS + k]);
  }
}
