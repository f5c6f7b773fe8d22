package backflow.figure.check;

import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.Ticks;
import backflow.math.FloatFormat;
import backflow.study.Exponents;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one axis of all rows: powers of two, wide enough for the format that judges and for what
 * there is. It stands still while the data change a little.
 */
final class ExponentAxis {
  /** So much of a row may lie beyond the low end. */
  private static final double TAIL = 0.01;

  private static final int AIR = 4;
  private static final int EVEN = 8;
  private static final int[] STEPS = {4, 8, 16, 32, 64, 128, 256, 512, 1024};

  private int low = -32;
  private int high = 24;
  private @Nullable FloatFormat known;
  private double wantedLow;
  private double wantedHigh;
  private double left;
  private double right = 1;

  void forget() {
    known = null;
  }

  /** Begins with the range of a format. */
  void begin(FloatFormat format) {
    wantedLow = log2(format.smallest()) - AIR;
    wantedHigh = log2(format.largest()) + AIR;
  }

  /** Makes room for numbers, and for the same times a loss scale. */
  void see(Exponents entries, double shift) {
    if (!entries.isEmpty()) {
      wantedLow = Math.min(wantedLow, entries.quantile(TAIL) + Math.min(0, shift) - 1);
      wantedHigh = Math.max(wantedHigh, entries.high() + 2 + Math.max(0, shift));
    }
  }

  /** After all. */
  void fit(FloatFormat format) {
    int from = Math.floorDiv((int) Math.floor(wantedLow), EVEN) * EVEN;
    int to = -Math.floorDiv(-(int) Math.ceil(wantedHigh), EVEN) * EVEN;
    boolean inside = from >= low && to <= high && high - low <= 2 * (to - from);
    if (format != known || !inside) {
      known = format;
      low = from;
      high = to;
    }
  }

  /** Lays it under a plot. */
  void lay(Box plot) {
    left = plot.x();
    right = plot.right();
  }

  int low() {
    return low;
  }

  int high() {
    return high;
  }

  /** The place of 2^exponent; at an end if it is beyond it. */
  double x(double exponent) {
    double share = (exponent - low) / (high - low);
    return left + Math.max(0, Math.min(1, share)) * (right - left);
  }

  /** Whether 2^exponent is beyond neither end. */
  boolean shows(double exponent) {
    return exponent >= low && exponent <= high;
  }

  /** Ticks at round exponents. */
  Ticks ticks(double spacing) {
    int step = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0; i--) {
      boolean apart = (right - left) * STEPS[i] / (high - low) >= spacing;
      step = apart ? STEPS[i] : step;
    }
    List<Integer> exponents = new ArrayList<>();
    for (int e = -Math.floorDiv(-low, step) * step; e <= high; e += step) {
      exponents.add(e);
    }
    double[] places = exponents.stream().mapToDouble(this::x).toArray();
    return new Ticks(
        places, exponents.stream().map(e -> "2" + Numbers.raised(e)).toArray(String[]::new));
  }

  /** log₂, exact for powers of two. */
  static double log2(double x) {
    int exponent = Exponents.exponent(x);
    boolean subnormal = exponent < Double.MIN_EXPONENT;
    double mantissa = subnormal ? Math.scalb(x * 0x1p60, -exponent - 60) : Math.scalb(x, -exponent);
    return mantissa == 1 ? exponent : exponent + StrictMath.log(mantissa) / StrictMath.log(2);
  }
}
