package backflow.figure.theory;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.LayerStrip;
import backflow.figure.frame.Look;
import backflow.study.Spectra;
import backflow.theory.Spectrum;
import java.util.List;

/**
 * Spectra side by side, one strip per layer on a logarithmic axis: pale from the largest to the
 * smallest singular value that is not 0, stronger where the middle half lies, with the median in
 * it; what is exactly 0 stands in the lane 0, the fuller the more.
 */
final class JacobianSpectra {
  private static final double BOTTOM = 54;
  private static final double PALE = 0.22;
  private static final double STRONG = 0.5;
  private static final double WIDEST = 18;

  private final DecadeAxis axis = new DecadeAxis();
  private final Occupancy taken = new Occupancy();
  private LayerAxis layers = LayerAxis.on(0, 0, 1, 1);
  private Box plot = new Box(0, 0, 1, 1);

  void forget() {
    axis.forget();
  }

  Box plot() {
    return plot;
  }

  Occupancy taken() {
    return taken;
  }

  DecadeAxis axis() {
    return axis;
  }

  LayerAxis layers() {
    return layers;
  }

  /** Axis and margins, before anything is drawn. */
  void layOut(Pen pen, Look look, int hidden, Box room, List<List<Spectra.OfLayer>> runs) {
    axis.begin();
    axis.see(0);
    for (List<Spectra.OfLayer> run : runs) {
      for (Spectra.OfLayer each : run) {
        see(each.spectrum());
      }
    }
    double bottom = Math.floor(room.bottom() - look.px(BOTTOM));
    double least = room.x() + look.px(Frame.LEFT - Frame.PAD);
    double left = Math.max(least, axis.left(pen, look, room.x(), room.y(), bottom));
    double width = Math.max(1, room.right() - left);
    plot = new Box(left, room.y(), width, Math.max(1, bottom - room.y()));
    axis.lay(plot, look.type());
    double numbers = pen.textWidth(Integer.toString(hidden), look.type().label(), Weight.REGULAR);
    double out = pen.textWidth("out", look.type().label(), Weight.REGULAR);
    double slot = Math.max(look.px(32), numbers + out + look.px(16));
    layers = LayerAxis.on(hidden, left, plot.right(), slot);
  }

  private void see(Spectrum spectrum) {
    if (!spectrum.known()) {
      axis.see(Double.NaN);
    } else if (spectrum.rank() < spectrum.size()) {
      axis.see(Double.NEGATIVE_INFINITY);
    }
    if (spectrum.known() && spectrum.rank() > 0) {
      axis.see(spectrum.largest());
      axis.see(spectrum.smallest());
    }
  }

  void paintGround(Pen pen, Look look, Focus focus) {
    paintColumn(pen, look, focus.layer(), look.theme().selection());
    if (focus.hoverLayer() != focus.layer()) {
      paintColumn(pen, look, focus.hoverLayer(), Argb.fade(look.theme().selection(), 0.6));
    }
    axis.paint(pen, look, Frame.labelsRight(look, plot));
    new LayerStrip(pen, look, layers).paintUnder(plot);
    taken.reset(axis.scaled(), Math.max(3, look.px(4)));
    double y = axis.y(0);
    if (axis.shows(0)) {
      pen.line(plot.x(), y, plot.right(), y, look.theme().muted(), look.type().thinLine());
      taken.takeLine(plot.x(), y, plot.right(), y, 2);
    }
  }

  private void paintColumn(Pen pen, Look look, int layer, int color) {
    if (layer > 0 && layer <= layers.hidden() + 1) {
      double width = Math.max(look.px(6), Math.min(layers.slot(), look.px(26)));
      pen.fillRect(layers.at(layer) - width / 2, plot.y(), width, plot.height(), color);
    }
  }

  /** Run A, filled. */
  void paint(Pen pen, Look look, List<Spectra.OfLayer> spectra) {
    double width = Math.min(look.px(WIDEST), Math.max(1, layers.slot() * 0.7));
    int ink = look.theme().runA();
    for (Spectra.OfLayer each : spectra) {
      Spectrum s = each.spectrum();
      double x = layers.at(each.layer()) - width / 2;
      if (!s.known()) {
        double y = axis.y(Double.NaN) - axis.laneHeight() / 4;
        pen.fillRect(x, y, width, axis.laneHeight() / 2, look.theme().text());
        continue;
      }
      if (s.rank() < s.size()) {
        double height = Math.max(1.5, zeros(s));
        pen.fillRect(x, foot() - height, width, height, look.theme().muted());
      }
      if (s.rank() > 0) {
        bar(pen, x, width, s.largest(), s.smallest(), Argb.fade(ink, PALE));
        bar(pen, x, width, s.quantile(0.25), s.quantile(0.75), Argb.fade(ink, STRONG));
        double middle = axis.y(s.quantile(0.5));
        pen.fillRect(x, middle - look.px(1.25), width, look.px(2.5), ink);
        double top = axis.y(s.largest());
        taken.take(x, top - 2, width, axis.y(s.smallest()) - top + 4);
      }
    }
  }

  /** How high the share of zeros stands in its lane. */
  private double zeros(Spectrum s) {
    return (axis.laneHeight() - 4) * (s.size() - s.rank()) / s.size();
  }

  private double foot() {
    return axis.y(Double.NEGATIVE_INFINITY) + axis.laneHeight() / 2 - 2;
  }

  private void bar(Pen pen, double x, double width, double high, double low, int color) {
    double top = axis.y(high);
    pen.fillRect(x, top - 0.75, width, axis.y(low) - top + 1.5, color);
  }

  /** Run B as outlines, a kept run dashed. */
  void outline(Pen pen, Look look, List<Spectra.OfLayer> spectra, int color, boolean dashed) {
    double width = Math.min(look.px(WIDEST), Math.max(1, layers.slot() * 0.7)) + 2;
    if (dashed) {
      pen.dashes(look.px(3), look.px(3));
    }
    for (Spectra.OfLayer each : spectra) {
      Spectrum s = each.spectrum();
      double x = layers.at(each.layer()) - width / 2;
      if (each.layer() > layers.hidden() + 1) {
        continue;
      }
      if (s.rank() < s.size()) {
        double high = Math.max(1.5, zeros(s));
        pen.strokeRect(x, foot() - high, width, high, color, look.px(1.25));
      }
      if (s.rank() > 0) {
        double top = axis.y(s.largest());
        double height = Math.max(1, axis.y(s.smallest()) - top);
        pen.strokeRect(x, top, width, height, color, look.px(1.5));
        double middle = axis.y(s.quantile(0.5));
        pen.line(x, middle, x + width, middle, color, look.px(2));
        taken.take(x, top, width, height);
      }
    }
    pen.dashes(0, 0);
  }

  int layerAt(double x, double y) {
    boolean near = x >= plot.x() && x <= plot.right() && y >= plot.y() && y <= plot.bottom() + 40;
    return near ? layers.layerAt(x) : 0;
  }
}
