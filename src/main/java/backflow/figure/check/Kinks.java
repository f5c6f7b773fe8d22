package backflow.figure.check;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Marker;
import backflow.chart.Numbers;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;
import backflow.check.Crossing;
import backflow.check.ElementCheck;
import backflow.check.KinkLine;
import backflow.check.KinkLine.Point;
import backflow.figure.frame.Age;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.figure.frame.Words;
import backflow.study.check.CheckedKinks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why does the check fail where the gradient is right? The loss along one parameter through θ, the
 * two points that the difference is taken of with the secant through them, the tangent that the
 * backward pass claims, and every kink on the way. The line less its tangent shows a bend that is
 * far too slight to be seen in the loss itself.
 */
final class Kinks implements Figure {
  private static final String ABOVE = "above the tangent";
  private static final String LOSS = "loss";

  /** What stands on the vertical axis. */
  static final Knob.Choice SHOW = new Knob.Choice("check-kinks.show", "show", List.of(ABOVE, LOSS));

  private static final double BOTTOM = 42;
  private static final double RIGHT = 16;
  private static final double LINES = 24;

  /** What is under this share of the plot is no more than a line's width beyond its edge. */
  private static final double HAIR = 0.02;

  private final ValueAxis axis = new ValueAxis();
  private final Occupancy taken = new Occupancy();
  private Box plot = new Box(0, 0, 1, 1);
  private LinearScale across = new LinearScale(-3, 3, 0, 1);
  private List<Crossing> drawn = List.of();
  private double epsilon = 1;

  private static @Nullable CheckedKinks found(Readings readings) {
    return readings.findings().find(CheckedKinks.class);
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    CheckedKinks found = readings.snapshot().step() < 0 ? null : found(readings);
    boolean above = focus.knobs().of(SHOW).equals(ABOVE);
    drawn = List.of();
    if (found == null) {
      layOut(pen, look, false, null, above);
      axis.paint(pen, look.theme(), look.type(), Frame.labelsRight(look, plot));
      String words = readings.snapshot().step() < 0 ? "no step yet" : "working…";
      new Words(pen, look).inside(plot, words);
      Frame.title(pen, look, new Readout(), look.width() - look.px(Frame.PAD), unit(above), "J");
      return;
    }
    KinkLine line = found.line();
    epsilon = line.epsilon();
    boolean spoken = look.height() >= look.px(230);
    layOut(pen, look, spoken, line, above);
    ground(pen, look, line);
    String age = Age.of(found.step(), readings.snapshot().step());
    Readout readout = readout(look.theme(), line, age);
    double end = look.width() - look.px(Frame.PAD);
    Frame.title(pen, look, readout, end, unit(above), above ? "J − tangent" : "J", "J");
    if (spoken) {
      double room = end - look.px(Frame.PAD);
      double baseline = look.px(Frame.TITLE + 21);
      new Words(pen, look)
          .line(look.px(Frame.PAD), baseline, room, look.theme().text(), KinkWords.forms(line));
    }
    curves(pen, look, line, above, focus);
  }

  private static String unit(boolean above) {
    return above ? "J(θ + t) − J(θ) − a·t" : "J(θ + t) − J(θ)";
  }

  private static Readout readout(Theme theme, KinkLine line, String age) {
    ElementCheck e = line.element();
    Readout readout = new Readout();
    if (!age.isEmpty()) {
      readout.add(age, theme.muted(), Weight.REGULAR);
    }
    readout.add(line.name().brief(), theme.text(), Weight.SEMIBOLD);
    readout.add(KinkWords.verdict(e), BandWords.color(theme, e.band()), Weight.SEMIBOLD);
    return readout;
  }

  private static double value(KinkLine line, Point p, boolean above) {
    return above ? line.aboveTangent(p) : p.rise();
  }

  /** The secant at a distance from θ: through the two points at ±ε. */
  private static double secant(KinkLine line, double t, boolean above) {
    Point low = at(line, -1);
    Point high = at(line, 1);
    double slope = (high.rise() - low.rise()) / (high.offset() - low.offset());
    double rise = low.rise() + slope * (t - low.offset());
    return above ? rise - line.element().analytic() * t : rise;
  }

  private static double tangent(KinkLine line, double t, boolean above) {
    return above ? 0 : line.element().analytic() * t;
  }

