package backflow.chart;

/** From a value to a place on the drawing and back. */
public sealed interface Scale permits LinearScale, LogScale {
  /** Where a value stands, in drawing units; defined for what {@link #shows}. */
  double at(double value);

  /** The value that stands at a place. */
  double value(double place);

  /** Whether a value has a place on this scale: finite, and above 0 if logarithmic. */
  boolean shows(double value);

  /**
   * Values worth a label.
   *
   * @param spacing smallest distance between two of them, in drawing units
   */
  Ticks ticks(double spacing);
}
