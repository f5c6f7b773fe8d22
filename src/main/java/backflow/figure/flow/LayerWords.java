package backflow.figure.flow;

import backflow.chart.Numbers;
import backflow.figure.frame.Buckets;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Readings;
import backflow.math.Blank;
import backflow.probe.Strip;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a chart by step and layer shows, in words.
 *
 * @param quantity the strip that is shown
 * @param name of the quantity: RMS ∂L/∂a
 */
record LayerWords(Readings readings, Focus focus, Function<Readings, Strip> quantity, String name) {
  /** Before the first step. */
  static final String NOTHING = "No step yet.";

  /** A formula, then the numbers of the layer under the pointer, else selected, else 1. */
  List<String> formula(String first) {
    List<String> lines = new ArrayList<>();
    lines.add(first);
    int layer = Pairing.layer(focus.readLayer(), readings);
    String where = where(layer) + ": ";
    Readings other = readings.other();
    double a = value(readings, layer);
    if (quantity.apply(readings).buckets > 0) {
      lines.add((other == null ? "" : "A, ") + where + Buckets.words(a));
    }
    if (other != null && quantity.apply(other).buckets > 0) {
      String missing = Pairing.missing(layer, readings, other);
      double b = value(other, layer);
      lines.add(missing.isEmpty() ? "B, " + where + Buckets.words(b) : missing);
      String ratio = Pairing.ratio(b, a);
      if (!ratio.isEmpty()) {
        lines.add("B / A: " + ratio);
      }
    }
    return lines;
  }

  /** The first, middle, last and selected layer; beside run B one layer of both. */
  String summary() {
    Strip strip = quantity.apply(readings);
    Readings other = readings.other();
    if (strip.buckets == 0) {
      return NOTHING;
    }
    String step = "Step " + Numbers.integer(strip.to[Buckets.at(strip, focus.readStep())]);
    if (other != null) {
      return step + ", " + pair(other);
    }
    int hidden = readings.hidden();
    TreeSet<Integer> layers = new TreeSet<>();
    layers.add(1);
    layers.add(Math.max(1, (hidden + 1) / 2));
    layers.add(Math.max(1, hidden));
    layers.add(Pairing.layer(focus.layer(), readings));
    List<String> parts = new ArrayList<>();
    for (int layer : layers) {
      String at = layer > hidden ? "the output" : Layers.name(layer, hidden);
      parts.add(Buckets.words(value(readings, layer)) + " at " + at);
    }
    int last = parts.size() - 1;
    String all = String.join(", ", parts.subList(0, last));
    return step + ": " + name + " is " + all + (last > 0 ? " and " : "") + parts.get(last) + ".";
  }

  private String pair(Readings other) {
    int layer = Pairing.layer(focus.layer(), readings);
    double a = value(readings, layer);
    double b = value(other, layer);
    String missing = Pairing.missing(layer, readings, other);
    String words =
        where(layer)
            + ": "
            + name
            + " is "
            + Buckets.words(a)
            + " in "
            + Pairing.name("A", readings);
    if (!missing.isEmpty()) {
      return words + "; " + missing + ".";
    }
    String ratio = Pairing.ratio(b, a);
    return words
        + " and "
        + Buckets.words(b)
        + " in "
        + Pairing.name("B", other)
        + (ratio.isEmpty() ? "." : "; B / A is " + ratio + ".");
  }

  private String where(int layer) {
    return Layers.name(layer, readings.hidden());
  }

  /** At the step that is read out; the blank if the run has no such step or layer. */
  private double value(@Nullable Readings run, int layer) {
    if (run == null) {
      return Blank.VALUE;
    }
    Strip strip = quantity.apply(run);
    int row = Pairing.twin(layer, readings.hidden(), run.hidden()) - 1;
    return strip.buckets == 0 || row < 0 || row >= strip.rows
        ? Blank.VALUE
        : strip.last[Buckets.at(strip, focus.readStep()) * strip.rows + row];
  }
}
