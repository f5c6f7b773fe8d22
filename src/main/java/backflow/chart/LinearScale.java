package backflow.chart;

/**
 * A linear scale.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}, above {@code low}
 * @param from place of the low end
 * @param to place of the high end
 */
public record LinearScale(double low, double high, double from, double to) implements Scale {
  private static final double[] NICE = {1, 2, 5, 10};

  @Override
  public double at(double value) {
    // halves, because high − low may overflow
    return from + (value / 2 - low / 2) / (high / 2 - low / 2) * (to - from);
  }

  @Override
  public double value(double place) {
    double t = (place - from) / (to - from);
    return low * (1 - t) + high * t;
  }

  @Override
  public boolean shows(double value) {
    return Math.abs(value) <= Double.MAX_VALUE;
  }

  /** Multiples of 1, 2 or 5 times a power of ten. */
  @Override
  public Ticks ticks(double spacing) {
    return ticks(spacing, 0);
  }

  /** Likewise, at least {@code smallest} apart: 1 for things that are counted. */
  public Ticks ticks(double spacing, double smallest) {
    double step = Math.max(smallest, step(spacing));
    if (Math.floor(high / step + 1e-9) - Math.ceil(low / step - 1e-9) < 1) {
      step = Math.max(smallest, step(spacing / 2));
    }
    long first = (long) Math.ceil(low / step - 1e-9);
    long last = (long) Math.floor(high / step + 1e-9);
    int count = (int) Math.max(0, last - first + 1);
    double[] places = new double[count];
    String[] labels = new String[count];
    for (int i = 0; i < count; i++) {
      double value = (first + i) * step;
      places[i] = at(value);
      labels[i] = Numbers.tick(value, step);
    }
    return new Ticks(places, labels);
  }

  private double step(double spacing) {
    double fits = Math.max(1, Math.abs(to - from) / spacing);
    return niceAtLeast((high / 2 - low / 2) / fits * 2);
  }

  /** The smallest of 1, 2, 5 times a power of ten that is not under x. */
  static double niceAtLeast(double x) {
    if (!(x > 0)) {
      return 1;
    }
    double power = StrictMath.pow(10, Math.max(-323, Numbers.floorLog10(x)));
    for (double nice : NICE) {
      if (nice * power >= x * (1 - 1e-9)) {
        return Math.min(nice * power, Double.MAX_VALUE);
      }
    }
    return Double.MAX_VALUE;
  }
}
