package backflow.figure.frame;

import backflow.chart.Marker;
import backflow.probe.LayerQuantity;
import java.util.List;

/** The signals that are kept apart, each with its own shape: shape says signal, colour says run. */
public enum Signal {
  /** What backpropagation hands down: the RMS over batch and units of ∂L/∂a. */
  BACKWARD("backward", "∂L/∂a", Measure.RMS, Marker.CIRCLE, LayerQuantity.ACTIVATION_GRADIENT_RMS),
  /** The same as the norm over batch and units. */
  BACKWARD_NORM(
      "backward", "∂L/∂a", Measure.NORM, Marker.CIRCLE, LayerQuantity.ACTIVATION_GRADIENT_NORM),
  /** The same as the mean of |∂L/∂a|; not at every step. */
  BACKWARD_MEAN(
      "backward", "∂L/∂a", Measure.MEAN, Marker.CIRCLE, LayerQuantity.ACTIVATION_GRADIENT_MEAN_ABS),
  /** The same as the largest |∂L/∂a|; not at every step. */
  BACKWARD_MAX(
      "backward", "∂L/∂a", Measure.MAX, Marker.CIRCLE, LayerQuantity.ACTIVATION_GRADIENT_MAX_ABS),
  /** What is left of it before the activation: the RMS of δ = ∂L/∂z. */
  DELTA("delta", "δ", Measure.RMS, Marker.DIAMOND, LayerQuantity.PREACTIVATION_GRADIENT_RMS),
  /** The same as the norm over batch and units. */
  DELTA_NORM("delta", "δ", Measure.NORM, Marker.DIAMOND, LayerQuantity.PREACTIVATION_GRADIENT_NORM),
  /** The same as the mean of |δ|; not at every step. */
  DELTA_MEAN(
      "delta", "δ", Measure.MEAN, Marker.DIAMOND, LayerQuantity.PREACTIVATION_GRADIENT_MEAN_ABS),
  /** The same as the largest |δ|; not at every step. */
  DELTA_MAX(
      "delta", "δ", Measure.MAX, Marker.DIAMOND, LayerQuantity.PREACTIVATION_GRADIENT_MAX_ABS),
  /** What the optimizer gets: the RMS of ∂L/∂W. */
  WEIGHTS("weights", "∂L/∂W", Measure.RMS, Marker.SQUARE, LayerQuantity.WEIGHT_GRADIENT_RMS),
  /** What the optimizer gets, as the Frobenius norm of ∂L/∂W. */
  WEIGHTS_NORM("weights", "∂L/∂W", Measure.NORM, Marker.SQUARE, LayerQuantity.WEIGHT_GRADIENT_NORM),
  /** What the optimizer gets, as the mean of |∂L/∂W|. */
  WEIGHTS_MEAN(
      "weights", "∂L/∂W", Measure.MEAN, Marker.SQUARE, LayerQuantity.WEIGHT_GRADIENT_MEAN_ABS),
  /** What the optimizer gets, as the largest |∂L/∂W|. */
  WEIGHTS_MAX(
      "weights", "∂L/∂W", Measure.MAX, Marker.SQUARE, LayerQuantity.WEIGHT_GRADIENT_MAX_ABS),
  /** What flows forward: the RMS of a. */
  ACTIVATIONS("activations", "a", Measure.RMS, Marker.TRIANGLE, LayerQuantity.ACTIVATION_RMS);

  /** The four signals that are kept apart, each by its RMS. */
  public static final List<Signal> APART = List.of(BACKWARD, DELTA, WEIGHTS, ACTIVATIONS);

  /**
   * A rare signal is measured at every so many steps; the trainer's room, which says so, is not
   * read.
   */
  public static final int EVERY = 10;

  private final String word;
  private final String symbol;
  private final Measure measure;
  private final Marker marker;
  private final LayerQuantity quantity;

  Signal(String word, String symbol, Measure measure, Marker marker, LayerQuantity quantity) {
    this.word = word;
    this.symbol = symbol;
    this.measure = measure;
    this.marker = marker;
    this.quantity = quantity;
  }

  /** Whether it is a weight gradient, however it is summed up. */
  public boolean isWeights() {
    return marker == Marker.SQUARE;
  }

  /** The same signal by its RMS. */
  public Signal byRms() {
    return by(Measure.RMS);
  }

  /** The same signal summed up in another way; by its RMS if it is not measured in that way. */
  public Signal by(Measure wanted) {
    Measure how = measures().contains(wanted) ? wanted : Measure.RMS;
    for (Signal signal : values()) {
      if (signal.marker == marker && signal.measure == how) {
        return signal;
      }
    }
    return this;
  }

  /** The ways in which it is summed up. */
  public List<Measure> measures() {
    return marker == Marker.TRIANGLE ? List.of(Measure.RMS) : List.of(Measure.values());
  }

  /** Whether it is measured at every k-th step only: it takes a pass of its own over the batch. */
  public boolean isRare() {
    return !isWeights() && (measure == Measure.MEAN || measure == Measure.MAX);
  }

  /** How its entries are summed up. */
  public Measure measure() {
    return measure;
  }

  /** What the axis shows: {@code RMS ∂L/∂a}. */
  public String unit() {
    return measure.of(symbol);
  }

  /** Its name on screen and in files. */
  public String word() {
    return word;
  }

  /** Its formula. */
  public String symbol() {
    return symbol;
  }

  /** Its shape. */
  public Marker marker() {
    return marker;
  }

  /** What is measured. */
  public LayerQuantity quantity() {
    return quantity;
  }
}
