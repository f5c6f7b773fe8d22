package backflow.figure.check;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LogScale;
import backflow.chart.Marker;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Ticks;
import backflow.chart.Typography;
import backflow.check.DepthCurve;
import backflow.check.DepthErrors;
import backflow.check.DepthPoint;
import backflow.figure.frame.EndLabels;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.figure.frame.Words;
import backflow.math.Blank;
import backflow.math.FloatFormat;
import backflow.study.check.CheckedDepths;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How deep a network can a check still judge? Networks like that of the experiment, from 1 to 50
 * layers, at their start: the relative errors of what can be resolved over the bands, and below,
 * the share that cannot.
 */
final class Depths implements Figure {
  private static final Marker[] MARKERS = {
    Marker.CIRCLE, Marker.SQUARE, Marker.TRIANGLE, Marker.DIAMOND
  };
  private static final String[] SIGNS = {"● ", "□ ", "△ ", "◇ "};
  private static final double ROW = 20;
  private static final double TICKS = 42;

  /** Less height than this, and only the experiment's own share is shown. */
  private static final double ROWS_FROM = 330;

  private final EndLabels labels = new EndLabels();
  private Box plot = new Box(0, 0, 1, 1);
  private LogScale up = new LogScale(-10, 0, 1, 0);
  private List<DepthCurve> curves = List.of();
  private int rows = 1;

  private static @Nullable CheckedDepths found(Readings readings) {
    return readings.findings().find(CheckedDepths.class);
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    CheckedDepths found = readings.snapshot().step() < 0 ? null : found(readings);
    curves = found == null ? List.of() : found.errors().curves();
    layOut(pen, look);
    grounds(pen, look, found != null);
    axes(pen, look, found);
    Readout readout = new Readout();
    if (found == null) {
      String words = readings.snapshot().step() < 0 ? "no step yet" : "working…";
      new Words(pen, look).inside(plot, words);
    } else {
      curves(pen, look);
      shares(pen, look);
      readout(readout, look, found.errors());
    }
    double end = look.width() - look.px(Frame.PAD);
    Frame.title(pen, look, readout, end, "relative error (log)", "error (log)", "(log)");
  }

  private static void readout(Readout readout, Look look, DepthErrors errors) {
    String of = errors.width() + " units, ε = " + Numbers.value(errors.epsilon());
    readout.add(of, look.theme().muted(), Weight.REGULAR);
  }

