package backflow.figure.frame;

import backflow.chart.Box;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Typography;
import java.util.ArrayList;
import java.util.List;

/** Sentences in figures: in the middle where there is nothing to draw, or at a free place. */
public record Words(Pen pen, Look look) {
  private static final double LINE = 1.45;

  /** In the middle of a plot, on as many lines as needed. */
  public void inside(Box plot, String words) {
    double size = look.type().label();
    List<String> lines = lines(words, plot.width() - look.px(16), size);
    double height = size * LINE;
    int fits = (int) Math.max(1, plot.height() / height);
    double y = plot.y() + plot.height() / 2 - (Math.min(fits, lines.size()) - 1) * height / 2;
    for (String line : lines.subList(0, Math.min(fits, lines.size()))) {
      double x = plot.x() + (plot.width() - pen.textWidth(line, size, Weight.REGULAR)) / 2;
      Frame.haloed(pen, look, line, x, y, size, Weight.REGULAR, look.theme().muted());
      y += height;
    }
  }

  private List<String> lines(String words, double room, double size) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && pen.textWidth(longer, size, Weight.REGULAR) > room) {
        lines.add(line.toString());
        line = new StringBuilder(word);
      } else {
        line = new StringBuilder(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** The first of some forms, the longest first, that fits on a line. */
  public void line(double x, double baseline, double room, int color, String... forms) {
    double size = look.type().label();
    for (String form : forms) {
      if (pen.textWidth(form, size, Weight.REGULAR) <= room) {
        pen.text(form, x, baseline, Pen.Anchor.START, size, Weight.REGULAR, color);
        return;
      }
    }
  }

  /**
   * Two lines that stay together, the first one bold.
   *
   * @return whether there was room
   */
  public boolean pair(
      Occupancy taken, String first, String second, double wishX, double wishY, int ink) {
    double size = look.type().label();
    double air = look.px(4);
    double width =
        2 * air
            + Math.max(
                pen.textWidth(first, size, Weight.SEMIBOLD),
                pen.textWidth(second, size, Weight.REGULAR));
    double line = size * 1.35;
    double height = 2 * line + air;
    double[] place = new double[2];
    if (!taken.nearest(width, height, wishX - air, wishY - height / 2, 1e4, place)) {
      return false;
    }
    double x = place[0] + air;
    double baseline = place[1] + (air + line) / 2 + Typography.middle(size);
    Frame.haloed(pen, look, first, x, baseline, size, Weight.SEMIBOLD, ink);
    Frame.haloed(pen, look, second, x, baseline + line, size, Weight.REGULAR, ink);
    taken.take(place[0], place[1], width, height);
    return true;
  }

  /**
   * At the free place nearest to a wish, if there is one not too far.
   *
   * @param taken knows what is drawn; the words are added
   * @return whether there was room
   */
  public boolean free(
      Occupancy taken,
      String words,
      double wishX,
      double wishY,
      double far,
      Weight weight,
      int ink) {
    double size = look.type().label();
    double air = look.px(4);
    double width = pen.textWidth(words, size, weight) + 2 * air;
    double height = size * 1.2 + air;
    double[] place = new double[2];
    if (!taken.nearest(width, height, wishX - air, wishY - height / 2, far, place)) {
      return false;
    }
    double baseline = place[1] + height / 2 + Typography.middle(size);
    Frame.haloed(pen, look, words, place[0] + air, baseline, size, weight, ink);
    taken.take(place[0], place[1], width, height);
    return true;
  }
}
