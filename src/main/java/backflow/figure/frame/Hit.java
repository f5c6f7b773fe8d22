package backflow.figure.frame;

/**
 * What is under a point of a figure.
 *
 * @param layer from 1 at the input to D+1; 0: none
 * @param step −1: none
 * @param unit of the layer, from 1; 0: none
 * @param cell of a sweep, from 0; −1: none
 */
public record Hit(int layer, long step, int unit, int cell) {
  /** Nothing. */
  public static final Hit NONE = new Hit(0, -1, 0);

  /** No single unit. */
  public Hit(int layer, long step) {
    this(layer, step, 0);
  }

  /** Of the run that is shown. */
  public Hit(int layer, long step, int unit) {
    this(layer, step, unit, -1);
  }

  /** A cell of a sweep. */
  public static Hit ofCell(int cell) {
    return new Hit(0, -1, 0, cell);
  }

  /** Whether there is anything. */
  public boolean isNone() {
    return layer == 0 && step < 0 && unit == 0 && cell < 0;
  }
}
