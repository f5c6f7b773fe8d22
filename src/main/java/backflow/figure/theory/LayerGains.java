package backflow.figure.theory;

import backflow.figure.frame.Readings;
import backflow.figure.frame.Signal;
import backflow.math.Blank;
import backflow.probe.StepSnapshot;
import backflow.theory.Gains;
import java.util.function.IntToDoubleFunction;

/**
 * By how much each layer multiplies the signals that pass it, measured at the step that is shown
 * and as theory has it. A view on what the readings hold at the moment.
 */
record LayerGains(StepSnapshot snapshot, Gains gains) {
  static LayerGains of(Readings readings) {
    return new LayerGains(readings.snapshot(), readings.facts().gains());
  }

  /** D. */
  int hidden() {
    return snapshot.layers() - 1;
  }

  /** Whether theory speaks of this net. */
  boolean predicted() {
    return hidden() > 0 && gains.backward().size() == hidden();
  }

  /** The assumption, or why theory says nothing. */
  String why() {
    return gains.why().isEmpty() ? "Theory says nothing here." : gains.why();
  }

  /**
   * Measured: backward RMS(∂L/∂a_(l−1))/RMS(∂L/∂a_l), else RMS(a_l)/RMS(a_(l−1)).
   *
   * @param layer l, 2..D
   */
  double measured(Signal signal, int layer) {
    double here = snapshot.get(signal.quantity(), layer);
    double below = snapshot.get(signal.quantity(), layer - 1);
    return signal == Signal.BACKWARD ? quotient(below, here) : quotient(here, below);
  }

  /** What theory says of the same; the blank where it says nothing. */
  double theory(Signal signal, int layer) {
    if (!predicted()) {
      return Blank.VALUE;
    }
    return (signal == Signal.BACKWARD ? gains.backward() : gains.forward()).get(layer - 1);
  }

  /** Measured over theory. */
  double ratio(Signal signal, int layer) {
    return quotient(measured(signal, layer), theory(signal, layer));
  }

  /** The blank for what is blank, and for 0/0. */
  private static double quotient(double x, double y) {
    return Blank.is(x) || Blank.is(y) || (x == 0 && y == 0) ? Blank.VALUE : x / y;
  }

  /** Geometric mean over the layers; the blank if any has no logarithm. */
  double meanMeasured(Signal signal) {
    return mean(layer -> measured(signal, layer));
  }

  /** Likewise. */
  double meanRatio(Signal signal) {
    return mean(layer -> ratio(signal, layer));
  }

  /** The layer at which a signal ends: its gain there is exactly 0; 0 if there is none. */
  int firstZero(Signal signal) {
    for (int layer = hidden(); layer >= 2; layer--) {
      if (measured(signal, layer) == 0) {
        return layer;
      }
    }
    return 0;
  }

  /** Whether there is no gain at all to show. */
  boolean measuredNowhere(Signal signal) {
    for (int layer = 2; layer <= hidden(); layer++) {
      if (!Blank.is(measured(signal, layer))) {
        return false;
      }
    }
    return true;
  }

  private double mean(IntToDoubleFunction of) {
    double sum = 0;
    int n = 0;
    for (int layer = 2; layer <= hidden(); layer++) {
      double value = of.applyAsDouble(layer);
      if (!(value > 0 && value <= Double.MAX_VALUE)) {
        return Blank.VALUE;
      }
      sum += StrictMath.log(value);
      n++;
    }
    return n == 0 ? Blank.VALUE : StrictMath.exp(sum / n);
  }
}
