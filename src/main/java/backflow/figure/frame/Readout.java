package backflow.figure.frame;

import backflow.chart.Marker;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The line of values over a plot, at its right end: words, numbers and the shapes of signals. */
public final class Readout {
  private static final double GAP = 8;
  private static final double MARK_GAP = 6;
  private static final double MARK_RADIUS = 4;

  private final List<Item> items = new ArrayList<>();

  /** A text, with the shape of its signal in front if it has one. */
  private record Item(
      String text, int color, Weight weight, @Nullable Marker marker, int fill, boolean optional) {}

  /** A word or number. */
  public Readout add(String text, int color, Weight weight) {
    items.add(new Item(text, color, weight, null, 0, false));
    return this;
  }

  /** The value of a signal behind its shape; an optional one goes first when room is short. */
  public Readout add(
      Marker marker, int fill, String text, int color, Weight weight, boolean optional) {
    items.add(new Item(text, color, weight, marker, fill, optional));
    return this;
  }

  /** Whether it says nothing. */
  public boolean isEmpty() {
    return items.isEmpty();
  }

  /**
   * Draws it so that it ends at {@code right}, without the optional parts if need be.
   *
   * @param room how much width there is
   * @return how much was used; 0 if not even the rest fits
   */
  public double paint(Pen pen, Look look, double right, double baseline, double room) {
    while (width(pen, look) > room && items.removeIf(Item::optional)) {
      // once: removeIf takes all of them
    }
    while (!items.isEmpty() && width(pen, look) > room) {
      items.remove(0);
    }
    double used = width(pen, look);
    double x = right - used;
    double size = look.type().label();
    for (Item item : items) {
      if (item.marker != null) {
        double r = look.px(MARK_RADIUS);
        item.marker.paint(
            pen, x + r, baseline - size * 0.36, r, item.fill, item.color, look.type().signalLine());
        x += 2 * r + look.px(MARK_GAP);
      }
      pen.text(item.text, x, baseline, Pen.Anchor.START, size, item.weight, item.color);
      x += pen.textWidth(item.text, size, item.weight) + look.px(GAP);
    }
    return used;
  }

  private double width(Pen pen, Look look) {
    double width = 0;
    for (Item item : items) {
      width += pen.textWidth(item.text, look.type().label(), item.weight) + look.px(GAP);
      if (item.marker != null) {
        width += look.px(2 * MARK_RADIUS + MARK_GAP);
      }
    }
    return Math.max(0, width - look.px(GAP));
  }
}
