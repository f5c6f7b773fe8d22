package backflow.figure;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.Numbers;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Special;
import backflow.chart.Typography;
import backflow.chart.ValueAxis;
import backflow.math.Blank;
import backflow.probe.StepSnapshot;
import java.util.List;

/** The words inside the gradient profile, each at the free place nearest to what it speaks of. */
final class ProfileLabels {
  private final Pen pen;
  private final Look look;
  private final ValueAxis axis;
  private final LayerAxis layers;
  private final Occupancy taken;
  private final List<Band> columns;
  private final double[] place = new double[2];

  /** A coloured column behind the marks. */
  record Band(Box box, int color) {}

  /**
   * Labels for one frame.
   *
   * @param taken knows the lines and marks; the labels are added
   * @param columns drawn behind the marks
   */
  ProfileLabels(
      Pen pen, Look look, ValueAxis axis, LayerAxis layers, Occupancy taken, List<Band> columns) {
    this.columns = columns;
    this.pen = pen;
    this.look = look;
    this.axis = axis;
    this.layers = layers;
    this.taken = taken;
  }

  /** All of them, the most telling first. */
  void paint(StepSnapshot snapshot, Signal[] signals, Signal hero, double threshold) {
    paintThreshold(threshold);
    paintHeadline(snapshot, hero);
    paintEnd(snapshot, hero, firstShown(snapshot, hero));
    for (Signal signal : signals) {
      if (signal != hero) {
        paintName(snapshot, signal);
      }
    }
    paintEnd(snapshot, hero, lastHiddenShown(snapshot, hero));
  }

  private void paintThreshold(double threshold) {
    if (!axis.shows(threshold)) {
      return;
    }
    double y = axis.y(threshold);
    if (!axis.scaled().contains(axis.scaled().x(), y)) {
      return;
    }
    String text = "vanishing: below 10⁻³ of layer " + layers.hidden();
    double size = look.type().label();
    double width = pen.textWidth(text, size, Weight.REGULAR);
    double height = size * 1.2;
    double x = axis.scaled().x() + look.px(8);
    double above = y - height - look.px(3);
    double below = y + look.px(3);
    double step = look.px(8);
    boolean found = false;
    for (double at = x; at + width <= axis.scaled().right() && !found; at += step) {
      for (double top : new double[] {above, below}) {
        if (!found && taken.isFree(at, top, width, height)) {
          write(text, at, top, size, Weight.REGULAR, look.theme().danger());
          found = true;
        }
      }
    }
    taken.takeLine(axis.scaled().x(), y, axis.scaled().right(), y, 2);
  }

  /** The signal's name and the one number of the figure. */
  private void paintHeadline(StepSnapshot snapshot, Signal hero) {
    String name = name(hero);
    String number = number(snapshot, hero);
    double small = look.type().label();
    double large = look.type().headline();
    double width =
        Math.max(
            pen.textWidth(name, small, Weight.SEMIBOLD), pen.textWidth(number, large, Weight.BOLD));
    double height = small * 1.35 + (number.isEmpty() ? 0 : large * 1.2);
    int anchor = Math.max(1, (int) Math.rint(layers.hidden() * 0.3));
    double value = nearestShown(snapshot, hero, anchor);
    double wishX = layers.at(anchor) - width / 2;
    double wishY =
        axis.shows(value)
            ? axis.y(value) - height - look.px(26)
            : axis.scaled().y() + axis.scaled().height() / 2;
    if (find(width, height, wishX, wishY)) {
      int color = look.theme().runA();
      double x = place[0];
      double y = place[1];
      write(name, x, y, small, Weight.SEMIBOLD, color);
      if (!number.isEmpty()) {
        write(number, x, y + small * 1.35, large, Weight.BOLD, color);
      }
    } else if (!number.isEmpty()) {
      double narrow = pen.textWidth(number, small, Weight.SEMIBOLD);
      if (find(narrow, small * 1.2, wishX, wishY)) {
        write(number, place[0], place[1], small, Weight.SEMIBOLD, look.theme().runA());
      }
    }
  }

  private static String name(Signal signal) {
    return signal.word() + " " + signal.symbol();
  }

  /** Factor per layer, or in words why there is none. */
  private String number(StepSnapshot snapshot, Signal hero) {
    int hidden = layers.hidden();
    String odd = oddities(snapshot, hero);
    // a ratio of weight gradients says nothing: a backward signal times a forward signal
    if (!odd.isEmpty() || hidden < 2 || hero == Signal.WEIGHTS) {
      return odd;
    }
    double first = snapshot.get(hero.quantity(), 1);
    double last = snapshot.get(hero.quantity(), hidden);
    if (!axis.shows(first) || !axis.shows(last)) {
      return "";
    }
    double decades = StrictMath.log10(first) - StrictMath.log10(last);
    double forward = hero == Signal.ACTIVATIONS ? -1 : 1;
    double factor = StrictMath.pow(10, forward * decades / (hidden - 1));
    return "× " + factor(factor) + " per layer";
  }

