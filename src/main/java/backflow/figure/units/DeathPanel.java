package backflow.figure.units;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.figure.frame.Age;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.probe.LifeStrip;
import backflow.study.Death;
import backflow.study.Stretch;
import org.jspecify.annotations.Nullable;

/** How the selected unit died: the step, gradient and update, and z before and after. */
record DeathPanel(Pen pen, Look look, Box box) {
  private static final double LINE = 19;

  /** Draws it. */
  void paint(Readings readings, Focus focus) {
    Theme theme = look.theme();
    double left = look.px(Frame.PAD);
    double top = box.y() + look.px(4);
    pen.line(left, top, box.right() - left, top, theme.grid(), look.type().thinLine());
    String who = "layer " + focus.layer() + ", unit " + focus.unit();
    Death death = readings.findings().find(Death.class);
    boolean its = death != null && isMeant(death, readings.lives(), focus);
    Death.Blow blow = its && death != null ? death.blow() : null;
    String head = who + ": " + (its && death != null ? verdict(death, blow) : Sayings.WORKING);
    String age = its && death != null ? Age.of(death.step(), readings.snapshot().step()) : "";
    line(0, head, Weight.SEMIBOLD, theme.text(), box.right() - left);
    double room = blow == null ? box.right() - left : middle();
    if (blow == null) {
      line(
          1,
          its ? age : "the run is repeated up to this step",
          Weight.REGULAR,
          theme.muted(),
          room);
      return;
    }
    Death.Change bias = blow.bias();
    Death.Change weights = blow.weights();
    line(
        1,
        "bias "
            + Numbers.value(bias.before())
            + " → "
            + Numbers.value(bias.after())
            + ": update "
            + Numbers.value(bias.update())
            + ", gradient "
            + Numbers.value(bias.gradient()),
        Weight.REGULAR,
        theme.text(),
        room);
    line(
        2,
        "weights: ‖update‖ "
            + Numbers.value(weights.update())
            + " beside ‖w‖ "
            + Numbers.value(weights.before())
            + ", ‖gradient‖ "
            + Numbers.value(weights.gradient()),
        Weight.REGULAR,
        theme.text(),
        room);
    line(3, cause(blow), Weight.REGULAR, theme.text(), room);
    String found = "found dead at step " + Numbers.integer(blow.found());
    found += ofSeveral(blow, readings.lives(), focus) + ", " + plain(blow);
    line(4, age.isEmpty() ? found : found + ", as of " + age, Weight.REGULAR, theme.muted(), room);
    histograms(blow);
  }

  /**
   * Whether it is the death that was clicked, not that of another unit or another of its deaths.
   */
  private static boolean isMeant(Death death, LifeStrip lives, Focus focus) {
    boolean its = death.layer() == focus.layer() && death.unit() == focus.unit();
    Death.Blow blow = death.blow();
    if (!its || blow == null || focus.chosenAt() < 0) {
      return its;
    }
    LifeStrip.DeathEvent meant =
        lives.nearestDeath(focus.layer(), focus.unit(), focus.chosenAt(), focus.playhead());
    return meant == null || meant.step() == blow.found();
  }

  /** " (death 1 of 3)" of a unit that has died more than once. */
  private static String ofSeveral(Death.Blow blow, LifeStrip lives, Focus focus) {
    int all = lives.deaths(focus.layer(), focus.unit(), -1);
    int before = lives.deaths(focus.layer(), focus.unit(), blow.found());
    return all < 2 ? "" : " (death " + before + " of " + all + ")";
  }

  private double middle() {
    return box.x() + box.width() * 0.6;
  }

  private static String verdict(Death death, Death.@Nullable Blow blow) {
    if (blow != null) {
      String revived = death.fate() == Death.Fate.REVIVED ? ", since revived" : "";
      return "killed in step "
          + Numbers.integer(blow.step())
          + revived
          + ": update "
          + Numbers.value(blow.bias().update())
          + " to the bias, z max "
          + Numbers.value(blow.before().max())
          + " → "
          + Numbers.value(blow.after().max());
    }
    return switch (death.fate()) {
      case NOBODY -> "no unit chosen";
      case CANNOT_DIE -> "cannot die, its activation has no zero branch";
      case SILENT -> "silent from the start, so it has not died";
      case ALIVE -> "alive, has not died";
      case DEAD, REVIVED ->
          "died, but the replay did not meet it: settings were changed on the way";
    };
  }

