package backflow.study;

import backflow.math.Norms;
import backflow.nn.Layer;
import backflow.nn.Parameter;
import backflow.nn.Workspace;
import backflow.nn.activation.Activation;
import backflow.probe.LifeStrip;
import backflow.probe.UnitActivity;
import backflow.train.Measuring;
import backflow.train.Run;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Finds the step that killed the chosen unit. The history of lives tells between which measurements
 * of the probe set it died (last, or nearest to where it was chosen); where there is none, the run
 * is repeated and the unit watched at those steps. Then that stretch is repeated step by step.
 */
public record DeathStudy() implements Study<Death> {
  private static final int BINS = 40;
  private static final int EVERY = Measuring.DEFAULT.every();

  @Override
  public Class<Death> kind() {
    return Death.class;
  }

  @Override
  public @Nullable Death of(Moment moment, Interest interest, Cancelled cancelled) {
    int layer = interest.layer();
    int unit = interest.unit();
    if (layer < 1 || unit < 1 || layer > moment.network().layers().size()) {
      return new Death(moment.step(), 0, 0, Death.Fate.NOBODY, null);
    }
    Activation activation = moment.network().layers().get(layer - 1).activation();
    if (unit > moment.network().layers().get(layer - 1).width()) {
      return new Death(moment.step(), 0, 0, Death.Fate.NOBODY, null);
    }
    if (activation == null || !activation.canDie()) {
      return new Death(moment.step(), layer, unit, Death.Fate.CANNOT_DIE, null);
    }
    Course course = remembered(moment, interest);
    course = course == null ? course(moment, interest, cancelled) : course;
    if (course == null) {
      return null;
    }
    Death.Fate fate = course.fate();
    if (course.found < 0) {
      return new Death(moment.step(), layer, unit, fate, null);
    }
    Death.Blow blow = blow(moment, interest, course, cancelled);
    return cancelled.now() ? null : new Death(moment.step(), layer, unit, fate, blow);
  }

  /**
   * What the measurements say.
   *
   * @param state what the unit is at the last of them
   * @param activeBeforeDeath the last that saw it active before that death
   * @param found the one that found it dead; −1: none
   */
  private record Course(UnitActivity.State state, long activeBeforeDeath, long found) {
    Death.Fate fate() {
      return switch (state) {
        case SILENT -> Death.Fate.SILENT;
        case DEAD -> Death.Fate.DEAD;
        case REVIVED -> Death.Fate.REVIVED;
        case ACTIVE, NEAR_INACTIVE -> Death.Fate.ALIVE;
        case INACTIVE -> found < 0 ? Death.Fate.ALIVE : Death.Fate.REVIVED;
      };
    }
  }

  /** What the run's own history knows; null if the run is not known. */
  private static @Nullable Course remembered(Moment moment, Interest interest) {
    Run run = moment.run();
    LifeStrip lives = new LifeStrip();
    if (run == null || !run.history().life().read(lives) || lives.columns() == 0) {
      return null;
    }
    int layer = interest.layer();
    int unit = interest.unit();
    UnitActivity.State state = lives.state(lives.columnAt(moment.step()), layer, unit);
    LifeStrip.DeathEvent death = lives.nearestDeath(layer, unit, interest.near(), moment.step());
    if (death == null) {
      return new Course(state, -1, -1);
    }
    return new Course(state, Math.max(run.history().firstStep(), death.seenActive()), death.step());
  }

  private static @Nullable Course course(Moment moment, Interest interest, Cancelled cancelled) {
    DMatrixRMaj probes = moment.setup().probeInputs();
    Trainer trainer = Replay.before(moment, 0, cancelled);
    if (trainer == null) {
      return null;
    }
    UnitWatch watch = watch(trainer, probes, moment.workspace(), interest);
    UnitActivity activity = new UnitActivity(1, watch.samples());
    long seenActive = -1;
    long before = -1;
    long found = -1;
    for (long step = 0; step <= moment.step(); step++) {
      if (cancelled.now()) {
        return null;
      }
      if (step % EVERY == 0) {
        watch.look();
        long deaths = activity.deaths();
        activity.measure(step, new int[] {watch.active()});
        if (activity.deaths() > deaths && isNearer(step, found, interest.near())) {
          before = seenActive;
          found = step;
        }
        seenActive = watch.active() > 0 ? step : seenActive;
      }
      if (step < moment.step()) {
        trainer.step();
      }
    }
    return new Course(activity.state(0), before, found);
  }

