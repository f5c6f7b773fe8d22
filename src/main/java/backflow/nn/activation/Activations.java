package backflow.nn.activation;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue: every activation, once. */
public final class Activations {
  /** Where the learned slope of PReLU starts (He 2015, PyTorch's default). */
  public static final double START_SLOPE = 0.25;

  private static final List<Activation> ALL =
      List.of(
          new Identity(),
          new Sigmoid(),
          new Tanh(),
          new Relu(),
          new LeakyRelu(),
          new Prelu(),
          new Elu(),
          new Selu(),
          new Gelu(),
          new Silu(),
          new Softplus(),
          new Softsign(),
          new Mish(),
          new HardTanh());

  private Activations() {}

  /** All, in the order of menus. */
  public static List<Activation> all() {
    return ALL;
  }

  /**
   * The activation of that name.
   *
   * @param id the word in experiment files
   * @throws IllegalArgumentException if there is none, with the words that are known
   */
  public static Activation named(String id) {
    for (Activation activation : ALL) {
      if (activation.id().equals(id)) {
        return activation;
      }
    }
    throw new IllegalArgumentException(
        "unknown activation \""
            + id
            + "\"; known: "
            + ALL.stream().map(Activation::id).collect(Collectors.joining(", ")));
  }
}