  /** Near 1 the third decimal is what counts. */
  private static String factor(double factor) {
    double thousandths = Math.rint(factor * 1000);
    return thousandths >= 1000 && thousandths < 1100
        ? "1." + Long.toString((long) thousandths).substring(1)
        : Numbers.value(factor);
  }

  private static String oddities(StepSnapshot snapshot, Signal hero) {
    int measured = 0;
    int[] counts = new int[Special.all().length];
    for (int layer = 1; layer <= snapshot.layers(); layer++) {
      double value = snapshot.get(hero.quantity(), layer);
      measured += Blank.is(value) ? 0 : 1;
      int bit = Special.bitOf(value, true);
      if (bit != 0) {
        counts[Integer.numberOfTrailingZeros(bit)]++;
      }
    }
    for (int i = 0; i < counts.length; i++) {
      Special special = Special.all()[i];
      int count = counts[i];
      if (count > 0) {
        String word = special == Special.ZERO ? "exactly 0" : special.word();
        return word + " in " + count + " of " + measured + (measured == 1 ? " layer" : " layers");
      }
    }
    return "";
  }

  /** The value at an end of the hero. */
  private void paintEnd(StepSnapshot snapshot, Signal hero, int layer) {
    if (layer == 0) {
      return;
    }
    double value = snapshot.get(hero.quantity(), layer);
    String text = Numbers.value(value);
    double size = look.type().label();
    double width = pen.textWidth(text, size, Weight.SEMIBOLD);
    double side = layer == 1 ? look.px(9) : -width - look.px(9);
    double wishX = layers.at(layer) + side;
    double wishY = axis.y(value) - size * 0.6 + (layer == 1 ? look.px(12) : -look.px(16));
    if (near(width, size * 1.2, wishX, wishY, look.px(60))) {
      write(text, place[0], place[1], size, Weight.SEMIBOLD, look.theme().runA());
    }
  }

  private void paintName(StepSnapshot snapshot, Signal signal) {
    int anchor = Math.max(1, (int) Math.rint((layers.hidden() + 1) * 0.66));
    double value = nearestShown(snapshot, signal, anchor);
    if (!axis.shows(value)) {
      return;
    }
    String text = name(signal);
    double size = look.type().label();
    double width = pen.textWidth(text, size, Weight.REGULAR);
    boolean above = signal == Signal.ACTIVATIONS;
    double wishX = layers.at(anchor) - width / 2;
    double wishY = axis.y(value) + (above ? -size * 1.2 - look.px(7) : look.px(12));
    if (near(width, size * 1.2, wishX, wishY, look.px(120))) {
      int color = GradientProfile.color(look.theme(), signal, false);
      write(text, place[0], place[1], size, Weight.REGULAR, color);
    }
  }

  private boolean find(double width, double height, double wishX, double wishY) {
    return near(width, height, wishX, wishY, 1e4);
  }

  /** The nearest free place with some air around it. */
  private boolean near(double width, double height, double wishX, double wishY, double farthest) {
    double air = look.px(4);
    boolean found =
        taken.nearest(width + 2 * air, height + air, wishX - air, wishY - air / 2, farthest, place);
    place[0] += air;
    place[1] += air / 2;
    return found;
  }

  private void write(String text, double x, double top, double size, Weight weight, int color) {
    double baseline = top + size * 0.6 + Typography.middle(size);
    double width = pen.textWidth(text, size, weight);
    double haloTop = baseline - size * 0.82;
    double haloHeight = size * 1.06;
    pen.fillRect(x - 2, haloTop, width + 4, haloHeight, Argb.fade(look.theme().card(), 0.85));
    for (Band column : columns) {
      double left = Math.max(x - 2, column.box.x());
      double right = Math.min(x + width + 2, column.box.right());
      if (left < right) {
        pen.fillRect(left, haloTop, right - left, haloHeight, Argb.fade(column.color, 0.85));
      }
    }
    pen.text(text, x, baseline, Pen.Anchor.START, size, weight, color);
    double air = look.px(4);
    taken.take(
        x - air, top - air / 2, pen.textWidth(text, size, weight) + 2 * air, size * 1.2 + air);
  }

  /** The first hidden layer, if it has a place. */
  private int firstShown(StepSnapshot snapshot, Signal signal) {
    return axis.shows(snapshot.get(signal.quantity(), 1)) ? 1 : 0;
  }

  /** The last hidden layer, if it has a place and is not the first. */
  private int lastHiddenShown(StepSnapshot snapshot, Signal signal) {
    int hidden = layers.hidden();
    return hidden > 1 && axis.shows(snapshot.get(signal.quantity(), hidden)) ? hidden : 0;
  }

  /** The value of the layer nearest to a wanted one that has a place; the blank if none. */
  private double nearestShown(StepSnapshot snapshot, Signal signal, int wanted) {
    for (int away = 0; away <= snapshot.layers(); away++) {
      for (int layer : new int[] {wanted - away, wanted + away}) {
        if (layer >= 1 && layer <= snapshot.layers()) {
          double value = snapshot.get(signal.quantity(), layer);
          if (axis.shows(value)) {
            return value;
          }
        }
      }
    }
    return Blank.VALUE;
  }
}
