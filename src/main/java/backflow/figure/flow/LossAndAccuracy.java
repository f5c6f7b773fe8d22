package backflow.figure.flow;

import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Buckets;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.LossFacts;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.StepAxis;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.probe.StepQuantity;
import backflow.probe.Strip;
import java.util.ArrayList;
import java.util.List;

/**
 * Does the net learn, and does it hold on data it has not seen? Loss above, accuracy below, each
 * batch in the run's colour and the test set in grey, against the level of guessing; beside run B
 * both runs in their colours.
 */
final class LossAndAccuracy implements Figure {
  private static final double RIGHT = 92;
  private static final double BETWEEN = 40;

  /** A loss that spans this much is drawn on a logarithmic axis. */
  private static final double WIDE = 1e4;

  private final LossPlot loss = new LossPlot(StepQuantity.LOSS, StepQuantity.TEST_LOSS, false);
  private final LossPlot accuracy =
      new LossPlot(StepQuantity.ACCURACY, StepQuantity.TEST_ACCURACY, true);
  private LinearScale steps = new LinearScale(0, 1, 0, 1);
  private Box whole = new Box(0, 0, 1, 1);
  private double room;
  private long newest;
  private boolean wide;
  private boolean empty = true;

  /** Run A, and B and the kept run if there are such. */
  private static List<Readings> runs(Readings readings) {
    List<Readings> all = new ArrayList<>(3);
    all.add(readings);
    if (readings.other() != null) {
      all.add(readings.other());
    }
    if (readings.ghost() != null) {
      all.add(readings.ghost());
    }
    return all;
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    see(readings);
    boolean classes = runs(readings).stream().anyMatch(LossAndAccuracy::hasClasses);
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(Frame.STEPS));
    // two plots need room; else the accuracy is said in the line of the unit
    boolean both = classes && bottom - top >= look.px(130);
    double lossBottom = both ? Math.floor(top + (bottom - top - look.px(BETWEEN)) * 0.55) : bottom;
    double left =
        Math.max(
            Frame.left(pen, look, loss.axis(), top, lossBottom), Math.ceil(look.px(Frame.LEFT)));
    double right = Math.floor(look.width() - margin(pen, look, readings, focus));
    whole = new Box(left, top, right - left, bottom - top);
    steps = StepAxis.scale(focus, newest, left, right);
    Box upper = new Box(left, top, right - left, lossBottom - top);
    if (!empty) {
      paintSteps(pen, look, upper, both, readings, focus);
    }
    boolean named = paintLoss(pen, look, readings, upper, focus);
    paintTitle(pen, look, readings, focus, classes && !both, named);
    if (both) {
      double lowerTop = Math.ceil(lossBottom + look.px(BETWEEN));
      Box lower = new Box(left, lowerTop, right - left, bottom - lowerTop);
      paintAccuracy(pen, look, readings, lower, focus);
    }
    if (empty) {
      Frame.empty(pen, look, upper);
    }
  }

  private void paintSteps(
      Pen pen, Look look, Box upper, boolean both, Readings readings, Focus focus) {
    double lowerTop = both ? Math.ceil(upper.bottom() + look.px(BETWEEN)) : upper.y();
    Box lower = new Box(upper.x(), lowerTop, upper.width(), whole.bottom() - lowerTop);
    if (both) {
      StepAxis.epochLines(pen, look, upper, steps, readings);
    }
    StepAxis.paint(pen, look, lower, steps, readings, focus);
  }

  private static boolean hasClasses(Readings run) {
    return Buckets.isMeasured(run.strip(StepQuantity.ACCURACY))
        || Buckets.isMeasured(run.strip(StepQuantity.TEST_ACCURACY));
  }

  private void see(Readings readings) {
    empty = true;
    newest = Math.max(1, readings.lastStepOfAll());
    for (Readings run : runs(readings)) {
      Strip strip = run.strip(StepQuantity.LOSS);
      empty &= strip.buckets == 0;
      wide = wide || isWide(strip);
      newest = strip.buckets == 0 ? newest : Math.max(newest, strip.to[strip.buckets - 1]);
    }
    loss.axis().begin(wide);
    accuracy.axis().begin(false);
    for (Readings run : runs(readings)) {
      loss.see(run);
      accuracy.see(run);
    }
    if (hasGuessing(readings)) {
      loss.axis().see(readings.lossFacts().guessing());
    }
    accuracy.axis().see(0);
    accuracy.axis().see(1);
  }

  /** Whether there is one level of guessing for all that is shown. */
  private static boolean hasGuessing(Readings readings) {
    Readings other = readings.other();
    LossFacts facts = readings.lossFacts();
    return facts.hasGuessing()
        && (other == null || other.lossFacts().guessing() == facts.guessing());
  }

  /** Whether the loss has climbed so far that a linear axis would show a flat line and a spike. */
  private static boolean isWide(Strip loss) {
    double min = Double.POSITIVE_INFINITY;
    double max = 0;
    for (int i = 0; i < loss.buckets; i++) {
      if (loss.last[i] > 0) {
        min = Math.min(min, loss.last[i]);
      }
      if (loss.max[i] <= Double.MAX_VALUE) {
        max = Math.max(max, loss.max[i]);
      }
    }
    return max > WIDE * Math.max(min, 1e-2);
  }

  private void paintTitle(
      Pen pen, Look look, Readings readings, Focus focus, boolean withAccuracy, boolean named) {
    Readout readout = new Readout();
    Readings other = readings.other();
    Theme theme = look.theme();
    if (!empty && focus.hoverStep() >= 0) {
      readOut(readout, theme, readings, focus.hoverStep());
    }
    if (withAccuracy && readout.isEmpty()) {
      String a = accuracy.value(readings.strip(StepQuantity.ACCURACY), focus);
      String word = other == null ? "accuracy" : "accuracy A";
      readout.add(word + a, theme.runA(), Weight.SEMIBOLD);
      if (other != null) {
        String b = accuracy.value(other.strip(StepQuantity.ACCURACY), focus);
        readout.add("B" + b, theme.runB(), Weight.SEMIBOLD);
      }
    }
    double right = look.width() - look.px(Frame.PAD);
    String scale = wide ? " (log)" : "";
    String unit = LossWords.unit(readings);
    if (other == null && named) {
      Frame.title(pen, look, readout, right, unit + scale, "loss" + scale);
    } else if (other == null) {
      String dots = "; dotted: guessing";
      String formula = " (" + readings.lossFacts().formula() + ")";
      Frame.title(
          pen,
          look,
          readout,
          right,
          unit + scale + dots + formula,
          unit + scale + dots,
          "loss" + scale + dots,
          unit + scale,
          "loss" + scale);
    } else {
      String thin = unit + scale + "; thin: test set";
      Frame.title(pen, look, readout, right, thin, unit + scale, "loss" + scale);
    }
  }

  private static void readOut(Readout readout, Theme theme, Readings readings, long step) {
    Readings other = readings.other();
    Strip train = readings.strip(StepQuantity.LOSS);
    if (train.buckets > 0) {
      int bucket = Buckets.at(train, step);
      readout.add("step " + Numbers.integer(train.to[bucket]), theme.muted(), Weight.REGULAR);
      String word = other == null ? "train " : "A ";
      readout.add(word + Buckets.words(train.last[bucket]), theme.runA(), Weight.SEMIBOLD);
    }
    if (other == null) {
      double value = Buckets.latest(readings.strip(StepQuantity.TEST_LOSS), step);
      if (!Blank.is(value)) {
        readout.add("test " + Numbers.value(value), theme.muted(), Weight.SEMIBOLD);
      }
      return;
    }
    Strip trainB = other.strip(StepQuantity.LOSS);
    if (trainB.buckets > 0) {
      String value = Buckets.words(trainB.last[Buckets.at(trainB, step)]);
      readout.add("B " + value, theme.runB(), Weight.SEMIBOLD);
    }
  }

  /**
   * Paints the upper plot.
   *
   * @return whether there is no level of guessing that has not got its name
   */
  private boolean paintLoss(Pen pen, Look look, Readings readings, Box plot, Focus focus) {
    ValueAxis axis = loss.axis();
    axis.lay(plot, look.type());
    axis.paint(pen, look.theme(), look.type(), Frame.labelsRight(look, plot));
    if (empty) {
      return true;
    }
    GuessLevel guess = new GuessLevel(pen, look, axis, plot, readings.lossFacts());
    if (hasGuessing(readings)) {
      guess.paint();
    }
    loss.paint(pen, look, plot, steps, readings, focus);
    return !hasGuessing(readings) || guess.paintName(loss.field());
  }

  private void paintAccuracy(Pen pen, Look look, Readings readings, Box plot, Focus focus) {
    accuracy.axis().lay(plot, look.type());
    paintShares(pen, look, plot);
    pen.text(
        "accuracy",
        look.px(Frame.PAD),
        plot.y() - look.px(18),
        Anchor.START,
        look.type().label(),
        Weight.REGULAR,
        look.theme().muted());
    accuracy.paint(pen, look, plot, steps, readings, focus);
  }

  /** Grid and labels at 0, 50 and 100 %; half of that where there is no room. */
  private void paintShares(Pen pen, Look look, Box plot) {
    ValueAxis axis = accuracy.axis();
    double size = look.type().label();
    double step = axis.scaled().height() < look.px(36) ? 1 : 0.5;
    for (double share = 0; share <= 1; share += step) {
      double y = Math.floor(axis.y(share)) + 0.5;
      int color = share == 0 ? look.theme().axis() : look.theme().grid();
      pen.line(plot.x(), y, plot.right(), y, color, look.type().thinLine());
      pen.text(
          (int) (share * 100) + " %",
          Frame.labelsRight(look, plot),
          y + Typography.middle(size),
          Anchor.END,
          size,
          Weight.REGULAR,
          look.theme().muted());
    }
  }

  /**
   * Grows with the labels and does not shrink, so that the plot does not tremble with its numbers.
   */
  private double margin(Pen pen, Look look, Readings readings, Focus focus) {
    double needed = look.px(RIGHT);
    for (Readings run : runs(readings)) {
      String longest =
          run == readings.ghost() ? KeptLine.NAME : readings.other() == null ? "train" : "B";
      needed = Math.max(needed, loss.room(pen, look, run, longest, focus));
      needed = Math.max(needed, accuracy.room(pen, look, run, longest, focus));
    }
    double step = look.px(16);
    room = Math.max(room, Math.ceil(needed / step) * step / look.type().scale());
    return look.px(room);
  }

  @Override
  public Hit hit(double x, double y) {
    if (empty || !whole.contains(x, y)) {
      return Hit.NONE;
    }
    return new Hit(0, Math.max(0, Math.min(newest, Math.round(steps.value(x)))));
  }

  @Override
  public void forget() {
    loss.forget();
    accuracy.forget();
    wide = false;
    room = 0;
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    return LossWords.formula(readings, focus);
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    return LossWords.summary(readings, focus);
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    return LossWords.table(readings);
  }
}
