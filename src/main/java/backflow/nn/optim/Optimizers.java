package backflow.nn.optim;

import backflow.nn.Parameter;
import java.util.List;

/** The catalogue: every optimizer by its name. */
public final class Optimizers {
  private static final List<String> IDS = List.of("sgd", "rmsprop", "adagrad", "adam", "adamw");

  private Optimizers() {}

  /** The names, in the order of menus. */
  public static List<String> ids() {
    return IDS;
  }

  /**
   * A new optimizer, its state at 0.
   *
   * @param id the word in experiment files
   * @param parameters what it will update, in the order of the index that it is given
   * @throws IllegalArgumentException if there is none of that name, with the words that are known
   */
  public static Optimizer of(String id, List<Parameter> parameters) {
    return switch (id) {
      case "sgd" -> new Sgd(parameters);
      case "rmsprop" -> new RmsProp(parameters);
      case "adagrad" -> new Adagrad(parameters);
      case "adam" -> new Adam(parameters);
      case "adamw" -> new AdamW(parameters);
      default ->
          throw new IllegalArgumentException(
              "unknown optimizer \"" + id + "\"; known: " + String.join(", ", IDS));
    };
  }
}
