package backflow.figure;

import backflow.figure.frame.LossFacts;
import backflow.figure.frame.Readings;
import backflow.figure.frame.RunFacts;
import backflow.figure.frame.Signal;
import backflow.math.Blank;
import backflow.math.RandomStream;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.probe.Strip;

/**
 * Made-up runs that look like real ones, without an engine: what figures are tested and looked at.
 */
public final class Synthetic {
  /** A value of a layer at a step. */
  interface LayerLaw {
    double at(int layer, long step, RandomStream noise);
  }

  /** A value of a step. */
  interface StepLaw {
    double at(long step, RandomStream noise);
  }

  private final int hidden;
  private final long steps;
  private final Readings readings = new Readings();
  private final RandomStream noise = RandomStream.of(7, "synthetic");

  private Synthetic(int hidden, long steps) {
    this.hidden = hidden;
    this.steps = steps;
    readings.layers(hidden + 1);
  }

  static double wobble(RandomStream noise, double decades) {
    return StrictMath.pow(10, decades * noise.nextGaussian());
  }

  /** A deep sigmoid net: × 0.236 per layer, nothing learned. */
  public static Readings vanishing(int hidden, long steps) {
    Synthetic run = new Synthetic(hidden, steps);
    run.signal(
        Signal.BACKWARD,
        (l, s, r) -> l > hidden ? 0.008 : 0.0018 * pow(0.236, hidden - l) * wobble(r, 0.01));
    run.profile(Signal.DELTA, (l, s, r) -> 0.0018 * 0.24 * pow(0.236, hidden - l));
    run.profile(
        Signal.WEIGHTS,
        (l, s, r) ->
            l > hidden
                ? 0.018
                : 0.0009 * pow(0.236, hidden - l) * (l == 1 ? 8 : 1) * wobble(r, 0.02));
    run.profile(Signal.ACTIVATIONS, (l, s, r) -> 0.5 * wobble(r, 0.02));
    run.updates(
        (l, s, r) ->
            (l > hidden ? 2e-3 : 1.4e-4 * pow(0.236, hidden - l)) * wobble(r, l % 3 * 0.12 + 0.05));
    run.loss((s, r) -> 0.693 + 0.006 / (1 + s) + 0.0015 * r.nextGaussian());
    run.testLoss((s, r) -> s % 10 == 0 ? 0.6934 : Blank.VALUE);
    run.accuracy((s, r) -> 0.5 + 0.06 * r.nextGaussian());
    run.testAccuracy((s, r) -> s % 10 == 0 ? 0.5 : Blank.VALUE);
    run.readings.facts(RunFacts.of(LossFacts.of("binary-cross-entropy", 2)));
    return run.readings;
  }

  /** A net whose loss falls and whose gradients stay where they are. */
  public static Readings healthy(int hidden, long steps) {
    Synthetic run = new Synthetic(hidden, steps);
    run.signal(
        Signal.BACKWARD,
        (l, s, r) ->
            0.003 * pow(1.01, hidden - l) * (1 + 3 * s / (double) steps) * wobble(r, 0.15));
    run.profile(Signal.DELTA, (l, s, r) -> 0.002 * wobble(r, 0.1));
    run.profile(Signal.WEIGHTS, (l, s, r) -> 0.004 * wobble(r, 0.15));
    run.profile(Signal.ACTIVATIONS, (l, s, r) -> 0.8 * wobble(r, 0.05));
    run.updates((l, s, r) -> 1e-3 * wobble(r, 0.2) * (l == 1 ? 3 : 1));
    run.loss((s, r) -> (1.1 * decay(s, steps) + 0.05) * wobble(r, 0.08));
    run.testLoss((s, r) -> s % 10 == 0 ? 1.1 * decay(s, steps) + 0.11 : Blank.VALUE);
    run.accuracy((s, r) -> Math.min(1, 1 - 0.6 * decay(s, steps) + 0.03 * r.nextGaussian()));
    run.testAccuracy((s, r) -> s % 10 == 0 ? 0.96 - 0.6 * decay(s, steps) : Blank.VALUE);
    run.readings.facts(RunFacts.of(LossFacts.of("cross-entropy", 3)));
    return run.readings;
  }

