package backflow.probe;

import backflow.math.Blank;
import backflow.math.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Keeps everything, forgets nothing, and merges when asked: slow and obvious. */
final class HistoryTwin {
  final List<StepSnapshot> steps = new ArrayList<>();

  void append(StepSnapshot snapshot) {
    StepSnapshot copy = new StepSnapshot(snapshot.layers());
    snapshot.copyInto(copy);
    steps.add(copy);
  }

  long first() {
    return steps.get(0).step();
  }

  /** A quantity and a layer, or a quantity of the step. */
  interface Value {
    double of(StepSnapshot snapshot);
  }

  double min(Value value, long from, long to) {
    double min = Double.POSITIVE_INFINITY;
    for (double x : measured(value, from, to)) {
      if (Double.isNaN(x)) {
        return Double.NaN;
      }
      min = Math.min(min, x);
    }
    return measured(value, from, to).isEmpty() ? Blank.VALUE : min;
  }

  double max(Value value, long from, long to) {
    double max = Double.NEGATIVE_INFINITY;
    for (double x : measured(value, from, to)) {
      if (Double.isNaN(x)) {
        return Double.NaN;
      }
      max = Math.max(max, x);
    }
    return measured(value, from, to).isEmpty() ? Blank.VALUE : max;
  }

  double last(Value value, long from, long to) {
    List<Double> all = measured(value, from, to);
    return all.isEmpty() ? Blank.VALUE : all.get(all.size() - 1);
  }

  long firstNonFinite(long from, long to) {
    for (long step = from; step <= to; step++) {
      StepSnapshot snapshot = at(step);
      for (double x : snapshot.stepValues()) {
        if (!Double.isFinite(x) && !Blank.is(x)) {
          return step;
        }
      }
      for (double x : snapshot.layerValues()) {
        if (!Double.isFinite(x) && !Blank.is(x)) {
          return step;
        }
      }
    }
    return -1;
  }

  StepSnapshot at(long step) {
    return steps.get((int) (step - first()));
  }

  private List<Double> measured(Value value, long from, long to) {
    List<Double> all = new ArrayList<>();
    for (long step = from; step <= to; step++) {
      double x = value.of(at(step));
      if (!Blank.is(x)) {
        all.add(x);
      }
    }
    return all;
  }

  /** A snapshot full of numbers, among them blanks and, in some steps, NaN and ±Inf. */
  static void fill(StepSnapshot snapshot, long step, RandomStream random) {
    snapshot.clear(step);
    boolean sick = random.nextInt(10) == 0;
    for (double[] values : List.of(snapshot.stepValues(), snapshot.layerValues())) {
      for (int i = 0; i < values.length; i++) {
        values[i] = number(random, sick && random.nextInt(8) == 0);
      }
    }
  }

  private static double number(RandomStream random, boolean sick) {
    int kind = random.nextInt(6);
    if (sick) {
      return kind < 2 ? Double.NaN : kind < 4 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    return kind == 0
        ? Blank.VALUE
        : kind == 1 ? (random.nextInt(2) == 0 ? 0.0 : -0.0) : random.nextDouble(-5, 5);
  }
}
