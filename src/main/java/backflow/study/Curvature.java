package backflow.study;

/**
 * How the loss bends where the run stands, along the direction in which it bends least.
 *
 * @param step of which step
 * @param smallest the smallest eigenvalue of the Hessian of the loss that Lanczos found; the blank
 *     if it cannot be told
 * @param largest the largest one, for scale
 * @param samples over how many training samples
 * @param iterations how many Hessian-vector products were made
 */
public record Curvature(long step, double smallest, double largest, int samples, int iterations)
    implements Finding {
  /** Below this share of the largest one an eigenvalue cannot be told from 0 by differences. */
  private static final double RESOLVED = 1e-5;

  /** Whether there is a direction downhill on both sides, as far as that can be resolved. */
  public boolean isSaddle() {
    return smallest < -RESOLVED * Math.max(Math.abs(largest), Math.abs(smallest)) && smallest < 0;
  }
}
