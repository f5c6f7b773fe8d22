package backflow.figure.updates;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.figure.frame.Buckets;
import backflow.figure.frame.EndLabels;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Signal;
import backflow.figure.frame.StepAxis;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.probe.LayerQuantity;
import backflow.probe.Strip;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does the gradient of a batch say more than chance? Its signal-to-noise ratio in the first, the
 * middle, the last and the selected layer, every tenth step, on a logarithmic axis.
 */
final class GradientNoise implements Figure {
  private static final double RIGHT = 79;
  private static final double NEAR = 12;

  /** It is measured at every so many steps. */
  static final int EVERY = Signal.EVERY;

  private static final double ENVELOPE = 0.18;

  private final RunPlot chart = new RunPlot();
  private final EndLabels labels = new EndLabels();
  private final Strip ratios = new Strip();
  private final Strip ratiosB = new Strip();
  private final Strip ratiosKept = new Strip();
  private int hidden;
  private List<Integer> shown = List.of();

  private Strip of(Readings readings, Readings run) {
    return run == readings ? ratios : run == readings.other() ? ratiosB : ratiosKept;
  }

  private void read(Readings readings) {
    Measured.only(readings.strip(LayerQuantity.GRADIENT_SNR), ratios);
    if (readings.other() != null) {
      Measured.only(readings.other().strip(LayerQuantity.GRADIENT_SNR), ratiosB);
    }
    if (readings.ghost() != null) {
      Measured.only(readings.ghost().strip(LayerQuantity.GRADIENT_SNR), ratiosKept);
    }
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    read(readings);
    hidden = readings.hidden();
    shown = shown(focus);
    chart.see(readings, true, r -> of(readings, r));
    chart.axis().see(1);
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(Frame.STEPS));
    double left = Frame.left(pen, look, chart.axis(), top, bottom);
    String widest = (readings.other() == null ? "" : "B ") + Layers.name(hidden, hidden);
    double margin = Math.max(look.px(RIGHT), EndLabels.room(pen, look, widest, true));
    double right = Math.floor(look.width() - margin);
    chart.lay(look, readings, focus, left, top, right, bottom);
    chart.ground(pen, look, true);
    Readout readout = new Readout();
    if (chart.isEmpty()) {
      boolean none = readings.strip(LayerQuantity.GRADIENT_SNR).buckets == 0;
      empty(pen, look, none ? "no step yet" : "no gradient to compare yet");
    } else {
      readout = readout(look, focus);
      paint(pen, look, readings, focus);
    }
    double end = look.width() - look.px(Frame.PAD);
    Frame.title(
        pen,
        look,
        readout,
        end,
        "‖mean g‖² / (variance / n), every " + EVERY + "th step (log)",
        "signal to noise (log)",
        "ratio (log)");
  }

  private void empty(Pen pen, Look look, String words) {
    double size = look.type().label();
    Box plot = chart.plot();
    double x = plot.x() + (plot.width() - pen.textWidth(words, size, Weight.REGULAR)) / 2;
    double y = plot.y() + plot.height() / 2;
    Frame.haloed(pen, look, words, x, y, size, Weight.REGULAR, look.theme().muted());
  }

  /** First, middle, last, what is under the pointer, selected: the most important last. */
  private List<Integer> shown(Focus focus) {
    int last = Math.max(1, hidden);
    List<Integer> layers = new ArrayList<>();
    int[] wanted = {focus.hoverLayer(), Math.max(1, (hidden + 1) / 2), last, 1, focus.layer()};
    for (int layer : wanted) {
      if (layer >= 1 && layer <= hidden + 1) {
        layers.remove((Integer) layer);
        layers.add(layer);
      }
    }
    return layers;
  }

  private void paint(Pen pen, Look look, Readings readings, Focus focus) {
    Theme theme = look.theme();
    Box plot = chart.plot();
    double one = chart.axis().y(1);
    pen.dashes(look.px(5), look.px(4));
    pen.line(plot.x(), one, plot.right(), one, theme.text(), look.px(1.25));
    pen.dashes(0, 0);
    labels.clear();
    int beside = focus.layer() > 0 ? focus.layer() : Math.max(1, (hidden + 1) / 2);
    paintBeside(readings.ghost(), ratiosKept, look, beside, theme.muted(), "");
    paintBeside(readings.other(), ratiosB, look, beside, theme.runB(), "B ");
    for (int layer : shown) {
      if (layer > ratios.rows) {
        continue;
      }
      boolean chosen = layer == focus.layer();
      int identity = theme.layer(layer, hidden);
      int color = chosen || layer == focus.hoverLayer() ? theme.text() : identity;
      int band = Argb.fade(identity, ENVELOPE);
      line(look, ratios, layer, color, look.type().namedLine(), band);
      Weight weight = chosen ? Weight.SEMIBOLD : Weight.REGULAR;
      name(Layers.name(layer, hidden), ratios.rows - layer, color, theme.text(), weight);
    }
    chart.close(pen, look, focus);
    labels.paint(pen, look, plot, plot.bottom());
    StepAxis.paint(pen, look, plot, chart.steps(), readings, focus);
    chart.words().take(new Box(plot.x(), one - 1, plot.width(), 2));
    one(pen, look, one);
    ended(pen, look, readings);
  }

  /** Names the dashed line, beside it where there is room. */
  private void one(Pen pen, Look look, double y) {
    Box plot = chart.plot();
    String words = "dashed, 1: noise equals signal";
    double size = look.type().label();
    double right = plot.right() - pen.textWidth(words, size, Weight.REGULAR) - look.px(6);
    int color = look.theme().text();
    for (double x : new double[] {plot.x() + look.px(6), right}) {
      for (double upper : new double[] {y + 2, y - size * 1.3 - 2}) {
        if (chart.words().writeAt(pen, look, words, x, upper, color, size, Weight.REGULAR)) {
          return;
        }
      }
    }
    boolean fromTop = y < plot.y() + plot.height() / 2;
    chart.words().write(pen, look, words, color, Weight.REGULAR, fromTop);
  }

  /** Says why lines end: 0/0 has no ratio. */
  private void ended(Pen pen, Look look, Readings readings) {
    Strip all = readings.strip(LayerQuantity.GRADIENT_SNR);
    long last = ratios.to[ratios.buckets - 1];
    if (all.to[all.buckets - 1] - last >= 2L * EVERY) {
      String words = "after step " + Numbers.integer(last) + " no gradient: 0/0";
      int color = look.theme().danger();
      chart.words().write(pen, look, words, color, Weight.SEMIBOLD, true);
    }
  }

  /** One layer of another run: the selected or the middle one. */
  private void paintBeside(
      @Nullable Readings run, Strip strip, Look look, int layer, int color, String name) {
    if (run != null && layer <= strip.rows && strip.buckets > 0) {
      line(look, strip, layer, color, look.type().signalLine(), 0);
      if (!name.isEmpty()) {
        name(name + Layers.name(layer, strip.rows - 1), -1, color, color, Weight.SEMIBOLD);
      }
    }
  }

  private void line(Look look, Strip strip, int layer, int color, double width, int band) {
    chart.lines().line(Readings.series(strip), layer - 1, chart.axis(), color, width, band, true);
  }

  private void name(String text, int rank, int swatch, int color, Weight weight) {
    labels.add(new EndLabels.Label(text, chart.lines().lastY(), rank, swatch, color, weight));
  }

  private Readout readout(Look look, Focus focus) {
    Readout readout = new Readout();
    Theme theme = look.theme();
    int layer = focus.readLayer();
    if (!focus.isHovering() || layer < 1 || layer > ratios.rows) {
      return readout;
    }
    int i = Buckets.at(ratios, focus.readStep());
    readout.add("step " + Numbers.integer(ratios.to[i]), theme.muted(), Weight.REGULAR);
    readout.add(Layers.name(layer, hidden), theme.text(), Weight.SEMIBOLD);
    double value = ratios.last[i * ratios.rows + layer - 1];
    readout.add(Buckets.words(value), theme.runA(), Weight.SEMIBOLD);
    return readout;
  }

  @Override
  public Hit hit(double x, double y) {
    Hit at = chart.hit(x, y);
    if (at.isNone()) {
      return at;
    }
    int bucket = Buckets.at(ratios, at.step());
    int nearest = 0;
    double best = NEAR;
    for (int layer : shown) {
      if (layer <= ratios.rows) {
        double value = ratios.last[bucket * ratios.rows + layer - 1];
        double away = Blank.is(value) ? best : Math.abs(chart.axis().y(value) - y);
        nearest = away < best ? layer : nearest;
        best = Math.min(best, away);
      }
    }
    return new Hit(nearest, at.step());
  }

  @Override
  public void forget() {
    chart.forget();
  }

  /** The newest ratio of a layer at or before the shown step; the blank if none. */
  private double now(Focus focus, int layer) {
    if (ratios.buckets == 0 || layer > ratios.rows) {
      return Blank.VALUE;
    }
    return ratios.last[Buckets.at(ratios, focus.playhead()) * ratios.rows + layer - 1];
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    read(readings);
    int layer = focus.layer() > 0 ? focus.layer() : 1;
    List<String> lines = new ArrayList<>();
    lines.add("ratio = ‖ḡ‖² / (tr Cov(g) / n), g the n samples' gradients of W");
    double value = now(focus, layer);
    if (!Blank.is(value)) {
      lines.add(Layers.name(layer, readings.hidden()) + ": " + Numbers.value(value));
    }
    return lines;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    read(readings);
    if (ratios.buckets == 0) {
      return "No step yet.";
    }
    int last = Math.max(1, readings.hidden());
    return "Signal to noise of the gradient over the batch: "
        + Buckets.words(now(focus, 1))
        + " in layer 1, "
        + Buckets.words(now(focus, last))
        + " in "
        + Layers.name(last, readings.hidden())
        + "; 1 is what chance alone gives.";
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    read(readings);
    List<List<String>> rows = new ArrayList<>();
    add(rows, "A", ratios);
    if (readings.other() != null) {
      add(rows, "B", ratiosB);
    }
    if (readings.ghost() != null) {
      add(rows, "kept", ratiosKept);
    }
    return new Table(List.of("run", "step", "layer", "gradient_snr"), rows);
  }

  private static void add(List<List<String>> rows, String run, Strip strip) {
    for (int i = 0; i < strip.buckets; i++) {
      for (int layer = 1; layer <= strip.rows; layer++) {
        String cell = Rows.cell(strip.last[i * strip.rows + layer - 1]);
        rows.add(List.of(run, Long.toString(strip.to[i]), Integer.toString(layer), cell));
      }
    }
  }
}