  /** The point at so many ε. */
  private static Point at(KinkLine line, int epsilons) {
    int middle = line.points().size() / 2;
    return line.points().get(middle + epsilons * (middle / 3));
  }

  private void layOut(Pen pen, Look look, boolean spoken, @Nullable KinkLine line, boolean above) {
    axis.begin(false);
    if (line != null) {
      seeLine(line, above);
      see(tangent(line, -line.reach(), above), tangent(line, line.reach(), above));
      see(secant(line, -1.25 * epsilon, above), secant(line, 1.25 * epsilon, above));
    }
    double top = Math.ceil(look.px(Frame.TOP + (spoken ? LINES : 0)));
    double bottom = Math.floor(look.height() - look.px(BOTTOM));
    double left = Frame.left(pen, look, axis, top, bottom);
    double end = Math.floor(look.width() - look.px(RIGHT));
    plot = new Box(left, top, Math.max(1, end - left), Math.max(1, bottom - top));
    across = new LinearScale(-3, 3, plot.x(), plot.right());
    axis.lay(plot, look.type());
    taken.reset(axis.scaled(), Math.max(3, look.px(4)));
  }

  /** All of the line; but no room is made under 0 for a hair of rounding, or above it. */
  private void seeLine(KinkLine line, boolean above) {
    double low = 0;
    double high = 0;
    for (Point p : line.points()) {
      double value = value(line, p, above);
      low = Double.isFinite(value) ? Math.min(low, value) : low;
      high = Double.isFinite(value) ? Math.max(high, value) : high;
    }
    double hair = HAIR * Math.max(high, -low);
    for (Point p : line.points()) {
      double value = value(line, p, above);
      boolean slight = value < 0 ? -low < hair : high < hair;
      axis.see(slight && Double.isFinite(value) ? 0 : value);
    }
  }

  private void see(double... values) {
    for (double value : values) {
      if (Double.isFinite(value)) {
        axis.see(value);
      }
    }
  }

  private double x(double offset) {
    return across.at(offset / epsilon);
  }

  /** The stretch between the two points, the axes, and a line at every kink. */
  private void ground(Pen pen, Look look, KinkLine line) {
    Theme theme = look.theme();
    double left = across.at(-1.0);
    pen.fillRect(left, plot.y(), across.at(1.0) - left, plot.height(), theme.selection());
    axis.paint(pen, theme, look.type(), Frame.labelsRight(look, plot));
    double size = look.type().label();
    double baseline = plot.bottom() + look.px(19);
    String[] ticks = {"−3ε", "−2ε", "θ − ε", "θ", "θ + ε", "+2ε", "+3ε"};
    for (int i = 0; i < ticks.length; i++) {
      boolean named = i >= 2 && i <= 4;
      double x = Math.min(across.at(i - 3.0), look.width() - look.px(20));
      int ink = named ? theme.text() : theme.muted();
      Weight weight = named ? Weight.SEMIBOLD : Weight.REGULAR;
      pen.text(ticks[i], x, baseline, Anchor.MIDDLE, size, weight, ink);
    }
    String word = line.name().brief() + " moved by t; ε = " + Numbers.value(epsilon);
    String[] forms = {
      line.name().words()
          + ", moved by t; θ = "
          + Numbers.value(line.theta())
          + ", ε = "
          + Numbers.value(epsilon),
      word,
      "ε = " + Numbers.value(epsilon)
    };
    for (String form : forms) {
      double width = pen.textWidth(form, size, Weight.REGULAR);
      if (width <= plot.width()) {
        double middle = plot.x() + plot.width() / 2;
        double y = baseline + look.px(17);
        pen.text(form, middle, y, Anchor.MIDDLE, size, Weight.REGULAR, theme.muted());
        return;
      }
    }
  }

