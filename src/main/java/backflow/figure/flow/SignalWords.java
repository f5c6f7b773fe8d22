package backflow.figure.flow;

import backflow.chart.Numbers;
import backflow.figure.frame.Buckets;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Signal;
import backflow.math.Blank;
import backflow.probe.StepSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formula behind each signal, with the numbers of the shown step. */
final class SignalWords {
  private SignalWords() {}

  /** How a layer's signal comes from its neighbour's. */
  static String equation(Signal signal) {
    return switch (signal.byRms()) {
      case DELTA -> "δₗ = ∂L/∂aₗ ⊙ f′(zₗ)";
      case WEIGHTS -> "∂L/∂Wₗ = δₗ aₗ₋₁ᵀ, summed over the batch";
      case ACTIVATIONS -> "aₗ = f(Wₗ aₗ₋₁ + bₗ)";
      default -> "∂L/∂aₗ₋₁ = Wₗᵀ(∂L/∂aₗ ⊙ f′(zₗ))";
    };
  }

  /** The equation and the values by step of the layer that is read out. */
  static List<String> formula(Readings readings, Focus focus) {
    Signal hero = focus.hero();
    return new LayerWords(readings, focus, Readings::signal, hero.unit()).formula(equation(hero));
  }

  /** The equation, the value of the layer that is read out, and the factor per layer. */
  static List<String> profile(Readings readings, Focus focus) {
    List<String> lines = new ArrayList<>();
    lines.add(equation(focus.hero()));
    Readings other = readings.other();
    int layer = Pairing.layer(focus.readLayer(), readings);
    run(lines, other == null ? "" : "A, ", readings, readings, layer, focus.hero());
    if (other != null) {
      run(lines, "B, ", other, readings, layer, focus.hero());
      String ratio = ratio(readings, other, layer, focus.hero());
      if (!ratio.isEmpty()) {
        lines.add("B / A at " + Layers.name(layer, readings.hidden()) + ": " + ratio);
      }
    }
    return lines;
  }

  private static void run(
      List<String> lines, String letter, Readings run, Readings runA, int layer, Signal signal) {
    StepSnapshot at = run.snapshot();
    if (at.step() < 0) {
      return;
    }
    int own = Pairing.twin(layer, runA.hidden(), run.hidden());
    if (own > 0) {
      String value = Buckets.words(at.get(signal.quantity(), own));
      lines.add(letter + Layers.name(own, run.hidden()) + of(run) + ": " + value);
    } else {
      lines.add(letter + Pairing.depth(run));
    }
    double factor = PerLayer.factor(at, signal);
    if (!Blank.is(factor)) {
      String first = signal == Signal.ACTIVATIONS ? "a_D/a₁" : symbolRatio(signal);
      lines.add(
          letter + "factor per layer: (" + first + ")^(1/(D−1)) = " + PerLayer.number(factor));
    }
  }

  /** " of step 200" where the signal was measured before the step that is shown. */
  private static String of(Readings run) {
    return run.heroStep().isEmpty() ? "" : " of " + run.heroStep();
  }

  private static String symbolRatio(Signal signal) {
    return signal == Signal.DELTA ? "δ₁/δ_D" : "∂L/∂a₁ / ∂L/∂a_D";
  }

  /** B over A at a layer; empty where there is none. */
  static String ratio(Readings readings, Readings other, int layer, Signal signal) {
    return Pairing.ratio(
        value(other, readings, layer, signal), value(readings, readings, layer, signal));
  }

  /**
   * A signal of a run at the shown step.
   *
   * @param layer as run A counts
   * @return the blank if the run has no such layer
   */
  static double value(@Nullable Readings run, Readings runA, int layer, Signal signal) {
    if (run == null) {
      return Blank.VALUE;
    }
    int own = Pairing.twin(layer, runA.hidden(), run.hidden());
    return own == 0 ? Blank.VALUE : run.snapshot().get(signal.quantity(), own);
  }

  /** The profile in a sentence for each run. */
  static String summary(Readings readings, Focus focus) {
    Readings other = readings.other();
    if (other == null) {
      return sentence("", readings, focus.hero());
    }
    String words = sentence("A", readings, focus.hero()) + " " + sentence("B", other, focus.hero());
    int layer = Pairing.layer(focus.readLayer(), readings);
    String ratio = ratio(readings, other, layer, focus.hero());
    String where = Layers.name(layer, readings.hidden());
    return ratio.isEmpty() ? words : words + " B / A at " + where + ": " + ratio + ".";
  }

  private static String sentence(String letter, Readings run, Signal signal) {
    StepSnapshot at = run.snapshot();
    String who = letter.isEmpty() ? "" : Pairing.name(letter, run) + ", ";
    if (at.step() < 0) {
      return letter.isEmpty() ? LayerWords.NOTHING : who + "no step yet.";
    }
    int last = Math.max(1, run.hidden());
    String step = letter.isEmpty() ? "Step " : "step ";
    String words =
        who
            + step
            + Numbers.integer(at.step())
            + ": "
            + signal.unit()
            + of(run)
            + " is "
            + Buckets.words(at.get(signal.quantity(), 1))
            + " at "
            + Layers.name(1, run.hidden());
    if (last > 1) {
      String value = Buckets.words(at.get(signal.quantity(), last));
      words += " and " + value + " at " + Layers.name(last, run.hidden());
    }
    String factor = PerLayer.words(at, signal);
    return factor.isEmpty() ? words + "." : words + ", " + factor + ".";
  }
}
