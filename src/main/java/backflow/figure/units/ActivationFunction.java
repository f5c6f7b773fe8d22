package backflow.figure.units;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Ticks;
import backflow.chart.Typography;
import backflow.figure.frame.Age;
import backflow.figure.frame.EndLabels;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.study.Curve;
import backflow.study.LayerDistributions;
import backflow.study.Stretch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What does the activation do with what it is fed? f and f′ of the selected layer, under them the
 * live histogram of z, and where f is dead or saturated the ground is shaded. A run B with another
 * activation has its own f and f′ beside them, on axes that hold both.
 */
final class ActivationFunction implements Figure {
  private static final double LEFT = 46;
  private static final double RIGHT = 48;

  /** How much of the plot's height the histogram takes at most. */
  private static final double HISTOGRAM = 0.45;

  private Box plot = new Box(0, 0, 1, 1);
  private LinearScale xs = new LinearScale(-1, 1, 0, 1);
  private LinearScale ys = new LinearScale(0, 1, 1, 0);
  private double[] px = new double[0];
  private double[] py = new double[0];
  private int shown;

  /** The selected hidden layer, else the last one; 0 if there is none. */
  static int layer(LayerDistributions found, Focus focus) {
    int hidden = found.layers().size() - 1;
    return focus.layer() >= 1 && focus.layer() <= hidden ? focus.layer() : hidden;
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    LayerDistributions found = readings.findings().find(LayerDistributions.class);
    shown = found == null ? 0 : layer(found, focus);
    LayerDistributions.Layer now = found == null || shown == 0 ? null : found.layer(shown);
    Curve curve = now == null ? null : now.curve();
    Stretch near = now == null ? null : now.near();
    boolean blank = readings.snapshot().step() < 0 || curve == null || near == null;
    if (blank || curve == null || near == null || found == null) {
      shown = 0;
      blank(pen, look, readings, found);
      return;
    }
    OtherActivation other = OtherActivation.of(readings, focus, curve);
    layOut(look, curve, other);
    Curve whole = curve.over(xs.high());
    OtherActivation b = other == null ? null : other.over(xs.high());
    shade(pen, look, whole, b == null ? "" : "A ");
    grid(pen, look, found);
    Stretch start = found.atStart(shown).near();
    if (start != null) {
      bars(pen, look, start, peak(near, start), Argb.fade(look.theme().muted(), 0.3));
    }
    int color = look.theme().layer(shown, found.layers().size() - 1);
    bars(pen, look, near, peak(near, start), Argb.fade(color, 0.75));
    beside(pen, look, readings, focus, near, b != null);
    double top = b == null ? plot.y() : b.flat(pen, look, plot, xs);
    curves(pen, look, whole, b);
    beyond(pen, look, near, color);
    words(pen, look, near, top);
    title(pen, look, readings, found, curve, b);
  }

  private static void blank(
      Pen pen, Look look, Readings readings, @Nullable LayerDistributions found) {
    Box all = new Box(0, 0, look.width(), look.height());
    if (readings.snapshot().step() < 0) {
      Frame.empty(pen, look, all);
    } else {
      new Notice(pen, look).paint(all, found == null ? Sayings.WORKING : "no hidden layer");
    }
  }

  private void layOut(Look look, Curve curve, @Nullable OtherActivation b) {
    double top = Math.ceil(look.px(Frame.TOP));
    double left = Math.ceil(look.px(LEFT));
    double right = Math.floor(look.width() - look.px(RIGHT));
    double bottom = Math.floor(look.height() - look.px(Frame.STEPS));
    plot = new Box(left, top, right - left, bottom - top);
    double[] range = {0, 1};
    widen(range, curve);
    if (b != null) {
      widen(range, b.curve());
    }
    double reach = b == null ? curve.reach() : Math.max(curve.reach(), b.curve().reach());
    xs = new LinearScale(-reach, reach, left, right);
    ys = new LinearScale(range[0], range[1], bottom, top);
  }

