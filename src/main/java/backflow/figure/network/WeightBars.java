package backflow.figure.network;

import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Special;
import backflow.figure.frame.Look;
import backflow.study.UnitPortrait;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The weights that come into a unit as bars, up above 0 and down below it; those of the same unit
 * of run B as lines on the same scale, input by input.
 */
final class WeightBars {
  private final Pen pen;
  private final Look look;
  private final UnitPortrait portrait;
  private final @Nullable UnitPortrait other;
  private final Box plot;
  private final double largest;

  /**
   * For one frame.
   *
   * @param other run B's unit; null if there is none
   * @param plot where the bars stand; the caption stands over it, the scale under it
   */
  WeightBars(Pen pen, Look look, UnitPortrait portrait, @Nullable UnitPortrait other, Box plot) {
    this.pen = pen;
    this.look = look;
    this.portrait = portrait;
    this.other = other;
    this.plot = plot;
    double its = other != null && isDrawn() ? largest(other) : 0;
    largest = Math.max(largest(portrait), its);
  }

  /** Whether B's weights can stand beside A's: from as many inputs. */
  private boolean isDrawn() {
    return other != null && other.inputs() == portrait.inputs();
  }

  /** Draws them. */
  void paint(boolean sorted) {
    Integer[] order = order(portrait, sorted);
    double slot = plot.width() / order.length;
    for (int i = 0; i < order.length; i++) {
      bar(portrait.weight(order[i]), plot.x() + i * slot, slot);
    }
    double zero = y(0);
    pen.line(plot.x(), zero, plot.right(), zero, look.theme().axis(), look.type().thinLine());
    UnitPortrait runB = other;
    if (runB != null && isDrawn()) {
      for (int i = 0; i < order.length; i++) {
        mark(runB.weight(order[i]), plot.x() + i * slot, slot);
      }
    }
    words(sorted);
  }

  private double y(double w) {
    double share = isFinite(w) ? (largest > 0 ? w / largest : 0) : w < 0 ? -1 : 1;
    return plot.y() + plot.height() / 2 * (1 - share);
  }

  private static boolean isFinite(double w) {
    return Math.abs(w) <= Double.MAX_VALUE;
  }

  private int ink(double w, int usual) {
    return isFinite(w) ? usual : Special.first(Special.bitOf(w, false)).color(look.theme());
  }

  private void bar(double w, double x, double slot) {
    double width = Math.max(0.5, slot - (slot > 3 ? 1 : 0));
    double top = Math.min(y(w), y(0));
    double height = Math.abs(y(w) - y(0));
    pen.fillRect(x, top, width, height, ink(w, look.theme().runA()));
  }

  /** A line at run B's weight, with air around it so that it is seen on a bar. */
  private void mark(double w, double x, double slot) {
    double line = look.type().signalLine();
    double right = x + Math.max(1, slot - (slot > 3 ? 1 : 0));
    if (slot > 3) {
      pen.line(x, y(w), right, y(w), look.theme().card(), 2.6 * line);
    }
    pen.line(x, y(w), right, y(w), ink(w, look.theme().runB()), line);
  }

  private static double largest(UnitPortrait portrait) {
    double largest = 0;
    for (int i = 0; i < portrait.inputs(); i++) {
      double size = Math.abs(portrait.weight(i));
      largest = isFinite(size) ? Math.max(largest, size) : largest;
    }
    return largest;
  }

  private static Integer[] order(UnitPortrait portrait, boolean sorted) {
    Integer[] order = new Integer[portrait.inputs()];
    Arrays.setAll(order, i -> i);
    if (sorted) {
      Arrays.sort(order, Comparator.comparingDouble(i -> -portrait.weight(i)));
    }
    return order;
  }

  private void words(boolean sorted) {
    double size = look.type().note();
    int muted = look.theme().muted();
    String n = Integer.toString(portrait.inputs());
    String end = "±" + Numbers.value(largest);
    Words words = new Words(pen, look);
    double head = plot.y() - look.px(7);
    words.fitting(plot.x(), head, plot.width(), size, Weight.REGULAR, muted, captions(n, end));
    String from = portrait.facts().layer() == 1 ? "input" : "unit below";
    String first = isDrawn() ? "largest of A first" : "largest first";
    String foot = sorted ? first : from + " 1 … " + n;
    double baseline = plot.bottom() + look.px(15);
    words.fitting(plot.x(), baseline, plot.width(), size, Weight.REGULAR, muted, foot);
  }

  private String[] captions(String n, String end) {
    if (other == null) {
      return new String[] {n + " incoming weights, scale " + end, "weights " + end, "w " + end};
    }
    if (isDrawn()) {
      return new String[] {
        n + " incoming weights, A bars, B lines, " + end,
        n + " weights, A bars, B lines, " + end,
        "A bars, B lines, " + end,
        "w " + end
      };
    }
    return new String[] {
      n + " weights of A, " + end + "; B has " + other.inputs(), "weights of A " + end, "A " + end
    };
  }
}
