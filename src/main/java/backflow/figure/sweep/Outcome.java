package backflow.figure.sweep;

import backflow.chart.Numbers;
import backflow.math.Blank;
import backflow.sweep.RunResult;
import backflow.sweep.SweepTable;
import java.util.List;

/** What is asked of the runs of a sweep. */
enum Outcome {
  /** G^(1/(D−1)) at step 0. */
  START_GAIN("gain at start", "gradient gain per layer, step 0", "gradient_gain_per_layer_start"),
  /** The same at the last step. */
  END_GAIN("gain at end", "gradient gain per layer, last step", "gradient_gain_per_layer"),
  /** L of the last 20 steps. */
  LOSS("loss", "loss, mean of the last 20 steps", "mean_loss"),
  /** Of the test set, or of the last batch if there is none. */
  ACCURACY("accuracy", "accuracy", "accuracy");

  private final String word;
  private final String unit;
  private final String column;

  Outcome(String word, String unit, String column) {
    this.word = word;
    this.unit = unit;
    this.column = column;
  }

  /** The outcome of a word on a knob. */
  static Outcome named(String word) {
    for (Outcome outcome : values()) {
      if (outcome.word.equals(word)) {
        return outcome;
      }
    }
    return START_GAIN;
  }

  /** On a knob. */
  String word() {
    return word;
  }

  /** Over the plot. */
  String unit(SweepTable table) {
    if (this != ACCURACY) {
      return unit;
    }
    boolean tested = false;
    for (int cell = 0; cell < table.cells(); cell++) {
      tested |= table.finished(cell).stream().anyMatch(run -> !Blank.is(run.testAccuracy()));
    }
    return tested ? "accuracy, test set" : "accuracy, last batch";
  }

  /** In a file. */
  String column() {
    return column;
  }

  /** Whether it is a factor, of which 1 means "unchanged". */
  boolean isGain() {
    return this == START_GAIN || this == END_GAIN;
  }

  /** Of one run; blank where it is not defined. */
  double of(RunResult run) {
    return switch (this) {
      case START_GAIN -> run.start().perLayer();
      case END_GAIN -> run.end().perLayer();
      case LOSS -> run.recentLoss();
      case ACCURACY -> Blank.is(run.testAccuracy()) ? run.accuracy() : run.testAccuracy();
    };
  }

  /** Of the finished runs of a cell together. */
  Cell of(SweepTable table, int cell) {
    List<RunResult> runs = table.finished(cell);
    double low = Blank.VALUE;
    double high = Blank.VALUE;
    double sum = 0;
    double odd = Blank.VALUE;
    int diverged = 0;
    int count = 0;
    for (RunResult run : runs) {
      double value = of(run);
      diverged += run.diverged() ? 1 : 0;
      boolean has = Math.abs(value) <= Double.MAX_VALUE && !(isGain() && value == 0);
      if (has) {
        low = count == 0 ? value : Math.min(low, value);
        high = count == 0 ? value : Math.max(high, value);
        sum += isGain() ? StrictMath.log(value) : value;
        count++;
      } else if (!Blank.is(value)) {
        odd = Blank.is(odd) || Double.isNaN(value) ? value : odd;
      }
    }
    double mean = count == 0 ? Blank.VALUE : sum / count;
    double value = isGain() && count > 0 ? StrictMath.exp(mean) : mean;
    return new Cell(Blank.is(odd) ? value : odd, low, high, runs.size(), diverged);
  }

  /** A value as people read it. */
  String text(double value) {
    if (Blank.is(value)) {
      return "not defined";
    }
    return this == ACCURACY ? Numbers.percent(value) : Numbers.value(value);
  }

  /**
   * The runs of a cell together.
   *
   * @param value their mean (of gains the geometric one); if one of them is NaN, ±∞ or, of gains,
   *     exactly 0, that: it is not averaged away; blank if there is none
   * @param low the lowest that has a place on the scale; blank if none has
   * @param high the highest likewise
   * @param finished how many runs
   * @param diverged how many of them measured NaN or ±∞ at any step
   */
  record Cell(double value, double low, double high, int finished, int diverged) {}
}