  /**
   * What this step's gradient alone would have done to the bias; the rest of its update is what the
   * optimizer remembers, or how it scales.
   */
  private static String plain(Death.Blow blow) {
    boolean still = blow.weights().gradient() == 0 && blow.bias().gradient() == 0;
    return still && blow.weights().update() > 0
        ? "moved by momentum or decay"
        : "−η·gradient " + Numbers.value(-blow.rate() * blow.bias().gradient());
  }

  /** Whether the unit's own update did it, its inputs, or both together. */
  private static String cause(Death.Blow blow) {
    if (Double.isNaN(blow.ownMax()) || Double.isNaN(blow.inputsMax())) {
      return "normalization is between: its own share is not told apart";
    }
    String own = "z max: own update alone " + Numbers.value(blow.ownMax());
    String inputs = "inputs alone " + Numbers.value(blow.inputsMax());
    return own + ", " + inputs;
  }

  /** A line of text, cut to whole clauses where room is short; drawn only if it is in the box. */
  private void line(int number, String text, Weight weight, int color, double room) {
    double left = look.px(Frame.PAD);
    double size = look.type().label();
    double baseline = box.y() + look.px(21) + number * look.px(LINE);
    if (text.isEmpty() || baseline > box.bottom() - 2) {
      return;
    }
    String fits = text;
    while (!fits.isEmpty() && pen.textWidth(fits, size, weight) > room - left) {
      int comma = Math.max(fits.lastIndexOf(", "), fits.lastIndexOf(": "));
      fits = comma < 0 ? "" : fits.substring(0, comma);
    }
    pen.text(fits, left, baseline, Anchor.START, size, weight, color);
  }

  private void histograms(Death.Blow blow) {
    double gap = look.px(20);
    double left = middle() + look.px(12);
    double right = box.right() - look.px(Frame.PAD);
    double width = (right - left - gap) / 2;
    if (width < look.px(90)) {
      return;
    }
    double top = box.y() + look.px(46);
    double bottom = box.bottom() - look.px(24);
    Theme theme = look.theme();
    int samples = blow.samples();
    String on = "before: on for " + blow.activeBefore();
    String before = on + " of " + samples;
    Box first = new Box(left, top, width, bottom - top);
    Box second = new Box(left + width + gap, top, width, bottom - top);
    histogram(first, blow.before(), before, on, Argb.fade(theme.runA(), 0.5), theme.runA());
    histogram(second, blow.after(), "after: on for 0", "after", theme.unitDead(), theme.unitDead());
  }

  private void histogram(Box plot, Stretch z, String title, String shorter, int fill, int edge) {
    Theme theme = look.theme();
    double size = look.type().note();
    boolean fits = pen.textWidth(title, size, Weight.REGULAR) <= plot.width();
    double head = plot.y() - look.px(5);
    String words = fits ? title : shorter;
    pen.text(words, plot.x(), head, Anchor.START, size, Weight.REGULAR, theme.muted());
    double most = Math.max(1, z.highestCount());
    double each = plot.width() / z.bins();
    for (int bin = 0; bin < z.bins(); bin++) {
      double high = z.count(bin) / most * plot.height();
      if (high > 0) {
        double x = plot.x() + bin * each;
        pen.fillRect(x, plot.bottom() - high, Math.max(1, each - 0.5), high, fill);
        pen.fillRect(x, plot.bottom() - high, Math.max(1, each - 0.5), 1, edge);
      }
    }
    pen.line(
        plot.x(), plot.bottom(), plot.right(), plot.bottom(), theme.axis(), look.type().thinLine());
    double foot = plot.bottom() + look.px(15);
    String low = Numbers.value(z.min());
    String high = Numbers.value(z.max());
    double used = pen.textWidth(low + high, size, Weight.REGULAR) + look.px(12);
    pen.text(high, plot.right(), foot, Anchor.END, size, Weight.REGULAR, theme.muted());
    if (used <= plot.width()) {
      pen.text(low, plot.x(), foot, Anchor.START, size, Weight.REGULAR, theme.muted());
    }
    if (z.low() < 0 && z.high() > 0) {
      double x = plot.x() + -z.low() / (z.high() - z.low()) * plot.width();
      pen.line(x, plot.y(), x, plot.bottom(), theme.text(), look.type().thinLine());
      double zero = pen.textWidth("0", size, Weight.REGULAR);
      double lowEnd = plot.x() + pen.textWidth(low, size, Weight.REGULAR) + look.px(6);
      double highStart = plot.right() - pen.textWidth(high, size, Weight.REGULAR) - look.px(6);
      if (x - zero / 2 > lowEnd && x + zero / 2 < highStart) {
        pen.text("0", x, foot, Anchor.MIDDLE, size, Weight.REGULAR, theme.text());
      }
    }
  }
}
