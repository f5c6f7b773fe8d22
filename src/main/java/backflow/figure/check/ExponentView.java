package backflow.figure.check;

import backflow.chart.Numbers;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Readings;
import backflow.math.FloatFormat;
import backflow.study.ExponentStudy;
import backflow.study.GradientExponents;
import backflow.study.Lost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the exponents is looked at: one run's finding, at one loss scale, judged by one format.
 *
 * @param found of the run
 * @param format that judges
 * @param scale which of the finding's loss scales; 0: that of the run
 */
record ExponentView(GradientExponents found, FloatFormat format, int scale) {
  private static final String S = "S = ";

  /** Which format judges: that of the run, float16 if it computes in double. */
  static final Knob.Choice FORMAT =
      new Knob.Choice("exponents.format", "format", words(FloatFormat.values()));

  /** S: that of the run, or another one, to see what it would do. */
  static final Knob.Choice SCALE = new Knob.Choice("exponents.scale", "loss scale", scales());

  private static List<String> words(FloatFormat... formats) {
    List<String> words = new ArrayList<>(List.of("run's format"));
    Arrays.stream(formats).map(FloatFormat::word).forEach(words::add);
    return words;
  }

  private static List<String> scales() {
    List<String> words = new ArrayList<>(List.of("run's S"));
    ExponentStudy.SCALES.stream().map(s -> S + inWords(s)).forEach(words::add);
    return words;
  }

  /** That of run A; null: nothing was worked out. */
  static @Nullable ExponentView of(Readings readings, Focus focus) {
    return of(found(readings), readings, focus);
  }

  /** That of run B beside it, judged by the same format; null: there is none. */
  static @Nullable ExponentView ofOther(Readings readings, Focus focus) {
    return of(found(readings.other()), readings, focus);
  }

  /** That of the kept run, likewise. */
  static @Nullable ExponentView ofKept(Readings readings, Focus focus) {
    return of(found(readings.ghost()), readings, focus);
  }

  private static @Nullable ExponentView of(
      @Nullable GradientExponents found, Readings readings, Focus focus) {
    if (found == null) {
      return null;
    }
    int scale = SCALE.words().indexOf(focus.knobs().of(SCALE));
    return new ExponentView(found, judging(readings, focus), scale);
  }

  private static @Nullable GradientExponents found(@Nullable Readings readings) {
    return readings == null || readings.snapshot().step() < 0
        ? null
        : readings.findings().find(GradientExponents.class);
  }

  /** The one chosen; else of run A, of run B, or float16: the first that is not double. */
  private static FloatFormat judging(Readings readings, Focus focus) {
    String chosen = focus.knobs().of(FORMAT);
    for (FloatFormat format : FloatFormat.values()) {
      if (format.word().equals(chosen)) {
        return format;
      }
    }
    FloatFormat ofA = reduced(found(readings));
    FloatFormat ofB = ofA == null ? reduced(found(readings.other())) : ofA;
    return ofB == null ? FloatFormat.FLOAT16 : ofB;
  }

  /** What a run computes in; null: in double. */
  private static @Nullable FloatFormat reduced(@Nullable GradientExponents found) {
    return found == null || found.precision() == FloatFormat.FLOAT64 ? null : found.precision();
  }

  /** How many hidden layers, D. */
  int hidden() {
    return found.layers().size() - 1;
  }

  /** S. */
  double lossScale() {
    return found.scales().get(scale);
  }

  /** log₂ S: how far S moves everything. */
  double shift() {
    double s = lossScale();
    int exponent = Math.getExponent(s);
    return Math.scalb(1.0, exponent) == s ? exponent : StrictMath.log(s) / StrictMath.log(2);
  }

  /** Whether what the format loses was measured in the run: it computes in it, with this S. */
  boolean isMeasured() {
    return scale == 0 && computesInIt() && format != FloatFormat.FLOAT64;
  }

  /** Whether the run computes in the format that judges. */
  boolean computesInIt() {
    return found.precision() == format;
  }

  /** Whether the run computes in another format than double, so that anything is measured. */
  boolean isReduced() {
    return found.precision() != FloatFormat.FLOAT64;
  }

  /** What the format makes of a layer, as far as rounding its entries goes. */
  Lost rounded(int layer) {
    return rounded(layer, format);
  }

  /** The same of any format. */
  Lost rounded(int layer, FloatFormat other) {
    return found.layer(layer).rounded(scale, other);
  }

  /** What is said of a layer: the measured loss if there is one. */
  Lost lost(int layer) {
    return isMeasured() ? found.layer(layer).measured() : rounded(layer);
  }

  /** The layer that loses the largest share, the lowest of them; 0: no layer has an entry. */
  int worst() {
    int worst = 0;
    for (int l = 1; l <= hidden() + 1; l++) {
      if (lost(l).of() > 0 && (worst == 0 || lost(l).share() > lost(worst).share())) {
        worst = l;
      }
    }
    return worst;
  }

  /** The layer of which rounding to a format loses the largest share; likewise. */
  int worst(FloatFormat other) {
    int worst = 0;
    for (int l = 1; l <= hidden() + 1; l++) {
      Lost lost = rounded(l, other);
      if (lost.of() > 0 && (worst == 0 || lost.share() > rounded(worst, other).share())) {
        worst = l;
      }
    }
    return worst;
  }

  /** A number, as a power of two if it is one. */
  static String inWords(double s) {
    int exponent = Math.getExponent(s);
    boolean power = Math.scalb(1.0, exponent) == s;
    return s == 1 ? "1" : power ? "2" + Numbers.raised(exponent) : Numbers.value(s);
  }
}
