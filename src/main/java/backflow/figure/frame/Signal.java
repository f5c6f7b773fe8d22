package backflow.figure.frame;

import backflow.chart.Marker;
import backflow.probe.LayerQuantity;

/** The signals that are kept apart, each with its own shape: shape says signal, colour says run. */
public enum Signal {
  /** What backpropagation hands down: the RMS over batch and units of ∂L/∂a. */
  BACKWARD("backward", "∂L/∂a", Marker.CIRCLE, LayerQuantity.ACTIVATION_GRADIENT_RMS),
  /** The same before the activation: the RMS of δ = ∂L/∂z. */
  DELTA("delta", "δ", Marker.DIAMOND, LayerQuantity.PREACTIVATION_GRADIENT_RMS),
  /** What the optimizer gets: the RMS of ∂L/∂W. */
  WEIGHTS("weights", "∂L/∂W", Marker.SQUARE, LayerQuantity.WEIGHT_GRADIENT_RMS),
  /** What the optimizer gets, as the Frobenius norm of ∂L/∂W. */
  WEIGHTS_NORM("weights", "∂L/∂W", "norm", Marker.SQUARE, LayerQuantity.WEIGHT_GRADIENT_NORM),
  /** What the optimizer gets, as the mean of |∂L/∂W|. */
  WEIGHTS_MEAN("weights", "∂L/∂W", "mean", Marker.SQUARE, LayerQuantity.WEIGHT_GRADIENT_MEAN_ABS),
  /** What the optimizer gets, as the largest |∂L/∂W|. */
  WEIGHTS_MAX("weights", "∂L/∂W", "max", Marker.SQUARE, LayerQuantity.WEIGHT_GRADIENT_MAX_ABS),
  /** What flows forward: the RMS of a. */
  ACTIVATIONS("activations", "a", Marker.TRIANGLE, LayerQuantity.ACTIVATION_RMS);

  private final String word;
  private final String symbol;
  private final String measure;
  private final Marker marker;
  private final LayerQuantity quantity;

  Signal(String word, String symbol, String measure, Marker marker, LayerQuantity quantity) {
    this.word = word;
    this.symbol = symbol;
    this.measure = measure;
    this.marker = marker;
    this.quantity = quantity;
  }

  Signal(String word, String symbol, Marker marker, LayerQuantity quantity) {
    this(word, symbol, "RMS", marker, quantity);
  }

  /** Whether it is a weight gradient, however it is summed up. */
  public boolean isWeights() {
    return marker == Marker.SQUARE;
  }

  /** How its entries are summed up: RMS, norm, mean or max. */
  public String measure() {
    return measure;
  }

  /** What the axis shows: {@code RMS ∂L/∂a}. */
  public String unit() {
    return measure + " " + symbol;
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