  private static void widen(double[] range, Curve curve) {
    for (int i = 0; i < curve.points(); i++) {
      range[0] = Math.min(range[0], Math.min(curve.value(i), curve.derivative(i)));
      range[1] = Math.max(range[1], Math.max(curve.value(i), curve.derivative(i)));
    }
  }

  /** The ground where the activation is dead or saturated, and its word. */
  private void shade(Pen pen, Look look, Curve curve, String run) {
    for (FlatStretch flat : FlatStretch.of(curve)) {
      shade(pen, look, xs.at(flat.from()), xs.at(flat.to()), flat.part(), run);
    }
  }

  private void shade(Pen pen, Look look, double left, double right, Curve.Part part, String run) {
    Theme theme = look.theme();
    int color = part == Curve.Part.DEAD ? theme.unitDead() : theme.warning();
    pen.fillRect(left, plot.y(), right - left, plot.height(), Argb.fade(color, 0.09));
    String word = run + FlatStretch.word(part);
    double size = look.type().note();
    if (pen.textWidth(word, size, Weight.REGULAR) <= right - left - look.px(8)) {
      double x = (left + right) / 2;
      double y = plot.y() + plot.height() * 0.4;
      pen.text(word, x, y, Anchor.MIDDLE, size, Weight.REGULAR, theme.muted());
    }
  }

  private void grid(Pen pen, Look look, LayerDistributions found) {
    Theme theme = look.theme();
    double size = look.type().label();
    Ticks up = ys.ticks(look.px(34));
    for (int i = 0; i < up.count(); i++) {
      double y = Frame.snap(pen, up.places()[i]);
      pen.line(plot.x(), y, plot.right(), y, theme.grid(), look.type().thinLine());
      double baseline = y + Typography.middle(size);
      String label = up.labels()[i];
      double end = plot.x() - look.px(8);
      pen.text(label, end, baseline, Anchor.END, size, Weight.REGULAR, theme.muted());
    }
    double foot = Frame.snap(pen, plot.bottom());
    pen.line(plot.x(), foot, plot.right(), foot, theme.axis(), look.type().thinLine());
    String population =
        "z of layer "
            + shown
            + ", "
            + Numbers.integer(found.samples())
            + " points × "
            + found.layer(shown).units()
            + " units";
    boolean fits = pen.textWidth(population, size, Weight.REGULAR) <= plot.width();
    Frame.numbers(
        pen, look, plot, xs.ticks(look.px(48)), fits ? population : "z of layer " + shown);
  }

  private static double peak(Stretch now, @Nullable Stretch start) {
    double most = highest(now);
    return Math.max(1e-9, start == null ? most : Math.max(most, highest(start)));
  }

  private static double highest(Stretch stretch) {
    return stretch.total() == 0 ? 0 : (double) stretch.highestCount() / stretch.total();
  }

  private void bars(Pen pen, Look look, Stretch stretch, double peak, int color) {
    double start = xs.at(stretch.low());
    double each = (xs.at(stretch.high()) - start) / stretch.bins();
    double full = plot.height() * HISTOGRAM;
    double gap = each > look.px(3) ? 1 : 0;
    for (int bin = 0; bin < stretch.bins(); bin++) {
      double share = stretch.count(bin) / (double) Math.max(1, stretch.total());
      if (share > 0) {
        double high = share / peak * full;
        pen.fillRect(start + bin * each, plot.bottom() - high, each - gap, high, color);
      }
    }
  }

  /** Run B's z as an outline, a kept run's dashed. */
  private void beside(
      Pen pen, Look look, Readings readings, Focus focus, Stretch now, boolean pale) {
    Readings other = readings.other();
    Readings ghost = readings.ghost();
    if (ghost != null) {
      pen.dashes(look.px(4), look.px(3));
      outline(pen, look, near(ghost, focus), now, look.theme().axis());
      pen.dashes(0, 0);
    }
    if (other != null) {
      // paler than the lines where run B has lines of its own
      int color = look.theme().runB();
      outline(pen, look, near(other, focus), now, pale ? Argb.fade(color, 0.6) : color);
    }
  }

