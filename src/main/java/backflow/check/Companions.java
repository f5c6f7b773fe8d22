package backflow.check;

import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which activations are compared with that of an experiment: at most four lines can be read. */
public final class Companions {
  /** The three that lectures compare. */
  public static final String USUAL = "sigmoid, tanh, ReLU";

  private static final String NONE = "nothing beside";

  private Companions() {}

  /** All choices, in words: the usual three, none, or one by its label. */
  public static List<String> all() {
    List<String> all = new ArrayList<>(List.of(USUAL, NONE));
    Activations.all().forEach(f -> all.add(f.label()));
    return all;
  }

  /**
   * The activations of a choice.
   *
   * @param own that of the experiment; comes first
   * @param choice one of {@link #all}
   */
  public static List<Activation> of(Activation own, String choice) {
    Set<Activation> chosen = new LinkedHashSet<>();
    chosen.add(own);
    for (String label : choice.split(", ", -1)) {
      Activations.all().stream().filter(f -> f.label().equals(label)).forEach(chosen::add);
    }
    return List.copyOf(chosen);
  }
}
