package backflow.figure.network;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Raster;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.chart.Ticks;
import backflow.figure.frame.Age;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.study.InputPlane;
import backflow.study.Stretch;
import backflow.study.UnitPortrait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is one unit made of, what does it receive, and what does it do? Its weights, its z over the
 * training points, its activation over the plane of the inputs. Run B's weights are lines, its z an
 * outline, its activation a second plane in the same colours.
 */
final class LensChart implements Figure {
  /** In which order weights stand. */
  static final Knob.Choice ORDER =
      new Knob.Choice("unit-lens.order", "weights", List.of("by input", "by size"));

  private static final double CAPTION = 22;
  private static final double FOOT = 20;

  /** Lower than this a panel has room for the plane of run A only. */
  private static final double LEAST_TWO = 230;

  private final FieldPicture picture = new FieldPicture();
  private final FieldPicture pictureOfB = new FieldPicture();
  private final Raster[] barsOfB = {new Raster(), new Raster()};
  private final Raster[] bars = {new Raster(), new Raster()};
  private int turn;
  private Box all = new Box(0, 0, 0, 0);
  private int layer;
  private int unit;

  private static @Nullable UnitPortrait found(@Nullable Readings readings) {
    return readings == null ? null : readings.findings().find(UnitPortrait.class);
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    UnitPortrait portrait = found(readings);
    all = new Box(0, 0, look.width(), look.height());
    if (portrait == null || readings.snapshot().step() < 0) {
      layer = 0;
      if (readings.snapshot().step() < 0) {
        Frame.empty(pen, look, all);
      } else {
        new Words(pen, look).inside(all, Words.WORKING);
      }
      return;
    }
    turn = 1 - turn;
    layer = portrait.facts().layer();
    unit = portrait.facts().unit();
    title(pen, look, readings, portrait, found(readings.other()));
    numbers(pen, look, portrait, found(readings.other()));
    panels(pen, look, portrait, found(readings.other()), focus);
  }

  private void panels(
      Pen pen, Look look, UnitPortrait portrait, @Nullable UnitPortrait other, Focus focus) {
    double pad = look.px(Frame.PAD);
    double top = look.px(Frame.TOP + 12);
    double width = look.width() - 2 * pad;
    double height = Math.max(1, look.height() - top - look.px(4));
    double gap = look.px(16);
    boolean wide = width >= look.px(400);
    boolean tall = height >= look.px(190);
    boolean sorted = focus.knobs().of(ORDER).equals("by size");
    double left = wide ? (width - gap) * (tall ? 0.46 : 0.6) : width;
    if (tall) {
      double half = (height - gap / 2) / 2;
      Box upper = body(look, new Box(pad, top, left, half));
      new WeightBars(pen, look, portrait, other, upper).paint(sorted);
      histogram(pen, look, portrait, other, new Box(pad, top + half + gap / 2, left, half));
    } else {
      double half = (left - gap) / 2;
      Box first = body(look, new Box(pad, top, half, height));
      new WeightBars(pen, look, portrait, other, first).paint(sorted);
      histogram(pen, look, portrait, other, new Box(pad + half + gap, top, half, height));
    }
    if (wide) {
      double x = pad + left + gap;
      field(pen, look, portrait, other, new Box(x, top, look.width() - x, height));
    }
  }

  /** The plot of a panel. */
  private static Box body(Look look, Box panel) {
    double top = panel.y() + look.px(CAPTION);
    double height = Math.max(1, panel.height() - look.px(CAPTION + FOOT));
    return new Box(panel.x(), top, panel.width(), height);
  }