  /** z of the shown layer of a run, counted under the curve; null if it is not known. */
  static @Nullable Stretch near(@Nullable Readings readings, Focus focus) {
    LayerDistributions found =
        readings == null ? null : readings.findings().find(LayerDistributions.class);
    int layer = found == null ? 0 : layer(found, focus);
    return found == null || layer == 0 ? null : found.layer(layer).near();
  }

  private void outline(Pen pen, Look look, @Nullable Stretch of, Stretch now, int color) {
    if (of == null) {
      return;
    }
    double peak = peak(now, of);
    room(2 * of.bins());
    double each = plot.width() / of.bins();
    int n = 0;
    for (int bin = 0; bin < of.bins(); bin++) {
      double share = of.count(bin) / (double) Math.max(1, of.total());
      double y = plot.bottom() - share / peak * plot.height() * HISTOGRAM;
      for (int side = 0; side < 2; side++) {
        double z = of.low() + (of.high() - of.low()) * (bin + side) / of.bins();
        px[n] = Math.max(plot.x(), Math.min(plot.right(), xs.at(z)));
        py[n++] = y;
      }
    }
    if (each > 0) {
      pen.polyline(px, py, n, color, look.type().signalLine());
    }
  }

  private void room(int n) {
    if (px.length < n) {
      px = new double[n];
      py = new double[n];
    }
  }

  private void curves(Pen pen, Look look, Curve curve, @Nullable OtherActivation b) {
    Theme theme = look.theme();
    ActivationLines lines = new ActivationLines(pen, look, xs, ys);
    EndLabels names = new EndLabels();
    if (b != null) {
      name(names, "B f", lines.value(b.curve(), theme.runB()), 1, theme.runB());
      name(names, "B f′", lines.slope(b.curve(), theme.runB()), 1, theme.runB());
    }
    String f = b == null ? "f(z)" : "A f";
    String slope = b == null ? "f′(z)" : "A f′";
    name(names, f, lines.value(curve, theme.text()), 0, theme.text());
    name(names, slope, lines.slope(curve, theme.runA()), 0, theme.runA());
    names.paint(pen, look, plot, plot.bottom());
  }

  private static void name(EndLabels names, String text, double y, int rank, int color) {
    names.add(new EndLabels.Label(text, y, rank, 0, color, Weight.SEMIBOLD));
  }

  /** Bars at the edges for what is beyond them, as high as their share, with arrows. */
  private void beyond(Pen pen, Look look, Stretch near, int color) {
    double total = Math.max(1, near.total());
    edge(pen, look, near.below() / total, xs.at(near.low()), -1, color);
    edge(pen, look, near.above() / total, xs.at(near.high()) - look.px(7), 1, color);
  }

  private void edge(Pen pen, Look look, double share, double x, int direction, int color) {
    if (!(share > 0)) {
      return;
    }
    double high = Math.max(1, share * plot.height());
    double width = look.px(7);
    pen.fillRect(x, plot.bottom() - high, width, high, color);
    double y = plot.bottom() - Math.max(look.px(8), Math.min(high / 2, plot.height() - look.px(8)));
    double inner = direction < 0 ? x + width + look.px(4) : x - look.px(4);
    // the arrow points outward, its tail toward the middle of the plot
    double tip = inner;
    double back = inner - direction * look.px(10);
    Theme theme = look.theme();
    pen.line(tip, y, back, y, theme.text(), look.type().signalLine());
    double[] hx = {tip, tip - direction * look.px(4), tip - direction * look.px(4)};
    double[] hy = {y, y - look.px(3.5), y + look.px(3.5)};
    pen.fillPolygon(hx, hy, 3, theme.text());
  }

