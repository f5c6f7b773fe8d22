package backflow.study;

/**
 * What the reader has chosen, as far as studies depend on it.
 *
 * @param layer from 1 at the input to D+1; 0: none
 * @param unit of that layer, from 1; 0: none
 */
public record Interest(int layer, int unit) {
  /** Nothing chosen. */
  public static final Interest NONE = new Interest(0, 0);
}
