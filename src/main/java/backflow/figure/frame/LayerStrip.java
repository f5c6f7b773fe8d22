package backflow.figure.frame;

import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;

/** The viridis strip under an axis of layers: the legend of every figure by layer. */
public record LayerStrip(Pen pen, Look look, LayerAxis layers) {
  /** Strip, numbers, and the words input, layer, output. */
  public void paintUnder(Box plot) {
    Theme theme = look.theme();
    double slot = layers.slot();
    double gap = slot > look.px(8) ? look.px(3.5) : 0;
    double top = plot.bottom() + look.px(5);
    for (int layer = 1; layer <= layers.hidden(); layer++) {
      double left = Frame.snap(pen, layers.left() + (layer - 1) * slot + gap / 2);
      double right = Frame.snap(pen, layers.left() + layer * slot - gap / 2);
      pen.fillRect(left, top, right - left, look.px(6), theme.layer(layer, layers.hidden()));
    }
    double size = look.type().label();
    double numbers = plot.bottom() + look.px(28);
    for (int layer : LayerAxis.numbered(layers.hidden(), slot, look.px(56))) {
      write(Integer.toString(layer), layers.at(layer), numbers, Anchor.MIDDLE, size);
    }
    write("out", layers.at(layers.hidden() + 1), numbers, Anchor.MIDDLE, size);
    double words = plot.bottom() + look.px(45);
    write("input", plot.x(), words, Anchor.START, size);
    double written = 0;
    for (String word : new String[] {"input", "layer", "output"}) {
      written += pen.textWidth(word, size, Weight.REGULAR);
    }
    if (plot.width() > 1.2 * written) {
      write("layer", plot.x() + plot.width() / 2, words, Anchor.MIDDLE, size);
    }
    write("output", plot.right(), words, Anchor.END, size);
  }

  private void write(String word, double x, double baseline, Anchor anchor, double size) {
    pen.text(word, x, baseline, anchor, size, Weight.REGULAR, look.theme().muted());
  }
}
