package backflow.check;

import backflow.nn.Network;
import backflow.nn.Workspace;

/** A backward pass that is on trial: the engine's own, or another one that claims the same. */
@FunctionalInterface
public interface BackwardPass {
  /** The engine's own. */
  BackwardPass HONEST = Network::backward;

  /**
   * ∂L/∂θ of every parameter, into {@link backflow.nn.Parameter#gradient}.
   *
   * @param network with the parameters of the forward pass; only gradients are modified
   * @param workspace what a forward pass in training mode left, keeping all, with ∂L/∂output in
   *     {@link Workspace#outputGradient}, n × outputs; may be modified, but for dropout's masks
   */
  void backward(Network network, Workspace workspace);
}