  /** Whether a death is meant rather than an earlier one; −1: there is no earlier one. */
  private static boolean isNearer(long step, long before, long near) {
    return before < 0 || near < 0 || Math.abs(step - near) <= Math.abs(before - near);
  }

  private static UnitWatch watch(
      Trainer trainer, DMatrixRMaj probes, Workspace kernelsOf, Interest interest) {
    return new UnitWatch(trainer.setup(), probes, kernelsOf, interest.layer(), interest.unit());
  }

  /** The last step of the stretch whose update takes the unit from some samples to none. */
  private static Death.@Nullable Blow blow(
      Moment moment, Interest interest, Course course, Cancelled cancelled) {
    Setup setup = moment.setup();
    Trainer trainer = Replay.before(moment, course.activeBeforeDeath, cancelled);
    if (trainer == null) {
      return null;
    }
    DMatrixRMaj probes = setup.probeInputs();
    UnitWatch watch = watch(trainer, probes, moment.workspace(), interest);
    watch.look();
    Death.Blow last = null;
    Still before = new Still(trainer, watch, interest);
    while (trainer.steps() < course.found && !cancelled.now()) {
      long step = trainer.steps();
      trainer.stepInParts();
      watch.look();
      Still after = new Still(trainer, watch, interest);
      if (before.active > 0 && after.active == 0) {
        last = compare(step, course.found, trainer, before, after);
      }
      before = after;
    }
    return last;
  }

  /** The unit between two steps. */
  private static final class Still {
    private final double[] z;
    private final double[] inputs;
    private final double[] weights;
    private final double[] weightGradient;
    private final double bias;
    private final double biasGradient;
    private final int active;
    private final boolean normalized;

    Still(Trainer trainer, UnitWatch watch, Interest interest) {
      Layer layer = trainer.setup().network().layers().get(interest.layer() - 1);
      Parameter w = layer.dense().weight();
      Parameter b = layer.dense().bias();
      int unit = interest.unit() - 1;
      int in = w.value().numCols;
      weights = Arrays.copyOfRange(w.value().data, unit * in, (unit + 1) * in);
      weightGradient = Arrays.copyOfRange(w.gradient().data, unit * in, (unit + 1) * in);
      bias = b.value().data[unit];
      biasGradient = b.gradient().data[unit];
      z = watch.z();
      inputs = watch.inputs();
      active = watch.active();
      normalized = layer.normalizer() != null;
    }

    /** The largest z of these weights on other inputs; NaN under normalization. */
    double largestOn(Still other) {
      int in = weights.length;
      double largest = Double.NEGATIVE_INFINITY;
      for (int sample = 0; sample < z.length; sample++) {
        double sum = bias;
        for (int i = 0; i < in; i++) {
          sum = Math.fma(weights[i], other.inputs[sample * in + i], sum);
        }
        largest = Math.max(largest, sum);
      }
      return normalized ? Double.NaN : largest;
    }
  }

  private static Death.Blow compare(
      long step, long found, Trainer trainer, Still before, Still after) {
    int samples = before.z.length;
    return new Death.Blow(
        step,
        found,
        samples,
        trainer.loss(),
        trainer.settings().learningRate()
            * trainer.setup().spec().training().schedule().factorAt(step),
        change(
            new double[] {before.bias},
            new double[] {after.bias},
            new double[] {after.biasGradient},
            true),
        change(before.weights, after.weights, after.weightGradient, false),
        stretch(before.z),
        stretch(after.z),
        before.active,
        after.largestOn(before),
        before.largestOn(after));
  }

  private static Stretch stretch(double[] z) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : z) {
      if (Math.abs(value) <= Double.MAX_VALUE) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return low <= high
        ? Stretch.of(z, 0, 1, z.length, low, high, BINS)
        : Stretch.of(z, 0, 1, z.length, 0, 0, BINS);
  }

  private static Death.Change change(
      double[] before, double[] after, double[] gradient, boolean single) {
    double[] update = new double[before.length];
    double largest = 0;
    for (int i = 0; i < update.length; i++) {
      update[i] = after[i] - before[i];
      largest = Math.abs(update[i]) > Math.abs(largest) ? update[i] : largest;
    }
    return single
        ? new Death.Change(before[0], after[0], gradient[0], update[0], update[0])
        : new Death.Change(norm(before), norm(after), norm(gradient), norm(update), largest);
  }

  private static double norm(double[] x) {
    return Norms.scaled(x, x.length, 1);
  }
}
