package backflow.figure;

import backflow.chart.Pen;

/**
 * Does a layer's signal grow or shrink while training? A line per layer in the layer's colour, on a
 * true logarithmic axis.
 */
final class SignalByStep implements Figure {
  private final LayerLines lines = new LayerLines();

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    lines.layOut(pen, look, readings.signal(), readings.hidden());
    Readout readout = lines.readout(look, focus);
    double right = look.width() - look.px(Frame.PAD);
    String unit = "RMS " + focus.hero().symbol();
    Frame.title(pen, look, readout, right, unit + " (log)", unit);
    lines.axis().paint(pen, look.theme(), look.type(), Frame.labelsRight(look, lines.plot()));
    if (lines.isEmpty()) {
      Frame.empty(pen, look, lines.plot());
    } else {
      lines.paint(pen, look, focus, false);
    }
  }

  @Override
  public Hit hit(double x, double y) {
    return lines.hit(x, y);
  }

  @Override
  public void forget() {
    lines.axis().forget();
  }
}
