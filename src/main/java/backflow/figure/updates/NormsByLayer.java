package backflow.figure.updates;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.LineField;
import backflow.chart.Marker;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Buckets;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.LaneMark;
import backflow.figure.frame.LayerStrip;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Signal;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import java.util.ArrayList;
import java.util.List;

/** The norm of each layer's gradients before and after clipping, at the step that is shown. */
final class NormsByLayer {
  private static final double BOTTOM = 56;

  private final ValueAxis axis = new ValueAxis();
  private final LineField none = new LineField();
  private final Words words = new Words();
  private final ThresholdGrip grip;
  private Box plot = new Box(0, 0, 1, 1);
  private LayerAxis layers = LayerAxis.on(0, 0, 1, 1);
  private boolean empty = true;

  NormsByLayer(ThresholdGrip grip) {
    this.grip = grip;
  }

  void draw(Pen pen, Readings readings, Look look, Focus focus) {
    Clip clip = Clip.of(readings);
    StepSnapshot at = readings.snapshot();
    empty = at.step() < 0 || Blank.is(at.get(LayerQuantity.NORM_BEFORE_CLIPPING, 1));
    layOut(pen, look, readings, clip);
    axis.paint(pen, look.theme(), look.type(), Frame.labelsRight(look, plot));
    column(pen, look, focus.layer(), 1);
    if (focus.hoverLayer() != focus.layer()) {
      column(pen, look, focus.hoverLayer(), 0.6);
    }
    new LayerStrip(pen, look, layers).paintUnder(plot);
    double end = look.width() - look.px(Frame.PAD);
    Readout readout = empty ? new Readout() : readout(look, readings, focus);
    if (empty) {
      grip.hide();
      Frame.empty(pen, look, plot);
    } else {
      words.begin(axis.scaled(), none);
      Readings other = readings.other();
      if (other != null && other.snapshot().layers() == at.layers()) {
        marks(pen, look, other.snapshot(), look.theme().runB(), Marker.SQUARE);
      }
      marks(pen, look, at, look.theme().runA(), Marker.CIRCLE);
      if (clip.isByLayer()) {
        grip.paint(pen, look, axis, plot, clip, true);
        words.take(grip.line());
      } else {
        grip.hide();
      }
      String note = note(clip, at);
      boolean said = words.write(pen, look, note, look.theme().text(), Weight.SEMIBOLD, true);
      if (!said && readout.isEmpty()) {
        readout.add(note, look.theme().text(), Weight.SEMIBOLD);
      }
    }
    Frame.title(pen, look, readout, end, "norm of a layer's gradients (log)", "norm (log)");
  }

