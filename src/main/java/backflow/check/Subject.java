package backflow.check;

import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.loss.Loss;
import org.ejml.data.DMatrixRMaj;

/**
 * What is checked: the gradient of a loss on a batch, at the parameters of a network. Everything is
 * copied when this is made, so make it where nobody changes the network meanwhile.
 *
 * @param network a copy, with the parameters at which to check
 * @param loss what is differentiated
 * @param x inputs, batch × features; a copy
 * @param y targets as the loss wants them; a copy
 * @param seed of the dropout masks, and of the sample of parameters
 */
public record Subject(Network network, Loss loss, DMatrixRMaj x, DMatrixRMaj y, long seed) {
  public Subject {
    network = copy(network);
    x = x.copy();
    y = y.copy();
  }

  /** The same parameters once more; without gradients and running statistics. */
  static Network copy(Network network) {
    Network copy = new Network(network.architecture());
    for (int i = 0; i < copy.parameters().size(); i++) {
      Parameter p = copy.parameters().get(i);
      p.value().setTo(network.parameters().get(i).value());
    }
    return copy;
  }

  /** The batch at another network. */
  Subject with(Network other) {
    return new Subject(other, loss, x, y, seed);
  }
}
