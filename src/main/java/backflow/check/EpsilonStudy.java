package backflow.check;

import backflow.math.Blank;
import backflow.math.FloatFormat;
import backflow.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which ε is best? The relative error of centred and one-sided differences from ε = 1e-1 to 1e-13,
 * in double and in single precision: of one parameter, or the median over a seeded sample of those
 * that can be resolved in double. One thread.
 */
public final class EpsilonStudy {
  /** Half decades from 1e-1 to 1e-13. */
  static final int STEPS = 25;

  /** Over so many parameters the median is taken, at most. */
  static final int PARAMETERS = 40;

  /** Of so many, drawn from every tensor, those that can be resolved are taken. */
  private static final int DRAWN = 400;

  private static final List<FloatFormat> FORMATS =
      List.of(FloatFormat.FLOAT64, FloatFormat.FLOAT32);

  /** Steps of the second and third difference: the widest first, for rounding. */
  private static final double[] STRIDES = {1e-2, 3e-3, 1e-3, 3e-4};

  private final Subject subject;
  private final Conditions conditions;
  private final BackwardPass pass;
  private final CheckProgress progress;
  private final BooleanSupplier cancelled;
  private final List<Double> epsilons = new ArrayList<>();
  private List<ElementPlace> places = List.of();
  private int done;

  private EpsilonStudy(
      Arrangement arrangement,
      BackwardPass pass,
      CheckProgress progress,
      BooleanSupplier cancelled) {
    subject = arrangement.subject();
    conditions = arrangement.conditions();
    this.pass = pass;
    this.progress = progress;
    this.cancelled = cancelled;
    for (int i = 0; i < STEPS; i++) {
      epsilons.add(StrictMath.pow(10, -1 - i / 2.0));
    }
  }

  /**
   * Studies it.
   *
   * @param wish the parameter; null, or one that the network does not have: a sample
   * @param progress called after each ε of each parameter
   * @param cancelled asked as often
   * @return null if it was cancelled
   */
  public static @Nullable EpsilonCurves of(
      Arrangement arrangement,
      @Nullable ElementPlace wish,
      BackwardPass pass,
      CheckProgress progress,
      BooleanSupplier cancelled) {
    return new EpsilonStudy(arrangement, pass, progress, cancelled).curves(wish);
  }

  private @Nullable EpsilonCurves curves(@Nullable ElementPlace wish) {
    boolean one = wish != null && wish.isIn(subject.network());
    GradientCheck exact = check(FloatFormat.FLOAT64);
    double loss = exact.begin();
    places = one && wish != null ? List.of(wish) : sample(exact, loss);
    double[][] bends = bends(exact);
    List<EpsilonCurve> curves = new ArrayList<>();
    for (FloatFormat format : FORMATS) {
      GradientCheck check = format == FloatFormat.FLOAT64 ? exact : check(format);
      if (check != exact) {
        check.begin();
      }
      Difference[][] found = differences(check);
      if (found == null) {
        return null;
      }
      for (Differences differences : Differences.values()) {
        curves.add(curve(check, format, differences, found, bends, loss));
      }
    }
    String name = one && wish != null ? ElementName.of(subject.network(), wish).brief() : "";
    return new EpsilonCurves(loss, epsilons, curves, name, places.size());
  }

  private GradientCheck check(FloatFormat format) {
    return new GradientCheck(subject, conditions.withPrecision(format), pass);
  }

  /** Some parameters that can be resolved at the usual ε; if there are none, some of all. */
  private List<ElementPlace> sample(GradientCheck check, double loss) {
    RandomStream random = RandomStream.of(subject.seed(), "parameters of the study of epsilon");
    Conditions usual = Conditions.USUAL.withSample(DRAWN);
    int[][] drawn = Selection.of(subject.network().parameters(), usual, random);
    double limit = GradientCheck.resolution(loss, usual);
    List<ElementPlace> all = new ArrayList<>();
    List<ElementPlace> resolved = new ArrayList<>();
    for (int i = 0; i < drawn.length; i++) {
      for (int index : drawn[i]) {
        ElementPlace place = new ElementPlace(i, index);
        all.add(place);
        if (Math.abs(check.analytic(place)) >= limit) {
          resolved.add(place);
        }
      }
    }
    List<ElementPlace> from = resolved.isEmpty() ? all : resolved;
    int[] order = new int[from.size()];
    Arrays.setAll(order, i -> i);
    random.shuffleInPlace(order);
    int count = Math.min(PARAMETERS, order.length);
    // in the order of the layers, so that little is computed anew
    return Arrays.stream(order, 0, count).sorted().mapToObj(from::get).toList();
  }

  private Difference @Nullable [][] differences(GradientCheck check) {
    Difference[][] found = new Difference[places.size()][STEPS];
    int of = FORMATS.size() * places.size() * STEPS;
    for (int i = 0; i < found.length; i++) {
      for (int k = 0; k < STEPS; k++) {
        if (cancelled.getAsBoolean()) {
          return null;
        }
        found[i][k] = check.difference(places.get(i), epsilons.get(k));
        progress.checked(++done, of);
      }
    }
    return found;
  }

  /** |J″| and |J‴| of each parameter, in double; the blank where kinks are all around. */
  private double[][] bends(GradientCheck exact) {
    double[][] bends = new double[places.size()][2];
    for (int i = 0; i < bends.length; i++) {
      Arrays.fill(bends[i], Blank.VALUE);
      for (double h : STRIDES) {
        Difference near = exact.difference(places.get(i), h);
        Difference far = exact.difference(places.get(i), 2 * h);
        if (!far.crossed() && !near.crossed()) {
          bends[i][0] = Math.abs(2 * (near.oneSided() - near.centred()) / h);
          bends[i][1] = Math.abs(2 * (far.centred() - near.centred()) / (h * h));
          break;
        }
      }
    }
    return bends;
  }

  private EpsilonCurve curve(
      GradientCheck check,
      FloatFormat format,
      Differences differences,
      Difference[][] found,
      double[][] bends,
      double loss) {
    int count = places.size();
    List<Double> errors = new ArrayList<>();
    List<Double> kinked = new ArrayList<>();
    for (int k = 0; k < STEPS; k++) {
      double[] all = new double[count];
      double[] free = new double[count];
      int n = 0;
      for (int i = 0; i < count; i++) {
        all[i] = differences.error(check.analytic(places.get(i)), found[i][k]);
        if (!found[i][k].crossed()) {
          free[n++] = all[i];
        }
      }
      errors.add(median(n > 0 ? Arrays.copyOf(free, n) : all));
      kinked.add((count - n) / (double) count);
    }
    double[] truncations = new double[count];
    double[] roundings = new double[count];
    int known = 0;
    for (int i = 0; i < count; i++) {
      double a = Math.abs(check.analytic(places.get(i)));
      roundings[i] = format.unitRoundoff() * Math.abs(loss) / a;
      double bend = bends[i][differences.order() - 1];
      if (!Blank.is(bend)) {
        truncations[known++] = bend / (differences == Differences.CENTRED ? 6 : 2) / a;
      }
    }
    double truncation = known == 0 ? Blank.VALUE : median(Arrays.copyOf(truncations, known));
    return new EpsilonCurve(format, differences, errors, kinked, truncation, median(roundings));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
