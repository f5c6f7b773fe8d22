package backflow.study;

import backflow.nn.Architecture;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.theory.Gains;
import backflow.theory.MeanField;
import backflow.theory.Start;
import backflow.train.InitializerSpec;
import backflow.train.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** What mean-field theory says of the network of an experiment, before it is trained. */
public final class Prediction {
  private Prediction() {}

  /**
   * Of a network.
   *
   * @param features how many inputs it has
   * @param outputs how many outputs
   * @param inputSquare mean of the squares of all inputs of the training set
   */
  public static Gains of(NetworkSpec network, int features, int outputs, double inputSquare) {
    List<Activation> activations = new ArrayList<>();
    for (int l = 1; l <= network.depth(); l++) {
      activations.add(Activations.named(network.activation(l)));
    }
    Architecture architecture =
        new Architecture(
            features,
            network.widths(),
            activations,
            outputs,
            network.normalization(),
            network.residual(),
            network.dropout());
    InitializerSpec i = network.initializer();
    Start start = new Start(i.scheme(), i.gain(), i.k(), i.std(), i.bound(), i.bias());
    return MeanField.of(architecture, start, inputSquare);
  }
}