  /** A net that explodes and ends in ∞ and NaN. */
  public static Readings exploding(int hidden, long steps) {
    Synthetic run = new Synthetic(hidden, steps);
    long last = steps * 4 / 5;
    LayerLaw law =
        (l, s, r) -> {
          if (s > last + 3) {
            return Double.NaN;
          }
          if (s > last) {
            return l < hidden / 2 ? Double.POSITIVE_INFINITY : 1e305;
          }
          double growth = StrictMath.pow(10, 290 * pow(s / (double) last, 12));
          return Math.min(1e307, 0.01 * pow(1.9, hidden - l) * growth * wobble(r, 0.1));
        };
    run.signal(Signal.BACKWARD, law);
    run.profile(Signal.DELTA, (l, s, r) -> Double.NaN);
    run.profile(
        Signal.WEIGHTS,
        (l, s, r) -> l < hidden / 2 ? Double.NaN : l % 2 == 0 ? Double.POSITIVE_INFINITY : 1e200);
    run.profile(
        Signal.ACTIVATIONS, (l, s, r) -> l > 3 * hidden / 4 ? Double.POSITIVE_INFINITY : pow(9, l));
    StepSnapshot at = run.readings.snapshot();
    for (int layer = 1; layer <= hidden + 1; layer++) {
      double value =
          layer < hidden / 3
              ? Double.NaN
              : layer < hidden / 2 ? Double.POSITIVE_INFINITY : 1e2 * pow(4, hidden - layer);
      at.set(Signal.BACKWARD.quantity(), layer, value);
    }
    run.updates((l, s, r) -> s > last ? Double.NaN : 1e-2 * wobble(r, 0.2) * (1 + s / 30.0));
    run.loss(
        (s, r) ->
            s > last + 3
                ? Double.NaN
                : s > last
                    ? Double.POSITIVE_INFINITY
                    : 0.7 * wobble(r, 0.2) * pow(1.05, (double) s));
    run.testLoss((s, r) -> s % 10 == 0 && s < last ? 0.8 * pow(1.04, (double) s) : Blank.VALUE);
    run.accuracy((s, r) -> s > last ? 0.5 : 0.6 + 0.1 * r.nextGaussian());
    run.testAccuracy((s, r) -> s % 10 == 0 ? 0.55 : Blank.VALUE);
    run.readings.facts(RunFacts.of(LossFacts.of("binary-cross-entropy", 2)));
    return run.readings;
  }

  /** A ReLU net in which layers die from the input on; regression. */
  public static Readings dying(int hidden, long steps) {
    Synthetic run = new Synthetic(hidden, steps);
    LayerLaw law = (l, s, r) -> s > steps / 2 && l <= hidden / 2 ? 0 : 0.01 * wobble(r, 0.3);
    run.signal(Signal.BACKWARD, law);
    run.profile(Signal.DELTA, law);
    run.profile(Signal.WEIGHTS, (l, s, r) -> l <= hidden / 2 ? 0 : 0.01 * wobble(r, 0.2));
    run.profile(Signal.ACTIVATIONS, (l, s, r) -> l == hidden / 2 ? 0 : l < hidden / 2 ? 0.9 : 0.3);
    run.updates(law);
    run.loss((s, r) -> 1240 * decay(s, steps) + 300 * wobble(r, 0.03));
    run.testLoss((s, r) -> s % 10 == 0 ? 1300 * decay(s, steps) + 310 : Blank.VALUE);
    run.readings.facts(RunFacts.of(LossFacts.of("mse", 0)));
    return run.readings;
  }

  /** The same value everywhere. */
  public static Readings constant(int hidden, long steps, double value) {
    Synthetic run = new Synthetic(hidden, steps);
    for (Signal signal : Signal.values()) {
      run.signal(signal, (l, s, r) -> value);
    }
    run.updates((l, s, r) -> value);
    run.loss((s, r) -> value);
    run.accuracy((s, r) -> value > 1 ? 1 : value);
    run.readings.facts(RunFacts.of(LossFacts.of("binary-cross-entropy", 2)));
    return run.readings;
  }

