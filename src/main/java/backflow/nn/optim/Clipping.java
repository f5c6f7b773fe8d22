package backflow.nn.optim;

/**
 * What happens to the gradients between the backward pass and the update.
 *
 * @param mode how they are clipped
 * @param threshold c, above 0; for {@link Mode#NONE} kept but ignored
 */
public record Clipping(Mode mode, double threshold) {
  /** Gradients go to the optimizer as they are. */
  public static final Clipping NONE = new Clipping(Mode.NONE, 1);

  /** The ways of clipping by the word that experiment files use. */
  public enum Mode {
    NONE("none", "Off"),
    /** g ← g·min(1, c/(‖g‖+1e-6)) over all parameters (Pascanu 2013; PyTorch's formula). */
    NORM("norm", "Norm"),
    /** The same over one layer's parameters together. */
    PER_LAYER("per-layer", "Layer"),
    /** Each entry to [−c, c]: changes the direction. */
    VALUE("value", "Value");

    private final String id;
    private final String label;

    Mode(String id, String label) {
      this.id = id;
      this.label = label;
    }

    /** The word in experiment files. */
    public String id() {
      return id;
    }

    /** The word on screen. */
    public String label() {
      return label;
    }
  }
}
