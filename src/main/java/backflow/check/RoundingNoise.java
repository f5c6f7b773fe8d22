package backflow.check;

import backflow.math.FloatFormat;
import backflow.math.RandomStream;
import backflow.nn.Network;
import backflow.nn.Parameter;
import java.util.List;

/**
 * How far rounding alone moves a loss and its gradient, measured: every parameter is moved to a
 * neighbouring number at random, up or down, several times over (Monte Carlo arithmetic, Parker
 * 1997). In an ordinary network that changes the loss by about u·|J|; where a deep one magnifies
 * small changes by many decades, or where large terms cancel, by as many decades more.
 */
final class RoundingNoise {
  private static final int DRAWS = 8;

  /** What is less than so many times the largest change that was seen may be rounding. */
  private static final double MARGIN = 10;

  private final double[][] gradients;
  private double loss;

  /**
   * Measures; afterwards parameters, gradients and losses are as they were.
   *
   * @param objective at the parameters of its gradient
   * @param pass whose gradient is on trial
   */
  RoundingNoise(Objective objective, BackwardPass pass, long seed) {
    Network network = objective.network();
    List<Parameter> parameters = network.parameters();
    double[][] values = new double[parameters.size()][];
    double[][] exact = new double[parameters.size()][];
    gradients = new double[parameters.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = parameters.get(i).value().data.clone();
      exact[i] = parameters.get(i).gradient().data.clone();
      gradients[i] = new double[exact[i].length];
    }
    RandomStream random = RandomStream.of(seed, "rounding of the gradient check");
    SampleLosses here = objective.losses();
    SampleLosses there = objective.losses();
    objective.gradientAgain(pass, here);
    // J itself is rounded too, also where all draws happen to fall on the same number
    loss = size(objective.precision().unitRoundoff() * here.mean());
    for (int draw = 0; draw < DRAWS; draw++) {
      moveInPlace(parameters, values, objective.precision(), random);
      objective.gradientAgain(pass, there);
      loss = Math.max(loss, size(there.minus(here)));
      compare(parameters, exact);
    }
    for (int i = 0; i < values.length; i++) {
      System.arraycopy(values[i], 0, parameters.get(i).value().data, 0, values[i].length);
      System.arraycopy(exact[i], 0, parameters.get(i).gradient().data, 0, exact[i].length);
    }
  }

  private static void moveInPlace(
      List<Parameter> parameters, double[][] values, FloatFormat format, RandomStream random) {
    for (int i = 0; i < values.length; i++) {
      double[] w = parameters.get(i).value().data;
      for (int k = 0; k < w.length; k++) {
        double step = 2 * format.unitRoundoff() * (random.nextDouble() < 0.5 ? 1 : -1);
        // 0 stays 0: nothing rounds it
        w[k] = format.round(values[i][k] + step * values[i][k]);
      }
    }
  }

  private void compare(List<Parameter> parameters, double[][] exact) {
    for (int i = 0; i < exact.length; i++) {
      double[] g = parameters.get(i).gradient().data;
      for (int k = 0; k < g.length; k++) {
        gradients[i][k] = Math.max(gradients[i][k], size(g[k] - exact[i][k]));
      }
    }
  }

  /** |x|; ∞ for NaN. */
  private static double size(double x) {
    return Double.isNaN(x) ? Double.POSITIVE_INFINITY : Math.abs(x);
  }

  /**
   * How far an element's two numbers may differ by rounding alone.
   *
   * @param parameter its place among the parameters
   * @param index its place in the tensor
   */
  double of(int parameter, int index, double epsilon) {
    return MARGIN * (loss / epsilon + gradients[parameter][index]);
  }
}
