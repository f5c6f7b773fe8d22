package backflow.check;

import java.util.List;

/**
 * The error of a gradient check against ε.
 *
 * @param loss J
 * @param epsilons from the largest to the smallest, half a decade apart
 * @param curves float64 centred, one-sided, then float32 centred, one-sided
 * @param name of the one parameter that was chosen; empty: the median over several
 * @param parameters over how many parameters the median is
 */
public record EpsilonCurves(
    double loss, List<Double> epsilons, List<EpsilonCurve> curves, String name, int parameters) {
  public EpsilonCurves {
    epsilons = List.copyOf(epsilons);
    curves = List.copyOf(curves);
  }
}
