package backflow.figure.units;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.figure.frame.Look;
import java.util.ArrayList;
import java.util.List;

/** Sentences in the middle of a plot that has nothing else to show, broken into lines. */
record Notice(Pen pen, Look look) {
  private static final double LEADING = 1.5;

  /** Writes them, as many lines as there is room for. */
  void paint(Box plot, String... sentences) {
    double size = look.type().label();
    double room = plot.width() - look.px(16);
    List<String> lines = new ArrayList<>();
    for (String sentence : sentences) {
      wrap(sentence, room, size, lines);
    }
    double leading = size * LEADING;
    int most = (int) Math.max(1, Math.floor(plot.height() / leading));
    List<String> shown = lines.subList(0, Math.min(most, lines.size()));
    double y = plot.y() + (plot.height() - leading * shown.size()) / 2 + size;
    double x = plot.x() + plot.width() / 2;
    for (String line : shown) {
      pen.text(line, x, y, Anchor.MIDDLE, size, Weight.REGULAR, look.theme().muted());
      y += leading;
    }
  }

  private void wrap(String sentence, double room, double size, List<String> lines) {
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && pen.textWidth(longer, size, Weight.REGULAR) > room) {
        lines.add(line.toString());
        line.setLength(0);
        longer = word;
      }
      line.setLength(0);
      line.append(longer);
    }
    lines.add(line.toString());
  }
}