  private void curves(Pen pen, Look look, KinkLine line, boolean above, Focus focus) {
    drawn = line.crossings();
    crossings(pen, look, line, focus);
    Theme theme = look.theme();
    double reach = line.reach();
    double[] ends = {-reach, reach};
    pen.dashes(look.px(5), look.px(4));
    stroke(pen, look, ends, t -> tangent(line, t, above), theme.text(), look.px(1.25));
    pen.dashes(0, 0);
    double far = 1.25 * epsilon;
    double[] chord = {-far, far};
    loss(pen, look, line, above);
    stroke(pen, look, chord, t -> secant(line, t, above), theme.runB(), look.px(1.75));
    for (int i = -1; i <= 1; i++) {
      Point p = at(line, i);
      double y = axis.y(value(line, p, above));
      int fill = i == 0 ? theme.runA() : theme.card();
      int ink = i == 0 ? theme.runA() : theme.runB();
      Marker.CIRCLE.paint(pen, x(p.offset()), y, look.px(4.5), fill, ink, look.px(2));
      double r = look.px(6);
      taken.take(x(p.offset()) - r, y - r, 2 * r, 2 * r);
    }
    labels(pen, look, line, above);
  }

  /** A function of t between two ends. */
  @FunctionalInterface
  private interface Height {
    double at(double t);
  }

  private void stroke(Pen pen, Look look, double[] ends, Height height, int color, double width) {
    double y1 = axis.y(height.at(ends[0]));
    double y2 = axis.y(height.at(ends[1]));
    if (Double.isFinite(height.at(ends[0])) && Double.isFinite(height.at(ends[1]))) {
      pen.line(x(ends[0]), y1, x(ends[1]), y2, color, width);
      taken.takeLine(x(ends[0]), y1, x(ends[1]), y2, look.px(5));
    }
  }

  /** The loss as a line that breaks where it is not finite; there, marks in the lanes. */
  private void loss(Pen pen, Look look, KinkLine line, boolean above) {
    int n = line.points().size();
    double[] xs = new double[n];
    double[] ys = new double[n];
    int run = 0;
    for (Point p : line.points()) {
      double value = value(line, p, above);
      double y = axis.y(value);
      if (Double.isFinite(value)) {
        xs[run] = x(p.offset());
        ys[run++] = y;
        if (run > 1) {
          taken.takeLine(xs[run - 2], ys[run - 2], xs[run - 1], ys[run - 1], look.px(5));
        }
      } else {
        stroke(pen, look, xs, ys, run);
        run = 0;
        int ink = Double.isNaN(value) ? look.theme().text() : look.theme().danger();
        pen.fillRect(x(p.offset()) - 1, y - look.px(4), 2, look.px(8), ink);
      }
    }
    stroke(pen, look, xs, ys, run);
  }

  private static void stroke(Pen pen, Look look, double[] xs, double[] ys, int n) {
    if (n > 1) {
      pen.polyline(xs, ys, n, look.theme().runA(), look.type().heroLine());
    }
  }

  private void crossings(Pen pen, Look look, KinkLine line, Focus focus) {
    Theme theme = look.theme();
    for (Crossing c : line.crossings()) {
      boolean pointed = c.layer() == focus.hover().layer() && c.unit() == focus.hover().unit();
      int ink = c.isWithin(epsilon) ? theme.warning() : theme.axis();
      pen.dashes(look.px(2), look.px(3));
      double x = x(c.offset());
      double width = look.px(pointed ? 2.5 : 1.25);
      pen.line(x, plot.y(), x, plot.bottom(), Argb.fade(ink, 0.9), width);
      pen.dashes(0, 0);
    }
  }

  private void labels(Pen pen, Look look, KinkLine line, boolean above) {
    Words words = new Words(pen, look);
    Theme theme = look.theme();
    double far = plot.width() * 0.7;
    ElementCheck e = line.element();
    double t = 1.25 * epsilon;
    String n = "secant: n = " + Numbers.value(e.centred());
    double y = axis.y(secant(line, t, above));
    if (Double.isFinite(secant(line, t, above))) {
      words.free(taken, n, x(t) + look.px(6), y, far, Weight.SEMIBOLD, theme.runB());
    }
    String a = "tangent: a = " + Numbers.value(e.analytic());
    double end = tangent(line, -2.9 * epsilon, above);
    if (Double.isFinite(end)) {
      double low = axis.y(end) - look.px(12);
      words.free(taken, a, x(-2.9 * epsilon), low, far, Weight.SEMIBOLD, theme.text());
    }
    names(words, look, line);
    Point last = line.points().get(line.points().size() * 5 / 6);
    double high = axis.y(value(line, last, above));
    if (Double.isFinite(high)) {
      double x = x(last.offset()) - look.px(60);
      words.free(taken, "loss J", x, high, far, Weight.SEMIBOLD, theme.runA());
    }
  }

