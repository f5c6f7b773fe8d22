package backflow.check;

import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Workspace;
import backflow.nn.layer.BatchNorm;

/**
 * A backward pass that gets one bias wrong: the one with the smallest gradient that differences can
 * judge gets twice its gradient.
 *
 * @param pass by which all others are computed
 */
record SmallBias(BackwardPass pass) implements BackwardPass {
  /** Far above what rounding leaves of it at the usual ε. */
  private static final double SMALLEST = 1e-7;

  @Override
  public void backward(Network network, Workspace workspace) {
    pass.backward(network, workspace);
    double[] gradient = {};
    int unit = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (Layer layer : network.layers()) {
      Parameter p = layer.dense().bias();
      double[] g = p.gradient().data;
      for (int i = 0; isJudged(layer) && i < p.size(); i++) {
        double size = Math.abs(g[i]);
        if (size >= SMALLEST && size < smallest) {
          gradient = g;
          unit = i;
          smallest = size;
        }
      }
    }
    if (gradient.length > 0) {
      gradient[unit] *= 2;
    }
  }

  /** Batch norm takes its bias away: that gradient is 0 in truth. */
  private static boolean isJudged(Layer layer) {
    return !(layer.normalizer() instanceof BatchNorm);
  }
}
