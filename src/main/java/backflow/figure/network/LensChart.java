package backflow.figure.network;

import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
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
import backflow.study.UnitPortrait;
import java.util.ArrayList;
import java.util.List;
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

  /** Above the plot of a panel. */
  static final double CAPTION = 22;

  private static final double FOOT = 20;

  private final LensField field = new LensField();
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
      LensHistogram.paint(
          pen, look, portrait, other, new Box(pad, top + half + gap / 2, left, half));
    } else {
      double half = (left - gap) / 2;
      Box first = body(look, new Box(pad, top, half, height));
      new WeightBars(pen, look, portrait, other, first).paint(sorted);
      LensHistogram.paint(pen, look, portrait, other, new Box(pad + half + gap, top, half, height));
    }
    if (wide) {
      double x = pad + left + gap;
      field.paint(pen, look, portrait, other, new Box(x, top, look.width() - x, height));
    }
  }

  /** The plot of a panel. */
  static Box body(Look look, Box panel) {
    double top = panel.y() + look.px(CAPTION);
    double height = Math.max(1, panel.height() - look.px(CAPTION + FOOT));
    return new Box(panel.x(), top, panel.width(), height);
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
    String held = LensWords.held(facts);
    if (!held.isEmpty()) {
      readout.add(held, theme.warning(), Weight.SEMIBOLD);
    }
    boolean off = facts.canDie() && facts.active() == 0;
    String letter = other == null ? "" : "A ";
    int ink = off && other == null ? theme.danger() : theme.runA();
    readout.add(letter + LensWords.activity(facts), ink, Weight.SEMIBOLD);
    if (other != null) {
      readout.add("B " + LensWords.activity(other.facts()), theme.runB(), Weight.SEMIBOLD);
    }
    String activation = facts.activation().isEmpty() ? "" : ", " + facts.activation();
    Frame.title(
        pen,
        look,
        readout,
        look.width() - look.px(Frame.PAD),
        letter + LensWords.name(facts) + activation,
        letter + LensWords.name(facts),
        letter + "unit " + facts.layer() + "/" + facts.unit());
  }

  private static void numbers(
      Pen pen, Look look, UnitPortrait portrait, @Nullable UnitPortrait other) {
    UnitPortrait.Facts a = portrait.facts();
    UnitPortrait.Facts b = other == null ? null : other.facts();
    String gradient = LensWords.number("‖∂L/∂w‖", a, b, UnitPortrait.Facts::gradientNorm);
    String norm = LensWords.number("‖w‖", a, b, UnitPortrait.Facts::weightNorm);
    String mean = LensWords.number("mean a", a, b, UnitPortrait.Facts::mean);
    String bias = LensWords.number("b", a, b, UnitPortrait.Facts::bias);
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
    lines.add(LensWords.name(facts));
    lines.add("‖w‖ = " + Numbers.value(facts.weightNorm()));
    lines.add("b = " + Numbers.value(facts.bias()));
    lines.add("‖∂L/∂w‖ = " + Numbers.value(facts.gradientNorm()));
    lines.add("mean a = " + Numbers.value(facts.mean()) + ", " + LensWords.activity(facts));
    return lines;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    UnitPortrait portrait = found(readings);
    UnitPortrait other = found(readings.other());
    if (portrait == null) {
      return Words.NOTHING;
    }
    String first = LensWords.told(portrait);
    return other == null ? first : "Run A: " + first + " Run B: " + LensWords.told(other);
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
