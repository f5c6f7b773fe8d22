package backflow.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The net with its weights, gradients and activations at one step, as far as a drawing needs it.
 *
 * @param step with the parameters before its update
 * @param batch how many samples activations and gradients are of
 * @param samples how many samples tell whether a unit is off: the probe set
 * @param layers the inputs (0), the hidden layers (1..D), the output layer (D+1)
 */
public record Graph(long step, int batch, int samples, List<Layer> layers) implements Finding {
  /** Copies the list. */
  public Graph {
    layers = List.copyOf(layers);
  }

  /** D. */
  public int hidden() {
    return layers.size() - 2;
  }

  /** A layer; 0: the inputs. */
  public Layer layer(int l) {
    return layers.get(l);
  }

  /**
   * A layer.
   *
   * @param width how many units it has
   * @param units those that are shown, rising
   * @param edges to the layer below; null for the inputs
   */
  public record Layer(int width, List<Unit> units, @Nullable Edges edges) {
    /** Copies the list. */
    public Layer {
      units = List.copyOf(units);
    }
  }

  /**
   * A unit.
   *
   * @param number from 1 within its layer
   * @param mean of its activation over the batch
   * @param off whether its z is ≤ 0 on the whole probe set, under an activation that is then 0
   * @param killed whether the reader holds its activation at 0
   * @param frozen whether the reader holds its weights and bias
   */
  public record Unit(int number, double mean, boolean off, boolean killed, boolean frozen) {}
}