  /** The sharpest first, as many as there is room for. */
  private void names(Words words, Look look, KinkLine line) {
    List<Crossing> sharpest = new ArrayList<>(line.crossings());
    sharpest.sort(Comparator.comparingDouble(c -> -Math.abs(c.jump())));
    sharpest.sort(Comparator.comparing(c -> !c.isWithin(epsilon)));
    int named = 0;
    for (Crossing c : sharpest.subList(0, Math.min(3, sharpest.size()))) {
      boolean within = c.isWithin(epsilon);
      int ink = within ? look.theme().warning() : look.theme().muted();
      double x = x(c.offset()) + look.px(2);
      double y = plot.y() + look.px(14) + named * look.px(20);
      double far = plot.height() * 0.6;
      boolean done = words.free(taken, KinkWords.sentence(c), x, y, far, Weight.REGULAR, ink);
      done = done || words.free(taken, KinkWords.brief(c), x, y, far, Weight.REGULAR, ink);
      named += done ? 1 : 0;
    }
    int rest = line.flips() - named;
    if (rest > 0 && named > 0) {
      String more = "and " + Numbers.integer(rest) + (rest == 1 ? " more kink" : " more kinks");
      double y = plot.y() + look.px(14) + named * look.px(20);
      words.free(taken, more, plot.x(), y, plot.height(), Weight.REGULAR, look.theme().muted());
    }
  }

  @Override
  public Hit hit(double x, double y) {
    Crossing best = null;
    for (Crossing c : drawn) {
      double away = Math.abs(x(c.offset()) - x);
      boolean near = away < 8 && y >= plot.y() && y <= plot.bottom();
      if (near && (best == null || away < Math.abs(x(best.offset()) - x))) {
        best = c;
      }
    }
    return best == null ? Hit.NONE : new Hit(best.layer(), -1, best.unit());
  }

  @Override
  public void forget() {
    axis.forget();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    CheckedKinks found = found(readings);
    if (found == null) {
      return List.of();
    }
    KinkLine line = found.line();
    ElementCheck e = line.element();
    List<String> lines = new ArrayList<>();
    lines.add("n = (J(θ + ε) − J(θ − ε)) / 2ε, a = ∂J/∂θ");
    lines.add("θ = " + line.name().brief() + " = " + Numbers.value(line.theta()));
    lines.add("ε = " + Numbers.value(line.epsilon()));
    lines.add("n = " + Numbers.value(e.centred()));
    lines.add("a = " + Numbers.value(e.analytic()));
    lines.add("|a − n| / max(|a|, |n|) = " + Numbers.value(e.relativeError()));
    for (Crossing c : line.within()) {
      lines.add(
          "slope at "
              + KinkWords.place(c, line.epsilon())
              + ": "
              + Cells.slope(c.slopeBefore())
              + " → "
              + Cells.slope(c.slopeAfter()));
    }
    return lines;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    CheckedKinks found = found(readings);
    if (found == null) {
      return "No loss along a parameter is known yet.";
    }
    KinkLine line = found.line();
    ElementCheck e = line.element();
    return "The loss along "
        + line.name().words()
        + ". "
        + KinkWords.finding(line)
        + " The difference says "
        + Numbers.value(e.centred())
        + ", the backward pass "
        + Numbers.value(e.analytic())
        + ": "
        + KinkWords.verdict(e)
        + ".";
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    List<String> columns =
        List.of("kind", "offset", "rise", "layer", "unit", "sample", "slope_before", "slope_after");
    List<List<String>> rows = new ArrayList<>();
    CheckedKinks found = found(readings);
    if (found != null) {
      for (Point p : found.line().points()) {
        String offset = Cells.of(p.offset());
        rows.add(List.of("loss", offset, Cells.of(p.rise()), "", "", "", "", ""));
      }
      for (Crossing c : found.line().crossings()) {
        rows.add(
            List.of(
                "kink",
                Cells.of(c.offset()),
                "",
                Integer.toString(c.layer()),
                Integer.toString(c.unit()),
                Integer.toString(c.sample()),
                Cells.of(c.slopeBefore()),
                Cells.of(c.slopeAfter())));
      }
    }
    return new Table(columns, rows);
  }
}
