package backflow.export.pytorch;

import backflow.export.MetricsCsv;
import backflow.math.Blank;
import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.activation.Activation;
import backflow.nn.layer.Normalizer;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.Setup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which numbers of the metrics can be relied on, although every library rounds otherwise.
 *
 * <p>A number counts as sure while no perturbed copy moves it by more than 1e-10 of itself: ten
 * times less than what is promised, since a library rounds at every step and not only at the first.
 * Nor is it sure where it is the small rest of large numbers that cancel. What is unsure from the
 * start on is rounding, and is named apart; the first of all others that becomes unsure ends the
 * agreement.
 */
final class Drift {
  /** So many steps belong to the start: no error has had time to grow. */
  static final int START = 2;

  private static final double SURE = Sensitivity.PROMISED / 10;

  /** If more of the numbers are rounding from the start on, nothing can be promised. */
  private static final double MOST_ROUNDING = 0.25;

  /** Normalized numbers of this size came out of equal ones: rounding, divided by √ε. */
  private static final double EQUAL_INPUTS = 1e-9;

  /** Near the smallest numbers that there are, digits are lost. */
  private static final double FEW_DIGITS = 1e-300;

  private final Map<String, SortedSet<Integer>> rounding = new LinkedHashMap<>();
  private final Network network;
  private final double[] reach;
  private final int layers;
  private final double batch;
  private final Normalization normalization;
  private int count;
  private boolean parted;

  /**
   * Nothing is compared yet.
   *
   * @param setup what is trained; only read
   */
  Drift(Setup setup) {
    network = setup.network();
    layers = network.layers().size();
    reach = new double[layers];
    batch = Math.min(setup.train().size(), setup.spec().training().batchSize());
    normalization = setup.spec().network().normalization();
    for (int l = 1; l < layers && normalization == Normalization.BATCH; l++) {
      name(LayerQuantity.BIAS_GRADIENT_NORM.column(), l);
    }
    count = 0;
  }

  /** Which columns are rounding from the start on, with their layers. */
  Map<String, SortedSet<Integer>> rounding() {
    return rounding;
  }

  /** Whether a number has become unsure that was sure at the start. */
  boolean parted() {
    return parted;
  }

  private void name(String column, int layer) {
    if (rounding.computeIfAbsent(column, c -> new TreeSet<>()).add(layer)) {
      count++;
    }
  }

  private boolean isNamed(String column, int layer) {
    SortedSet<Integer> named = rounding.get(column);
    return named != null && named.contains(layer);
  }

  /**
   * Compares a step.
   *
   * @param truth what the experiment measured; not modified
   * @param copy what a perturbed copy measured; not modified
   */
  void compare(StepSnapshot truth, StepSnapshot copy) {
    parted |= differ(truth, copy, StepQuantity.LOSS);
    parted |= differ(truth, copy, StepQuantity.GLOBAL_NORM_BEFORE) || nothingToLearn(truth);
    parted |= differ(truth, copy, StepQuantity.GLOBAL_NORM_AFTER);
    boolean answers = differ(truth, copy, StepQuantity.ACCURACY);
    for (int l = 1; l <= layers; l++) {
      judge(truth, StepQuantity.ACCURACY.column(), l, answers);
      compare(truth, copy, l);
    }
    parted |= count > MOST_ROUNDING * layers * MetricsCsv.layerColumns().size();
  }

  private void compare(StepSnapshot truth, StepSnapshot copy, int layer) {
    for (LayerQuantity q : MetricsCsv.layerColumns()) {
      boolean unsure = differ(truth.get(q, layer), copy.get(q, layer)) || isRest(truth, q, layer);
      judge(truth, q.column(), layer, unsure);
    }
    parted |= normalizesEqual(truth, layer);
    parted |= isFlat(truth, layer);
  }

  /** A single unit is 0 after layer normalization, and exactly so on both sides. */
  private boolean normalizesEqual(StepSnapshot truth, int layer) {
    boolean exact =
        normalization == Normalization.LAYER && network.layers().get(layer - 1).width() == 1;
    return normalization != Normalization.NONE
        && layer < layers
        && !exact
        && truth.get(LayerQuantity.PREACTIVATION_STD, layer) < EQUAL_INPUTS;
  }

