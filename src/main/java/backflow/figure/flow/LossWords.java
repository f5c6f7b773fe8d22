package backflow.figure.flow;

import backflow.chart.Numbers;
import backflow.figure.frame.Buckets;
import backflow.figure.frame.Focus;
import backflow.figure.frame.LossFacts;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.probe.StepQuantity;
import backflow.probe.Strip;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What loss and accuracy are, in words and as numbers. */
final class LossWords {
  private static final StepQuantity[] SHOWN = {
    StepQuantity.LOSS, StepQuantity.TEST_LOSS, StepQuantity.ACCURACY, StepQuantity.TEST_ACCURACY
  };

  private LossWords() {}

  /** What is measured; the losses of both runs where they differ. */
  static String unit(Readings readings) {
    String name = readings.lossFacts().name();
    Readings other = readings.other();
    String nameB = other == null ? name : other.lossFacts().name();
    if (!name.equals(nameB)) {
      return "loss, A " + name + ", B " + nameB;
    }
    return name.isEmpty() ? "loss" : "loss, " + name;
  }

  /** The loss as the engine computes it (see {@code nn.loss}); empty if it is not known. */
  private static String equation(LossFacts facts) {
    if (facts.name().equals("mean squared error")) {
      return "L = mean of (o − y)²";
    }
    if (facts.name().equals("cross-entropy")) {
      return "L = mean over samples of −ln p(right class)";
    }
    return "";
  }

  /** The loss, the numbers of the step that is read out, and what guessing costs. */
  static List<String> formula(Readings readings, Focus focus) {
    List<String> lines = new ArrayList<>();
    Readings other = readings.other();
    String equation = equation(readings.lossFacts());
    String letter = other == null ? "" : "A, ";
    if (!equation.isEmpty()) {
      lines.add(equation);
    }
    add(lines, letter, readings, focus);
    add(lines, "B, ", other, focus);
    if (readings.lossFacts().hasGuessing()) {
      lines.add(readings.lossFacts().guessingLabel());
    }
    return lines;
  }

  private static void add(List<String> lines, String letter, @Nullable Readings run, Focus focus) {
    if (run != null && run.strip(StepQuantity.LOSS).buckets > 0) {
      lines.add(letter + "step " + step(run, focus) + ": " + values(run, focus));
    }
  }

  /** The numbers of the step that is read out. */
  static String summary(Readings readings, Focus focus) {
    Readings other = readings.other();
    if (other == null) {
      return readings.strip(StepQuantity.LOSS).buckets == 0
          ? LayerWords.NOTHING
          : "Step " + step(readings, focus) + ": " + values(readings, focus) + ".";
    }
    return sentence("A", readings, focus) + " " + sentence("B", other, focus);
  }

  private static String sentence(String letter, Readings run, Focus focus) {
    String who = Pairing.name(letter, run) + ", ";
    return run.strip(StepQuantity.LOSS).buckets == 0
        ? who + "no step yet."
        : who + "step " + step(run, focus) + ": " + values(run, focus) + ".";
  }

  private static String step(Readings run, Focus focus) {
    Strip strip = run.strip(StepQuantity.LOSS);
    return Numbers.integer(strip.to[Buckets.at(strip, focus.readStep())]);
  }

  private static String values(Readings run, Focus focus) {
    String[] words = {"loss ", "on the test set ", "accuracy ", "on the test set "};
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < SHOWN.length; i++) {
      double value = Buckets.latest(run.strip(SHOWN[i]), focus.readStep());
      if (!Blank.is(value)) {
        parts.add(words[i] + (i > 1 ? Numbers.percent(value) : Numbers.value(value)));
      }
    }
    return String.join(", ", parts);
  }

  /** A row per run and bucket of steps. */
  static Table table(Readings readings) {
    List<String> columns = new ArrayList<>(List.of("step", "run"));
    for (StepQuantity quantity : SHOWN) {
      columns.add(quantity.column());
    }
    List<List<String>> rows = new ArrayList<>();
    add(rows, "A", readings);
    add(rows, "B", readings.other());
    add(rows, KeptLine.NAME, readings.ghost());
    return new Table(columns, rows);
  }

  private static void add(List<List<String>> rows, String name, @Nullable Readings run) {
    if (run == null) {
      return;
    }
    Strip loss = run.strip(StepQuantity.LOSS);
    for (int bucket = 0; bucket < loss.buckets; bucket++) {
      long step = loss.to[bucket];
      List<String> row = new ArrayList<>(List.of(Long.toString(step), name));
      for (StepQuantity quantity : SHOWN) {
        row.add(StripTable.cell(at(run.strip(quantity), step)));
      }
      rows.add(row);
    }
  }

  /** The value of the bucket that ends at a step; the blank if there is none. */
  private static double at(Strip strip, long step) {
    if (strip.buckets == 0) {
      return Blank.VALUE;
    }
    int bucket = Buckets.at(strip, step);
    return strip.to[bucket] == step ? strip.last[bucket] : Blank.VALUE;
  }
}
