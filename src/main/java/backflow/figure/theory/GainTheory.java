package backflow.figure.theory;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.Numbers;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Special;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knob;
import backflow.figure.frame.LaneMark;
import backflow.figure.frame.LayerStrip;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Signal;
import backflow.figure.frame.Table;
import backflow.figure.frame.Words;
import backflow.math.Blank;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does this net do what theory says of a wide one? The measured gain of each layer over the
 * predicted one, backward and forward, on a logarithmic axis: 1 is theory to the letter. Where
 * theory says nothing the measured gains stand alone, and the reason is written over them.
 */
final class GainTheory implements Figure {
  /** What stands on the axis. */
  static final Knob.Choice SHOW =
      new Knob.Choice("gain-theory.show", "show", List.of("measured ÷ theory", "both"));

  private static final double BOTTOM = 54;
  private static final double RIGHT = 21;
  private static final double SENTENCE = 19;
  private static final double BAND = 10;
  private static final Signal[] SIGNALS = {Signal.ACTIVATIONS, Signal.BACKWARD};

  private final ValueAxis axis = new ValueAxis();
  private final Occupancy taken = new Occupancy();
  private LayerAxis layers = LayerAxis.on(0, 0, 1, 1);
  private Box plot = new Box(0, 0, 1, 1);
  private double[] xs = new double[0];
  private double[] ys = new double[0];
  private boolean dividing;
  private boolean divided;

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    LayerGains gains = LayerGains.of(readings);
    LayerGains told = told(readings);
    boolean divide = told.predicted() && focus.knobs().of(SHOW).equals(SHOW.words().get(0));
    if (divide != divided) {
      axis.forget();
    }
    divided = divide;
    dividing = divide;
    pen.clear(look.theme().card());
    layOut(pen, look, readings);
    paintGround(pen, look, focus);
    Words words = new Words(pen, look);
    boolean any = readings.snapshot().step() >= 0;
    Readout readout = any ? readout(look, gains, focus) : new Readout();
    String unit = dividing ? "measured gain ÷ predicted gain (log)" : "gain per layer (log)";
    Frame.title(pen, look, readout, plot.right(), unit, dividing ? "÷ theory (log)" : "gain (log)");
    if (!any) {
      Frame.empty(pen, look, plot);
      return;
    }
    if (told.hidden() < 2) {
      words.inside(plot, "a gain needs two hidden layers");
      return;
    }
    double sentence = look.px(Frame.TITLE + SENTENCE);
    double room = plot.right() - look.px(Frame.PAD);
    String why = told.why();
    words.line(look.px(Frame.PAD), sentence, room, look.theme().muted(), why, shortly(told));
    taken.reset(axis.scaled(), Math.max(3, look.px(4)));
    paintOne(pen, look);
    if (!dividing) {
      paintBand(pen, look, told);
    }
    Readings kept = readings.ghost();
    if (kept != null) {
      paintRun(pen, look, LayerGains.of(kept), focus, Run.GHOST);
    }
    Readings other = readings.other();
    paintRun(pen, look, gains, focus, Run.A);
    if (other != null) {
      paintRun(pen, look, LayerGains.of(other), focus, Run.B);
    }
    paintNames(words, look, gains, other == null ? null : LayerGains.of(other), told.predicted());
  }

  /** The run that theory is told of: A, or B where A has no gain at all. */
  private static LayerGains told(Readings readings) {
    LayerGains gains = LayerGains.of(readings);
    Readings other = readings.other();
    return gains.hidden() < 2 && other != null ? LayerGains.of(other) : gains;
  }

  /** D of the deepest run. */
  private static int deepest(Readings readings) {
    int deepest = readings.hidden();
    Readings other = readings.other();
    Readings kept = readings.ghost();
    deepest = other == null ? deepest : Math.max(deepest, other.hidden());
    return kept == null ? deepest : Math.max(deepest, kept.hidden());
  }

  /** Which run a line belongs to. */
  private enum Run {
    A,
    B,
    GHOST
  }

  private static String shortly(LayerGains gains) {
    return gains.predicted() ? "theory: wide net, at the start" : "no theory here";
  }

  private double shown(LayerGains gains, Signal signal, int layer) {
    return dividing ? gains.ratio(signal, layer) : gains.measured(signal, layer);
  }

  private void layOut(Pen pen, Look look, Readings readings) {
    axis.begin(true);
    axis.see(1);
    see(LayerGains.of(readings));
    Readings other = readings.other();
    Readings kept = readings.ghost();
    if (other != null) {
      see(LayerGains.of(other));
    }
    if (kept != null) {
      see(LayerGains.of(kept));
    }
    double top = Math.ceil(look.px(Frame.TOP + SENTENCE - 4));
    double bottom = Math.floor(look.height() - look.px(BOTTOM));
    double left = Frame.left(pen, look, axis, top, bottom);
    double right = Math.floor(look.width() - look.px(RIGHT));
    plot = new Box(left, top, right - left, Math.max(1, bottom - top));
    axis.lay(plot, look.type());
    int hidden = deepest(readings);
    double numbers = pen.textWidth(Integer.toString(hidden), look.type().label(), Weight.REGULAR);
    double out = pen.textWidth("out", look.type().label(), Weight.REGULAR);
    layers = LayerAxis.on(hidden, left, right, Math.max(look.px(32), numbers + out + look.px(16)));
    if (xs.length <= hidden) {
      xs = new double[hidden + 1];
      ys = new double[hidden + 1];
    }
  }

  private void see(LayerGains gains) {
    for (Signal signal : SIGNALS) {
      for (int layer = 2; layer <= gains.hidden(); layer++) {
        axis.see(shown(gains, signal, layer));
        if (!dividing) {
          axis.see(gains.theory(signal, layer));
        }
      }
    }
  }

  private void paintGround(Pen pen, Look look, Focus focus) {
    paintColumn(pen, look, focus.layer(), look.theme().selection());
    if (focus.hoverLayer() != focus.layer()) {
      paintColumn(pen, look, focus.hoverLayer(), Argb.fade(look.theme().selection(), 0.6));
    }
    axis.paint(pen, look.theme(), look.type(), Frame.labelsRight(look, plot));
    new LayerStrip(pen, look, layers).paintUnder(plot);
  }

  private void paintColumn(Pen pen, Look look, int layer, int color) {
    if (layer > 0 && layer <= layers.hidden() + 1) {
      double width = Math.max(look.px(6), Math.min(layers.slot(), look.px(26)));
      pen.fillRect(layers.at(layer) - width / 2, plot.y(), width, plot.height(), color);
    }
  }

  /** The line at 1. */
  private void paintOne(Pen pen, Look look) {
    double y = axis.y(1);
    if (axis.scaled().contains(plot.x(), y)) {
      pen.line(plot.x(), y, plot.right(), y, look.theme().muted(), look.type().signalLine());
      taken.takeLine(plot.x(), y, plot.right(), y, 2);
    }
  }

  private void paintRun(Pen pen, Look look, LayerGains gains, Focus focus, Run run) {
    for (Signal signal : SIGNALS) {
      paintSignal(pen, look, gains, focus, run, signal);
    }
  }

  private void paintBand(Pen pen, Look look, LayerGains gains) {
    for (Signal signal : SIGNALS) {
      paintBand(pen, look, gains, signal);
    }
  }

  private void paintBand(Pen pen, Look look, LayerGains gains, Signal signal) {
    int n = 0;
    for (int layer = 2; layer <= Math.min(gains.hidden(), layers.hidden()); layer++) {
      double value = gains.theory(signal, layer);
      if (axis.shows(value)) {
        xs[n] = layers.at(layer);
        ys[n++] = axis.y(value);
      }
    }
    if (n > 1) {
      Box inside = axis.scaled();
      pen.clip(inside.x(), inside.y(), inside.width(), inside.height());
      pen.polyline(xs, ys, n, look.theme().ghost(), look.px(BAND));
      pen.unclip();
    }
  }

  private static int color(Look look, Run run, Signal signal) {
    return switch (run) {
      case A -> signal == Signal.BACKWARD ? look.theme().runA() : look.theme().muted();
      case B ->
          signal == Signal.BACKWARD
              ? look.theme().runB()
              : Argb.mix(look.theme().runB(), look.theme().muted(), 0.5);
      case GHOST -> look.theme().axis();
    };
  }

  private void paintSignal(
      Pen pen, Look look, LayerGains gains, Focus focus, Run run, Signal signal) {
    int color = color(look, run, signal);
    boolean hero = run == Run.A && signal == Signal.BACKWARD;
    double width = hero ? look.type().namedLine() : look.type().signalLine();
    double radius = Math.min(look.px(hero ? 5 : 4.2), layers.slot() * 0.34);
    radius = radius < look.px(1.6) || run == Run.GHOST ? 0 : radius;
    int last = Math.min(gains.hidden(), layers.hidden());
    int n = 0;
    if (run == Run.GHOST) {
      pen.dashes(look.px(4), look.px(3));
    }
    for (int layer = 2; layer <= last + 1; layer++) {
      double value = layer > last ? Blank.VALUE : shown(gains, signal, layer);
      if (axis.shows(value)) {
        xs[n] = layers.at(layer);
        ys[n++] = axis.y(value);
        taken.take(xs[n - 1] - radius, ys[n - 1] - radius, 2 * radius, 2 * radius);
      } else {
        n = paintStretch(pen, n, color, width);
      }
    }
    pen.dashes(0, 0);
    for (int layer = 2; layer <= last && run != Run.GHOST; layer++) {
      double value = shown(gains, signal, layer);
      boolean chosen = hero && layer == focus.layer();
      if (Special.bitOf(value, true) != 0) {
        Special special = Special.first(Special.bitOf(value, true));
        new LaneMark(pen, look, axis, layers.slot()).paint(special, signal, layers.at(layer));
      } else if (axis.shows(value) && (radius > 0 || chosen)) {
        double size = chosen ? look.px(6.5) : radius;
        int fill = hero && !chosen ? color : look.theme().card();
        signal.marker().paint(pen, layers.at(layer), axis.y(value), size, fill, color, width);
      }
    }
  }

  /** A stretch without gaps. @return 0, the length of the next one so far */
  private int paintStretch(Pen pen, int n, int color, double width) {
    if (n > 1) {
      pen.polyline(xs, ys, n, color, width);
      for (int i = 1; i < n; i++) {
        taken.takeLine(xs[i - 1], ys[i - 1], xs[i], ys[i], width);
      }
    }
    return 0;
  }

  private void paintNames(
      Words words, Look look, LayerGains a, @Nullable LayerGains b, boolean predicted) {
    String one = dividing ? "1: theory to the letter" : "1: passed on unchanged";
    double y = axis.y(1);
    for (int k = SIGNALS.length - 1; k >= 0; k--) {
      Signal signal = SIGNALS[k];
      paintName(words, look, a, signal, Run.A, b == null ? "" : "A ", 0.3 + 0.3 * k);
      if (b != null) {
        paintName(words, look, b, signal, Run.B, "B ", 0.45 + 0.3 * k);
      }
    }
    double x = plot.x() + look.px(8);
    words.free(taken, one, x, y + look.px(12), look.px(200), Weight.REGULAR, look.theme().muted());
    if (!dividing && predicted) {
      double low = axis.scaled().bottom() - look.px(12);
      String band = "pale band: theory";
      words.free(taken, band, x, low, look.px(300), Weight.REGULAR, look.theme().muted());
    }
  }

  private void paintName(
      Words words, Look look, LayerGains gains, Signal signal, Run run, String name, double at) {
    double mean = dividing ? gains.meanRatio(signal) : gains.meanMeasured(signal);
    int anchor = Math.max(2, (int) Math.rint(gains.hidden() * at));
    double value = anchor > gains.hidden() ? Blank.VALUE : shown(gains, signal, anchor);
    int stopped = Blank.is(mean) ? gains.firstZero(signal) : 0;
    double y =
        stopped > 0
            ? axis.scaled().bottom()
            : axis.shows(value) ? axis.y(value) : plot.y() + plot.height() * at;
    String word =
        name
            + signal.word()
            + (stopped > 0 ? ": 0 at layer " + stopped : "")
            + (Blank.is(mean) ? "" : " × " + Numbers.value(mean));
    if (gains.measuredNowhere(signal)) {
      return;
    }
    double x = layers.at(Math.min(anchor, layers.hidden())) - look.px(40);
    double above = signal == Signal.BACKWARD ? -look.px(18) : look.px(18);
    Weight weight = signal == Signal.BACKWARD ? Weight.SEMIBOLD : Weight.REGULAR;
    words.free(taken, word, x, y + above, 1e4, weight, color(look, run, signal));
  }

  private Readout readout(Look look, LayerGains gains, Focus focus) {
    Readout readout = new Readout();
    int layer = focus.readLayer();
    if (layer < 2 || layer > gains.hidden()) {
      return readout;
    }
    readout.add(Layers.name(layer, gains.hidden()), look.theme().text(), Weight.SEMIBOLD);
    for (Signal signal : SIGNALS) {
      double value = shown(gains, signal, layer);
      if (!Blank.is(value)) {
        boolean hero = signal == Signal.BACKWARD;
        int color = color(look, Run.A, signal);
        int fill = hero ? color : look.theme().card();
        String number = "× " + Numbers.value(value);
        readout.add(signal.marker(), fill, number, color, Weight.SEMIBOLD, !hero);
      }
    }
    return readout;
  }

  @Override
  public Hit hit(double x, double y) {
    boolean near = y >= plot.y() && y <= plot.bottom() + 40;
    int layer = near ? layers.layerAt(x) : 0;
    return layer == 0 ? Hit.NONE : new Hit(layer, -1);
  }

  @Override
  public void forget() {
    axis.forget();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    LayerGains gains = LayerGains.of(readings);
    int hidden = gains.hidden();
    if (hidden < 2 || readings.snapshot().step() < 0) {
      return List.of();
    }
    int layer = focus.layer() >= 2 && focus.layer() <= hidden ? focus.layer() : (hidden + 2) / 2;
    String below = Integer.toString(layer - 1);
    List<String> lines = new ArrayList<>();
    double measured = gains.measured(Signal.BACKWARD, layer);
    lines.add("measured = RMS ∂L/∂a of layer " + below + " ÷ that of layer " + layer);
    lines.add("= " + number(measured));
    if (gains.predicted()) {
      lines.add("theory = √χ, χ = σ²·E[f′(b + √q·x)²]·nₗ/nₗ₋₁, σ² = fan-in · variance of a weight");
      lines.add("= " + number(gains.theory(Signal.BACKWARD, layer)));
      lines.add("measured ÷ theory = " + number(gains.ratio(Signal.BACKWARD, layer)));
    } else {
      lines.add(gains.why());
    }
    return lines;
  }

  private static String number(double value) {
    return Blank.is(value) ? "not defined" : Numbers.value(value);
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    LayerGains gains = told(readings);
    if (readings.snapshot().step() < 0 || gains.hidden() < 2) {
      return "No gain is measured yet.";
    }
    String whose = gains.equals(LayerGains.of(readings)) ? "" : "Run A has none; run B: ";
    return whose + inWords(gains);
  }

  private static String inWords(LayerGains gains) {
    String backward = number(gains.meanMeasured(Signal.BACKWARD));
    String forward = number(gains.meanMeasured(Signal.ACTIVATIONS));
    String first =
        "On average a layer multiplies the backward signal by "
            + backward
            + " and the activations by "
            + forward;
    return gains.predicted()
        ? first
            + "; that is "
            + number(gains.meanRatio(Signal.BACKWARD))
            + " and "
            + number(gains.meanRatio(Signal.ACTIVATIONS))
            + " times what theory says. "
            + gains.why()
        : first + ". " + gains.why();
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    List<String> columns =
        List.of("layer", "backward_gain", "backward_theory", "forward_gain", "forward_theory");
    LayerGains gains = LayerGains.of(readings);
    List<List<String>> rows = new ArrayList<>();
    for (int layer = 2; layer <= gains.hidden(); layer++) {
      rows.add(
          List.of(
              Integer.toString(layer),
              cell(gains.measured(Signal.BACKWARD, layer)),
              cell(gains.theory(Signal.BACKWARD, layer)),
              cell(gains.measured(Signal.ACTIVATIONS, layer)),
              cell(gains.theory(Signal.ACTIVATIONS, layer))));
    }
    return new Table(columns, rows);
  }

  private static String cell(double value) {
    return Blank.is(value) ? "" : Double.toString(value);
  }
}
