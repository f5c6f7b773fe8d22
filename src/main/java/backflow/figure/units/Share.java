package backflow.figure.units;

import backflow.figure.frame.Focus;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Readings;
import backflow.figure.frame.RunFacts;
import backflow.probe.LayerQuantity;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shares that are measured in each layer. */
enum Share {
  ZERO("zero share", LayerQuantity.ZERO_SHARE, "activations exactly 0"),
  SATURATED("saturated share", LayerQuantity.SATURATED_SHARE, "z on a flat tail of f"),
  INACTIVE("inactive units", LayerQuantity.INACTIVE_SHARE, "units off for every point"),
  DEAD("dead units", LayerQuantity.DEAD_SHARE, "units that have died"),
  SIMILARITY(
      "sample similarity", LayerQuantity.SAMPLE_SIMILARITY, "mean cosine between two points");

  private static final String FITTING = "by activation";

  /** Which share is shown. */
  static final Knob.Choice WHICH =
      new Knob.Choice(
          "unit-shares.which",
          "share",
          List.of(FITTING, ZERO.word, SATURATED.word, INACTIVE.word, DEAD.word, SIMILARITY.word));

  /** Whether it is shown by step, or by layer at one step. */
  static final Knob.Choice ACROSS =
      new Knob.Choice("unit-shares.across", "across", List.of("steps", "layers now"));

  /** Activations that are exactly 0 for half of all z, or for some. */
  private static final Set<String> ZEROING = Set.of("relu");

  private static final Set<String> SATURATING =
      Set.of("sigmoid", "tanh", "softsign", "hard-tanh", "elu", "selu");

  private final String word;
  private final LayerQuantity quantity;
  private final String meaning;

  Share(String word, LayerQuantity quantity, String meaning) {
    this.word = word;
    this.quantity = quantity;
    this.meaning = meaning;
  }

  /** The share that is chosen, or else the one that means something for the activation. */
  static Share of(Focus focus, RunFacts facts) {
    String chosen = focus.knobs().of(WHICH);
    for (Share share : values()) {
      if (share.word.equals(chosen)) {
        return share;
      }
    }
    String activation = facts.activation().toLowerCase(Locale.ROOT);
    return SATURATING.contains(activation)
        ? SATURATED
        : activation.isEmpty() || ZEROING.contains(activation) ? ZERO : SIMILARITY;
  }

  /** Likewise beside a run B: what means something for either, if only for one. */
  static Share of(Focus focus, Readings run, @Nullable Readings other) {
    Share first = of(focus, run.facts());
    return first == SIMILARITY && other != null ? of(focus, other.facts()) : first;
  }

  /** What tells how the units of an activation that cannot die are doing, in words. */
  static String instead(String activation) {
    return SATURATING.contains(activation.toLowerCase(Locale.ROOT))
        ? ": how flat its units have become is told by their saturated share."
        : ": neither dead nor saturated units are defined for it.";
  }

  /** Whether it is shown by layer. */
  static boolean byLayer(Focus focus) {
    return focus.knobs().of(ACROSS).equals("layers now");
  }

  /** What it is called. */
  String word() {
    return word;
  }

  /** What is measured. */
  LayerQuantity quantity() {
    return quantity;
  }

  /** What it is a share of, in words. */
  String meaning() {
    return meaning;
  }

  /** Whether it is told from the probe set, at some steps only. */
  boolean probed() {
    return this == INACTIVE || this == DEAD || this == SIMILARITY;
  }

  /** Why it may have no value. */
  String whyBlank() {
    return switch (this) {
      case ZERO -> "not measured: no hidden layer";
      case SATURATED -> "Blank: this activation has no flat tail on which units saturate.";
      case INACTIVE, DEAD -> "Blank: only ReLU units can be inactive for all points, or die.";
      case SIMILARITY -> "not measured yet";
    };
  }
}
