package backflow.figure.flow;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.LinearScale;
import backflow.chart.LogScale;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.HeatField;
import backflow.figure.frame.LayerRows;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.probe.Strip;

/** The heat map of one run, with the names of its rows. */
final class HistoryMap {
  private final HeatField field = new HeatField();
  private Strip strip = new Strip();
  private LayerRows rows = new LayerRows(0, new Box(0, 0, 1, 1), 1);

  /** Starts a frame. */
  void layOut(Look look, Strip newStrip, int hidden, Box plot) {
    strip = newStrip;
    rows = new LayerRows(hidden, plot, look.px(1));
  }

  Box plot() {
    return rows.plot();
  }

  LayerRows rows() {
    return rows;
  }

  boolean isEmpty() {
    return strip.buckets == 0;
  }

  /** The rows' colours and numbers left of the map. */
  void paintRowNames(Pen pen, Look look) {
    Theme theme = look.theme();
    double width = look.px(6);
    double x = plot().x() - width - look.px(2);
    int hidden = rows.hidden();
    for (int layer = 1; layer <= hidden; layer++) {
      double gap = rows.height(layer) >= look.px(6) ? look.px(2) : 0;
      double top = Frame.snap(pen, rows.top(layer) + gap / 2);
      double bottom = Frame.snap(pen, rows.bottom(layer) - gap / 2);
      pen.fillRect(x, top, width, bottom - top, theme.layer(layer, hidden));
    }
    double size = look.type().label();
    double right = x - look.px(5);
    double out = rows.middle(hidden + 1);
    for (int layer : LayerAxis.numbered(hidden, rows.slot(), look.px(40))) {
      double y = Math.min(rows.middle(layer), plot().bottom() - size * 0.4);
      if (y - out >= look.px(16)) {
        name(pen, Integer.toString(layer), right, y, size, theme.muted());
      }
    }
    name(pen, "out", right, Math.max(out, plot().y() + size * 0.3), size, theme.muted());
  }

  private static void name(Pen pen, String text, double right, double y, double size, int color) {
    double baseline = y + Typography.middle(size);
    pen.text(text, right, baseline, Anchor.END, size, Weight.REGULAR, color);
  }

  /** The map itself, or in words that there is none yet. */
  void paint(Pen pen, Look look, LinearScale steps, LogScale colors) {
    if (isEmpty()) {
      Frame.empty(pen, look, plot());
      pen.strokeRect(
          plot().x() + 0.5,
          plot().y() + 0.5,
          plot().width() - 1,
          plot().height() - 1,
          look.theme().grid(),
          1);
    } else {
      field.paint(pen, look, strip, steps, rows, colors);
    }
  }

  /**
   * Outlines the layers under the pointer and selected, and names the selected one.
   *
   * @param hover as this run counts; 0: none
   * @param layer likewise
   */
  void paintChosen(Pen pen, Look look, int hover, int layer, LogScale colors) {
    if (isEmpty()) {
      return;
    }
    if (hover > 0 && hover <= rows.hidden() + 1 && hover != layer) {
      outline(pen, look, hover, look.type().thinLine());
    }
    if (layer < 1 || layer > strip.rows) {
      return;
    }
    outline(pen, look, layer, look.type().signalLine());
    String text = Layers.name(layer, rows.hidden());
    double size = look.type().label();
    double x = plot().x() + look.px(10);
    if (rows.height(layer) >= size * 1.15) {
      double value = strip.last[layer - 1];
      int ground = look.theme().magnitude().at(value > 0 ? colors.share(value) : 0);
      boolean plain = value > 0 && value <= Double.MAX_VALUE;
      int color = Argb.luma(ground) > 0.5 ? 0xff10161d : 0xffffffff;
      double baseline = rows.middle(layer) + Typography.middle(size);
      if (plain) {
        pen.text(text, x, baseline, Anchor.START, size, Weight.SEMIBOLD, color);
      } else {
        Frame.haloed(pen, look, text, x, baseline, size, Weight.SEMIBOLD, look.theme().text());
      }
      return;
    }
    double above = rows.top(layer) - look.px(7);
    double baseline =
        above - size > plot().y()
            ? above
            : rows.top(layer) + rows.height(layer) + size + look.px(3);
    Frame.haloed(pen, look, text, x, baseline, size, Weight.SEMIBOLD, look.theme().text());
  }

  private void outline(Pen pen, Look look, int layer, double lineWidth) {
    double x = plot().x() - 0.5;
    double y = rows.top(layer) - 0.5;
    double width = plot().width() + 1;
    double height = rows.height(layer) + 1;
    // seen on bright and on dark cells
    double halo = lineWidth + look.px(2);
    pen.strokeRect(x, y, width, height, Argb.fade(look.theme().card(), 0.8), halo);
    pen.strokeRect(x, y, width, height, look.theme().text(), lineWidth);
  }

  /** Playhead and the step under the pointer. */
  void paintPlayhead(Pen pen, Look look, LinearScale steps, Focus focus) {
    if (!isEmpty()) {
      Frame.playhead(pen, look, plot(), steps, focus);
    }
  }
}
