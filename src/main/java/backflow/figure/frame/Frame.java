package backflow.figure.frame;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LineField;
import backflow.chart.LinearScale;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Ticks;
import backflow.chart.Typography;
import backflow.chart.ValueAxis;

/** What every figure has around its data: the line of the unit, margins, the axis of steps. */
public final class Frame {
  /** From the card's edge to what is written. */
  public static final double PAD = 14;

  /** Baseline of the line of the unit. */
  public static final double TITLE = 16;

  /** Upper edge of the plot. */
  public static final double TOP = 34;

  /** Left edge of the plot, so that plots of one column stand in line. */
  public static final double LEFT = 61;

  /** Under the plot of steps: numbers and the word. */
  public static final double STEPS = 42;

  private static final double TICK = 8;

  private Frame() {}

  /** A look whose type is no larger than the figure has room for. */
  public static Look fitted(Look look) {
    double most = Math.min(look.width() / 290, look.height() / 160);
    return look.type().scale() <= most
        ? look
        : new Look(look.theme(), look.width(), look.height(), new Typography(most));
  }

  /** Left edge of a plot with such an axis, on a whole unit. */
  public static double left(Pen pen, Look look, ValueAxis axis, double top, double bottom) {
    axis.lay(new Box(0, top, 1, Math.max(1, bottom - top)), look.type());
    double needed = look.px(PAD + TICK) + axis.labelWidth(pen, look.type());
    return Math.ceil(Math.max(look.px(LEFT), needed));
  }

  /** Where the labels of a vertical axis end. */
  public static double labelsRight(Look look, Box plot) {
    return plot.x() - look.px(TICK);
  }

  /**
   * The line over the plot: the unit left, values right; the values win where room is short.
   *
   * @param units the unit, from its longest to its shortest form
   * @param right where the values end
   */
  public static void title(Pen pen, Look look, Readout readout, double right, String... units) {
    double left = look.px(PAD);
    double baseline = look.px(TITLE);
    double used = readout.paint(pen, look, right, baseline, right - left);
    double room = right - left - (used > 0 ? used + look.px(16) : 0);
    double size = look.type().label();
    for (String unit : units) {
      if (pen.textWidth(unit, size, Weight.REGULAR) <= room) {
        pen.text(unit, left, baseline, Anchor.START, size, Weight.REGULAR, look.theme().muted());
        return;
      }
    }
  }

  /** The nearest edge of a device pixel. */
  public static double snap(Pen pen, double x) {
    return Math.rint(x * pen.pixelRatio()) / pen.pixelRatio();
  }

  /** The axis of steps under a plot. */
  public static void steps(Pen pen, Look look, Box plot, LinearScale scale, boolean named) {
    numbers(pen, look, plot, scale.ticks(look.px(62), 1), named ? "step" : "");
  }

  /** Numbers under a plot, and what they count. */
  public static void numbers(Pen pen, Look look, Box plot, Ticks ticks, String word) {
    double size = look.type().label();
    double baseline = plot.bottom() + look.px(19);
    int muted = look.theme().muted();
    for (int i = 0; i < ticks.count(); i++) {
      double half = pen.textWidth(ticks.labels()[i], size, Weight.REGULAR) / 2;
      double x = Math.min(ticks.places()[i], look.width() - half - 2);
      pen.text(ticks.labels()[i], x, baseline, Anchor.MIDDLE, size, Weight.REGULAR, muted);
    }
    if (!word.isEmpty()) {
      double x = plot.x() + plot.width() / 2;
      pen.text(word, x, baseline + look.px(17), Anchor.MIDDLE, size, Weight.REGULAR, muted);
    }
  }

  /** Says in words that there is nothing to show yet. */
  public static void empty(Pen pen, Look look, Box plot) {
    empty(pen, look, plot, "no step yet");
  }

  /** Says why there is nothing to show. */
  public static void empty(Pen pen, Look look, Box plot, String words) {
    double size = look.type().label();
    double x = plot.x() + (plot.width() - pen.textWidth(words, size, Weight.REGULAR)) / 2;
    double y = plot.y() + plot.height() / 2;
    haloed(pen, look, words, x, y, size, Weight.REGULAR, look.theme().muted());
  }

  /** The step under the pointer, the playhead, and the veil over what comes after it. */
  public static void playhead(Pen pen, Look look, Box plot, LinearScale scale, Focus focus) {
    if (focus.hoverStep() >= Math.max(0, scale.low()) && focus.hoverStep() <= scale.high()) {
      double x = scale.at((double) focus.hoverStep());
      pen.line(x, plot.y(), x, plot.bottom(), look.theme().muted(), look.type().thinLine());
    }
    if (focus.playhead() >= 0 && focus.playhead() < scale.high()) {
      double x = Math.max(plot.x(), scale.at((double) focus.playhead()));
      pen.fillRect(x, plot.y(), plot.right() - x, plot.height(), look.theme().veil());
      if (focus.playhead() >= scale.low()) {
        pen.line(x, plot.y(), x, plot.bottom(), look.theme().runA(), look.type().playhead());
      }
    }
  }

  /**
   * Lines by step onto the drawing. Where only a stretch of the steps is shown they are cut at the
   * edges of the plot, for a strip may reach beyond it.
   */
  public static void lines(Pen pen, Box plot, Focus focus, LineField field) {
    boolean cut = !focus.span().isAll();
    if (cut) {
      pen.clip(plot.x(), plot.y(), plot.width(), plot.height());
    }
    field.paint(pen);
    if (cut) {
      pen.unclip();
    }
  }

  /** A text on a patch of the card's colour, so that no grid line runs through it. */
  public static void haloed(
      Pen pen,
      Look look,
      String text,
      double x,
      double baseline,
      double size,
      Weight weight,
      int color) {
    double width = pen.textWidth(text, size, weight);
    pen.fillRect(
        x - 2,
        baseline - size * 0.82,
        width + 4,
        size * 1.06,
        Argb.fade(look.theme().card(), 0.85));
    pen.text(text, x, baseline, Anchor.START, size, weight, color);
  }
}
