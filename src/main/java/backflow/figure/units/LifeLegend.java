package backflow.figure.units;

import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Typography;
import backflow.figure.frame.Look;
import backflow.probe.LifeStrip;
import backflow.probe.UnitActivity.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The colours of what a unit can be, with their names, in a line: all of them in whole words, else
 * in short ones, else those that there are now first.
 */
record LifeLegend(Pen pen, Look look) {
  /** What a map without room names first of what there is, and then of what there is not. */
  private static final List<State> TELLING =
      List.of(
          State.DEAD,
          State.ACTIVE,
          State.SILENT,
          State.REVIVED,
          State.NEAR_INACTIVE,
          State.INACTIVE);

  /**
   * Paints it.
   *
   * @param left where it begins
   * @param room its width
   * @param step the step that is looked at; −1 for the newest
   */
  void paint(double left, double room, double baseline, LifeStrip lives, long step) {
    Set<State> all = EnumSet.allOf(State.class);
    boolean whole = width(all, true) <= room;
    double size = look.type().label();
    double swatch = look.px(10);
    double x = left;
    for (State state : whole ? all : fitting(room, lives, step)) {
      double middle = baseline - Typography.middle(size);
      int color = UnitColors.of(state, look.theme());
      pen.fillRect(x, middle - swatch / 2, swatch, swatch, color);
      x += swatch + look.px(5);
      String word = UnitColors.word(state, whole);
      pen.text(word, x, baseline, Anchor.START, size, Weight.REGULAR, look.theme().muted());
      x += pen.textWidth(word, size, Weight.REGULAR) + look.px(14);
    }
  }

  /** As many as fit in short words, in the order of the states. */
  private Set<State> fitting(double room, LifeStrip lives, long step) {
    List<State> wanted = new ArrayList<>(TELLING);
    wanted.sort(Comparator.comparing(state -> !occurs(state, lives, step)));
    Set<State> shown = EnumSet.noneOf(State.class);
    for (State state : wanted) {
      shown.add(state);
      if (width(shown, false) > room) {
        shown.remove(state);
      }
    }
    return shown;
  }

  private static boolean occurs(State state, LifeStrip lives, long step) {
    if (lives.columns() == 0) {
      return false;
    }
    int column = lives.columnAt(step);
    for (int layer = 1; layer <= lives.layers(); layer++) {
      if (lives.units(layer) > 0 && lives.count(column, layer, state) > 0) {
        return true;
      }
    }
    return false;
  }

  private double width(Set<State> states, boolean whole) {
    double width = 0;
    for (State state : states) {
      String word = UnitColors.word(state, whole);
      width += pen.textWidth(word, look.type().label(), Weight.REGULAR) + look.px(29);
    }
    return width - look.px(14);
  }
}
