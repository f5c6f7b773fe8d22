package backflow.figure.flow;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.Numbers;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Typography;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Signal;
import backflow.math.Blank;
import backflow.probe.StepSnapshot;
import java.util.List;

/** The words inside the gradient profile, each at the free place nearest to what it speaks of. */
final class ProfileLabels {
  /** Farther than any two places of a figure are apart. */
  private static final double ANYWHERE = 1e4;

  /** Where the name of a line may stand, as a share of the layers; the best first. */
  private static final double[] NAME_PLACES = {0.66, 0.8, 0.9, 0.55};

  private final Pen pen;
  private final Look look;
  private final ValueAxis axis;
  private final LayerAxis layers;
  private final Occupancy taken;
  private final List<Band> columns;
  private final int hidden;
  private final double[] place = new double[2];

  /** A coloured column behind the marks. */
  record Band(Box box, int color) {}

  /**
   * Labels for one frame.
   *
   * @param taken knows the lines and marks; the labels are added
   * @param columns drawn behind the marks
   * @param hidden how many hidden layers run A has
   */
  ProfileLabels(
      Pen pen,
      Look look,
      ValueAxis axis,
      LayerAxis layers,
      Occupancy taken,
      List<Band> columns,
      int hidden) {
    this.hidden = hidden;
    this.columns = columns;
    this.pen = pen;
    this.look = look;
    this.axis = axis;
    this.layers = layers;
    this.taken = taken;
  }

  /**
   * All of them, the most telling first. Beside layers of which nothing is known, as where half of
   * the profile is to be predicted, the lines have their names but nothing is said of the whole.
   */
  void paint(StepSnapshot snapshot, Signal[] signals, Signal hero, double threshold) {
    int unknown = unknown(snapshot, signals);
    if (unknown == 0) {
      paintThreshold(threshold);
      paintHeadline(snapshot, hero);
    } else if (unknown < hidden) {
      double right = (at(unknown) + at(unknown + 1)) / 2;
      double left = axis.scaled().x();
      taken.take(left, axis.scaled().y(), right - left, axis.scaled().height());
    }
    paintEnd(snapshot, hero, firstShown(snapshot, hero));
    for (Signal signal : signals) {
      if (signal != hero) {
        paintName(snapshot, signal, signals, hero);
      }
    }
    paintEnd(snapshot, hero, lastHiddenShown(snapshot, hero));
  }

  /** How many layers next to the input have no value of any signal. */
  private int unknown(StepSnapshot snapshot, Signal[] signals) {
    int unknown = 0;
    while (unknown < hidden && isUnknown(snapshot, signals, unknown + 1)) {
      unknown++;
    }
    return unknown;
  }

  private static boolean isUnknown(StepSnapshot snapshot, Signal[] signals, int layer) {
    for (Signal signal : signals) {
      if (!Blank.is(snapshot.get(signal.quantity(), layer))) {
        return false;
      }
    }
    return true;
  }

  /** Toward the lower right, which is where a fall leaves room. */
  void paintAssumption(String words) {
    double size = look.type().label();
    double width = pen.textWidth(words, size, Weight.REGULAR);
    double wishX = axis.scaled().right() - width - look.px(8);
    double wishY = axis.scaled().bottom() - axis.scaled().height() * 0.3;
    if (!words.isEmpty() && find(width, size * 1.2, wishX, wishY)) {
      write(words, place[0], place[1], size, Weight.REGULAR, look.theme().muted());
    }
  }

  private void paintThreshold(double threshold) {
    if (!axis.shows(threshold)) {
      return;
    }
    double y = axis.y(threshold);
    if (!axis.scaled().contains(axis.scaled().x(), y)) {
      return;
    }
    String text = "vanishing: below 10⁻³ of layer " + hidden;
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
    String number = PerLayer.words(snapshot, hero);
    int anchor = Math.max(1, (int) Math.rint(hidden * 0.3));
    double value = nearestShown(snapshot, hero, anchor);
    double y = axis.shows(value) ? axis.y(value) : Double.NaN;
    headline(
        name(hero), number, number, look.theme().runA(), at(anchor), y, -look.px(26), ANYWHERE);
  }

  /**
   * A name over the one number of a line.
   *
   * @param number may be empty
   * @param brief instead of both where there is little room; empty: nothing
   * @param x where its middle would like to stand
   * @param y of the line there; NaN: none, the middle of the plot
   * @param away how far it keeps from that: negative above, positive below
   * @param farthest how far it may be moved; beyond that it is said briefly, and only if there is
   *     no room for that either it moves as far as it must
   */
  void headline(
      String name,
      String number,
      String brief,
      int color,
      double x,
      double y,
      double away,
      double farthest) {
    double small = look.type().label();
    double large = look.type().headline();
    double width =
        Math.max(
            pen.textWidth(name, small, Weight.SEMIBOLD), pen.textWidth(number, large, Weight.BOLD));
    double height = small * 1.35 + (number.isEmpty() ? 0 : large * 1.2);
    double wishX = x - width / 2;
    double wishY =
        Double.isNaN(y)
            ? axis.scaled().y() + axis.scaled().height() / 2
            : away < 0 ? y - height + away : y + away;
    double narrow = pen.textWidth(brief, small, Weight.SEMIBOLD);
    for (double far : new double[] {farthest, ANYWHERE}) {
      if (near(width, height, wishX, wishY, far)) {
        double left = place[0];
        double top = place[1];
        write(name, left, top, small, Weight.SEMIBOLD, color);
        if (!number.isEmpty()) {
          write(number, left, top + small * 1.35, large, Weight.BOLD, color);
        }
        return;
      }
      if (!brief.isEmpty() && near(narrow, small * 1.2, wishX, wishY, far)) {
        write(brief, place[0], place[1], small, Weight.SEMIBOLD, color);
        return;
      }
    }
  }

