package backflow.math;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Integrals by Gauss and Legendre's rule with 16 nodes on each of many panels: exact for
 * polynomials of degree 31 on a panel, so good to rounding wherever a function is smooth between
 * the edges.
 */
public final class Quadrature {
  /** How far out a Gaussian is integrated: beyond it lies a mass of 4e-33. */
  public static final double REACH = 12;

  private static final int NODES = 16;
  private static final double[] PLACES = new double[NODES];
  private static final double[] WEIGHTS = new double[NODES];
  private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);

  static {
    for (int i = 0; i < NODES; i++) {
      root(i);
    }
  }

  private Quadrature() {}

  /**
   * The i-th root of the Legendre polynomial of degree 16, by Newton's iteration from Tricomi's
   * guess cos(π(i + 3/4)/(n + 1/2)), and its weight 2/((1 − x²)·P′(x)²).
   */
  private static void root(int i) {
    double x = StrictMath.cos(Math.PI * (i + 0.75) / (NODES + 0.5));
    double slope = 0;
    for (int round = 0; round < 20; round++) {
      double before = 1;
      double value = x;
      for (int k = 2; k <= NODES; k++) {
        double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
        before = value;
        value = next;
      }
      slope = NODES * (x * value - before) / (x * x - 1);
      x -= value / slope;
    }
    PLACES[i] = x;
    WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
  }

  /**
   * ∫ f from the first edge to the last.
   *
   * @param f smooth between neighbouring edges
   * @param edges ascending, at least two; not modified
   */
  public static double integral(DoubleUnaryOperator f, double... edges) {
    double sum = 0;
    for (int k = 1; k < edges.length; k++) {
      double half = (edges[k] - edges[k - 1]) / 2;
      double middle = edges[k - 1] + half;
      double panel = 0;
      for (int i = 0; i < NODES; i++) {
        panel = Math.fma(WEIGHTS[i], f.applyAsDouble(middle + half * PLACES[i]), panel);
      }
      sum = Math.fma(half, panel, sum);
    }
    return sum;
  }

  /**
   * E[f(x)] for x ~ N(0, 1), on [−12, 12] in panels of width 1.
   *
   * @param f smooth but at the breaks
   * @param breaks where more edges are wanted, in any order; those beyond ±12 are ignored; not
   *     modified
   */
  public static double gaussian(DoubleUnaryOperator f, double... breaks) {
    return integral(x -> DENSITY * StrictMath.exp(-x * x / 2) * f.applyAsDouble(x), edges(breaks));
  }

  private static double[] edges(double... breaks) {
    int panels = (int) (2 * REACH);
    double[] all = new double[panels + 1 + breaks.length];
    for (int i = 0; i <= panels; i++) {
      all[i] = i - REACH;
    }
    int n = panels + 1;
    for (double place : breaks) {
      if (Math.abs(place) < REACH) {
        all[n++] = place;
      }
    }
    double[] edges = Arrays.copyOf(all, n);
    Arrays.sort(edges);
    return edges;
  }
}
