package backflow.figure.frame;

import backflow.chart.Box;
import backflow.chart.LabelSpread;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Typography;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Names at the ends of lines, spread so that none covers another, with hairlines to their lines.
 */
public final class EndLabels {
  /** Smallest distance of two names. */
  public static final double GAP = 17;

  private final List<Label> labels = new ArrayList<>();

  /**
   * A name.
   *
   * @param y where its line ends
   * @param rank of names whose lines end together the one with the lower rank stands higher
   * @param swatch colour of the line; 0: the text itself has it
   */
  public record Label(String text, double y, int rank, int swatch, int color, Weight weight) {}

  /** Forgets all. */
  public void clear() {
    labels.clear();
  }

  /** Adds one, unless its line has nothing to show. */
  public void add(Label label) {
    if (!Double.isNaN(label.y)) {
      labels.add(label);
    }
  }

  /** How much room the widest needs beside the plot. */
  public static double room(Pen pen, Look look, String widest, boolean swatch) {
    double text = pen.textWidth(widest, look.type().label(), Weight.SEMIBOLD);
    return text + look.px(swatch ? 21 : 8) + look.px(6);
  }

  /**
   * From the top down; lines that end within {@code together} of each other by rank, so that names
   * do not change places with every wobble.
   */
  private static void sort(List<Label> labels, double together) {
    labels.sort(Comparator.comparingInt(Label::rank));
    for (int i = 1; i < labels.size(); i++) {
      Label label = labels.get(i);
      int k = i;
      while (k > 0 && labels.get(k - 1).y > label.y + together) {
        labels.set(k, labels.get(k - 1));
        k--;
      }
      labels.set(k, label);
    }
  }

  /** Draws them at the right of a plot, as many as there is room for; earlier ones give way. */
  public void paint(Pen pen, Look look, Box plot, double lowest) {
    double size = look.type().label();
    double gap = look.px(GAP);
    double room = lowest - plot.y() + gap * 0.5;
    int most = (int) Math.max(1, Math.floor(room / gap) + 1);
    List<Label> shown =
        new ArrayList<>(labels.subList(Math.max(0, labels.size() - most), labels.size()));
    sort(shown, gap / 2);
    double[] places = shown.stream().mapToDouble(Label::y).toArray();
    LabelSpread.spreadInPlace(places, places.length, gap, plot.y(), lowest);
    for (int i = 0; i < places.length; i++) {
      Label label = shown.get(i);
      double x = plot.right() + look.px(8);
      if (label.swatch != 0) {
        int leader = look.theme().axis();
        pen.line(plot.right() + 2, label.y, x + look.px(2), places[i], leader, look.px(1));
        pen.fillRect(x + look.px(4), places[i] - look.px(5), look.px(4), look.px(10), label.swatch);
        x += look.px(13);
      }
      double baseline = places[i] + Typography.middle(size);
      pen.text(label.text, x, baseline, Anchor.START, size, label.weight, label.color);
    }
  }
}
