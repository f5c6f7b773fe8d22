package backflow.figure.units;

import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.study.Curve;
import backflow.study.LayerDistributions;
import backflow.study.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * The activation of run B where it is another one than run A's.
 *
 * @param layer which layer of B is shown
 * @param found how that layer is distributed
 * @param near its z, counted under the curve
 * @param curve its activation
 */
record OtherActivation(int layer, LayerDistributions.Layer found, Stretch near, Curve curve) {
  /** Height of the bar over the plot. */
  private static final double BAR = 4;

  /** Null without a run B, while nothing is known of it, and if both have the same activation. */
  static @Nullable OtherActivation of(Readings readings, Focus focus, Curve ofA) {
    Readings other = readings.other();
    LayerDistributions found =
        other == null ? null : other.findings().find(LayerDistributions.class);
    int layer = found == null ? 0 : ActivationFunction.layer(found, focus);
    if (found == null || layer == 0) {
      return null;
    }
    LayerDistributions.Layer of = found.layer(layer);
    Curve curve = of.curve();
    Stretch near = of.near();
    boolean differs = curve != null && !curve.id().equals(ofA.id());
    return curve == null || near == null || !differs
        ? null
        : new OtherActivation(layer, of, near, curve);
  }

  /** The same on an axis that goes further. */
  OtherActivation over(double reach) {
    return new OtherActivation(layer, found, near, curve.over(reach));
  }

  /**
   * A bar over the plot where B is dead or saturated, with its word under it where there is room.
   *
   * @return under what y other words may stand
   */
  double flat(Pen pen, Look look, Box plot, LinearScale xs) {
    double size = look.type().note();
    double under = plot.y();
    for (FlatStretch flat : FlatStretch.of(curve)) {
      double left = xs.at(flat.from());
      double right = xs.at(flat.to());
      int color = look.theme().runB();
      pen.fillRect(left, plot.y() - look.px(BAR + 2), right - left, look.px(BAR), color);
      String word = "B " + FlatStretch.word(flat.part());
      double baseline = plot.y() + size + look.px(4);
      boolean low = plot.height() * 0.4 > 2.5 * size + look.px(4);
      if (low && pen.textWidth(word, size, Weight.REGULAR) <= right - left - look.px(8)) {
        double x = (left + right) / 2;
        pen.text(word, x, baseline, Anchor.MIDDLE, size, Weight.REGULAR, color);
        under = baseline + look.px(2);
      }
    }
    return under;
  }

  /**
   * The line over the plot with both names: A's on the left, B's on the right in its colour; what
   * else there is to say as far as there is room.
   *
   * @param flat how much of A's z lies where hardly anything passes; empty if it never does
   * @param age how old the numbers are; empty if they are of now
   */
  void title(Pen pen, Look look, int layerA, String labelA, String flat, String age) {
    Theme theme = look.theme();
    String nameA = "A " + labelA;
    String longA = nameA + ", layer " + layerA;
    String fullA = flat.isEmpty() ? longA : longA + ", " + flat;
    String nameB = "B " + curve.label() + (layer == layerA ? "" : ", layer " + layer);
    String flatB = ActivationFunction.flat(found, curve);
    String fullB = flatB.isEmpty() ? nameB : nameB + ", " + flatB;
    double right = look.width() - look.px(Frame.PAD);
    double size = look.type().label();
    double room = right - look.px(Frame.PAD + 16) - pen.textWidth(longA, size, Weight.REGULAR);
    boolean fits = age.isEmpty() && pen.textWidth(fullB, size, Weight.SEMIBOLD) <= room;
    Readout readout = new Readout();
    if (!age.isEmpty()) {
      readout.add(age, theme.warning(), Weight.REGULAR);
    }
    readout.add(fits ? fullB : nameB, theme.runB(), Weight.SEMIBOLD);
    String grey = " · grey: z at the start";
    Frame.title(pen, look, readout, right, fullA + grey, fullA, longA, nameA);
  }
}