  private void layOut(Pen pen, Look look) {
    rows = Math.max(1, look.height() < look.px(ROWS_FROM) ? 1 : curves.size());
    double widest = 0;
    for (int i = 0; i < curves.size(); i++) {
      widest = Math.max(widest, width(pen, look, name(i)));
    }
    double right = Math.max(look.px(40), widest + look.px(22));
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(TICKS + 6 + ROW * rows));
    double left = Math.ceil(look.px(Frame.LEFT));
    double end = Math.max(left + 1, Math.floor(look.width() - right));
    plot = new Box(left, top, end - left, Math.max(1, bottom - top));
    up = new LogScale(lowest(), highest(), plot.bottom(), plot.y());
  }

  private static double width(Pen pen, Look look, String text) {
    return pen.textWidth(text, look.type().label(), Weight.SEMIBOLD);
  }

  private String name(int i) {
    return SIGNS[i % SIGNS.length] + curves.get(i).label();
  }

  private int lowest() {
    double least = 1e-9;
    for (DepthCurve curve : curves) {
      for (DepthPoint p : curve.points()) {
        double low = curve == curves.get(0) ? p.lower() : p.median();
        least = low > 0 ? Math.min(least, low) : least;
      }
    }
    int low = (int) Math.floor(StrictMath.log10(Math.max(1e-17, least)) + 0.02);
    return Math.floorDiv(low, 2) * 2;
  }

  private int highest() {
    boolean beyond = curves.stream().flatMap(c -> c.points().stream()).anyMatch(p -> p.worst() > 1);
    return beyond ? 1 : 0;
  }

  private double x(int depth) {
    double share = StrictMath.log(depth) / StrictMath.log(50);
    double air = Math.min(plot.width() * 0.06, 24);
    return plot.x() + air + share * (plot.width() - 2 * air);
  }

  private double y(double error) {
    return Math.min(plot.bottom(), error == 0 ? plot.bottom() : up.at(error));
  }

  /** The bands as grounds, each with its word. */
  private void grounds(Pen pen, Look look, boolean named) {
    Theme theme = look.theme();
    int wrong = Argb.fade(theme.danger(), theme.dark() ? 0.16 : 0.10);
    int uncomfortable = Argb.fade(theme.warning(), theme.dark() ? 0.16 : 0.10);
    int fine = Argb.fade(theme.warning(), 0.04);
    band(pen, look, plot.y(), up.atDecade(-2), wrong, named ? "wrong" : "");
    band(pen, look, up.atDecade(-2), up.atDecade(-4), uncomfortable, named ? "uncomfortable" : "");
    band(pen, look, up.atDecade(-4), up.atDecade(-7), fine, named ? "fine only with kinks" : "");
    band(pen, look, up.atDecade(-7), plot.bottom(), theme.healthyBand(), named ? "happy" : "");
  }

  private void band(Pen pen, Look look, double from, double to, int color, String word) {
    pen.fillRect(plot.x(), from, plot.width(), to - from, color);
    double size = look.type().note();
    if (!word.isEmpty() && to - from > size * 1.5) {
      double baseline = Math.min(from + size * 1.15, to - 2);
      double x = plot.x() + look.px(6);
      pen.text(word, x, baseline, Anchor.START, size, Weight.REGULAR, look.theme().muted());
    }
  }

  private void axes(Pen pen, Look look, @Nullable CheckedDepths found) {
    Theme theme = look.theme();
    double size = look.type().label();
    Ticks ticks = up.ticks(look.px(30));
    for (int i = 0; i < ticks.count(); i++) {
      double y = ticks.places()[i];
      double crisp = Frame.snap(pen, y) + 0.5 / pen.pixelRatio();
      pen.line(plot.x(), crisp, plot.right(), crisp, theme.grid(), look.type().thinLine());
      double baseline = y + Typography.middle(size);
      double labels = Frame.labelsRight(look, plot);
      pen.text(
          ticks.labels()[i], labels, baseline, Anchor.END, size, Weight.REGULAR, theme.muted());
    }
    pen.line(
        plot.x(), plot.bottom(), plot.right(), plot.bottom(), theme.axis(), look.type().thinLine());
    double foot = plot.bottom() + look.px(6 + ROW * rows);
    double free = Double.NEGATIVE_INFINITY;
    for (int depth : depths(found)) {
      String label = Integer.toString(depth);
      double half = pen.textWidth(label, size, Weight.REGULAR) / 2;
      if (x(depth) - half > free + look.px(6)) {
        double baseline = foot + look.px(15);
        pen.text(label, x(depth), baseline, Anchor.MIDDLE, size, Weight.REGULAR, theme.muted());
        free = x(depth) + half;
      }
    }
    double middle = plot.x() + plot.width() / 2;
    double baseline = foot + look.px(32);
    for (String form : new String[] {"hidden layers, at the start of training", "hidden layers"}) {
      if (pen.textWidth(form, size, Weight.REGULAR) < plot.width()) {
        pen.text(form, middle, baseline, Anchor.MIDDLE, size, Weight.REGULAR, theme.muted());
        break;
      }
    }
  }

  private static List<Integer> depths(@Nullable CheckedDepths found) {
    return found == null
        ? List.of(1, 2, 5, 10, 20, 50)
        : found.errors().curves().get(0).points().stream().map(DepthPoint::depth).toList();
  }

  private int color(Theme theme, int i) {
    return i == 0 ? theme.runA() : i == 1 ? theme.text() : theme.muted();
  }

  private void curves(Pen pen, Look look) {
    labels.clear();
    quartiles(pen, look, curves.get(0));
    for (int i = curves.size() - 1; i >= 0; i--) {
      boolean own = i == 0;
      int ink = color(look.theme(), i);
      List<DepthPoint> points = curves.get(i).points();
      double width = own ? look.type().heroLine() : look.type().signalLine();
      line(pen, points, DepthPoint::median, ink, width);
      for (DepthPoint p : points) {
        if (!Blank.is(p.median())) {
          int fill = own ? ink : look.theme().card();
          double r = look.px(own ? 4.2 : 3.8);
          MARKERS[i % MARKERS.length].paint(
              pen, x(p.depth()), y(p.median()), r, fill, ink, look.px(1.5));
        }
      }
      Weight weight = own ? Weight.SEMIBOLD : Weight.REGULAR;
      double end = last(points, DepthPoint::median);
      labels.add(new EndLabels.Label(name(i), end, i, 0, ink, weight));
    }
    worst(pen, look, curves.get(0).points());
    labels.paint(pen, look, plot, plot.bottom());
  }

  /** Where the last point stands that could be judged. */
  private double last(List<DepthPoint> points, ToDoubleFunction<DepthPoint> of) {
    double y = Double.NaN;
    for (DepthPoint p : points) {
      y = Blank.is(of.applyAsDouble(p)) ? y : y(of.applyAsDouble(p));
    }
    return y;
  }

  private void line(
      Pen pen, List<DepthPoint> points, ToDoubleFunction<DepthPoint> of, int color, double width) {
    double[] xs = new double[points.size()];
    double[] ys = new double[points.size()];
    int run = 0;
    for (DepthPoint p : points) {
      if (Blank.is(of.applyAsDouble(p))) {
        stroke(pen, xs, ys, run, color, width);
        run = 0;
      } else {
        xs[run] = x(p.depth());
        ys[run++] = y(of.applyAsDouble(p));
      }
    }
    stroke(pen, xs, ys, run, color, width);
  }

  private static void stroke(Pen pen, double[] xs, double[] ys, int n, int color, double width) {
    if (n > 1) {
      pen.polyline(xs, ys, n, color, width);
    }
  }

  /** The middle half of the errors, as a pale area. */
  private void quartiles(Pen pen, Look look, DepthCurve curve) {
    List<DepthPoint> points = curve.points().stream().filter(p -> !Blank.is(p.median())).toList();
    int n = points.size();
    double[] xs = new double[2 * n];
    double[] ys = new double[2 * n];
    for (int i = 0; i < n; i++) {
      xs[i] = x(points.get(i).depth());
      ys[i] = y(points.get(i).upper());
      xs[2 * n - 1 - i] = xs[i];
      ys[2 * n - 1 - i] = y(points.get(i).lower());
    }
    if (n > 1) {
      pen.fillPolygon(xs, ys, 2 * n, Argb.fade(look.theme().runA(), 0.18));
    }
  }

  private void worst(Pen pen, Look look, List<DepthPoint> points) {
    int ink = look.theme().runA();
    pen.dashes(look.px(2), look.px(3));
    line(pen, points, DepthPoint::worst, ink, look.px(1.5));
    pen.dashes(0, 0);
    double y = last(points, DepthPoint::worst);
    labels.add(new EndLabels.Label("worst", y, -1, 0, ink, Weight.REGULAR));
  }

  /** The share of each network that drowns in rounding, a row for each activation. */
  private void shares(Pen pen, Look look) {
    for (int row = 0; row < rows; row++) {
      double top = plot.bottom() + look.px(6 + ROW * row);
      double height = look.px(ROW - 3);
      int ink = color(look.theme(), row);
      pen.fillRect(plot.x(), top, plot.width(), height, Argb.fade(look.theme().grid(), 0.6));
      List<DepthPoint> points = curves.get(row).points();
      double free = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < points.size(); i++) {
        free = share(pen, look, points, i, top, height, ink, free);
      }
      double size = look.type().note();
      double baseline = top + height / 2 + Typography.middle(size);
      double labels = Frame.labelsRight(look, plot);
      if (row == 0) {
        int muted = look.theme().muted();
        pen.text("lost", labels, baseline, Anchor.END, size, Weight.REGULAR, muted);
      }
      if (rows > 1) {
        double x = plot.right() + look.px(8);
        pen.text(name(row), x, baseline, Anchor.START, size, Weight.REGULAR, ink);
      }
    }
  }

  private double share(
      Pen pen,
      Look look,
      List<DepthPoint> points,
      int i,
      double top,
      double height,
      int ink,
      double free) {
    DepthPoint p = points.get(i);
    double share = p.unresolvableShare();
    double left = i == 0 ? plot.x() : (x(points.get(i - 1).depth()) + x(p.depth())) / 2;
    boolean end = i == points.size() - 1;
    double right = end ? plot.right() : (x(points.get(i + 1).depth()) + x(p.depth())) / 2;
    double high = height * share;
    pen.fillRect(left, top + height - high, right - left - 1, high, Argb.fade(ink, 0.32));
    double kinks = height * p.kinks() / Math.max(1, p.checked());
    int warning = Argb.fade(look.theme().warning(), 0.32);
    pen.fillRect(left, top + height - high - kinks, right - left - 1, kinks, warning);
    double size = look.type().note();
    String label = share == 0 ? "0" : Math.max(1, Math.round(share * 100)) + " %";
    double half = pen.textWidth(label, size, Weight.REGULAR) / 2;
    double x = Math.max(plot.x() + half, Math.min(x(p.depth()), plot.right() - half));
    if (x - half < free + look.px(4)) {
      return free;
    }
    double baseline = top + height / 2 + Typography.middle(size);
    int text = share == 0 ? look.theme().muted() : look.theme().text();
    pen.text(label, x, baseline, Anchor.MIDDLE, size, Weight.REGULAR, text);
    return x + half;
  }

  @Override
  public Hit hit(double x, double y) {
    return Hit.NONE;
  }

  @Override
  public void forget() {
    curves = List.of();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    CheckedDepths found = found(readings);
    if (found == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("error = |a − n| / max(|a|, |n|), where |a| or |n| is above 100·u·|J|/ε");
    FloatFormat format = found.errors().precision();
    lines.add("u = " + Numbers.value(format.unitRoundoff()) + " in " + format.word());
    lines.add("ε = " + Numbers.value(found.errors().epsilon()));
    for (DepthCurve curve : found.errors().curves()) {
      DepthPoint deep = curve.points().get(curve.points().size() - 1);
      lines.add(curve.label() + ", " + deep.depth() + " layers: " + words(deep));
    }
    return lines;
  }

  private static String words(DepthPoint p) {
    String lost = Numbers.percent(p.unresolvableShare()) + " too small to resolve";
    int some = p.kinks();
    String kinks =
        some == 0 ? "" : ", " + some + (some == 1 ? " kink" : " kinks") + " among " + p.checked();
    return Blank.is(p.median())
        ? "too few could be judged, " + lost + kinks
        : "median "
            + Numbers.value(p.median())
            + ", worst "
            + Numbers.value(p.worst())
            + ", "
            + lost;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    CheckedDepths found = found(readings);
    if (found == null) {
      return "No error by depth is known yet.";
    }
    StringBuilder text = new StringBuilder("Relative error of the gradient check by depth.");
    for (DepthCurve curve : found.errors().curves()) {
      DepthPoint deep = curve.points().get(curve.points().size() - 1);
      DepthPoint first = curve.points().get(0);
      text.append(' ').append(curve.label()).append(", ").append(layers(first)).append(": ");
      text.append(words(first)).append("; ").append(layers(deep)).append(": ");
      text.append(words(deep)).append('.');
    }
    return text.toString();
  }

  private static String layers(DepthPoint p) {
    return p.depth() + (p.depth() == 1 ? " layer" : " layers");
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    List<String> columns =
        List.of(
            "activation",
            "depth",
            "lower_quartile",
            "median",
            "upper_quartile",
            "worst",
            "checked",
            "unresolvable",
            "kinks",
            "not_finite");
    List<List<String>> rows = new ArrayList<>();
    CheckedDepths found = found(readings);
    for (DepthCurve curve : found == null ? List.<DepthCurve>of() : found.errors().curves()) {
      for (DepthPoint p : curve.points()) {
        rows.add(
            List.of(
                curve.activation(),
                Integer.toString(p.depth()),
                Cells.of(p.lower()),
                Cells.of(p.median()),
                Cells.of(p.upper()),
                Cells.of(p.worst()),
                Integer.toString(p.checked()),
                Integer.toString(p.unresolvable()),
                Integer.toString(p.kinks()),
                Integer.toString(p.notFinite())));
      }
    }
    return new Table(columns, rows);
  }
}
