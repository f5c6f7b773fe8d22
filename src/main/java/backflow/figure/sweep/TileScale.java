package backflow.figure.sweep;

import backflow.chart.LinearScale;
import backflow.chart.Numbers;
import backflow.chart.Ticks;
import backflow.math.Blank;
import java.util.ArrayList;
import java.util.List;

/**
 * Which colour a value has: from the lowest to the highest of all cells, by factors where they
 * differ by more than three. Gains always reach to 1.
 *
 * @param low above 0 if {@code log}
 * @param high above {@code low}
 */
record TileScale(boolean log, double low, double high) {
  private static final double FACTORS_FROM = 3;
  private static final double[] NICE = {1, 1.5, 2, 3, 5, 7};
  private static final int DECADES_WITH_STEPS = 3;

  /** The scale of all cells. */
  static TileScale of(Cells cells) {
    Outcome outcome = cells.outcome();
    if (outcome == Outcome.ACCURACY) {
      return new TileScale(false, 0, 1);
    }
    double low = outcome.isGain() ? 1 : Blank.VALUE;
    double high = low;
    for (int cell = 0; cell < cells.count(); cell++) {
      double value = cells.at(cell).value();
      // an exact 0 would forbid the logarithm; its colour is the lowest, or it is hatched
      if (Math.abs(value) <= Double.MAX_VALUE && value != 0) {
        low = Blank.is(low) ? value : Math.min(low, value);
        high = Blank.is(high) ? value : Math.max(high, value);
      }
    }
    if (Blank.is(low)) {
      return new TileScale(false, 0, 1);
    }
    if (low == high) {
      return new TileScale(false, low * 0.9, high * 1.1);
    }
    return new TileScale(low > 0 && high / low > FACTORS_FROM, low, high);
  }

  /** How far along a finite value stands, 0 to 1. */
  double share(double value) {
    if (!log) {
      return (value / 2 - low / 2) / (high / 2 - low / 2);
    }
    return (StrictMath.log(value) - StrictMath.log(low)) / logs();
  }

  /** Ticks between two places, at least so far apart. */
  Ticks ticks(Outcome outcome, double bottom, double top, double spacing) {
    if (!log) {
      return linear(outcome, bottom, top, spacing);
    }
    int from = (int) Math.floor(StrictMath.log10(low) + 1e-9);
    int to = (int) Math.ceil(StrictMath.log10(high) - 1e-9);
    return to - from > DECADES_WITH_STEPS
        ? powers(from, to, bottom, top, spacing)
        : steps(from, to, bottom, top, spacing);
  }

  private Ticks linear(Outcome outcome, double bottom, double top, double spacing) {
    double unit = outcome == Outcome.ACCURACY ? 100 : 1;
    Ticks ticks = new LinearScale(low * unit, high * unit, bottom, top).ticks(spacing);
    String[] labels = ticks.labels().clone();
    for (int i = 0; i < labels.length && unit > 1; i++) {
      labels[i] += " %";
    }
    return new Ticks(ticks.places(), labels);
  }

  /** Powers of ten at multiples of 1, 2, 4, … decades. */
  private Ticks powers(int from, int to, double bottom, double top, double spacing) {
    double decade = Math.abs(top - bottom) * StrictMath.log(10) / logs();
    int step = 1;
    while (step * decade < spacing && step < to - from) {
      step *= 2;
    }
    List<Double> places = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int exponent = -Math.floorDiv(-from, step) * step; exponent <= to; exponent += step) {
      double share = (exponent * StrictMath.log(10) - StrictMath.log(low)) / logs();
      if (share > -1e-9 && share < 1 + 1e-9) {
        places.add(bottom + share * (top - bottom));
        labels.add(Numbers.power(exponent));
      }
    }
    return ticks(places, labels);
  }

  private double logs() {
    return StrictMath.log(high) - StrictMath.log(low);
  }

  private Ticks steps(int from, int to, double bottom, double top, double spacing) {
    List<Double> places = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int exponent = from; exponent <= to; exponent++) {
      for (double nice : NICE) {
        double value = nice * StrictMath.pow(10, exponent);
        double share = share(value);
        double place = bottom + share * (top - bottom);
        boolean first = places.isEmpty();
        boolean apart = first || Math.abs(place - places.get(places.size() - 1)) >= spacing * 0.6;
        if (share > -1e-9 && share < 1 + 1e-9 && apart) {
          places.add(place);
          labels.add(label(value));
        }
      }
    }
    return ticks(places, labels);
  }

  private static String label(double value) {
    String text = Numbers.value(value);
    return text.indexOf('.') < 0 || text.indexOf('·') >= 0
        ? text
        : text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private static Ticks ticks(List<Double> places, List<String> labels) {
    return new Ticks(
        places.stream().mapToDouble(Double::doubleValue).toArray(), labels.toArray(String[]::new));
  }
}
