package backflow.figure.check;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LogScale;
import backflow.chart.Marker;
import backflow.chart.Numbers;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Ticks;
import backflow.chart.Typography;
import backflow.check.Differences;
import backflow.check.EpsilonCurve;
import backflow.check.EpsilonCurves;
import backflow.figure.frame.Age;
import backflow.figure.frame.CheckKnobs;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Handle;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.figure.frame.Words;
import backflow.math.Blank;
import backflow.math.FloatFormat;
import backflow.study.check.CheckedEpsilons;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which ε is best? The relative error against ε in double and single precision, centred and
 * one-sided, with theory's slopes of truncation and cancellation, the best ε of each, and the ε of
 * the check as a line that can be dragged.
 */
final class Epsilons implements Figure {
  private static final int LEAST = -13;
  private static final int LARGEST = -1;
  private static final double BOTTOM = 42;
  private static final double NEAR = 7;

  private final Occupancy taken = new Occupancy();
  private Box plot = new Box(0, 0, 1, 1);
  private LogScale across = new LogScale(LEAST, LARGEST, 0, 1);
  private LogScale up = new LogScale(-12, 1, 1, 0);
  private double grip = Double.NaN;

  private static @Nullable CheckedEpsilons found(Readings readings) {
    return readings.findings().find(CheckedEpsilons.class);
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    CheckedEpsilons found = readings.snapshot().step() < 0 ? null : found(readings);
    layOut(look, found == null ? null : found.curves());
    ground(pen, look);
    Readout readout = new Readout();
    if (found == null) {
      String words = readings.snapshot().step() < 0 ? "no step yet" : "working…";
      new Words(pen, look).inside(plot, words);
    } else {
      readout(readout, look, found, Age.of(found.step(), readings.snapshot().step()));
      theory(pen, look, found.curves());
      curves(pen, look, found.curves());
      grip(pen, look, focus);
      labels(pen, look, found.curves());
    }
    double end = look.width() - look.px(Frame.PAD);
    Frame.title(pen, look, readout, end, "relative error (log)", "error (log)", "(log)");
  }

  private static void readout(Readout readout, Look look, CheckedEpsilons found, String age) {
    Theme theme = look.theme();
    if (!age.isEmpty()) {
      readout.add(age, theme.muted(), Weight.REGULAR);
    }
    readout.add(of(found.curves()), theme.text(), Weight.SEMIBOLD);
  }

  private static String of(EpsilonCurves curves) {
    return curves.name().isEmpty()
        ? "median of " + curves.parameters() + " parameters"
        : curves.name();
  }

