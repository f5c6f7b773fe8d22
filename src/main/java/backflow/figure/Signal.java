package backflow.figure;

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
  /** What flows forward: the RMS of a. */
  ACTIVATIONS("activations", "a", Marker.TRIANGLE, LayerQuantity.ACTIVATION_RMS);

  private final String word;
  private final String symbol;
  private final Marker marker;
  private final LayerQuantity quantity;

  Signal(String word, String symbol, Marker marker, LayerQuantity quantity) {
    this.word = word;
    this.symbol = symbol;
    this.marker = marker;
    this.quantity = quantity;
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
