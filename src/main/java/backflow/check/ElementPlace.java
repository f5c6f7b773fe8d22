package backflow.check;

import backflow.nn.Network;
import backflow.nn.Parameter;

/**
 * Where one number stands among all that a network learns.
 *
 * @param parameter its tensor, from 0 in the order of {@link Network#parameters}
 * @param index its place in the tensor, from 0, row by row
 */
public record ElementPlace(int parameter, int index) {
  /** The first number of all. */
  public static final ElementPlace FIRST = new ElementPlace(0, 0);

  /** Whether a network has such a number. */
  public boolean isIn(Network network) {
    return parameter >= 0
        && parameter < network.parameters().size()
        && index >= 0
        && index < network.parameters().get(parameter).size();
  }

  /** Its tensor. */
  Parameter in(Network network) {
    return network.parameters().get(parameter);
  }

  /** How many numbers stand before it when all tensors are written one after the other. */
  public int before(Network network) {
    int count = index;
    for (int i = 0; i < parameter; i++) {
      count += network.parameters().get(i).size();
    }
    return count;
  }
}
