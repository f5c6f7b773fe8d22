package backflow.ui.editor;

import backflow.train.Limit;
import java.math.BigDecimal;
import java.math.MathContext;

/** How a slider's way from 0 to 1 becomes values: evenly or in decades. */
public sealed interface SliderScale {
  /**
   * The value at a position, rounded to something sayable.
   *
   * @param position 0–1
   */
  double value(double position);

  /**
   * Where a value stands; beyond the ends, the end.
   *
   * @param value any number
   */
  double position(double value);

  /**
   * The next value up or down.
   *
   * @param value where to start
   * @param steps how many, negative is down
   */
  double nudge(double value, int steps);

  /**
   * Evenly.
   *
   * @param min value at 0
   * @param max value at 1
   * @param step to what values are rounded
   */
  record Linear(double min, double max, double step) implements SliderScale {
    @Override
    public double value(double position) {
      double value = clean(Math.rint((min + position * (max - min)) / step) * step);
      return position >= 1 ? max : Math.max(min, Math.min(max, value));
    }

    @Override
    public double position(double value) {
      return clamp((value - min) / (max - min));
    }

    @Override
    public double nudge(double value, int steps) {
      return clean(Math.max(min, Math.min(max, value + steps * step)));
    }
  }

  /**
   * In decades.
   *
   * @param min value at 0, above 0
   * @param max value at 1
   * @param whole whether values are whole numbers
   */
  record Log(double min, double max, boolean whole) implements SliderScale {
    @Override
    public double value(double position) {
      if (position >= 1) {
        return max;
      }
      double value = min * StrictMath.pow(max / min, position);
      double rounded = whole ? Math.rint(round(value, value < 100 ? 2 : 3)) : round(value, 2);
      return Math.max(min, Math.min(max, rounded));
    }

    @Override
    public double position(double value) {
      return value <= min ? 0 : clamp(StrictMath.log(value / min) / StrictMath.log(max / min));
    }

    @Override
    public double nudge(double value, int steps) {
      double next = value * StrictMath.pow(10, steps / 20.0);
      double rounded = whole ? Math.rint(next) : round(next, 2);
      double moved = whole && rounded == value ? value + steps : rounded;
      return Math.max(min, Math.min(max, moved));
    }
  }

  /**
   * Zero at the very left, then decades.
   *
   * @param log the decades
   */
  record ZeroThenLog(Log log) implements SliderScale {
    /** How much of the way is zero. */
    private static final double ZERO = 0.06;

    @Override
    public double value(double position) {
      return position < ZERO / 2 ? 0 : log.value(clamp((position - ZERO) / (1 - ZERO)));
    }

    @Override
    public double position(double value) {
      return value <= 0 ? 0 : ZERO + (1 - ZERO) * log.position(value);
    }

    @Override
    public double nudge(double value, int steps) {
      if (value <= 0) {
        return steps > 0 ? log.min() : 0;
      }
      return value <= log.min() && steps < 0 ? 0 : log.nudge(value, steps);
    }
  }

  /** The way that suits a limit. */
  static SliderScale of(Limit limit) {
    if (limit.logarithmic()) {
      return new Log(limit.low(), limit.high(), limit.integer());
    }
    double step = limit.integer() ? 1 : tidy((limit.high() - limit.low()) / 100);
    return new Linear(limit.low(), limit.high(), step);
  }

  /** The nearest of 1, 2, 5 times a power of ten, downwards. */
  private static double tidy(double step) {
    double decade = StrictMath.pow(10, Math.floor(StrictMath.log10(step) + 1e-9));
    double factor = step / decade + 1e-9;
    return decade * (factor >= 5 ? 5 : factor >= 2 ? 2 : 1);
  }

  private static double clamp(double position) {
    return Math.max(0, Math.min(1, position));
  }

  private static double round(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }

  /** Rids a multiple of a step of its binary dust. */
  private static double clean(double value) {
    return round(value, 12) + 0.0;
  }
}