  /** From 1e-300 at the input to 1e300 at the output. */
  public static Readings extreme(int hidden, long steps) {
    Synthetic run = new Synthetic(hidden, steps);
    LayerLaw law = (l, s, r) -> StrictMath.pow(10, -300 + 600.0 * (l - 1) / hidden);
    for (Signal signal : Signal.values()) {
      run.signal(signal, law);
    }
    run.updates(law);
    run.loss((s, r) -> s % 2 == 0 ? 1e-300 : 1e300);
    run.accuracy((s, r) -> 0.5);
    run.readings.facts(RunFacts.of(LossFacts.of("binary-cross-entropy", 2)));
    return run.readings;
  }

  /** A network of which nothing has been measured yet. */
  public static Readings nothing(int hidden) {
    return new Synthetic(hidden, 0).readings;
  }

  private static double decay(long step, long steps) {
    return StrictMath.exp(-4.0 * step / steps);
  }

  private static double pow(double base, double exponent) {
    return StrictMath.pow(base, exponent);
  }

  private void signal(Signal signal, LayerLaw law) {
    if (signal == Signal.BACKWARD) {
      fill(readings.signal(), hidden + 1, law);
    }
    profile(signal, law);
  }

  private void profile(Signal signal, LayerLaw law) {
    StepSnapshot snapshot = readings.snapshot();
    snapshot.set(StepQuantity.LOSS, 0.693);
    if (snapshot.step() < 0) {
      snapshot.clear(steps - 1);
    }
    for (int layer = 1; layer <= hidden + 1; layer++) {
      snapshot.set(signal.quantity(), layer, law.at(layer, steps - 1, noise));
    }
  }

  private void updates(LayerLaw law) {
    fill(readings.strip(LayerQuantity.UPDATE_TO_WEIGHT), hidden + 1, law);
    StepSnapshot snapshot = readings.snapshot();
    for (int layer = 1; layer <= hidden + 1; layer++) {
      double value = law.at(layer, steps - 1, noise);
      snapshot.set(LayerQuantity.UPDATE_TO_WEIGHT, layer, value);
    }
  }

  private void loss(StepLaw law) {
    fill(readings.strip(StepQuantity.LOSS), 1, (l, s, r) -> law.at(s, r));
  }

  private void testLoss(StepLaw law) {
    fill(readings.strip(StepQuantity.TEST_LOSS), 1, (l, s, r) -> law.at(s, r));
  }

  private void accuracy(StepLaw law) {
    fill(readings.strip(StepQuantity.ACCURACY), 1, (l, s, r) -> law.at(s, r));
  }

  private void testAccuracy(StepLaw law) {
    fill(readings.strip(StepQuantity.TEST_ACCURACY), 1, (l, s, r) -> law.at(s, r));
  }

  /** One bucket a step up to 1,500 steps, then buckets of several steps. */
  private void fill(Strip strip, int rows, LayerLaw law) {
    int per = (int) Math.max(1, (steps + 1499) / 1500);
    int buckets = (int) ((steps + per - 1) / per);
    strip.resize(rows, buckets);
    for (int bucket = 0; bucket < buckets; bucket++) {
      strip.from[bucket] = (long) bucket * per;
      strip.to[bucket] = Math.min(steps - 1, strip.from[bucket] + per - 1);
      for (int row = 0; row < rows; row++) {
        fill(strip, bucket, row, law);
      }
    }
  }

  private void fill(Strip strip, int bucket, int row, LayerLaw law) {
    int at = bucket * strip.rows + row;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double last = Blank.VALUE;
    boolean nan = false;
    for (long step = strip.from[bucket]; step <= strip.to[bucket]; step++) {
      double value = law.at(row + 1, step, noise);
      if (Blank.is(value)) {
        continue;
      }
      nan |= Double.isNaN(value);
      min = Math.min(min, value);
      max = Math.max(max, value);
      last = value;
    }
    boolean any = !Blank.is(last);
    strip.min[at] = nan ? Double.NaN : any ? min : Blank.VALUE;
    strip.max[at] = nan ? Double.NaN : any ? max : Blank.VALUE;
    strip.last[at] = nan ? Double.NaN : last;
  }
}
