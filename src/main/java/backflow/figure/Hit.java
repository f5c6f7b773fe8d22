package backflow.figure;

/**
 * What is under a point of a figure.
 *
 * @param layer from 1 at the input to D+1; 0: none
 * @param step −1: none
 */
public record Hit(int layer, long step) {
  /** Nothing. */
  public static final Hit NONE = new Hit(0, -1);

  /** Whether there is anything. */
  public boolean isNone() {
    return layer == 0 && step < 0;
  }
}
