package backflow.nn.loss;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue: every loss, once. */
public final class Losses {
  private static final List<Loss> ALL =
      List.of(new Mse(), new BinaryCrossEntropy(), new CrossEntropy());

  private Losses() {}

  /** All, in the order of menus. */
  public static List<Loss> all() {
    return ALL;
  }

  /**
   * The loss of that name.
   *
   * @param id the word in experiment files; {@code auto} is not one of them
   * @throws IllegalArgumentException if there is none, with the words that are known
   */
  public static Loss named(String id) {
    for (Loss loss : ALL) {
      if (loss.id().equals(id)) {
        return loss;
      }
    }
    throw new IllegalArgumentException(
        "unknown loss \""
            + id
            + "\"; known: "
            + ALL.stream().map(Loss::id).collect(Collectors.joining(", ")));
  }
}
