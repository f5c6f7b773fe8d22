package backflow.figure;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Series;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.chart.ValueAxis;
import backflow.math.Blank;
import backflow.probe.Strip;

/**
 * Does the net learn, and does it hold on data it has not seen? Loss above, accuracy below, each
 * batch in the run's colour and the test set in grey, against the level of guessing.
 */
final class LossAndAccuracy implements Figure {
  private static final double RIGHT = 92;
  private static final double BETWEEN = 40;
  private static final double ENVELOPE = 0.28;

  /** A loss that spans this much is drawn on a logarithmic axis. */
  private static final double WIDE = 1e4;

  private final ValueAxis lossAxis = new ValueAxis();
  private final ValueAxis accuracyAxis = new ValueAxis();
  private final StepLines lossLines = new StepLines(Look.of(Theme.LIGHT, 1, 1));
  private final StepLines accuracyLines = new StepLines(Look.of(Theme.LIGHT, 1, 1));
  private final EndLabels labels = new EndLabels();
  private LinearScale steps = new LinearScale(0, 1, 0, 1);
  private Box whole = new Box(0, 0, 1, 1);
  private double room;
  private boolean wide;
  private boolean empty = true;

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    empty = readings.loss().buckets == 0;
    boolean classes =
        Buckets.isMeasured(readings.accuracy()) || Buckets.isMeasured(readings.testAccuracy());
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(Frame.STEPS));
    // two plots need room; else the accuracy is said in the line of the unit
    boolean both = classes && bottom - top >= look.px(130);
    double lossBottom = both ? Math.floor(top + (bottom - top - look.px(BETWEEN)) * 0.55) : bottom;
    see(readings);
    double left =
        Math.max(Frame.left(pen, look, lossAxis, top, lossBottom), Math.ceil(look.px(Frame.LEFT)));
    double right = Math.floor(look.width() - margin(pen, look, readings, focus));
    whole = new Box(left, top, right - left, bottom - top);
    steps = new LinearScale(0, last(readings), left, right);
    Box upper = new Box(left, top, right - left, lossBottom - top);
    paintTitle(pen, look, readings, focus, classes && !both);
    paintLoss(pen, look, readings, upper, focus);
    if (both) {
      double lowerTop = Math.ceil(lossBottom + look.px(BETWEEN));
      Box lower = new Box(left, lowerTop, right - left, bottom - lowerTop);
      paintAccuracy(pen, look, readings, lower, focus);
    }
    if (empty) {
      Frame.empty(pen, look, upper);
    } else {
      Frame.steps(pen, look, whole, steps, true);
    }
  }

  private static double last(Readings readings) {
    Strip loss = readings.loss();
    return loss.buckets == 0 ? 1 : Math.max(1, loss.to[loss.buckets - 1]);
  }

  private void see(Readings readings) {
    wide = wide || isWide(readings.loss());
    lossAxis.begin(wide);
    for (Strip strip : new Strip[] {readings.loss(), readings.testLoss()}) {
      lossAxis.see(strip.min, strip.buckets);
      lossAxis.see(strip.max, strip.buckets);
      lossAxis.see(strip.last, strip.buckets);
    }
    if (readings.lossFacts().hasGuessing()) {
      lossAxis.see(readings.lossFacts().guessing());
    }
    accuracyAxis.begin(false);
    accuracyAxis.see(0);
    accuracyAxis.see(1);
    for (Strip strip : new Strip[] {readings.accuracy(), readings.testAccuracy()}) {
      accuracyAxis.see(strip.last, strip.buckets);
    }
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
      Pen pen, Look look, Readings readings, Focus focus, boolean withAccuracy) {
    String name = readings.lossFacts().name();
    String unit = name.isEmpty() ? "loss" : "loss, " + name;
    Readout readout = new Readout();
    Strip loss = readings.loss();
    if (!empty && focus.hoverStep() >= 0) {
      int bucket = Buckets.at(loss, focus.hoverStep());
      Theme theme = look.theme();
      readout.add("step " + Numbers.integer(loss.to[bucket]), theme.muted(), Weight.REGULAR);
      readout.add("train " + Buckets.words(loss.last[bucket]), theme.runA(), Weight.SEMIBOLD);
      Strip test = readings.testLoss();
      double value = Buckets.latest(test, focus.hoverStep());
      if (!Blank.is(value)) {
        readout.add("test " + Numbers.value(value), theme.muted(), Weight.SEMIBOLD);
      }
    }
    if (withAccuracy && readout.isEmpty()) {
      String accuracy =
          label("accuracy ", Buckets.latest(readings.accuracy(), focus.playhead()), true);
      readout.add(accuracy, look.theme().runA(), Weight.SEMIBOLD);
    }
    double right = look.width() - look.px(Frame.PAD);
    String scale = wide ? " (log)" : "";
    Frame.title(pen, look, readout, right, unit + scale, "loss" + scale);
  }

  private void paintLoss(Pen pen, Look look, Readings readings, Box plot, Focus focus) {
    lossAxis.lay(plot, look.type());
    lossAxis.paint(pen, look.theme(), look.type(), Frame.labelsRight(look, plot));
    LossFacts facts = readings.lossFacts();
    boolean guess = facts.hasGuessing() && !empty;
    if (guess) {
      double y = lossAxis.y(facts.guessing());
      pen.dashes(look.px(2), look.px(3));
      pen.line(plot.x(), y, plot.right(), y, look.theme().muted(), look.px(1.25));
      pen.dashes(0, 0);
    }
    if (!empty) {
      pair(
          pen, look, lossLines, lossAxis, plot, readings.loss(), readings.testLoss(), focus, false);
    }
    if (guess) {
      paintGuessing(pen, look, plot, facts);
    }
  }

  private void paintGuessing(Pen pen, Look look, Box plot, LossFacts facts) {
    double size = look.type().label();
    double y = lossAxis.y(facts.guessing());
    String text = facts.guessingLabel();
    double width = pen.textWidth(text, size, Weight.REGULAR);
    if (width > plot.width() - look.px(12)) {
      return;
    }
    double height = size * 1.25;
    double left = plot.x() + look.px(8);
    double right = plot.right() - width - look.px(8);
    double x = left;
    double top = y + 2 + height < plot.bottom() ? y + 2 : y - height - 2;
    boolean free = false;
    search:
    for (double tryX : new double[] {left, (left + right) / 2, right}) {
      for (double tryTop : new double[] {y + 3, y - height - 3}) {
        Box box = new Box(tryX, tryTop, width, height);
        boolean clear = lossLines.field().isClear(tryX, tryTop, width, height);
        if (lossAxis.scaled().contains(box) && clear) {
          x = tryX;
          top = tryTop;
          free = true;
          break search;
        }
      }
    }
    if (!free && lossAxis.scaled().bottom() - y < height / 4) {
      return; // so far below the losses that its line is the axis: words would only cover them
    }
    int color = look.theme().muted();
    Frame.haloed(pen, look, text, x, top + size, size, Weight.REGULAR, color);
  }

  private void paintAccuracy(Pen pen, Look look, Readings readings, Box plot, Focus focus) {
    accuracyAxis.lay(plot, look.type());
    paintShares(pen, look, plot);
    pen.text(
        "accuracy",
        look.px(Frame.PAD),
        plot.y() - look.px(18),
        Anchor.START,
        look.type().label(),
        Weight.REGULAR,
        look.theme().muted());
    Strip train = readings.accuracy();
    Strip test = readings.testAccuracy();
    pair(pen, look, accuracyLines, accuracyAxis, plot, train, test, focus, true);
  }

  /** Grid and labels at 0, 50 and 100 %; half of that where there is no room. */
  private void paintShares(Pen pen, Look look, Box plot) {
    double size = look.type().label();
    double step = accuracyAxis.scaled().height() < look.px(36) ? 1 : 0.5;
    for (double share = 0; share <= 1; share += step) {
      double y = Math.floor(accuracyAxis.y(share)) + 0.5;
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

  private void pair(
      Pen pen,
      Look look,
      StepLines lines,
      ValueAxis axis,
      Box plot,
      Strip train,
      Strip test,
      Focus focus,
      boolean percent) {
    Theme theme = look.theme();
    lines.begin(look, plot, steps, pen.pixelRatio());
    labels.clear();
    Series batches = Readings.series(train);
    int band = Argb.fade(theme.runA(), ENVELOPE);
    Series tests = Readings.series(test);
    lines.line(tests, 0, axis, theme.muted(), look.type().signalLine(), 0, true);
    String testLabel = label("test ", Buckets.latest(test, focus.playhead()), percent);
    labels.add(new EndLabels.Label(testLabel, lines.lastY(), 1, 0, theme.muted(), Weight.SEMIBOLD));
    lines.line(batches, 0, axis, theme.runA(), look.type().namedLine(), band, false);
    String trainLabel = label("train ", Buckets.latest(train, focus.playhead()), percent);
    labels.add(new EndLabels.Label(trainLabel, lines.lastY(), 0, 0, theme.runA(), Weight.SEMIBOLD));
    lines.lanes(axis);
    lines.field().paint(pen);
    labels.paint(pen, look, plot, plot.bottom());
    Frame.playhead(pen, look, plot, steps, focus);
  }

  private static String label(String word, double value, boolean percent) {
    if (Blank.is(value)) {
      return word;
    }
    return word + (percent ? Numbers.percent(value) : Numbers.value(value));
  }

  /**
   * Grows with the labels and does not shrink, so that the plot does not tremble with its numbers.
   */
  private double margin(Pen pen, Look look, Readings readings, Focus focus) {
    double needed = look.px(RIGHT);
    Strip[] strips = {
      readings.loss(), readings.testLoss(), readings.accuracy(), readings.testAccuracy()
    };
    for (int i = 0; i < strips.length; i++) {
      String label = label("train ", Buckets.latest(strips[i], focus.playhead()), i > 1);
      needed = Math.max(needed, EndLabels.room(pen, look, label, false));
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
    return new Hit(0, Math.round(steps.value(x)));
  }

  @Override
  public void forget() {
    lossAxis.forget();
    accuracyAxis.forget();
    wide = false;
    room = 0;
  }
}
