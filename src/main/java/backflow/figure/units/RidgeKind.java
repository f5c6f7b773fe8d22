package backflow.figure.units;

import backflow.chart.Numbers;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Knob;
import backflow.figure.frame.RunFacts;
import backflow.study.LayerDistributions;
import backflow.study.Spread;
import java.util.List;

/** What the ridges of an instrument are of, and how its knobs stand. */
@SuppressWarnings("ImmutableEnumChecker") // knobs copy their lists
enum RidgeKind {
  /** a of the hidden layers. */
  ACTIVATIONS(
      new Knob.Choice("activation-ridges.counts", "counts", List.of("linear", "log")),
      new Knob.Choice("activation-ridges.scale", "scale", List.of("fitting", "linear", "log"))),
  /** Gradients of all layers, by size. */
  GRADIENTS(
      new Knob.Choice("gradient-ridges.counts", "counts", List.of("linear", "log")),
      new Knob.Choice("gradient-ridges.of", "of", List.of("∂L/∂W", "∂L/∂a", "δ")));

  /** Signals that differ by more than this from layer to layer need a logarithmic scale. */
  private static final double FAR_APART = 100;

  private final Knob.Choice counts;
  private final Knob.Choice second;

  RidgeKind(Knob.Choice counts, Knob.Choice second) {
    this.counts = counts;
    this.second = second;
  }

  /** What can be set. */
  List<Knob> knobs() {
    return List.of(counts, second);
  }

  /** Whether heights are logarithms of counts. */
  boolean logCounts(Focus focus) {
    return focus.knobs().of(counts).equals("log");
  }

  /** How many layers have a row. */
  int rows(int hidden) {
    return this == ACTIVATIONS ? hidden : hidden + 1;
  }

  /** What is counted, in symbols. */
  String symbol(Focus focus) {
    return this == ACTIVATIONS ? "a" : focus.knobs().of(second);
  }

  /** The numbers of a layer. */
  Spread of(LayerDistributions.Layer layer, Focus focus) {
    if (this == ACTIVATIONS) {
      return layer.a();
    }
    return switch (focus.knobs().of(second)) {
      case "∂L/∂a" -> layer.da();
      case "δ" -> layer.dz();
      default -> layer.dw();
    };
  }

  /** How many numbers the row of a layer has, in words. */
  String population(LayerDistributions found, LayerDistributions.Layer layer, Focus focus) {
    return ofWeights(focus)
        ? Sayings.count(layer.dw().total(), "weight") + ", " + samples(found)
        : samples(found) + " × " + Sayings.count(layer.units(), "unit");
  }

  /** What all rows have, in words: the number of units only if it is the same everywhere. */
  String population(LayerDistributions found, Focus focus) {
    if (ofWeights(focus)) {
      return "weights of each layer, " + samples(found);
    }
    int rows = rows(found.layers().size() - 1);
    boolean even = true;
    for (int l = 2; l <= rows; l++) {
      even &= found.layer(l).units() == found.layer(1).units();
    }
    return even
        ? population(found, found.layer(1), focus)
        : samples(found) + " × the units of each layer";
  }

  private boolean ofWeights(Focus focus) {
    return this == GRADIENTS && symbol(focus).equals("∂L/∂W");
  }

  private String samples(LayerDistributions found) {
    return this == ACTIVATIONS
        ? Sayings.count(found.samples(), "point")
        : "batch of " + Numbers.integer(found.batch());
  }

  /** Whether the scale is logarithmic, of magnitudes. */
  boolean log(LayerDistributions found, Focus focus, RunFacts facts) {
    if (this == GRADIENTS) {
      return true;
    }
    return switch (focus.knobs().of(second)) {
      case "linear" -> false;
      case "log" -> true;
      default -> facts.activation().equals("relu") || farApart(found);
    };
  }

  private static boolean farApart(LayerDistributions found) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int l = 1; l < found.layers().size(); l++) {
      double size = size(found.layer(l).a());
      double before = size(found.atStart(l).a());
      least = Math.min(least, Math.min(size, before));
      most = Math.max(most, Math.max(size, before));
    }
    return most > FAR_APART * least;
  }

  private static double size(Spread spread) {
    return Math.max(Math.abs(spread.min()), Math.abs(spread.max()));
  }

  /** Whether any number is below 0, so that a logarithmic scale shows magnitudes. */
  static boolean signed(LayerDistributions found, Focus focus, RidgeKind kind) {
    boolean any = false;
    for (int l = 1; l <= kind.rows(found.layers().size() - 1); l++) {
      any |= kind.of(found.layer(l), focus).min() < 0;
      any |= kind.of(found.atStart(l), focus).min() < 0;
    }
    return any || kind == GRADIENTS;
  }
}
