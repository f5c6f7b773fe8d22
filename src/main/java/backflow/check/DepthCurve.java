package backflow.check;

import java.util.List;

/**
 * How the error of the gradient check goes with depth, for one activation.
 *
 * @param activation its id
 * @param label its word on screen
 * @param points from the shallowest network to the deepest
 */
public record DepthCurve(String activation, String label, List<DepthPoint> points) {
  public DepthCurve {
    points = List.copyOf(points);
  }
}
