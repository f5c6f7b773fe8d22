package backflow.figure.network;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.figure.frame.Look;
import java.util.ArrayList;
import java.util.List;

/** Sentences that the instruments of this board share. */
record Words(Pen pen, Look look) {
  /** What stands where a study is under way. */
  static final String WORKING = "working…";

  /** What a summary says before anything was found. */
  static final String NOTHING = "Nothing has been worked out yet.";

  private static final double LEADING = 1.5;

  /** In the middle, on as many lines as there is room for. */
  void inside(Box plot, String sentence) {
    double size = look.type().label();
    double leading = size * LEADING;
    List<String> lines = wrapped(sentence, plot.width() - look.px(16), size);
    int most = (int) Math.max(1, Math.floor(plot.height() / leading));
    int n = Math.min(most, lines.size());
    double y = plot.y() + (plot.height() - leading * n) / 2 + size;
    for (String line : lines.subList(0, n)) {
      double x = plot.x() + plot.width() / 2;
      pen.text(line, x, y, Anchor.MIDDLE, size, Weight.REGULAR, look.theme().muted());
      y += leading;
    }
  }

  private List<String> wrapped(String sentence, double room, double size) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && pen.textWidth(longer, size, Weight.REGULAR) > room) {
        lines.add(line.toString());
        longer = word;
      }
      line.setLength(0);
      line.append(longer);
    }
    lines.add(line.toString());
    return lines;
  }

  /**
   * The first of some forms, the longest first, that fits on a line.
   *
   * @return how wide it is; 0 if none fits
   */
  double fitting(
      double x,
      double baseline,
      double room,
      double size,
      Weight weight,
      int ink,
      String... forms) {
    for (String form : forms) {
      double width = pen.textWidth(form, size, weight);
      if (width <= room && !form.isEmpty()) {
        pen.text(form, x, baseline, Anchor.START, size, weight, ink);
        return width;
      }
    }
    return 0;
  }

  /** A name, cut where it is too long. */
  String shortened(String name, double room, double size) {
    if (pen.textWidth(name, size, Weight.REGULAR) <= room) {
      return name;
    }
    int end = name.length();
    while (end > 1 && pen.textWidth(name.substring(0, end) + "…", size, Weight.REGULAR) > room) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end) + "…";
  }
}
