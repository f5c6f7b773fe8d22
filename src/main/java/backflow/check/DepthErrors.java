package backflow.check;

import java.util.List;

/**
 * How the error of the gradient check goes with depth.
 *
 * @param epsilon ε
 * @param width units of every hidden layer
 * @param samples of the batch
 * @param curves one for each activation, that of the experiment first
 */
public record DepthErrors(double epsilon, int width, int samples, List<DepthCurve> curves) {
  public DepthErrors {
    curves = List.copyOf(curves);
  }
}