  /**
   * Two lines beside a bracket: what it compares, and how much it is.
   *
   * @param x where they would like to begin
   * @param y where their middle would like to be
   */
  void bracket(String what, String ratio, double x, double y) {
    double size = look.type().label();
    double width =
        Math.max(
            pen.textWidth(what, size, Weight.REGULAR), pen.textWidth(ratio, size, Weight.SEMIBOLD));
    if (near(width, size * 2.6, x, y - size * 1.3, look.px(200))) {
      double left = place[0];
      double top = place[1];
      write(what, left, top, size, Weight.REGULAR, look.theme().muted());
      write(ratio, left, top + size * 1.4, size, Weight.SEMIBOLD, look.theme().text());
    }
  }

  /** The name of the kept run beside its line. */
  void paintKept(Readings ghost, Signal hero) {
    String odd = PerLayer.oddities(ghost.snapshot(), hero);
    String text = Pairing.name(KeptLine.NAME, ghost) + (odd.isEmpty() ? "" : ": " + odd);
    double size = look.type().label();
    double width = pen.textWidth(text, size, Weight.REGULAR);
    int anchor = Math.max(1, (int) Math.rint(ghost.hidden() * 0.85));
    double value = nearestShown(ghost.snapshot(), hero, anchor);
    double wishX = ProfileLine.at(layers, anchor, ghost.hidden()) - width / 2;
    if (axis.shows(value) && near(width, size * 1.2, wishX, axis.y(value), look.px(120))) {
      write(text, place[0], place[1], size, Weight.REGULAR, KeptLine.color(look.theme()));
    }
  }

  /** Where a layer of run A stands. */
  private double at(int layer) {
    return ProfileLine.at(layers, layer, hidden);
  }

  private static String name(Signal signal) {
    return signal.word() + " " + signal.symbol();
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
    double wishX = at(layer) + side;
    double wishY = axis.y(value) - size * 0.6 + (layer == 1 ? look.px(12) : -look.px(16));
    if (near(width, size * 1.2, wishX, wishY, look.px(60))) {
      write(text, place[0], place[1], size, Weight.SEMIBOLD, look.theme().runA());
    }
  }

  private void paintName(StepSnapshot snapshot, Signal signal, Signal[] signals, Signal hero) {
    int anchor = clearest(snapshot, signal, signals, hero);
    double value = nearestShown(snapshot, signal, anchor);
    if (!axis.shows(value)) {
      return;
    }
    String text = name(signal);
    double size = look.type().label();
    double width = pen.textWidth(text, size, Weight.REGULAR);
    boolean above = isUpper(snapshot, signal, signals, hero, anchor);
    double wishX = at(anchor) - width / 2;
    double wishY = axis.y(value) + (above ? -size * 1.2 - look.px(7) : look.px(12));
    if (near(width, size * 1.2, wishX, wishY, look.px(120))) {
      int color = GradientProfile.color(look.theme(), signal, false);
      write(text, place[0], place[1], size, Weight.REGULAR, color);
    }
  }

  /** Whether a grey line is the upper one at a layer: its name then keeps off the other line. */
  private boolean isUpper(
      StepSnapshot snapshot, Signal signal, Signal[] signals, Signal hero, int layer) {
    double value = nearestShown(snapshot, signal, layer);
    for (Signal other : signals) {
      double its = snapshot.get(other.quantity(), layer);
      if (other != signal && other != hero && axis.shows(its)) {
        return value > its;
      }
    }
    return signal == Signal.ACTIVATIONS;
  }

  /** Where no other grey line is near, so that a name is not read as that of its neighbour. */
  private int clearest(StepSnapshot snapshot, Signal signal, Signal[] signals, Signal hero) {
    int best = 1;
    double widest = -1;
    for (double share : NAME_PLACES) {
      int layer = Math.max(1, (int) Math.rint((hidden + 1) * share));
      double room = Math.min(look.px(40), room(snapshot, signal, signals, hero, layer));
      if (room > widest) {
        widest = room;
        best = layer;
      }
    }
    return best;
  }

  private double room(
      StepSnapshot snapshot, Signal signal, Signal[] signals, Signal hero, int layer) {
    double y = axis.y(nearestShown(snapshot, signal, layer));
    double room = ANYWHERE;
    for (Signal other : signals) {
      double value = snapshot.get(other.quantity(), layer);
      if (other != signal && other != hero && axis.shows(value)) {
        room = Math.min(room, Math.abs(axis.y(value) - y));
      }
    }
    return room;
  }

  private boolean find(double width, double height, double wishX, double wishY) {
    return near(width, height, wishX, wishY, ANYWHERE);
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
