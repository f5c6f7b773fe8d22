package backflow.nn;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Two places in memory that the gradients of all weights take in turns, layer after layer, while a
 * step is made in one go. Written and read within a moment, they stay in the cache; 150 gradients
 * in places of their own go out to memory and push out what the step needs next. Allocates once,
 * when it is first used.
 */
final class SharedGradients {
  private final DMatrixRMaj[] gradients;
  private final double[][] own;
  private double[][] places = new double[0][];
  private boolean sharing;
  private boolean forgotten;

  /**
   * Nothing is shared yet.
   *
   * @param layers 1..D+1
   */
  SharedGradients(List<Layer> layers) {
    gradients = new DMatrixRMaj[layers.size()];
    own = new double[layers.size()][];
    for (int k = 0; k < gradients.length; k++) {
      gradients[k] = layers.get(k).dense().weight().gradient();
      own[k] = gradients[k].data;
    }
  }

  /** Gradients share memory from now on. */
  void begin() {
    if (places.length == 0) {
      int largest = Arrays.stream(own).mapToInt(g -> g.length).max().orElse(0);
      places = new double[2][largest];
    }
    if (!forgotten) {
      for (double[] g : own) {
        Arrays.fill(g, Double.NaN);
      }
      forgotten = true;
    }
    for (int k = 0; k < gradients.length; k++) {
      gradients[k].data = places[k % 2];
    }
    sharing = true;
  }

  /** Gradients have their own memory again. */
  void end() {
    for (int k = 0; k < gradients.length; k++) {
      gradients[k].data = own[k];
    }
    sharing = false;
  }

  /** A backward pass begins. */
  void beforeBackward() {
    forgotten &= sharing;
  }
}
