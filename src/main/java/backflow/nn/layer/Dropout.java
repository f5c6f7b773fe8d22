package backflow.nn.layer;

import backflow.math.RandomStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Inverted dropout (Srivastava 2014): in training each entry is set to 0 with probability p and the
 * others are divided by 1 − p, so that the mean stays.
 */
public final class Dropout {
  private final double rate;

  /**
   * A dropout.
   *
   * @param rate p in [0, 1)
   */
  public Dropout(double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("dropout is in [0, 1), not " + rate);
    }
    this.rate = rate;
  }

  /**
   * Draws a mask of 0 and 1/(1−p).
   *
   * @param mask overwritten
   * @param random the stream to draw from, one number per entry in row order
   */
  public void draw(DMatrixRMaj mask, RandomStream random) {
    double kept = 1 / (1 - rate);
    int n = mask.getNumElements();
    for (int i = 0; i < n; i++) {
      mask.data[i] = random.nextDouble() < rate ? 0 : kept;
    }
  }

  /**
   * y = x ⊙ mask; forward (of f) and backward (of the gradient) alike.
   *
   * @param x not modified unless it is y
   * @param y overwritten
   */
  public static void apply(DMatrixRMaj x, DMatrixRMaj mask, DMatrixRMaj y) {
    int n = x.getNumElements();
    for (int i = 0; i < n; i++) {
      y.data[i] = x.data[i] * mask.data[i];
    }
  }
}
