package backflow.chart;

/**
 * What an axis names, and where.
 *
 * @param places where they stand, in drawing units; not to be modified
 * @param labels what stands beside each; not to be modified
 */
@SuppressWarnings("ArrayRecordComponent")
public record Ticks(double[] places, String[] labels) {
  /** How many. */
  public int count() {
    return places.length;
  }
}
