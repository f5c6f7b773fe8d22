package backflow.check.hunt;

import backflow.check.hunt.bug.Bug;
import backflow.check.hunt.bug.Ground;
import backflow.math.RandomStream;
import backflow.nn.Architecture;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** How hard a hunt is: how deep the network, and of how many parts. */
public enum Level {
  /** One plain hidden layer. */
  ONE_LAYER("One hidden layer", 1, false),
  /** Three hidden layers, with all that a layer may have. */
  THREE_LAYERS("Three hidden layers", 3, true),
  /** Six of them. */
  SIX_LAYERS("Six hidden layers", 6, true);

  /** λ where there is weight decay: about a tenth of the gradients beside it. */
  private static final double DECAY = 0.02;

  private static final double DROPOUT = 0.3;

  private static final List<String> ACTIVATIONS =
      List.of("sigmoid", "tanh", "relu", "prelu", "elu", "softplus", "silu");

  private final String label;
  private final int depth;
  private final boolean parts;

  Level(String label, int depth, boolean parts) {
    this.label = label;
    this.depth = depth;
    this.parts = parts;
  }

  /** Its name on screen. */
  public String label() {
    return label;
  }

  /** A network small enough that every number can be looked at. */
  Ground ground(RandomStream random) {
    int width = 4 + random.nextInt(2);
    int inputs = random.nextInt(2) == 0 ? width : 3;
    int outputs = random.nextInt(3) == 0 ? width : 3;
    int batch = random.nextInt(2) == 0 ? width : 6 + random.nextInt(4);
    Activation f = Activations.named(ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size())));
    Architecture architecture =
        new Architecture(
            inputs,
            Collections.nCopies(depth, width),
            Collections.nCopies(depth, f),
            outputs,
            normalization(random),
            oneOf(3, random) ? Residual.PLAIN : Residual.NONE,
            oneOf(3, random) ? DROPOUT : 0);
    return new Ground(architecture, loss(random), batch, oneOf(4, random) ? DECAY : 0);
  }

  /** Whether a bug can sit in some network of this level, as far as a few hundred of them tell. */
  boolean hosts(Bug bug) {
    RandomStream random = RandomStream.of(1, "places for " + bug.id());
    return Stream.generate(() -> ground(random))
        .limit(300)
        .anyMatch(g -> !Deal.layers(g, bug).isEmpty());
  }

  private boolean oneOf(int many, RandomStream random) {
    return random.nextInt(many) == 0 && parts;
  }

  private Normalization normalization(RandomStream random) {
    if (!oneOf(2, random)) {
      return Normalization.NONE;
    }
    return random.nextInt(3) == 0 ? Normalization.LAYER : Normalization.BATCH;
  }

  private static Loss loss(RandomStream random) {
    int of = random.nextInt(4);
    return Losses.named(of == 0 ? "mse" : of == 1 ? "binary-cross-entropy" : "cross-entropy");
  }
}
