package backflow.figure.frame;

import backflow.check.ElementPlace;
import org.jspecify.annotations.Nullable;

/**
 * What is under a point of a figure.
 *
 * @param layer from 1 at the input to D+1; 0: none
 * @param step −1: none
 * @param unit of the layer, from 1; 0: none
 * @param cell of a sweep, from 0; −1: none
 * @param element one number of all that the network learns; null: none
 */
public record Hit(int layer, long step, int unit, int cell, @Nullable ElementPlace element) {
  /** Nothing. */
  public static final Hit NONE = new Hit(0, -1, 0);

  /** No single unit. */
  public Hit(int layer, long step) {
    this(layer, step, 0);
  }

  /** Of the run that is shown. */
  public Hit(int layer, long step, int unit) {
    this(layer, step, unit, -1, null);
  }

  /** A cell of a sweep. */
  public static Hit ofCell(int cell) {
    return new Hit(0, -1, 0, cell, null);
  }

  /** One number of what a layer learns. */
  public static Hit ofElement(int layer, ElementPlace element) {
    return new Hit(layer, -1, 0, -1, element);
  }

  /** Whether there is anything. */
  public boolean isNone() {
    return layer == 0 && step < 0 && unit == 0 && cell < 0;
  }
}
