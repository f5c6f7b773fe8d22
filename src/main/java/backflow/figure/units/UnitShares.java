package backflow.figure.units;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.LinearScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Buckets;
import backflow.figure.frame.EndLabels;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.LayerStrip;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.StepAxis;
import backflow.figure.frame.StepLines;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.probe.LayerQuantity;
import backflow.probe.Strip;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of each layer is at zero, saturated, inactive or dead, and how alike its samples have
 * become? A line per layer by step, or a mark per layer at one step.
 */
final class UnitShares implements Figure {
  private static final double RIGHT = 96;
  private static final double UNDER_LAYERS = 54;
  private static final double NEAR = 12;
  private static final int MOST_LINES = 40;

  /** With more layers than this only landmarks have names. */
  private static final int MOST_NAMES = 8;

  private static final String USUAL = "50 %: usual for ReLU at the start";

  private final ValueAxis axis = new ValueAxis();
  private final StepLines lines = new StepLines(Look.of(Theme.LIGHT, 1, 1));
  private final EndLabels labels = new EndLabels();
  private Box plot = new Box(0, 0, 1, 1);
  private LinearScale steps = new LinearScale(0, 1, 0, 1);
  private LayerAxis layers = LayerAxis.on(0, 0, 1, 1);
  private Strip strip = new Strip();
  private LayerQuantity quantity = LayerQuantity.ZERO_SHARE;
  private String letterOfA = "";
  private boolean byLayer;
  private boolean empty = true;

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    Readings second = readings.other();
    Share share = Share.of(focus, readings, second);
    byLayer = Share.byLayer(focus);
    quantity = share.quantity();
    strip = readings.strip(quantity);
    empty = !isMeasured(strip);
    if (empty) {
      blank(pen, look, readings, share);
      return;
    }
    layOut(pen, look, readings, focus, share);
    axis.paint(pen, look.theme(), look.type(), Frame.labelsRight(look, plot));
    if (byLayer) {
      marks(pen, look, readings, focus);
    } else {
      lines(pen, look, readings, focus, share);
    }
    title(pen, look, readings, focus, share);
  }

  private static boolean isMeasured(Strip strip) {
    for (int i = 0; i < strip.buckets * strip.rows; i++) {
      if (!Blank.is(strip.last[i])) {
        return true;
      }
    }
    return false;
  }

  private void blank(Pen pen, Look look, Readings readings, Share share) {
    Box all = new Box(0, 0, look.width(), look.height());
    if (readings.snapshot().step() < 0) {
      Frame.empty(pen, look, all);
    } else {
      Readings other = readings.other();
      boolean ofB = other != null && isMeasured(other.strip(share.quantity()));
      String letter = other == null ? "" : ", run A";
      String why = share.whyBlank() + (ofB ? " Run B has it: swap A and B." : "");
      new Notice(pen, look).paint(all, share.word() + letter + ":", why);
    }
  }

  private void layOut(Pen pen, Look look, Readings readings, Focus focus, Share share) {
    axis.unit(share == Share.SIMILARITY ? 1 : 100, share == Share.SIMILARITY ? "" : " %");
    axis.begin(false);
    axis.see(0);
    axis.see(1);
    see(strip);
    Readings other = readings.other();
    if (other != null) {
      see(other.strip(share.quantity()));
    }
    Readings ghost = readings.ghost();
    if (ghost != null) {
      see(ghost.strip(share.quantity()));
    }
    double top = Math.ceil(look.px(Frame.TOP));
    double under = byLayer ? UNDER_LAYERS : Frame.STEPS;
    double bottom = Math.floor(look.height() - look.px(under));
    double left = Frame.left(pen, look, axis, top, bottom);
    double right = Math.floor(look.width() - look.px(byLayer ? 2 * Frame.PAD : RIGHT));
    plot = new Box(left, top, right - left, bottom - top);
    axis.lay(plot, look.type());
    steps =
        StepAxis.scale(focus, Math.max((double) readings.lastStepOfAll(), newest()), left, right);
    layers = LayerAxis.on(readings.hidden(), left, right, look.px(30));
  }

  private double newest() {
    return strip.to[strip.buckets - 1];
  }

  private void see(Strip of) {
    for (int i = 0; i < of.buckets * of.rows; i++) {
      axis.see(of.min[i]);
      axis.see(of.max[i]);
    }
  }

  // by step

  private void lines(Pen pen, Look look, Readings readings, Focus focus, Share share) {
    lines.begin(look, plot, steps, pen.pixelRatio());
    labels.clear();
    Readings ghost = readings.ghost();
    Readings other = readings.other();
    letterOfA = other == null ? "" : "A ";
    Theme theme = look.theme();
    int hidden = readings.hidden();
    if (ghost != null) {
      beside(look, ghost.strip(share.quantity()), focus, theme.axis(), "");
    }
    int every = Math.max(1, (hidden + MOST_LINES - 1) / MOST_LINES);
    for (int layer = 1; layer <= hidden; layer += every) {
      if (!isNamed(layer, hidden, focus)) {
        int color = Argb.fade(theme.layer(layer, hidden), 0.6);
        line(strip, layer, color, look.type().thinLine());
      }
    }
    for (int layer = 1; layer <= hidden; layer++) {
      if (isNamed(layer, hidden, focus)) {
        boolean chosen = layer == focus.layer() || layer == focus.hoverLayer();
        int identity = theme.layer(layer, hidden);
        line(strip, layer, identity, chosen ? look.type().heroLine() : look.type().signalLine());
        name(look, layer, hidden, chosen, identity);
      }
    }
    if (other != null && isMeasured(other.strip(share.quantity()))) {
      beside(look, other.strip(share.quantity()), focus, theme.runB(), "B ");
    }
    lines.lanes(axis);
    usual(pen, look, readings, share);
    lines.field().paint(pen);
    labels.paint(pen, look, plot, plot.bottom());
    Frame.playhead(pen, look, plot, steps, focus);
    StepAxis.paint(pen, look, plot, steps, readings, focus);
  }

  private void line(Strip of, int layer, int color, double width) {
    if (of.buckets > 0 && layer <= of.rows) {
      lines.line(Readings.series(of), layer - 1, axis, color, width, 0, true);
    }
  }

  /** Another run: the same named layers in one colour. */
  private void beside(Look look, Strip of, Focus focus, int color, String name) {
    int hidden = of.rows - 1;
    int shown = focus.layer() > 0 && focus.layer() <= hidden ? focus.layer() : Math.max(1, hidden);
    for (int layer : new int[] {1, (hidden + 1) / 2, hidden}) {
      if (layer > 0 && layer != shown) {
        line(of, layer, Argb.fade(color, 0.5), look.type().thinLine());
      }
    }
    line(of, shown, color, look.type().signalLine());
    if (!name.isEmpty()) {
      String text = name + Layers.name(shown, hidden);
      labels.add(new EndLabels.Label(text, lines.lastY(), 0, color, color, Weight.SEMIBOLD));
    }
  }

  private void name(Look look, int layer, int hidden, boolean chosen, int identity) {
    Weight weight = chosen ? Weight.SEMIBOLD : Weight.REGULAR;
    String text = letterOfA + Layers.name(layer, hidden);
    int rank = hidden - layer;
    int color = look.theme().text();
    labels.add(new EndLabels.Label(text, lines.lastY(), rank, identity, color, weight));
  }

  private static boolean isNamed(int layer, int hidden, Focus focus) {
    return hidden <= MOST_NAMES
        || layer == 1
        || layer == (hidden + 1) / 2
        || layer == hidden
        || layer == focus.layer()
        || layer == focus.hoverLayer();
  }

  /** Says at the level of one half that a ReLU layer starts there, where no line runs. */
  private void usual(Pen pen, Look look, Readings readings, Share share) {
    boolean relu = share == Share.ZERO && readings.facts().activation().equals("relu");
    double size = look.type().label();
    double width = pen.textWidth(USUAL, size, Weight.REGULAR);
    if (!relu || width > plot.width() - 8) {
      return;
    }
    double level = axis.y(0.5);
    double last = plot.right() - width - look.px(4);
    for (double x : new double[] {last, plot.x() + look.px(8), (plot.x() + last) / 2}) {
      for (double y : new double[] {level + look.px(3), level - size * 1.3 - look.px(3)}) {
        if (lines.field().isClear(x, y, width, size * 1.3)) {
          int color = look.theme().muted();
          pen.text(USUAL, x, y + size, Anchor.START, size, Weight.REGULAR, color);
          return;
        }
      }
    }
  }

  // by layer

  private void marks(Pen pen, Look look, Readings readings, Focus focus) {
    Theme theme = look.theme();
    int hidden = readings.hidden();
    double bar = Math.max(1, Math.min(look.px(22), layers.slot() * 0.7));
    int bucket = Buckets.at(strip, focus.playhead());
    for (int layer = 1; layer <= hidden; layer++) {
      double x = layers.at(layer);
      boolean chosen = layer == focus.layer() || layer == focus.hoverLayer();
      if (chosen) {
        double slot = layers.slot();
        pen.fillRect(x - slot / 2, plot.y(), slot, plot.height(), theme.selection());
      }
      double now = latest(strip, layer, bucket);
      if (axis.shows(now)) {
        column(pen, x, bar, axis.y(now), theme.layer(layer, hidden));
      }
      double first = first(strip, layer);
      if (axis.shows(first)) {
        double y = axis.y(first);
        pen.line(x - bar / 2, y, x + bar / 2, y, theme.text(), look.type().signalLine());
      }
      beside(pen, look, readings.other(), focus, layer, bar);
    }
    new LayerStrip(pen, look, layers).paintUnder(plot);
  }

  private void column(Pen pen, double x, double width, double y, int color) {
    double foot = axis.y(0);
    pen.fillRect(x - width / 2, Math.min(y, foot), width, Math.max(1, Math.abs(foot - y)), color);
  }

  private void beside(
      Pen pen, Look look, @Nullable Readings other, Focus focus, int layer, double bar) {
    if (other == null) {
      return;
    }
    Strip of = other.strip(quantity);
    if (of.buckets == 0 || layer >= of.rows) {
      return;
    }
    double value = latest(of, layer, Buckets.at(of, focus.playhead()));
    if (axis.shows(value)) {
      double y = axis.y(value);
      double foot = axis.y(0);
      double top = Math.min(y, foot);
      double high = Math.max(1, Math.abs(foot - y));
      int color = look.theme().runB();
      pen.strokeRect(layers.at(layer) - bar / 2, top, bar, high, color, look.type().signalLine());
    }
  }

  /** The last value at or before a bucket; the blank if none. */
  private static double latest(Strip of, int layer, int bucket) {
    for (int i = bucket; i >= 0; i--) {
      double value = of.last[i * of.rows + layer - 1];
      if (!Blank.is(value)) {
        return value;
      }
    }
    return Blank.VALUE;
  }

  private static double first(Strip of, int layer) {
    for (int i = 0; i < of.buckets; i++) {
      double value = of.last[i * of.rows + layer - 1];
      if (!Blank.is(value)) {
        return value;
      }
    }
    return Blank.VALUE;
  }

  private void title(Pen pen, Look look, Readings readings, Focus focus, Share share) {
    Theme theme = look.theme();
    Readout readout = new Readout();
    int layer = focus.readLayer();
    Readings other = readings.other();
    if (layer >= 1 && layer <= readings.hidden()) {
      int bucket = Buckets.at(strip, focus.readStep());
      if (focus.isHovering()) {
        String step = "step " + Numbers.integer(strip.to[bucket]);
        readout.add(step, theme.muted(), Weight.REGULAR);
      }
      readout.add(Layers.name(layer, readings.hidden()), theme.text(), Weight.SEMIBOLD);
      String value = words(latest(strip, layer, bucket), share);
      readout.add(value, theme.runA(), Weight.SEMIBOLD);
    } else if (other != null && !isMeasured(other.strip(quantity))) {
      readout.add("none in B", theme.runB(), Weight.SEMIBOLD);
    } else if (byLayer) {
      readout.add(
          "line: at the start, bar: now" + (other == null ? "" : ", outline: B"),
          theme.muted(),
          Weight.REGULAR);
    }
    String meaning = share.meaning();
    String probed = share.probed() ? ", " + Sayings.probeSet(readings.facts(), 0) : "";
    String unit = share.word() + ": " + meaning;
    double right = look.width() - look.px(Frame.PAD);
    Frame.title(pen, look, readout, right, unit + probed, unit, share.word());
  }

  private static String words(double value, Share share) {
    return Blank.is(value)
        ? "not measured"
        : share == Share.SIMILARITY ? Numbers.value(value) : Sayings.percent(value);
  }

  @Override
  public Hit hit(double x, double y) {
    if (empty || !plot.contains(x, y)) {
      return Hit.NONE;
    }
    if (byLayer) {
      return new Hit(layers.layerAt(x), -1);
    }
    long step = Math.max(0, Math.round(steps.value(x)));
    int bucket = Buckets.at(strip, step);
    int nearest = 0;
    double best = NEAR;
    for (int layer = 1; layer < strip.rows; layer++) {
      double value = latest(strip, layer, bucket);
      double away = axis.shows(value) ? Math.abs(axis.y(value) - y) : best;
      if (away < best) {
        best = away;
        nearest = layer;
      }
    }
    return new Hit(nearest, step);
  }

  @Override
  public void forget() {
    axis.forget();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    Share share = Share.of(focus, readings, readings.other());
    List<String> text = new ArrayList<>();
    text.add(
        switch (share) {
          case ZERO -> "zero share = #{f(z) = 0} / (samples · units)";
          case SATURATED -> "saturated ⇔ |f′(z)| < 5.91 % of max |f′|";
          case INACTIVE -> "inactive ⇔ z ≤ 0 for every point";
          case DEAD -> "dead = once on for ≥ 10 % of the points, now for none, twice in a row";
          case SIMILARITY -> "similarity = mean over pairs of a·a′ / (‖a‖ ‖a′‖)";
        });
    Strip of = readings.strip(share.quantity());
    int layer = Math.max(1, Math.min(readings.hidden(), focus.layer()));
    if (of.buckets > 0 && layer <= of.rows) {
      double value = latest(of, layer, Buckets.at(of, focus.playhead()));
      text.add("layer " + layer + " = " + words(value, share));
    }
    return text;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    Share share = Share.of(focus, readings, readings.other());
    Strip of = readings.strip(share.quantity());
    if (!isMeasured(of)) {
      return share.word() + ": " + share.whyBlank();
    }
    int bucket = Buckets.at(of, focus.playhead());
    int hidden = Math.max(1, readings.hidden());
    String text =
        share.word()
            + " at step "
            + Numbers.integer(of.to[bucket])
            + ": layer 1 "
            + words(latest(of, 1, bucket), share)
            + ", layer "
            + hidden
            + " "
            + words(latest(of, hidden, bucket), share)
            + "; at the start "
            + words(first(of, 1), share)
            + " and "
            + words(first(of, hidden), share)
            + ".";
    boolean relu = readings.facts().activation().equals("relu");
    return relu && share != Share.SATURATED
        ? text
            + " In a deep ReLU net samples grow alike with depth, so a unit is on for all or off"
            + " for all: half of a layer can be silent at the start of a net that trains well."
        : text;
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    Share share = Share.of(focus, readings, readings.other());
    List<List<String>> rows = new ArrayList<>();
    add(rows, "A", readings, share);
    add(rows, "B", readings.other(), share);
    add(rows, "kept", readings.ghost(), share);
    return new Table(List.of("run", "step", "layer", share.quantity().column()), rows);
  }

  private static void add(
      List<List<String>> rows, String run, @Nullable Readings readings, Share share) {
    Strip of = readings == null ? new Strip() : readings.strip(share.quantity());
    for (int bucket = 0; bucket < of.buckets; bucket++) {
      for (int layer = 1; layer < of.rows; layer++) {
        double value = of.last[bucket * of.rows + layer - 1];
        if (!Blank.is(value)) {
          String step = Long.toString(of.to[bucket]);
          rows.add(List.of(run, step, Integer.toString(layer), Double.toString(value)));
        }
      }
    }
  }
}
