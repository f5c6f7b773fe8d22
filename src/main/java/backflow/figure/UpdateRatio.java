package backflow.figure;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.ValueAxis;

/**
 * Are the steps the right size for each layer? ‖ΔW‖/‖W‖ per step on a true logarithmic axis, with
 * the band that is usually healthy.
 */
final class UpdateRatio implements Figure {
  /** Below this a layer hardly moves (CS231n, "Neural Networks 3"). */
  private static final double HEALTHY_FROM = 1e-4;

  /** Above this weights are thrown about (likewise). */
  private static final double HEALTHY_TO = 1e-2;

  private static final String NAME = "healthy 10⁻⁴ … 10⁻²";

  private final LayerLines lines = new LayerLines();

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    lines.layOut(
        pen,
        look,
        readings.updateToWeight(),
        readings.hidden(),
        HEALTHY_FROM / 10,
        HEALTHY_TO * 10);
    Readout readout = lines.readout(look, focus);
    double right = look.width() - look.px(Frame.PAD);
    paintBand(pen, look);
    if (lines.isEmpty()) {
      Frame.empty(pen, look, lines.plot());
    } else {
      lines.paint(pen, look, focus, true);
    }
    if (!paintBandName(pen, look) && readout.isEmpty()) {
      readout.add(NAME, look.theme().success(), Weight.REGULAR);
    }
    Frame.title(pen, look, readout, right, "per step (log)", "(log)");
  }

  private void paintBand(Pen pen, Look look) {
    ValueAxis axis = lines.axis();
    double top = axis.y(HEALTHY_TO);
    double x = lines.plot().x();
    double height = axis.y(HEALTHY_FROM) - top;
    pen.fillRect(x, top, lines.plot().width(), height, look.theme().healthyBand());
    axis.paint(pen, look.theme(), look.type(), Frame.labelsRight(look, lines.plot()));
  }

  /**
   * Names the band beside one of its edges, where no line runs.
   *
   * @return false if there is no such place
   */
  private boolean paintBandName(Pen pen, Look look) {
    double size = look.type().label();
    double width = pen.textWidth(NAME, size, Weight.REGULAR);
    double height = size * 1.3;
    Box plot = lines.plot();
    double top = lines.axis().y(HEALTHY_TO);
    double bottom = lines.axis().y(HEALTHY_FROM);
    double left = plot.x() + look.px(8);
    double right = plot.right() - width - look.px(8);
    for (double x : new double[] {left, (left + right) / 2, right}) {
      double[] heights = {top - height - look.px(2), top + 2, bottom - height - 2, bottom + 2};
      for (double y : heights) {
        Box box = new Box(x, y, width, height);
        if (plot.contains(box) && lines.isClear(box)) {
          int color = look.theme().success();
          pen.text(NAME, x, y + size, Pen.Anchor.START, size, Weight.REGULAR, color);
          return true;
        }
      }
    }
    return false;
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