  /** What lies outside, in words. */
  private void words(Pen pen, Look look, Stretch near, double top) {
    List<String> told = told(near);
    double size = look.type().label();
    double x = plot.x() + look.px(14);
    double y = top + size + look.px(4);
    Weight weight = Weight.SEMIBOLD;
    int color = look.theme().text();
    for (String line : told) {
      double width = pen.textWidth(line, size, weight);
      if (width <= plot.width() - look.px(28) && y < plot.y() + plot.height() * 0.4 - size) {
        Frame.haloed(pen, look, line, x, y, size, weight, color);
        y += size * 1.4;
      }
      weight = Weight.REGULAR;
      color = look.theme().muted();
    }
  }

  private List<String> told(Stretch near) {
    List<String> lines = new ArrayList<>();
    double total = Math.max(1, near.total());
    double below = near.below() / total;
    double above = near.above() / total;
    double outside = below + above;
    if (near.nans() > 0) {
      lines.add("z now: " + Sayings.percent(near.nans() / total) + " NaN");
    }
    if (outside > 0.005) {
      String side = near.high() < xs.high() ? beyond(near) : side(below, above);
      lines.add("z now: " + Sayings.percent(outside) + side);
      lines.add("from " + Numbers.value(near.min()) + " to " + Numbers.value(near.max()));
    }
    return lines;
  }

  private static String side(double below, double above) {
    return above == 0 ? " left of this range" : below == 0 ? " right of this range" : " outside";
  }

  /** The same where the axis goes further than z is counted. */
  private static String beyond(Stretch near) {
    String low = Numbers.value(near.low());
    String high = Numbers.value(near.high());
    return near.above() == 0
        ? " under " + low
        : near.below() == 0 ? " over " + high : " outside " + low + " to " + high;
  }

  private void title(
      Pen pen,
      Look look,
      Readings readings,
      LayerDistributions found,
      Curve curve,
      @Nullable OtherActivation b) {
    Theme theme = look.theme();
    Readout readout = new Readout();
    String age = Age.of(found.step(), readings.snapshot().step());
    String flat = flat(found.layer(shown), curve);
    if (b != null) {
      b.title(pen, look, shown, curve.label(), flat, age);
      return;
    }
    if (!age.isEmpty()) {
      readout.add(age, theme.warning(), Weight.REGULAR);
    } else {
      readout.add(flat.isEmpty() ? "grey: z at the start" : flat, theme.muted(), Weight.REGULAR);
    }
    String which = curve.label() + ", layer " + shown;
    double right = look.width() - look.px(Frame.PAD);
    String grey = flat.isEmpty() ? "" : " · grey: z at the start";
    Frame.title(pen, look, readout, right, which + grey, which);
  }

  /** How much of z lies where nothing, or little, passes. */
  static String flat(LayerDistributions.Layer of, Curve curve) {
    String share = Sayings.percent(of.flatShare());
    return switch (curve.part(0)) {
      case DEAD -> share + " of z at f′ = 0";
      case SATURATED -> share + " of z saturated";
      case LIVE -> "";
    };
  }

  @Override
  public Hit hit(double x, double y) {
    return shown > 0 && plot.contains(x, y) ? new Hit(shown, -1) : Hit.NONE;
  }