  /** z over the probe set; what is not above 0 is shaded where the unit is then off. */
  private static void histogram(
      Pen pen, Look look, UnitPortrait portrait, @Nullable UnitPortrait other, Box panel) {
    Theme theme = look.theme();
    Box plot = body(look, panel);
    Stretch z = portrait.z();
    double low = other == null ? z.low() : Math.min(z.low(), other.z().low());
    double high = other == null ? z.high() : Math.max(z.high(), other.z().high());
    double[] ends = high > low ? new double[] {low, high} : new double[] {low - 1, high + 1};
    LinearScale across = new LinearScale(ends[0], ends[1], plot.x(), plot.right());
    double zero = Math.max(plot.x(), Math.min(plot.right(), across.at(0.0)));
    if (portrait.facts().canDie() && zero > plot.x()) {
      int shade = Argb.fade(theme.danger(), 0.09);
      pen.fillRect(plot.x(), plot.y(), zero - plot.x(), plot.height(), shade);
    }
    bins(pen, plot, across, z, theme.runA(), true, 0);
    if (other != null) {
      bins(pen, plot, across, other.z(), theme.runB(), false, look.px(1.5));
    }
    pen.line(
        plot.x(), plot.bottom(), plot.right(), plot.bottom(), theme.axis(), look.type().thinLine());
    if (ends[0] < 0 && ends[1] > 0) {
      pen.line(zero, plot.y(), zero, plot.bottom(), theme.muted(), look.type().thinLine());
    }
    ticks(pen, look, plot, across);
    String samples = Numbers.integer(portrait.facts().samples());
    String nan = z.nans() > 0 ? z.nans() + " NaN, " : "";
    long beyond = z.below() + z.above();
    String odd = nan + (beyond > 0 ? beyond + " ±∞, " : "");
    String outline = other == null ? "" : "outline: B " + brief(other.facts());
    caption(
        pen,
        look,
        panel,
        outline.isEmpty() ? "" : "z, " + odd + samples + " points, " + outline,
        outline.isEmpty() ? "" : "z, " + outline,
        "z, " + odd + samples + " training points",
        "z, " + odd + samples + " points",
        "z" + (odd.isEmpty() ? "" : ", " + odd.replaceAll(", $", "")),
        "z");
  }

  private static void bins(
      Pen pen, Box plot, LinearScale across, Stretch z, int color, boolean filled, double line) {
    double highest = Math.max(1, z.highestCount());
    double wide = (z.high() - z.low()) / z.bins();
    double[] xs = new double[2 * z.bins() + 2];
    double[] ys = new double[2 * z.bins() + 2];
    int n = 0;
    xs[n] = clamp(plot, across.at(z.low()));
    ys[n++] = plot.bottom();
    for (int bin = 0; bin < z.bins(); bin++) {
      double left = clamp(plot, across.at(z.low() + bin * wide));
      double right = clamp(plot, across.at(z.low() + (bin + 1) * wide));
      double height = z.count(bin) / highest * (plot.height() - 2);
      if (filled && height > 0) {
        double x = wide > 0 ? left : left - 2;
        double width = wide > 0 ? Math.max(1, right - left - 0.5) : 4;
        double fits = Math.max(0.5, Math.min(width, plot.right() - x));
        pen.fillRect(x, plot.bottom() - height, fits, height, Argb.fade(color, 0.8));
      }
      xs[n] = left;
      ys[n++] = plot.bottom() - height;
      xs[n] = right;
      ys[n++] = plot.bottom() - height;
    }
    xs[n] = xs[n - 1];
    ys[n++] = plot.bottom();
    if (!filled) {
      pen.polyline(xs, ys, n, color, line);
    }
  }

  private static double clamp(Box plot, double x) {
    return Math.max(plot.x(), Math.min(plot.right(), x));
  }