  private void judge(StepSnapshot truth, String column, int layer, boolean unsure) {
    if (unsure && truth.step() < START) {
      name(column, layer);
    }
    parted |= unsure && !isNamed(column, layer);
  }

  private static boolean differ(StepSnapshot truth, StepSnapshot copy, StepQuantity quantity) {
    return differ(truth.get(quantity), copy.get(quantity));
  }

  private static boolean differ(double a, double b) {
    if (Blank.is(a) || Blank.is(b)) {
      return Blank.is(a) != Blank.is(b);
    }
    boolean same = a == b || (Double.isNaN(a) && Double.isNaN(b));
    return !same && !(Math.abs(a - b) <= SURE * Math.max(Math.abs(a), Math.abs(b)));
  }

  /** Whether the gradient is 0 in truth because all samples together want nothing. */
  private boolean nothingToLearn(StepSnapshot truth) {
    return isRest(truth.get(StepQuantity.GLOBAL_NORM_BEFORE), batch * delta(truth, layers));
  }

  private static double delta(StepSnapshot truth, int layer) {
    return truth.get(LayerQuantity.PREACTIVATION_GRADIENT_RMS, layer);
  }

  /** Whether a number is what is left of larger ones that cancel. */
  private boolean isRest(StepSnapshot truth, LayerQuantity quantity, int layer) {
    double value = truth.get(quantity, layer);
    double rms = truth.get(LayerQuantity.ACTIVATION_RMS, layer);
    if (value != 0 && Math.abs(value) < FEW_DIGITS) {
      return true;
    }
    return switch (quantity) {
      case ACTIVATION_MEAN -> isRest(value, rms);
      case ACTIVATION_STD -> isRest(value, rms) && !isSilent(truth, layer - 1);
      case PREACTIVATION_STD -> isRest(value, middle(layer, rms)) && !isSilent(truth, layer - 1);
      case BIAS_GRADIENT_NORM -> isRest(value, batch * delta(truth, layer));
      case WEIGHT_NORM -> isRest(value, reach[layer - 1]);
      default -> false;
    };
  }

  /** About how far z is from 0 in all units together: its shift b or β; in the output it is a. */
  private double middle(int layer, double rms) {
    if (layer == layers) {
      return rms;
    }
    Layer l = network.layers().get(layer - 1);
    Normalizer normalizer = l.normalizer();
    Parameter shift = normalizer == null ? l.dense().bias() : normalizer.parameters().get(1);
    double squares = 0;
    for (int i = 0; i < shift.size(); i++) {
      squares += shift.value().data[i] * shift.value().data[i];
    }
    return Math.sqrt(squares / shift.size());
  }

  /**
   * A step is over: keeps how far the weights went, since what is now small may be a rest of that.
   *
   * @param truth what the experiment measured; not modified
   */
  void endStep(StepSnapshot truth) {
    for (int l = 1; l <= layers; l++) {
      double norm = truth.get(LayerQuantity.WEIGHT_NORM, l);
      reach[l - 1] = norm == 0 ? 0 : norm * (1 + truth.get(LayerQuantity.UPDATE_TO_WEIGHT, l));
    }
  }

  /** Whether a layer puts out zeros only: then the next has one and the same z for all samples. */
  private static boolean isSilent(StepSnapshot truth, int layer) {
    return layer > 0 && truth.get(LayerQuantity.ACTIVATION_RMS, layer) == 0;
  }

  /**
   * Whether f′, which sigmoid and tanh give as 1 − a in the main, is what is left of 1 everywhere.
   */
  private boolean isFlat(StepSnapshot truth, int layer) {
    Activation activation = network.layers().get(layer - 1).activation();
    return activation != null
        && activation.saturates()
        && activation.derivativeFromValue()
        && isRest(delta(truth, layer), truth.get(LayerQuantity.ACTIVATION_GRADIENT_RMS, layer));
  }

  private static boolean isRest(double value, double parts) {
    return Sensitivity.PERTURBATION * parts > SURE * Math.abs(value);
  }
}
