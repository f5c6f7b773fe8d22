package backflow.probe;

import backflow.math.Blank;
import java.util.Arrays;

/**
 * All that was measured in one step: values only, the one thing that leaves the engine. Reused: the
 * owner overwrites it at the next step, a reader copies.
 */
@SuppressWarnings("EnumOrdinal") // places in arrays: a map would box every value of every step
public final class StepSnapshot {
  private final int layers;
  private final double[] stepValues = new double[StepQuantity.count()];
  private final double[] layerValues;
  private long step = -1;

  /**
   * An empty snapshot.
   *
   * @param layers D+1: the hidden layers and the output layer
   */
  public StepSnapshot(int layers) {
    this.layers = layers;
    layerValues = new double[LayerQuantity.count() * layers];
    clear(-1);
  }

  /** D+1. */
  public int layers() {
    return layers;
  }

  /** The step that was measured, from 0; −1 if none. */
  public long step() {
    return step;
  }

  /**
   * Forgets all values: everything is blank.
   *
   * @param newStep the step to be measured next
   */
  public void clear(long newStep) {
    step = newStep;
    Arrays.fill(stepValues, Blank.VALUE);
    Arrays.fill(layerValues, Blank.VALUE);
  }

  /** A value of the step; the blank if not measured. */
  public double get(StepQuantity quantity) {
    return stepValues[quantity.ordinal()];
  }

  /**
   * A value of a layer; the blank if not measured or not defined.
   *
   * @param layer 1 at the input to D+1
   */
  public double get(LayerQuantity quantity, int layer) {
    return layerValues[quantity.ordinal() * layers + layer - 1];
  }

  /** Whether no value is NaN or ±∞; blanks do not count. */
  public boolean isFinite() {
    return isFinite(stepValues) && isFinite(layerValues);
  }

  private static boolean isFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value) && !Blank.is(value)) {
        return false;
      }
    }
    return true;
  }

  /** Sets a value of the step. */
  public void set(StepQuantity quantity, double value) {
    stepValues[quantity.ordinal()] = value;
  }

  /**
   * Sets a value of a layer.
   *
   * @param layer 1 at the input to D+1
   */
  public void set(LayerQuantity quantity, int layer, double value) {
    layerValues[quantity.ordinal() * layers + layer - 1] = value;
  }

  /**
   * Makes another snapshot equal to this one.
   *
   * @param other of the same number of layers; overwritten
   */
  public void copyInto(StepSnapshot other) {
    other.step = step;
    System.arraycopy(stepValues, 0, other.stepValues, 0, stepValues.length);
    System.arraycopy(layerValues, 0, other.layerValues, 0, layerValues.length);
  }

  /** Live values by {@link StepQuantity#ordinal}; for the history, which is in this room. */
  double[] stepValues() {
    return stepValues;
  }

  /** Live values, quantity by quantity, {@link #layers} each; for the history. */
  double[] layerValues() {
    return layerValues;
  }

  /** For the history. */
  void step(long newStep) {
    step = newStep;
  }
}
