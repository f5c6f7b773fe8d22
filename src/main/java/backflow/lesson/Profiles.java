package backflow.lesson;

import backflow.lesson.measure.Measured;
import backflow.math.Blank;
import backflow.probe.LayerQuantity;

/** Profiles over the hidden layers, drawn and measured. */
final class Profiles {
  private Profiles() {}

  static double[] measured(LayerQuantity quantity, Measured run) {
    double[] logs = new double[run.spec().network().depth()];
    for (int i = 0; i < logs.length; i++) {
      double value = run.layer(quantity, i + 1);
      logs[i] = Blank.is(value) ? value : StrictMath.log10(Math.abs(value));
    }
    return logs;
  }

  static double off(double[] drawn, double[] measured) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < Math.min(drawn.length, measured.length); i++) {
      double difference = drawn[i] - measured[i];
      if (Double.isFinite(difference)) {
        sum += difference * difference;
        count++;
      }
    }
    return count == 0 ? Blank.VALUE : Math.sqrt(sum / count);
  }
}
