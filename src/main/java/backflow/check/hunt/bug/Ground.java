package backflow.check.hunt.bug;

import backflow.nn.Architecture;
import backflow.nn.loss.Loss;

/**
 * What a bug may be planted in.
 *
 * @param architecture of the network
 * @param loss what is differentiated
 * @param batch n, the samples
 * @param decay λ of the weight decay that belongs to the loss; 0: none
 */
public record Ground(Architecture architecture, Loss loss, int batch, double decay) {
  /** D+1, the output layer. */
  public int layers() {
    return architecture.depth() + 1;
  }

  /**
   * One of its layers.
   *
   * @param layer 1..D+1
   */
  public Place at(int layer) {
    return new Place(this, layer);
  }
}
