package backflow.check;

import backflow.math.FloatFormat;
import backflow.nn.Architecture;
import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Normalization;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What spoils a gradient check; the last one is for showing what a check can miss: a gradient that
 * is wrong. A new one is added here.
 */
public final class Spoilers {
  /** λ of the weight decay that only one of the two contains. */
  static final double DECAY = 0.01;

  /** How many numbers are too few. */
  static final int FEW = 10;

  /** An ε that only rounding is left of. */
  static final double SMALL_EPSILON = 1e-13;

  private static final Function<Architecture, String> NOTHING = architecture -> "";

  private static final List<Spoiler> ALL =
      List.of(
          new Spoiler(
              "fresh-masks",
              "New dropout mask each time",
              "Every evaluation of the loss drops other units: the difference is between two "
                  + "networks, and divided by 2ε it is enormous. Nearly everything looks wrong.",
              a -> a.dropout() > 0 ? "" : "no dropout",
              conditions(c -> c.withFreshMasks(true))),
          new Spoiler(
              "other-batch",
              "Batch norm over another batch",
              "The loss is evaluated in two halves of the batch, so mean and variance are those of "
                  + "other samples than in the backward pass. What lies below a batch norm looks "
                  + "wrong.",
              Spoilers::withoutBatchNorm,
              conditions(c -> c.withHalves(true))),
          new Spoiler(
              "decay-in-one",
              "Weight decay in one of the two",
              "The loss contains the penalty λ/2·‖θ‖² (λ = 0.01), the backward pass does not know "
                  + "of it. Every number is off by λθ: wrong where its gradient is small.",
              NOTHING,
              conditions(c -> c.withDecay(DECAY, 0))),
          new Spoiler(
              "few-samples",
              "Too few samples",
              "Ten numbers of the whole network: most tensors are never looked at, and a wrong one "
                  + "among them passes.",
              NOTHING,
              conditions(c -> c.withSampleOfAll(FEW))),
          new Spoiler(
              "float32",
              "Computed in float32",
              "Every tensor and the loss keep 7 digits: at the ε that is best in double, the"
                  + " difference of two losses has none left. Nearly all is unresolvable; the best"
                  + " ε is near 5e-3 here.",
              NOTHING,
              conditions(c -> shorter(c, FloatFormat.FLOAT32))),
          new Spoiler(
              "bfloat16",
              "Computed in bfloat16",
              "Every tensor and the loss keep 2 to 3 digits: most parameters do not even move by ε,"
                  + " and no ε can check a gradient.",
              NOTHING,
              conditions(c -> shorter(c, FloatFormat.BFLOAT16))),
          new Spoiler(
              "small-epsilon",
              "ε too small",
              "At ε = 1e-13 the two losses agree in all digits but the last, and their difference "
                  + "is rounding. Small gradients are unresolvable, and errors grow as 1/ε.",
              NOTHING,
              conditions(c -> c.withEpsilon(SMALL_EPSILON))),
          new Spoiler(
              "kink",
              "A kink between",
              "One unit stands 1e-6 below the kink of its activation and ε is 1e-5: one of θ±ε is"
                  + " on the other side. The difference mixes both slopes; counted as a kink, not"
                  + " as wrong.",
              a -> a.activations().stream().allMatch(f -> f.kinks().length == 0) ? "no kinks" : "",
              NearKink::at),
          new Spoiler(
              "tiny-gradient",
              "A gradient too small to resolve",
              "The weights of the output layer are 1e-12 of what they were, and with them all "
                  + "gradients below. They drown in the rounding of the loss: unresolvable.",
              a -> a.depth() > 0 ? "" : "no hidden layer",
              Spoilers::tiny),
          new Spoiler(
              "wrong-bias",
              "One small bias is wrong",
              "A mistake for once: the bias with the smallest gradient that can be judged gets "
                  + "twice its gradient. That element is wrong by half. The norm form over all of "
                  + "them hardly shows it.",
              NOTHING,
              arrangement -> arrangement.with(new SmallBias(arrangement.pass()))));

  private Spoilers() {}

  /** All, in the order they are shown. */
  public static List<Spoiler> all() {
    return ALL;
  }

  /**
   * The spoiler of a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Spoiler named(String id) {
    return ALL.stream()
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no spoiler " + id));
  }

  private static UnaryOperator<Arrangement> conditions(UnaryOperator<Conditions> change) {
    return arrangement -> arrangement.with(change.apply(arrangement.conditions()));
  }

  /** In a format, or as it is if that rounds more. */
  private static Conditions shorter(Conditions c, FloatFormat format) {
    boolean already = c.precision().unitRoundoff() >= format.unitRoundoff();
    return already ? c : c.withPrecision(format);
  }

  private static String withoutBatchNorm(Architecture a) {
    boolean has = a.normalization() == Normalization.BATCH && a.depth() > 0;
    return has ? "" : "no batch norm";
  }

  private static Arrangement tiny(Arrangement arrangement) {
    Network network = Subject.copy(arrangement.subject().network());
    Layer output = network.layers().get(network.layers().size() - 1);
    double[] w = output.dense().weight().value().data;
    for (int i = 0; i < w.length; i++) {
      w[i] *= 1e-12;
    }
    return arrangement.with(arrangement.subject().with(network));
  }
}
