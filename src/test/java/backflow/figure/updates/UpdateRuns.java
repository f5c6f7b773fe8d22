package backflow.figure.updates;

import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.LossFacts;
import backflow.figure.frame.Needs;
import backflow.figure.frame.Readings;
import backflow.figure.frame.RunFacts;
import backflow.math.Blank;
import backflow.math.RandomStream;
import backflow.probe.Event;
import backflow.probe.History;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.theory.Gains;
import java.util.function.LongToDoubleFunction;

/** Made-up runs that clip, for tests of the board. */
final class UpdateRuns {
  private UpdateRuns() {}

  /** A norm that wobbles around 10 for the first half and sinks under 1. */
  static Readings typical(String mode, double c, int hidden, long steps) {
    RandomStream noise = RandomStream.of(5, "norms");
    double[] norms = new double[(int) steps];
    for (int i = 0; i < steps; i++) {
      double middle = i < steps / 2 ? 10 : 0.1;
      norms[i] = middle * StrictMath.pow(10, 0.4 * noise.nextGaussian());
    }
    return of(mode, c, hidden, steps, step -> norms[(int) step]);
  }

  /** A run with a norm given by step; what is over c is clipped. */
  static Readings of(
      String mode, double c, int hidden, long steps, LongToDoubleFunction normBefore) {
    History history = new History(hidden + 1, 1 << 22);
    StepSnapshot at = new StepSnapshot(hidden + 1);
    double distance = 0;
    int clipped = 0;
    for (long step = 0; step < steps; step++) {
      at.clear(step);
      double norm = normBefore.applyAsDouble(step);
      boolean cut = !mode.equals("none") && norm > c;
      double kept = cut ? c : norm;
      clipped += cut ? 1 : 0;
      at.set(StepQuantity.LOSS, 0.5);
      at.set(StepQuantity.GLOBAL_NORM_BEFORE, norm);
      at.set(StepQuantity.GLOBAL_NORM_AFTER, kept);
      at.set(StepQuantity.CLIP_FACTOR, cut ? c / norm : 1);
      at.set(StepQuantity.CLIP_COSINE, cut && mode.equals("value") ? 0.5 + 0.4 * c / norm : 1);
      at.set(StepQuantity.CLIPPED_SHARE, Math.min(1, clipped / (step + 1.0)));
      at.set(StepQuantity.DISTANCE, distance);
      at.set(StepQuantity.UPDATE_NORM, 0.1 * kept);
      distance += 0.02 * kept;
      for (int layer = 1; layer <= hidden + 1; layer++) {
        double share = norm / Math.sqrt(hidden + 1) * layer / (hidden + 1);
        at.set(LayerQuantity.NORM_BEFORE_CLIPPING, layer, share);
        at.set(LayerQuantity.NORM_AFTER_CLIPPING, layer, cut ? share * c / norm : share);
        double ratio = step % 10 == 0 ? norm * layer : Blank.VALUE;
        at.set(LayerQuantity.GRADIENT_SNR, layer, ratio);
      }
      history.append(at);
      if (Double.isNaN(norm) && history.events().isEmpty()) {
        history.add(new Event(step, Event.Kind.NON_FINITE, "first NaN or ∞"));
      }
    }
    Needs needs = Needs.of(StepQuantity.LOSS);
    for (Instrument instrument : UpdatesInstruments.ALL) {
      needs = needs.and(instrument.needs());
    }
    Readings readings = new Readings();
    readings.facts(new RunFacts("", LossFacts.UNKNOWN, 25, 0, 0, mode, c, "relu", Gains.NONE));
    readings.read(history, Focus.LIVE, 600, needs);
    return readings;
  }

  /** By norm beside by value, with a run behind that explodes. */
  static Readings compared() {
    Readings a = typical("norm", 1, 5, 300);
    a.beside(typical("value", 0.05, 5, 300));
    a.behind(of("none", 1, 5, 300, step -> step > 200 ? Double.NaN : StrictMath.pow(1.5, step)));
    return a;
  }
}
