package backflow.figure.units;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.StepAxis;
import backflow.figure.frame.Table;
import backflow.probe.Event;
import backflow.probe.LifeStrip;
import backflow.probe.LifeStrip.DeathEvent;
import backflow.probe.UnitActivity.State;
import java.util.List;

/**
 * Which units live, which have died, and when? A line per unit, grouped by layer, output on top, in
 * order of death; a column per measurement of the probe set. A selected unit has its death told
 * under the map.
 */
final class LifeMap implements Figure {
  private static final double NAMES = 76;
  private static final double NUMBERS = 40;
  private static final double LABELS = 92;
  private static final double LEGEND = 22;
  private static final double PANEL = 122;

  private final LifePlot a = new LifePlot();
  private final LifePlot b = new LifePlot();
  private boolean paired;
  private boolean onlyB;
  private boolean empty = true;

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    Readings second = readings.other();
    onlyB = !lives(readings) && second != null && lives(second);
    if (onlyB && second != null) {
      drawShown(pen, second, "run B; in A no unit can die", look, focus);
    } else {
      boolean onlyA = second != null && lives(readings) && second.lives().units() == 0;
      drawShown(pen, readings, onlyA ? "run A; in B no unit can die" : "", look, focus);
    }
  }

  private static boolean lives(Readings readings) {
    return readings.lives().units() > 0 && readings.lives().columns() > 0;
  }

  /** Draws the map of a run, and that of the one beside it if it has one. */
  private void drawShown(Pen pen, Readings readings, String alone, Look look, Focus focus) {
    a.read(readings);
    Readings other = readings.other();
    paired = other != null && lives(other);
    empty = !lives(readings);
    if (empty) {
      blank(pen, look, readings);
      return;
    }
    boolean tells = focus.unit() > 0 && focus.layer() > 0 && look.height() >= look.px(330);
    double bottom = look.height() - look.px(Frame.STEPS) - (tells ? look.px(PANEL) : 0);
    double top = Math.ceil(look.px(Frame.TOP + LEGEND));
    boolean named = look.width() >= look.px(420);
    double left = Math.ceil(look.px(named ? NAMES : NUMBERS));
    double right = Math.floor(look.width() - look.px(named ? LABELS : Frame.PAD));
    Box whole = new Box(left, top, right - left, Math.floor(bottom) - top);
    maps(pen, look, readings, focus, whole);
    names(pen, look, focus, named);
    title(pen, look, readings, focus, alone);
    legend(pen, look, whole, focus);
    if (tells) {
      double from = whole.bottom() + look.px(Frame.STEPS);
      Box panel = new Box(0, from, look.width(), look.height() - from);
      new DeathPanel(pen, look, panel).paint(readings, focus);
    }
  }

  private void maps(Pen pen, Look look, Readings readings, Focus focus, Box whole) {
    Readings other = readings.other();
    double last = Math.max(readings.lastStepOfAll(), readings.snapshot().step()) + 1.0;
    double gap = look.px(24);
    double width = paired ? (whole.width() - gap) / 2 : whole.width();
    Box first = new Box(whole.x(), whole.y(), Math.floor(width), whole.height());
    LinearScale steps = StepAxis.scale(focus, last, first.x(), first.right());
    a.paint(pen, look, first, steps, readings, focus);
    pale(pen, look, a, readings);
    if (paired && other != null) {
      b.read(other);
      double x = Math.ceil(whole.right() - width);
      Box second = new Box(x, whole.y(), whole.right() - x, whole.height());
      LinearScale its = StepAxis.scale(focus, last, second.x(), second.right());
      b.paint(pen, look, second, its, other, focus);
      pale(pen, look, b, other);
      labels(pen, look, focus, b);
    } else {
      labels(pen, look, focus, a);
      if (broken(readings) < 0) {
        dark(pen, look);
      }
    }
  }

  private static void blank(Pen pen, Look look, Readings readings) {
    Box all = new Box(0, 0, look.width(), look.height());
    if (readings.snapshot().step() < 0) {
      Frame.empty(pen, look, all);
      return;
    }
    String activation = readings.facts().activation();
    Notice notice = new Notice(pen, look);
    if (activation.equals("relu")) {
      notice.paint(all, "the probe set has not been measured yet");
      return;
    }
    notice.paint(
        all,
        "Blank, because only ReLU units can die.",
        activation.isEmpty()
            ? "No unit of this network is one."
            : "Here f is " + activation + Share.instead(activation));
  }

  /** The layers' names and colours at the left. */
  private void names(Pen pen, Look look, Focus focus, boolean long_) {
    Theme theme = look.theme();
    double size = look.type().label();
    LifeRows rows = a.rows();
    int layers = a.layers();
    double strip = look.px(5);
    double x = rows.plot().x() - strip - look.px(8);
    double last = Double.POSITIVE_INFINITY;
    for (int layer = 1; layer <= layers; layer++) {
      double top = Frame.snap(pen, rows.top(layer));
      double bottom = Frame.snap(pen, rows.top(layer) + Math.max(1, rows.height()));
      pen.fillRect(x, top, strip, bottom - top, theme.layer(layer, layers));
    }
    int chosen = focus.layer() <= layers ? focus.layer() : 0;
    if (chosen > 0) {
      name(pen, look, long_, chosen, x, Weight.SEMIBOLD, theme.text());
    }
    for (int layer = 1; layer <= layers; layer++) {
      double y = rows.middle(layer);
      boolean near = chosen > 0 && Math.abs(y - rows.middle(chosen)) < size * 1.25;
      if (layer != chosen && !near && last - y >= size * 1.25) {
        name(pen, look, long_, layer, x, Weight.REGULAR, theme.muted());
        last = y;
      }
    }
  }

  private void name(
      Pen pen, Look look, boolean long_, int layer, double x, Weight weight, int color) {
    double size = look.type().label();
    double least = rows().plot().y() + size * 0.5;
    double y = Math.max(least, Math.min(rows().plot().bottom() - size * 0.4, middle(layer)));
    String text = (long_ ? "layer " : "") + layer;
    double baseline = y + Typography.middle(size);
    pen.text(text, x - look.px(6), baseline, Anchor.END, size, weight, color);
  }

  private LifeRows rows() {
    return a.rows();
  }

  private double middle(int layer) {
    return a.rows().middle(layer);
  }

  /** How many are dead and revived in each layer, at the right. */
  private void labels(Pen pen, Look look, Focus focus, LifePlot of) {
    double room = look.width() - of.plot().right();
    if (room < look.px(LABELS) * 0.9 || of.lives().columns() == 0) {
      return;
    }
    double size = look.type().label();
    Theme theme = look.theme();
    LifeStrip lives = of.lives();
    int column = lives.columnAt(focus.playhead());
    double x = of.plot().right() + look.px(8);
    double last = Double.POSITIVE_INFINITY;
    boolean two = of.rows().slot() >= size * 2.6;
    for (int layer = 1; layer <= of.layers(); layer++) {
      double y = of.rows().middle(layer);
      if (last - y < size * 1.25) {
        continue;
      }
      last = y;
      if (lives.units(layer) == 0) {
        double baseline = y + Typography.middle(size);
        pen.text("cannot die", x, baseline, Anchor.START, size, Weight.REGULAR, theme.muted());
        continue;
      }
      int dead = lives.count(column, layer, State.DEAD);
      int revived = lives.count(column, layer, State.REVIVED);
      String prefix = paired && a.layers() != b.layers() ? layer + ": " : "";
      double baseline = y + Typography.middle(size) - (two ? size * 0.62 : 0);
      Weight weight = dead > 0 ? Weight.SEMIBOLD : Weight.REGULAR;
      int color = dead > 0 ? theme.text() : theme.muted();
      pen.text(prefix + dead + " dead", x, baseline, Anchor.START, size, weight, color);
      if (two) {
        double under = baseline + size * 1.25;
        String words = revived + " revived";
        pen.text(words, x, under, Anchor.START, size, Weight.REGULAR, theme.muted());
      }
    }
  }

  /** Where the first NaN or ∞ came: lives after it mean nothing. @return −1: all is finite */
  private static long broken(Readings readings) {
    for (Event event : readings.events()) {
      if (event.kind() == Event.Kind.NON_FINITE) {
        return event.step();
      }
    }
    return -1;
  }

  /** Pales the map from the first NaN or ∞ on. */
  private static void pale(Pen pen, Look look, LifePlot of, Readings readings) {
    long step = broken(readings);
    Box plot = of.plot();
    double x = Math.max(plot.x(), of.steps().at((double) step));
    if (step >= 0 && x < plot.right()) {
      int card = look.theme().card();
      pen.fillRect(x, plot.y(), plot.right() - x, plot.height(), Argb.fade(card, 0.75));
      pen.line(x, plot.y(), x, plot.bottom(), look.theme().danger(), look.type().signalLine());
    }
  }

  private void dark(Pen pen, Look look) {
    int layer = a.darkness().first();
    if (layer > 0) {
      LinearScale steps = scale();
      double x = steps.at((double) a.darkness().since(layer));
      Box plot = a.plot();
      if (x >= plot.x() && x <= plot.right()) {
        double halo = look.px(3);
        pen.line(x, plot.y(), x, plot.bottom(), Argb.fade(look.theme().card(), 0.7), halo);
        pen.dashes(look.px(4), look.px(3));
        pen.line(x, plot.y(), x, plot.bottom(), look.theme().text(), look.type().thinLine());
        pen.dashes(0, 0);
      }
    }
  }

  private LinearScale scale() {
    return a.steps();
  }

  private void title(Pen pen, Look look, Readings readings, Focus focus, String alone) {
    Readout readout = new Readout();
    Theme theme = look.theme();
    int layer = focus.hoverLayer();
    LifeStrip lives = readings.lives();
    if (focus.isHovering() && layer >= 1 && layer <= a.layers()) {
      int column = lives.columnAt(focus.readStep());
      readout.add("step " + Numbers.integer(lives.to(column)), theme.muted(), Weight.REGULAR);
      int unit = focus.hover().unit();
      String where = "layer " + layer + (unit > 0 ? ", unit " + unit : "");
      readout.add(where, theme.text(), Weight.SEMIBOLD);
      if (unit > 0 && unit <= lives.units(layer)) {
        String word = UnitColors.word(lives.state(column, layer, unit), true);
        readout.add(word, theme.text(), Weight.REGULAR);
      } else if (lives.units(layer) > 0) {
        int dead = lives.count(column, layer, State.DEAD);
        readout.add(dead + " of " + lives.units(layer) + " dead", theme.text(), Weight.REGULAR);
      }
    } else if (!alone.isEmpty()) {
      int ink = onlyB ? theme.runB() : theme.runA();
      readout.add(alone, ink, Weight.SEMIBOLD);
    } else if (broken(readings) >= 0 && !paired) {
      String when = "step " + Numbers.integer(broken(readings));
      readout.add(when + ": NaN or ∞, no life after it", theme.danger(), Weight.SEMIBOLD);
    } else if (a.darkness().first() > 0 && !paired) {
      int dark = a.darkness().first();
      String when = "step " + Numbers.integer(a.darkness().since(dark));
      readout.add(when + ": layer " + dark + " goes dark", theme.danger(), Weight.SEMIBOLD);
    }
    String units = Sayings.count(lives.units(), "unit") + " ";
    String measured = Sayings.measured(readings);
    double right = look.width() - look.px(Frame.PAD);
    Frame.title(pen, look, readout, right, units + measured, measured, units.strip());
  }

  /** The colours of the states, named over the map. */
  private void legend(Pen pen, Look look, Box plot, Focus focus) {
    double baseline = plot.y() - look.px(9);
    if (paired) {
      tally(pen, look, "A", a, baseline, focus, look.theme().runA());
      tally(pen, look, "B", b, baseline, focus, look.theme().runB());
      return;
    }
    double left = look.px(Frame.PAD);
    double room = look.width() - look.px(Frame.PAD) - left;
    new LifeLegend(pen, look).paint(left, room, baseline, a.lives(), focus.playhead());
  }

  /** Over a map: which run it is of, and how many of its units are dead. */
  private static void tally(
      Pen pen, Look look, String letter, LifePlot of, double baseline, Focus focus, int ink) {
    LifeStrip lives = of.lives();
    int dead = 0;
    for (int layer = 1; layer <= of.layers(); layer++) {
      dead += lives.count(lives.columnAt(focus.playhead()), layer, State.DEAD);
    }
    String count = Numbers.integer(dead) + " of " + Numbers.integer(lives.units()) + " dead";
    double size = look.type().label();
    for (String words : new String[] {letter + ": " + count, letter}) {
      if (pen.textWidth(words, size, Weight.BOLD) <= of.plot().width()) {
        pen.text(words, of.plot().x(), baseline, Anchor.START, size, Weight.BOLD, ink);
        return;
      }
    }
  }

  @Override
  public Hit hit(double x, double y) {
    if (empty) {
      return Hit.NONE;
    }
    Hit first = a.hit(x, y);
    return paired && first.isNone() ? b.hit(x, y) : first;
  }

  @Override
  public void forget() {
    a.forget();
    b.forget();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    LifeStrip lives = readings.lives();
    String every = Sayings.every(lives.every());
    return List.of(
        "active on a sample ⇔ z > 0",
        "dead = once active on ≥ 10 % of the points, now on none, twice in a row",
        "points = " + Sayings.probeSet(readings.facts(), lives.samples()),
        "looked at " + (every.isEmpty() ? "every k-th step" : every));
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    Readings other = readings.other();
    String first = told(readings, focus);
    return other == null ? first : "Run A: " + first + " Run B: " + told(other, focus);
  }

  private static String told(Readings readings, Focus focus) {
    LifeStrip lives = readings.lives();
    if (lives.units() == 0) {
      return "No unit of this network can die: only ReLU units do.";
    }
    if (lives.columns() == 0) {
      return "No measurement of the units yet.";
    }
    int column = lives.columnAt(focus.playhead());
    int dead = 0;
    int revived = 0;
    int silent = 0;
    for (int layer = 1; layer <= lives.layers(); layer++) {
      dead += lives.count(column, layer, State.DEAD);
      revived += lives.count(column, layer, State.REVIVED);
      silent += lives.count(column, layer, State.SILENT);
    }
    String first =
        "At step "
            + Numbers.integer(lives.to(column))
            + ", "
            + Numbers.integer(dead)
            + " of "
            + Numbers.integer(lives.units())
            + " units are dead, "
            + Numbers.integer(revived)
            + " were revived and "
            + Numbers.integer(silent)
            + " have been silent from the start, "
            + Sayings.measured(readings)
            + ".";
    DeathEvent death =
        focus.unit() > 0 && lives.units(focus.layer()) >= focus.unit()
            ? lives.nearestDeath(focus.layer(), focus.unit(), focus.chosenAt(), focus.playhead())
            : null;
    return death == null
        ? first
        : first
            + " Unit "
            + death.unit()
            + " of layer "
            + death.layer()
            + " was found dead at step "
            + Numbers.integer(death.step())
            + ".";
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    return LifeTable.of(readings);
  }
}