  private void layOut(Pen pen, Look look, Readings readings, Clip clip) {
    axis.begin(true);
    see(readings.snapshot());
    if (readings.other() != null) {
      see(readings.other().snapshot());
    }
    if (clip.isByLayer()) {
      axis.see(clip.threshold());
    }
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(BOTTOM));
    double left = Frame.left(pen, look, axis, top, bottom);
    double margin = clip.isByLayer() ? ThresholdGrip.margin(pen, look, clip) : look.px(24);
    double right = Math.floor(look.width() - margin);
    plot = new Box(left, top, right - left, bottom - top);
    axis.lay(plot, look.type());
    int hidden = readings.hidden();
    double size = look.type().label();
    double numbers = pen.textWidth(Integer.toString(hidden), size, Weight.REGULAR);
    double out = pen.textWidth("out", size, Weight.REGULAR);
    layers = LayerAxis.on(hidden, left, right, Math.max(look.px(32), numbers + out + look.px(16)));
    none.begin(plot, 1);
  }

  private void see(StepSnapshot at) {
    for (int layer = 1; layer <= at.layers(); layer++) {
      axis.see(at.get(LayerQuantity.NORM_BEFORE_CLIPPING, layer));
      axis.see(at.get(LayerQuantity.NORM_AFTER_CLIPPING, layer));
    }
  }

  private void column(Pen pen, Look look, int layer, double strength) {
    if (layer > 0 && layer <= layers.hidden() + 1) {
      double width = Math.max(look.px(6), Math.min(layers.slot(), look.px(26)));
      int color = Argb.fade(look.theme().selection(), strength);
      double x = layers.at(layer) - width / 2;
      pen.fillRect(x, plot.y(), width, plot.height(), color);
    }
  }

  /** A stem from before, open, to after, solid. */
  private void marks(Pen pen, Look look, StepSnapshot at, int color, Marker marker) {
    double shift = marker == Marker.SQUARE ? Math.min(look.px(5), layers.slot() * 0.25) : 0;
    double radius = Math.max(look.px(1.2), Math.min(look.px(4.5), layers.slot() * 0.32));
    for (int layer = 1; layer <= at.layers(); layer++) {
      double x = layers.at(layer) + shift;
      double before = at.get(LayerQuantity.NORM_BEFORE_CLIPPING, layer);
      double after = at.get(LayerQuantity.NORM_AFTER_CLIPPING, layer);
      boolean both = axis.shows(before) && axis.shows(after);
      if (both && before != after) {
        pen.line(x, axis.y(before), x, axis.y(after), Argb.fade(color, 0.45), look.px(1.5));
      }
      if (before != after || Double.isNaN(before)) {
        mark(pen, look, before, x, radius, marker, look.theme().card(), color);
      }
      mark(pen, look, after, x, radius, marker, color, color);
      if (both) {
        double top = axis.y(Math.max(before, after)) - radius;
        double low = axis.y(Math.min(before, after)) + radius;
        words.take(new Box(x - radius, top, 2 * radius, low - top));
      }
    }
  }

  private void mark(
      Pen pen, Look look, double value, double x, double r, Marker marker, int fill, int color) {
    if (Blank.is(value)) {
      return;
    }
    if (axis.shows(value)) {
      marker.paint(pen, x, axis.y(value), r, fill, color, look.type().signalLine());
    } else {
      Special special = Special.first(Special.bitOf(value, true));
      new LaneMark(pen, look, axis, layers.slot()).paint(special, Signal.BACKWARD, x);
    }
  }

  /** What this step's clipping is, in words. */
  private static String note(Clip clip, StepSnapshot at) {
    double factor = at.get(StepQuantity.CLIP_FACTOR);
    if (!clip.isOn()) {
      return "not clipped";
    }
    if (!(factor < 1)) {
      return "not clipped at this step";
    }
    return switch (clip.mode()) {
      case "norm" -> "every layer × " + Numbers.value(factor) + ": the shape is kept";
      case "per-layer" -> cut(at) + " of " + at.layers() + " layers cut: the shape is not kept";
      default -> "each layer by its own factor: the shape is not kept";
    };
  }

  private static int cut(StepSnapshot at) {
    int n = 0;
    for (int layer = 1; layer <= at.layers(); layer++) {
      double before = at.get(LayerQuantity.NORM_BEFORE_CLIPPING, layer);
      n += at.get(LayerQuantity.NORM_AFTER_CLIPPING, layer) < before ? 1 : 0;
    }
    return n;
  }

  private Readout readout(Look look, Readings readings, Focus focus) {
    Readout readout = new Readout();
    StepSnapshot at = readings.snapshot();
    Theme theme = look.theme();
    int layer = focus.readLayer();
    if (layer > 0 && layer <= at.layers()) {
      readout.add(Layers.name(layer, layers.hidden()), theme.text(), Weight.SEMIBOLD);
      double before = at.get(LayerQuantity.NORM_BEFORE_CLIPPING, layer);
      double after = at.get(LayerQuantity.NORM_AFTER_CLIPPING, layer);
      String change = before == after ? "" : " → " + Buckets.words(after);
      readout.add(Buckets.words(before) + change, theme.runA(), Weight.SEMIBOLD);
    }
    return readout;
  }

  Hit hit(double x, double y) {
    boolean near = !empty && y >= plot.y() && y <= plot.bottom() + 40;
    int layer = near ? layers.layerAt(x) : 0;
    return layer == 0 ? Hit.NONE : new Hit(layer, -1);
  }

  void forget() {
    axis.forget();
  }

  /** A row per layer. */
  static Table table(Readings readings) {
    StepSnapshot at = readings.snapshot();
    List<List<String>> rows = new ArrayList<>();
    for (int layer = 1; layer <= at.layers() && at.step() >= 0; layer++) {
      rows.add(
          List.of(
              Long.toString(at.step()),
              Integer.toString(layer),
              Rows.cell(at.get(LayerQuantity.NORM_BEFORE_CLIPPING, layer)),
              Rows.cell(at.get(LayerQuantity.NORM_AFTER_CLIPPING, layer))));
    }
    return new Table(List.of("step", "layer", "layer_norm_before", "layer_norm_after"), rows);
  }
}
