package backflow.figure.network;

import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.math.Blank;
import backflow.probe.StepSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Under the columns: the layers' numbers, and a row for each number that travels. */
record TravelRows(
    Pen pen, Look look, GraphLayout layout, List<SubStep> rows, @Nullable SubStep shown) {
  /** Height of a row. */
  static final double ROW = 18;

  /** How wide the names of all rows are. */
  static double namesWidth(Pen pen, Look look) {
    double widest = 0;
    for (SubStep row : SubStep.values()) {
      widest = Math.max(widest, pen.textWidth(row.symbol(), look.type().note(), Weight.REGULAR));
    }
    return widest;
  }

  /** Draws them. */
  void paint(Readings readings, Focus focus, int color) {
    layers(SubStep.snapshot(readings, focus), focus);
    double baseline = layout.plot().bottom() + look.px(2 * ROW - 3);
    for (SubStep row : rows) {
      double size = look.type().note();
      int muted = look.theme().muted();
      double x = look.px(Frame.PAD);
      pen.text(row.symbol(), x, baseline, Anchor.START, size, Weight.REGULAR, muted);
      numbers(readings, focus, row, baseline, color);
      baseline += look.px(ROW);
    }
  }

  private void layers(StepSnapshot snapshot, Focus focus) {
    int last = layout.graph().hidden() + 1;
    double baseline = layout.plot().bottom() + look.px(ROW - 3);
    double size = look.type().note();
    double end = layout.plot().right() + look.px(8);
    double outLeft = layout.x(last) - pen.textWidth("out", size, Weight.SEMIBOLD) / 2;
    double free = Double.NEGATIVE_INFINITY;
    int every = everyName(everyNumber(snapshot));
    for (int layer = 0; layer <= last; layer++) {
      boolean named = layer == 0 || isNamed(layer, every);
      String word = layer == 0 ? "in" : layer == last ? "out" : Integer.toString(layer);
      double half = pen.textWidth(word, size, Weight.SEMIBOLD) / 2;
      double x = Math.min(end - half, layout.x(layer));
      boolean clear = x - half > free && (layer == last || x + half + look.px(5) < outLeft);
      if (named && (clear || layer == last)) {
        boolean chosen = layer > 0 && layer == focus.layer();
        int ink = chosen ? look.theme().text() : look.theme().muted();
        Weight weight = chosen ? Weight.SEMIBOLD : Weight.REGULAR;
        pen.text(word, x, baseline, Anchor.MIDDLE, size, weight, ink);
        free = x + half + look.px(5);
      }
    }
  }

  private int every(double width) {
    int[] steps = {1, 2, 5, 10, 20, 50, 100};
    for (int step : steps) {
      if (step * layout.pitch() >= Math.max(look.px(24), width)) {
        return step;
      }
    }
    return 200;
  }

  /** Of so many layers one has its numbers, the same ones in all rows; those are named. */
  private int everyNumber(StepSnapshot snapshot) {
    double widest = 0;
    int last = layout.graph().hidden() + 1;
    for (SubStep row : rows) {
      for (int layer = 1; layer <= last; layer++) {
        double value = row.at(snapshot, layer);
        String word = Blank.is(value) ? "" : Numbers.value(value);
        widest = Math.max(widest, pen.textWidth(word, look.type().note(), Weight.REGULAR));
      }
    }
    return every(widest + look.px(7));
  }

  /** As many names as have room, those of the layers with numbers among them. */
  private int everyName(int everyNumber) {
    int every = every(0);
    return everyNumber % every == 0 ? every : everyNumber;
  }

  /** Whether a layer is one of so many. */
  private boolean isNamed(int layer, int every) {
    return layer == layout.graph().hidden() + 1 || layer % every == 0 || (layer == 1 && every > 1);
  }

  /** Numbers in the order of their travel, as many as have room. */
  private void numbers(Readings readings, Focus focus, SubStep row, double baseline, int color) {
    int hidden = layout.graph().hidden();
    double size = look.type().note();
    double least = layout.plot().x();
    double most = layout.plot().right() + look.px(6);
    double free = row.upward() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    StepSnapshot snapshot = SubStep.snapshot(readings, focus);
    boolean moving = shown == null || row == shown;
    int every = everyNumber(snapshot);
    for (int k = 1; k <= hidden + 1; k++) {
      int layer = row.upward() ? k : hidden + 2 - k;
      double value = row.at(snapshot, layer);
      boolean named = isNamed(layer, every);
      boolean come = !moving || row.reaches(layer, hidden, focus);
      if (Blank.is(value) || !named || !come) {
        continue;
      }
      String word = Numbers.value(value);
      double half = pen.textWidth(word, size, Weight.REGULAR) / 2;
      double x = Math.max(least + half, Math.min(most - half, layout.x(layer)));
      boolean clear = row.upward() ? x - half > free : x + half < free;
      if (clear && half * 2 < most - least) {
        int ink = layer == focus.readLayer() ? look.theme().text() : color;
        pen.text(word, x, baseline, Anchor.MIDDLE, size, Weight.REGULAR, ink);
        free = row.upward() ? x + half + look.px(7) : x - half - look.px(7);
      }
    }
  }
}
