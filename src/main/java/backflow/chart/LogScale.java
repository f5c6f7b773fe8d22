package backflow.chart;

/**
 * A true logarithmic scale over whole decades, as many as double has: 10⁻³²⁴ to 10³⁰⁸.
 *
 * @param low exponent of ten at {@code from}
 * @param high exponent of ten at {@code to}, above {@code low}
 * @param from place of the low end
 * @param to place of the high end
 */
public record LogScale(int low, int high, double from, double to) implements Scale {
  private static final int[] STEPS = {1, 2, 4, 10, 20, 40, 100, 200, 400};

  /** How much nearer than asked ticks may stand rather than be alone. */
  private static final double CLOSEST = 0.5;

  @Override
  public double at(double value) {
    return atDecade(Log10.of(value));
  }

  /** Where 10 to a real power stands. */
  public double atDecade(double exponent) {
    return from + (exponent - low) / (high - low) * (to - from);
  }

  /** How far along the scale a value stands: 0 at the low end, 1 at the high end, not cut. */
  public double share(double value) {
    return (Log10.of(value) - low) / (high - low);
  }

  @Override
  public double value(double place) {
    return StrictMath.pow(10, low + (place - from) / (to - from) * (high - low));
  }

  @Override
  public boolean shows(double value) {
    return value > 0 && value <= Double.MAX_VALUE;
  }

  /**
   * Powers of ten at every 1, 2, 4, 10, 20, 40, 100, … decades, on multiples of that. The values
   * are the exponents: 10³²⁰ is no double.
   */
  @Override
  public Ticks ticks(double spacing) {
    int step = step(spacing);
    int first = -Math.floorDiv(-low, step);
    int last = Math.floorDiv(high, step);
    int count = Math.max(0, last - first + 1);
    double[] places = new double[count];
    String[] labels = new String[count];
    for (int i = 0; i < count; i++) {
      int exponent = (first + i) * step;
      places[i] = atDecade(exponent);
      labels[i] = Numbers.power(exponent);
    }
    return new Ticks(places, labels);
  }

  /** The smallest step with room; a smaller one if that would leave a single tick. */
  private int step(double spacing) {
    double decade = Math.abs(to - from) / (high - low);
    int i = 0;
    while (i < STEPS.length - 1 && STEPS[i] * decade < spacing) {
      i++;
    }
    while (i > 0 && count(STEPS[i]) < 2 && STEPS[i - 1] * decade >= CLOSEST * spacing) {
      i--;
    }
    return STEPS[i];
  }

  private int count(int step) {
    return Math.floorDiv(high, step) + Math.floorDiv(-low, step) + 1;
  }
}