  private void layOut(Look look, @Nullable EpsilonCurves curves) {
    double least = 1e-9;
    double most = 1;
    if (curves != null) {
      for (EpsilonCurve curve : curves.curves()) {
        for (double error : curve.errors()) {
          least = error > 0 ? Math.min(least, error) : least;
          most = Double.isFinite(error) ? Math.max(most, error) : most;
        }
      }
    }
    int low = (int) Math.floor(StrictMath.log10(Math.max(1e-16, least)));
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(BOTTOM));
    double left = Math.ceil(look.px(Frame.LEFT));
    double right = Math.max(left + 1, Math.floor(look.width() - look.px(20)));
    plot = new Box(left, top, right - left, Math.max(1, bottom - top));
    across = new LogScale(LEAST, LARGEST, plot.x(), plot.right());
    up = new LogScale(low, most > 1.5 ? 1 : 0, plot.bottom(), plot.y());
    taken.reset(plot, Math.max(3, look.px(4)));
  }

  private void ground(Pen pen, Look look) {
    Theme theme = look.theme();
    double size = look.type().label();
    double wrong = Math.max(plot.y(), up.atDecade(-2));
    int danger = Argb.fade(theme.danger(), theme.dark() ? 0.14 : 0.08);
    pen.fillRect(plot.x(), plot.y(), plot.width(), wrong - plot.y(), danger);
    Ticks ticks = up.ticks(look.px(30));
    for (int i = 0; i < ticks.count(); i++) {
      double y = Frame.snap(pen, ticks.places()[i]) + 0.5 / pen.pixelRatio();
      pen.line(plot.x(), y, plot.right(), y, theme.grid(), look.type().thinLine());
      double baseline = ticks.places()[i] + Typography.middle(size);
      double labels = Frame.labelsRight(look, plot);
      pen.text(
          ticks.labels()[i], labels, baseline, Anchor.END, size, Weight.REGULAR, theme.muted());
    }
    pen.line(
        plot.x(), plot.bottom(), plot.right(), plot.bottom(), theme.axis(), look.type().thinLine());
    Ticks below = across.ticks(look.px(46));
    for (int i = 0; i < below.count(); i++) {
      double baseline = plot.bottom() + look.px(18);
      pen.text(
          below.labels()[i],
          below.places()[i],
          baseline,
          Anchor.MIDDLE,
          size,
          Weight.REGULAR,
          theme.muted());
    }
    double middle = plot.x() + plot.width() / 2;
    double baseline = plot.bottom() + look.px(35);
    for (String form : new String[] {"ε, how far a parameter is moved (log)", "ε (log)"}) {
      if (pen.textWidth(form, size, Weight.REGULAR) < plot.width()) {
        pen.text(form, middle, baseline, Anchor.MIDDLE, size, Weight.REGULAR, theme.muted());
        break;
      }
    }
  }

  private static int color(Theme theme, EpsilonCurve curve) {
    return curve.format() == FloatFormat.FLOAT64 ? theme.runA() : theme.runB();
  }

  private double y(double error) {
    return Math.max(plot.y(), Math.min(plot.bottom(), error > 0 ? up.at(error) : plot.bottom()));
  }

  /** Truncation of both differences, and cancellation of both formats: four straight lines. */
  private void theory(Pen pen, Look look, EpsilonCurves curves) {
    pen.dashes(look.px(4), look.px(4));
    for (EpsilonCurve curve : curves.curves()) {
      int ink = look.theme().muted();
      if (curve.format() == FloatFormat.FLOAT64 && !Blank.is(curve.truncation())) {
        slope(pen, look, curve.truncation(), curve.differences().order(), ink);
      }
      if (curve.differences() == Differences.CENTRED) {
        slope(pen, look, curve.rounding(), -1, ink);
      }
    }
    pen.dashes(0, 0);
  }

  /** factor·ε^power inside the plot. */
  private void slope(Pen pen, Look look, double factor, int power, int ink) {
    if (!(factor > 0 && factor <= Double.MAX_VALUE)) {
      return;
    }
    double decade = StrictMath.log10(factor);
    double atTop = (up.high() - decade) / power;
    double atFoot = (up.low() - decade) / power;
    double from = Math.max(LEAST, Math.min(atTop, atFoot));
    double to = Math.min(LARGEST, Math.max(atTop, atFoot));
    if (from < to) {
      double y1 = up.atDecade(decade + power * from);
      double y2 = up.atDecade(decade + power * to);
      double x1 = across.atDecade(from);
      double x2 = across.atDecade(to);
      pen.line(x1, y1, x2, y2, ink, look.px(1.25));
    }
  }

  private void curves(Pen pen, Look look, EpsilonCurves curves) {
    for (int i = curves.curves().size() - 1; i >= 0; i--) {
      EpsilonCurve curve = curves.curves().get(i);
      boolean centred = curve.differences() == Differences.CENTRED;
      int ink = color(look.theme(), curve);
      double width = centred ? look.type().heroLine() : look.px(1.5);
      line(pen, look, curves, curve, ink, width);
    }
    for (EpsilonCurve curve : curves.curves()) {
      points(pen, look, curves, curve);
    }
  }

  private void line(
      Pen pen, Look look, EpsilonCurves curves, EpsilonCurve curve, int ink, double width) {
    double[] xs = new double[curve.errors().size()];
    double[] ys = new double[xs.length];
    int run = 0;
    for (int i = 0; i < xs.length; i++) {
      if (Double.isFinite(curve.errors().get(i))) {
        xs[run] = across.at(curves.epsilons().get(i));
        ys[run++] = y(curve.errors().get(i));
        if (run > 1) {
          taken.takeLine(xs[run - 2], ys[run - 2], xs[run - 1], ys[run - 1], look.px(5));
        }
      } else {
        stroke(pen, xs, ys, run, ink, width);
        run = 0;
      }
    }
    stroke(pen, xs, ys, run, ink, width);
  }

  private static void stroke(Pen pen, double[] xs, double[] ys, int n, int ink, double width) {
    if (n > 1) {
      pen.polyline(xs, ys, n, ink, width);
    }
  }

  /** Round: centred; square: one-sided; hollow where all have a kink between. */
  private void points(Pen pen, Look look, EpsilonCurves curves, EpsilonCurve curve) {
    int ink = color(look.theme(), curve);
    Marker marker = curve.differences() == Differences.CENTRED ? Marker.CIRCLE : Marker.SQUARE;
    for (int i = 0; i < curve.errors().size(); i++) {
      if (Double.isFinite(curve.errors().get(i))) {
        boolean kinked = curve.kinked().get(i) == 1;
        boolean best = i == curve.best();
        int fill = kinked ? look.theme().card() : ink;
        double r = look.px(best ? 5.5 : 2.6);
        double x = across.at(curves.epsilons().get(i));
        int edge = best ? look.theme().card() : ink;
        marker.paint(pen, x, y(curve.errors().get(i)), r, fill, edge, look.px(best ? 1.75 : 1));
      }
    }
  }

  /** The ε of the check, to be dragged. */
  private void grip(Pen pen, Look look, Focus focus) {
    double epsilon = focus.knobs().of(CheckKnobs.EPSILON);
    grip = across.at(epsilon);
    int ink = look.theme().text();
    pen.line(grip, plot.y(), grip, plot.bottom(), ink, look.px(1.5));
    Marker.DIAMOND.paint(pen, grip, plot.bottom(), look.px(5.5), ink, look.theme().card(), 1);
    taken.takeLine(grip, plot.y(), grip, plot.bottom(), look.px(3));
    String words = "ε = " + Numbers.value(epsilon);
    double x = grip + look.px(5);
    double far = plot.width();
    double y = plot.y() + look.px(12);
    new Words(pen, look).free(taken, words, x, y, far, Weight.SEMIBOLD, ink);
  }

  private void labels(Pen pen, Look look, EpsilonCurves curves) {
    Words words = new Words(pen, look);
    Set<FloatFormat> said = EnumSet.noneOf(FloatFormat.class);
    for (EpsilonCurve curve : curves.curves()) {
      String name = name(curve);
      String best = name + ": best at " + epsilon(curves, Math.max(0, curve.best()));
      double near = look.px(150);
      if (name(words, look, curves, curve, best, near)
          || name(words, look, curves, curve, name, near)) {
        said.add(curve.format());
      }
    }
    // what a colour means is said somewhere, though not beside its curve
    for (EpsilonCurve curve : curves.curves()) {
      String format = curve.format().word();
      if (!said.contains(curve.format())
          && name(words, look, curves, curve, format, plot.width())) {
        said.add(curve.format());
      }
    }
    for (EpsilonCurve curve : curves.curves()) {
      theoryLabel(words, look, curve);
    }
  }

  /** Words of a curve near its best ε; whether there was room. */
  private boolean name(
      Words words, Look look, EpsilonCurves curves, EpsilonCurve curve, String what, double far) {
    int best = curve.best();
    if (best < 0) {
      return false;
    }
    double x = across.at(curves.epsilons().get(best)) - look.px(60);
    double y = y(curve.errors().get(best)) + look.px(16);
    return words.free(taken, what, x, y, far, Weight.SEMIBOLD, color(look.theme(), curve));
  }

  private static String epsilon(EpsilonCurves curves, int index) {
    return "ε = " + Numbers.value(curves.epsilons().get(index));
  }

  private static String name(EpsilonCurve curve) {
    return curve.format().word() + " " + curve.differences().word();
  }

  private void theoryLabel(Words words, Look look, EpsilonCurve curve) {
    int ink = look.theme().muted();
    double far = look.px(120);
    double decade = (up.low() + up.high()) / 2.0;
    int order = curve.differences().order();
    if (curve.format() == FloatFormat.FLOAT64 && curve.truncation() > 0) {
      double at = (decade - StrictMath.log10(curve.truncation())) / order;
      String power = order == 2 ? "theory: ε²·|J‴|/6|a|" : "theory: ε·|J″|/2|a|";
      double x = across.atDecade(Math.min(LARGEST, at)) + look.px(8);
      words.free(taken, power, x, up.atDecade(decade), far, Weight.REGULAR, ink);
    }
    if (curve.differences() == Differences.CENTRED && curve.rounding() > 0) {
      double at = StrictMath.log10(curve.rounding()) - decade;
      String u = "theory: u·|J|/ε|a|, " + curve.format().word();
      double x = across.atDecade(Math.max(LEAST, at)) + look.px(8);
      words.free(taken, u, x, up.atDecade(decade), far, Weight.REGULAR, ink);
    }
  }

  @Override
  public @Nullable Handle handle(double x, double y) {
    boolean inside = y >= plot.y() && y <= plot.bottom() + NEAR;
    if (!inside || !(Math.abs(x - grip) <= NEAR)) {
      return null;
    }
    LogScale now = across;
    return new Handle(CheckKnobs.EPSILON.id(), (toX, toY) -> inside(now.value(toX)), false);
  }

  /** Two digits, within the scale. */
  private static double inside(double value) {
    double cut = Math.max(1e-13, Math.min(0.1, value));
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(cut)) - 1);
    return Math.max(1e-13, Math.min(0.1, Math.rint(cut / power) * power));
  }

  @Override
  public Hit hit(double x, double y) {
    return Hit.NONE;
  }

  @Override
  public void forget() {
    grip = Double.NaN;
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    CheckedEpsilons found = found(readings);
    if (found == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("error ≈ C·ε^p + R/ε; p = 2 centred, 1 one-sided; R = u·|J|/|a|");
    lines.add("C from the third or second difference of J in float64: |J‴|/6|a|, |J″|/2|a|");
    lines.add("|J| = " + Numbers.value(found.curves().loss()));
    for (EpsilonCurve curve : found.curves().curves()) {
      lines.add(name(curve) + ": C = " + Cells.slope(curve.truncation()));
      lines.add(name(curve) + ": R = " + Cells.slope(curve.rounding()));
      lines.add(name(curve) + ": best ε by theory " + Cells.slope(curve.bestByTheory()));
    }
    return lines;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    CheckedEpsilons found = found(readings);
    if (found == null) {
      return "No error against ε is known yet.";
    }
    StringBuilder words = new StringBuilder("Relative error of the gradient check against ε, ");
    words.append(of(found.curves())).append('.');
    for (EpsilonCurve curve : found.curves().curves()) {
      int best = curve.best();
      if (best >= 0) {
        words.append(' ').append(name(curve)).append(": least at ");
        words.append(epsilon(found.curves(), best)).append(", where it is ");
        words.append(Numbers.value(curve.errors().get(best))).append('.');
      }
    }
    return words.toString();
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    List<List<String>> rows = new ArrayList<>();
    CheckedEpsilons found = found(readings);
    if (found != null) {
      for (EpsilonCurve curve : found.curves().curves()) {
        for (int i = 0; i < curve.errors().size(); i++) {
          double epsilon = found.curves().epsilons().get(i);
          double truncation = curve.truncation();
          boolean known = !Blank.is(truncation);
          int order = curve.differences().order();
          rows.add(
              List.of(
                  curve.format().word(),
                  curve.differences().word(),
                  Cells.of(epsilon),
                  Cells.of(curve.errors().get(i)),
                  Cells.of(curve.kinked().get(i)),
                  known ? Cells.of(truncation * StrictMath.pow(epsilon, order)) : "",
                  Cells.of(curve.rounding() / epsilon)));
        }
      }
    }
    return new Table(
        List.of(
            "precision",
            "differences",
            "epsilon",
            "relative_error",
            "kinked_share",
            "truncation_theory",
            "rounding_theory"),
        rows);
  }
}
