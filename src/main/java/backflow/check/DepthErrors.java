package backflow.check;

import backflow.math.FloatFormat;
import java.util.List;

/**
 * How the error of the gradient check goes with depth.
 *
 * @param epsilon ε
 * @param precision what all is computed in
 * @param width units of every hidden layer
 * @param samples of the batch
 * @param curves one for each activation, that of the experiment first
 */
public record DepthErrors(
    double epsilon, FloatFormat precision, int width, int samples, List<DepthCurve> curves) {
  public DepthErrors {
    curves = List.copyOf(curves);
  }
}