  private static void ticks(Pen pen, Look look, Box plot, LinearScale across) {
    double size = look.type().note();
    double low = across.low();
    double high = across.high();
    if (LinearBar.isNarrow(low, high)) {
      double half = Numbers.value(low).equals(Numbers.value(high)) ? (high - low) / 2 : 0;
      String from = Numbers.value(low);
      String to = half > 0 ? "span " + Numbers.value(high - low) : Numbers.value(high);
      new Words(pen, look)
          .fitting(
              plot.x(),
              plot.bottom() + look.px(15),
              plot.width(),
              size,
              Weight.REGULAR,
              look.theme().muted(),
              (half > 0 ? "at " : "") + from + (half > 0 ? ", " : " … ") + to,
              from);
      return;
    }
    Ticks ticks = across.ticks(look.px(52));
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < ticks.count(); i++) {
      double half = pen.textWidth(ticks.labels()[i], size, Weight.REGULAR) / 2;
      double x = Math.max(plot.x() + half, Math.min(plot.right() - half, ticks.places()[i]));
      if (x - half > free && 2 * half <= plot.width()) {
        double baseline = plot.bottom() + look.px(15);
        String label = ticks.labels()[i];
        int muted = look.theme().muted();
        pen.text(label, x, baseline, Anchor.MIDDLE, size, Weight.REGULAR, muted);
        free = x + half + look.px(5);
      }
    }
  }

  private static void caption(Pen pen, Look look, Box panel, String... forms) {
    double size = look.type().note();
    double baseline = panel.y() + look.px(CAPTION - 7);
    int muted = look.theme().muted();
    new Words(pen, look)
        .fitting(panel.x(), baseline, panel.width(), size, Weight.REGULAR, muted, forms);
  }

  /** a over the plane of the inputs; beside run B two planes in the same colours, if they fit. */
  private void field(
      Pen pen, Look look, UnitPortrait portrait, @Nullable UnitPortrait other, Box panel) {
    if (other == null) {
      plane(pen, look, portrait, picture, portrait.range(), panel, "");
      return;
    }
    double[] range = range(portrait.range(), other.range());
    if (panel.height() < look.px(LEAST_TWO)) {
      plane(pen, look, portrait, picture, range, panel, "A");
      return;
    }
    double half = panel.height() / 2;
    Box upper = new Box(panel.x(), panel.y(), panel.width(), half);
    Box lower = new Box(panel.x(), panel.y() + half, panel.width(), half);
    plane(pen, look, portrait, picture, range, upper, "A");
    plane(pen, look, other, pictureOfB, range, lower, "B");
  }

  private static double[] range(double[] a, double[] b) {
    double low = Double.isNaN(a[0]) ? b[0] : Double.isNaN(b[0]) ? a[0] : Math.min(a[0], b[0]);
    double high = Double.isNaN(a[1]) ? b[1] : Double.isNaN(b[1]) ? a[1] : Math.max(a[1], b[1]);
    return new double[] {low, high};
  }

  private void plane(
      Pen pen,
      Look look,
      UnitPortrait portrait,
      FieldPicture picture,
      double[] range,
      Box panel,
      String letter) {
    Theme theme = look.theme();
    InputPlane plane = portrait.plane();
    double side = look.px(PlaneAxes.SIDE - 16);
    double top = panel.y() + look.px(CAPTION);
    double height = Math.max(1, panel.bottom() - top - look.px(PlaneAxes.FOOT - 2));
    double width = panel.width() - side - look.px(LinearBar.WIDTH);
    Box plot = new Box(panel.x() + side, top, Math.max(1, Math.min(width, height * 1.25)), height);
    if (plane.isLine()) {
      curve(pen, look, portrait, plot, range, letter.equals("B") ? theme.runB() : theme.runA());
      letter(pen, look, letter, plot);
      return;
    }
    Raster raster =
        picture.of(
            portrait,
            theme,
            Arrays.hashCode(range),
            portrait.columns(),
            portrait.rows(),
            (column, row) -> color(theme, portrait.value(column, row), range));
    pen.image(raster, plot.x(), plot.y(), plot.width(), plot.height());
    PlaneAxes axes =
        PlaneAxes.of(pen, look, plot, plane.left(), plane.right(), plane.low(), plane.high());
    axes.paint(plane.firstName(), plane.secondName());
    spanned(pen, look, plot, portrait.range());
    Raster[] own = letter.equals("B") ? barsOfB : bars;
    new LinearBar(pen, look, own[turn]).paint(plot, range[0], range[1], "a");
    letter(pen, look, letter, plot);
  }

  /** Which run it is, in a corner of the plot. */
  private static void letter(Pen pen, Look look, String letter, Box plot) {
    if (letter.isEmpty()) {
      return;
    }
    double size = look.type().label();
    double x = plot.x() + look.px(6);
    int ink = letter.equals("B") ? look.theme().runB() : look.theme().runA();
    double baseline = plot.y() + size + look.px(4);
    double wide = pen.textWidth(letter, size, Weight.BOLD) + look.px(6);
    int card = look.theme().card();
    pen.fillRect(x - look.px(3), plot.y() + look.px(3), wide, size + look.px(4), card);
    pen.text(letter, x, baseline, Anchor.START, size, Weight.BOLD, ink);
  }

  /** How little a changes over the plane, where colours alone would exaggerate it. */
  private static void spanned(Pen pen, Look look, Box plot, double[] range) {
    double span = range[1] - range[0];
    boolean small = span < 0.01 * Math.max(Math.abs(range[0]), Math.abs(range[1]));
    boolean zero = range[0] == 0 && range[1] == 0;
    String same = span == 0 ? "a is the same everywhere" : "";
    if (!small && !zero) {
      return;
    }
    double size = look.type().note();
    double room = plot.width() * 0.65;
    String[] forms =
        zero
            ? new String[] {"a is 0 everywhere", "a = 0"}
            : new String[] {
              same, "a hardly changes: span " + Numbers.value(span), "span " + Numbers.value(span)
            };
    for (String form : forms) {
      if (!form.isEmpty() && pen.textWidth(form, size, Weight.REGULAR) <= room) {
        double baseline = plot.y() - look.px(6);
        int ink = look.theme().warning();
        pen.text(form, plot.right(), baseline, Anchor.END, size, Weight.REGULAR, ink);
        return;
      }
    }
    String last = forms[forms.length - 1];
    if (pen.textWidth(last, size, Weight.REGULAR) <= plot.width() - look.px(8)) {
      double baseline = plot.bottom() - look.px(8);
      Frame.haloed(
          pen,
          look,
          last,
          plot.x() + look.px(6),
          baseline,
          size,
          Weight.SEMIBOLD,
          look.theme().text());
    }
  }

  private static int color(Theme theme, double value, double[] range) {
    int bit = Special.bitOf(value, false);
    return bit != 0
        ? FieldPicture.pattern(Special.first(bit))
        : value == 0 && range[0] == range[1]
            ? FieldPicture.pattern(Special.ZERO)
            : theme.magnitude().at(LinearBar.share(value, range[0], range[1]));
  }

  private static void curve(
      Pen pen, Look look, UnitPortrait portrait, Box plot, double[] range, int ink) {
    double low = Double.isNaN(range[0]) ? -1 : range[0];
    double high = Double.isNaN(range[1]) ? 1 : range[1];
    double air = high > low ? 0.05 * (high - low) : 1;
    InputPlane plane = portrait.plane();
    PlaneAxes axes =
        PlaneAxes.of(pen, look, plot, plane.left(), plane.right(), low - air, high + air);
    int n = portrait.columns();
    double[] xs = new double[n];
    double[] ys = new double[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (Math.abs(portrait.value(i, 0)) <= Double.MAX_VALUE) {
        xs[count] = axes.across().at(plane.x(i, n));
        ys[count++] = axes.up().at(portrait.value(i, 0));
      }
    }
    if (count > 1) {
      pen.polyline(xs, ys, count, ink, look.type().namedLine());
    }
    axes.paint(plane.firstName(), "a");
  }

  /** "layer 6, unit 1". */
  private static String brief(UnitPortrait.Facts facts) {
    return Layers.name(facts.layer(), facts.hidden()) + ", unit " + facts.unit();
  }

  private static String name(UnitPortrait.Facts facts) {
    return Layers.name(facts.layer(), facts.hidden())
        + ", unit "
        + facts.unit()
        + " of "
        + facts.width();
  }

  /** "on for 61 %": where z is above 0. */
  private static String activity(UnitPortrait.Facts facts) {
    double share = (double) facts.active() / facts.samples();
    String percent = Numbers.percent(share);
    return facts.canDie()
        ? facts.active() == 0 ? "off for every point" : "active for " + percent
        : "z > 0 for " + percent;
  }

  /** What the reader does to the unit; empty if nothing. */
  private static String held(UnitPortrait.Facts facts) {
    String killed = facts.killed() ? "killed: a held at 0" : "";
    String frozen = facts.frozen() ? "frozen: w and b held" : "";
    return killed + (killed.isEmpty() || frozen.isEmpty() ? "" : ", ") + frozen;
  }

  private static void title(
      Pen pen, Look look, Readings readings, UnitPortrait portrait, @Nullable UnitPortrait other) {
    Theme theme = look.theme();
    UnitPortrait.Facts facts = portrait.facts();
    Readout readout = new Readout();
    String age = Age.of(portrait.step(), readings.snapshot().step());
    if (!age.isEmpty()) {
      readout.add(age, theme.warning(), Weight.REGULAR);
    }
    String held = held(facts);
    if (!held.isEmpty()) {
      readout.add(held, theme.warning(), Weight.SEMIBOLD);
    }
    boolean off = facts.canDie() && facts.active() == 0;
    String letter = other == null ? "" : "A ";
    int ink = off && other == null ? theme.danger() : theme.runA();
    readout.add(letter + activity(facts), ink, Weight.SEMIBOLD);
    if (other != null) {
      readout.add("B " + activity(other.facts()), theme.runB(), Weight.SEMIBOLD);
    }
    String activation = facts.activation().isEmpty() ? "" : ", " + facts.activation();
    Frame.title(
        pen,
        look,
        readout,
        look.width() - look.px(Frame.PAD),
        letter + name(facts) + activation,
        letter + name(facts),
        letter + "unit " + facts.layer() + "/" + facts.unit());
  }

  private static void numbers(
      Pen pen, Look look, UnitPortrait portrait, @Nullable UnitPortrait other) {
    UnitPortrait.Facts a = portrait.facts();
    UnitPortrait.Facts b = other == null ? null : other.facts();
    String gradient = number("‖∂L/∂w‖", a, b, UnitPortrait.Facts::gradientNorm);
    String norm = number("‖w‖", a, b, UnitPortrait.Facts::weightNorm);
    String mean = number("mean a", a, b, UnitPortrait.Facts::mean);
    String bias = number("b", a, b, UnitPortrait.Facts::bias);
    double x = look.px(Frame.PAD);
    double baseline = look.px(Frame.TITLE + 21);
    double room = look.width() - 2 * x;
    double size = look.type().label();
    new Words(pen, look)
        .fitting(
            x,
            baseline,
            room,
            size,
            Weight.REGULAR,
            look.theme().text(),
            mean + "   " + gradient + "   " + norm + "   " + bias,
            mean + "   " + gradient + "   " + norm,
            mean + "   " + gradient,
            gradient);
  }

  /** "‖w‖ 1.2"; beside run B "‖w‖ A 1.2, B 1.4". */
  private static String number(
      String name,
      UnitPortrait.Facts a,
      UnitPortrait.@Nullable Facts b,
      ToDoubleFunction<UnitPortrait.Facts> of) {
    String first = Numbers.value(of.applyAsDouble(a));
    return b == null
        ? name + " " + first
        : name + ": A " + first + ", B " + Numbers.value(of.applyAsDouble(b));
  }

  @Override
  public Hit hit(double x, double y) {
    return layer > 0 && all.contains(x, y) ? new Hit(layer, -1, unit) : Hit.NONE;
  }

  @Override
  public void forget() {
    layer = 0;
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    UnitPortrait portrait = found(readings);
    List<String> lines = new ArrayList<>();
    lines.add("z = w·a₋₁ + b, a = f(z), ∂L/∂w = mean over the batch of δ·a₋₁");
    if (portrait == null) {
      return lines;
    }
    UnitPortrait.Facts facts = portrait.facts();
    lines.add(name(facts));
    lines.add("‖w‖ = " + Numbers.value(facts.weightNorm()));
    lines.add("b = " + Numbers.value(facts.bias()));
    lines.add("‖∂L/∂w‖ = " + Numbers.value(facts.gradientNorm()));
    lines.add("mean a = " + Numbers.value(facts.mean()) + ", " + activity(facts));
    return lines;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    UnitPortrait portrait = found(readings);
    UnitPortrait other = found(readings.other());
    if (portrait == null) {
      return Words.NOTHING;
    }
    String first = told(portrait);
    return other == null ? first : "Run A: " + first + " Run B: " + told(other);
  }

  private static String told(UnitPortrait portrait) {
    UnitPortrait.Facts facts = portrait.facts();
    return "At step "
        + Numbers.integer(facts.step())
        + ", "
        + name(facts)
        + ": z from "
        + Numbers.value(portrait.z().min())
        + " to "
        + Numbers.value(portrait.z().max())
        + ", "
        + activity(facts)
        + ", mean activation "
        + Numbers.value(facts.mean())
        + ", gradient of its weights "
        + Numbers.value(facts.gradientNorm())
        + (held(facts).isEmpty() ? "." : "; " + held(facts) + ".");
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    UnitPortrait portrait = found(readings);
    if (portrait == null) {
      return Table.EMPTY;
    }
    List<List<String>> rows = new ArrayList<>();
    add(rows, "A", portrait);
    UnitPortrait other = found(readings.other());
    if (other != null) {
      add(rows, "B", other);
    }
    return new Table(List.of("run", "input", "weight", "weight_gradient"), rows);
  }

  private static void add(List<List<String>> rows, String run, UnitPortrait portrait) {
    for (int i = 0; i < portrait.inputs(); i++) {
      rows.add(
          List.of(
              run,
              Integer.toString(i + 1),
              Double.toString(portrait.weight(i)),
              Double.toString(portrait.gradient(i))));
    }
  }
}
