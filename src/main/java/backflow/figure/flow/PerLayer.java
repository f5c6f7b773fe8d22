package backflow.figure.flow;

import backflow.chart.Numbers;
import backflow.chart.Special;
import backflow.figure.frame.Measure;
import backflow.figure.frame.Signal;
import backflow.math.Blank;
import backflow.probe.StepSnapshot;

/** The one number of a profile: the factor by which each layer changes a signal. */
final class PerLayer {
  private PerLayer() {}

  /**
   * The (D−1)-th root of what lies between the hidden layers 1 and D, in the direction in which the
   * signal runs (science.md, "total backward gain").
   *
   * @return the blank where there is none: a weight gradient is a backward signal times a forward
   *     signal, so its ratio says nothing; and the gain is one of RMS
   */
  static double factor(StepSnapshot snapshot, Signal signal) {
    int hidden = snapshot.layers() - 1;
    boolean rms = signal.measure() == Measure.RMS;
    if (snapshot.step() < 0 || hidden < 2 || signal.isWeights() || !rms) {
      return Blank.VALUE;
    }
    double first = snapshot.get(signal.quantity(), 1);
    double last = snapshot.get(signal.quantity(), hidden);
    if (!Pairing.isPlain(first) || !Pairing.isPlain(last)) {
      return Blank.VALUE;
    }
    double decades = StrictMath.log10(first) - StrictMath.log10(last);
    double forward = signal == Signal.ACTIVATIONS ? -1 : 1;
    return StrictMath.pow(10, forward * decades / (hidden - 1));
  }

  /** Near 1 the third decimal is what counts. */
  static String number(double factor) {
    double thousandths = Math.rint(factor * 1000);
    return thousandths >= 1000 && thousandths < 1100
        ? "1." + Long.toString((long) thousandths).substring(1)
        : Numbers.value(factor);
  }

  /** "× 0.236 per layer", or in words why there is none; empty if there is nothing to say. */
  static String words(StepSnapshot snapshot, Signal signal) {
    String odd = oddities(snapshot, signal);
    if (!odd.isEmpty()) {
      return odd;
    }
    double factor = factor(snapshot, signal);
    return Blank.is(factor) ? "" : "× " + number(factor) + " per layer";
  }

  /** "NaN in 3 of 13 layers"; empty if all values have a place on a logarithmic axis. */
  static String oddities(StepSnapshot snapshot, Signal signal) {
    int measured = 0;
    int[] counts = new int[Special.all().length];
    for (int layer = 1; layer <= snapshot.layers(); layer++) {
      double value = snapshot.get(signal.quantity(), layer);
      measured += Blank.is(value) ? 0 : 1;
      int bit = Special.bitOf(value, true);
      if (bit != 0) {
        counts[Integer.numberOfTrailingZeros(bit)]++;
      }
    }
    for (int i = 0; i < counts.length; i++) {
      Special special = Special.all()[i];
      int count = counts[i];
      if (count > 0) {
        String word = special == Special.ZERO ? "exactly 0" : special.word();
        return word + " in " + count + " of " + measured + (measured == 1 ? " layer" : " layers");
      }
    }
    return "";
  }
}
