package backflow.train;

import backflow.nn.Network;

/**
 * Something that is done to one unit of a running network, to see what becomes of it. Takes effect
 * between two steps.
 *
 * @param kind what
 * @param layer from 1 at the input to D+1, the output
 * @param unit of that layer, from 1
 * @param size of a perturbation: its standard deviation, above 0; else ignored
 */
public record Intervention(Kind kind, int layer, int unit, double size) implements LiveChange {
  /** What can be done to a unit. */
  public enum Kind {
    /** Its activation a is 0 from now on; no gradient goes through it. */
    KILL("killed"),
    /** Its incoming weights and its bias stay as they are from now on. */
    FREEZE("frozen"),
    /** Its incoming weights get N(0, size²) added, once, from a random stream of their own. */
    PERTURB("perturbed"),
    /** It is neither killed nor frozen any more. */
    RELEASE("released");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** A perturbation needs a size above 0. */
  public Intervention {
    if (kind == Kind.PERTURB && !(size > 0 && size < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a perturbation has a size above 0, not " + size);
    }
  }

  /** Something without a size. */
  public static Intervention of(Kind kind, int layer, int unit) {
    return new Intervention(kind, layer, unit, kind == Kind.PERTURB ? 0.1 : 0);
  }

  /** Whether a network has such a unit. */
  boolean fits(Network network) {
    return layer >= 1
        && layer <= network.layers().size()
        && unit >= 1
        && unit <= network.layers().get(layer - 1).width();
  }

  /** In words: {@code unit 5 of layer 3 killed}. */
  public String inWords() {
    String how = kind == Kind.PERTURB ? " by " + size : "";
    return "unit " + unit + " of layer " + layer + " " + kind.word + how;
  }
}
