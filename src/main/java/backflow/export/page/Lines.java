package backflow.export.page;

import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import java.util.ArrayList;
import java.util.List;

/**
 * Words set in as few lines as they need: in one line if they fit, if need be a little smaller,
 * else in several lines broken between words. Nothing is cut.
 *
 * @param lines from top to bottom
 * @param size of the type
 * @param weight of the type
 */
record Lines(List<String> lines, double size, Weight weight) {
  private static final double SMALLEST = 0.8;
  private static final double LEADING = 1.25;

  /**
   * Sets words.
   *
   * @param size of the type at most
   * @param room width at hand
   */
  static Lines of(Pen pen, String words, double size, Weight weight, double room) {
    if (words.isEmpty()) {
      return new Lines(List.of(), size, weight);
    }
    double width = pen.textWidth(words, size, weight);
    if (width * SMALLEST <= room) {
      return new Lines(List.of(words), width <= room ? size : size * room / width, weight);
    }
    double smaller = size * SMALLEST;
    return new Lines(broken(pen, words, smaller, weight, room), smaller, weight);
  }

  private static List<String> broken(
      Pen pen, String words, double size, Weight weight, double room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && pen.textWidth(longer, size, weight) > room) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(word);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** From the top of the first line to the bottom of the last. */
  double height() {
    return lines.size() * size * LEADING;
  }

  /** Draws them; y is the top of the first line. */
  void draw(Pen pen, double x, double y, int argb) {
    double baseline = y + size;
    for (String line : lines) {
      pen.text(line, x, baseline, Anchor.START, size, weight, argb);
      baseline += size * LEADING;
    }
  }
}