  @Override
  public void forget() {
    shown = 0;
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    LayerDistributions found = readings.findings().find(LayerDistributions.class);
    int layer = found == null ? 0 : layer(found, focus);
    Stretch near = found == null || layer == 0 ? null : found.layer(layer).near();
    Curve curve = found == null || layer == 0 ? null : found.layer(layer).curve();
    if (found == null || near == null || curve == null) {
      return List.of("δ = ∂L/∂a · f′(z)");
    }
    OtherActivation b = OtherActivation.of(readings, focus, curve);
    if (b == null) {
      List<String> lines = new ArrayList<>();
      lines.add("δ = ∂L/∂a · f′(z), layer " + layer);
      lines.addAll(numbers(found.layer(layer), near, curve));
      return lines;
    }
    List<String> lines = new ArrayList<>(List.of("δ = ∂L/∂a · f′(z)"));
    lines.add("A " + curve.label() + ", layer " + layer);
    lines.addAll(numbers(found.layer(layer), near, curve));
    lines.add("B " + b.curve().label() + ", layer " + b.layer());
    lines.addAll(numbers(b.found(), b.near(), b.curve()));
    return lines;
  }

  private static List<String> numbers(LayerDistributions.Layer of, Stretch near, Curve curve) {
    return List.of(
        definition(curve.id()),
        "z from " + Numbers.value(near.min()) + " to " + Numbers.value(near.max()),
        "share of z where f is flat = " + Sayings.percent(of.flatShare()));
  }

  /** f and f′ of an activation, as a textbook writes them. */
  static String definition(String id) {
    return switch (id) {
      case "identity" -> "f(z) = z; f′ = 1";
      case "sigmoid" -> "f(z) = σ(z) = 1/(1 + e⁻ᶻ); f′ = f(1 − f) ≤ ¼";
      case "tanh" -> "f(z) = tanh z; f′ = 1 − f² ≤ 1";
      case "relu" -> "f(z) = max(0, z); f′ = 1 if z > 0, else 0";
      case "leaky-relu" -> "f(z) = z if z > 0, else 0.01·z; f′ = 1 or 0.01";
      case "prelu" -> "f(z) = z if z > 0, else s·z, s learned; f′ = 1 or s";
      case "elu" -> "f(z) = z if z > 0, else eᶻ − 1; f′ = 1 or eᶻ";
      case "selu" -> "f(z) = λz if z > 0, else λα(eᶻ − 1); λ = 1.0507, α = 1.6733";
      case "gelu" -> "f(z) = z·Φ(z); f′ = Φ(z) + z·φ(z), Φ and φ of N(0, 1)";
      case "silu" -> "f(z) = z·σ(z); f′ = σ(z) + z·σ(z)(1 − σ(z))";
      case "softplus" -> "f(z) = ln(1 + eᶻ); f′ = σ(z)";
      case "softsign" -> "f(z) = z/(1 + |z|); f′ = 1/(1 + |z|)²";
      case "mish" -> "f(z) = z·t, t = tanh(ln(1 + eᶻ)); f′ = t + z·σ(z)(1 − t²)";
      case "hard-tanh" -> "f(z) = max(−1, min(1, z)); f′ = 1 inside, else 0";
      default -> throw new IllegalArgumentException("no such activation: " + id);
    };
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    LayerDistributions found = readings.findings().find(LayerDistributions.class);
    int layer = found == null ? 0 : layer(found, focus);
    Stretch near = found == null || layer == 0 ? null : found.layer(layer).near();
    Curve curve = found == null || layer == 0 ? null : found.layer(layer).curve();
    if (found == null || near == null || curve == null) {
      return "Nothing has been worked out yet.";
    }
    OtherActivation b = OtherActivation.of(readings, focus, curve);
    String ofA = sentence(layer, found.layer(layer), near, curve);
    return b == null
        ? ofA
        : "Run A: " + ofA + " Run B: " + sentence(b.layer(), b.found(), b.near(), b.curve());
  }

  private static String sentence(
      int layer, LayerDistributions.Layer of, Stretch near, Curve curve) {
    String flat = flat(of, curve);
    return curve.label()
        + " of layer "
        + layer
        + ": z from "
        + Numbers.value(near.min())
        + " to "
        + Numbers.value(near.max())
        + (flat.isEmpty() ? "." : ", " + flat + ".");
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    return ActivationTable.of(readings, focus);
  }
}
