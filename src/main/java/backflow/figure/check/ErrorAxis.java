package backflow.figure.check;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LogScale;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.chart.Ticks;
import backflow.chart.Typography;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;
import backflow.math.Blank;

/**
 * The axis of relative errors, the same for all runs and steps: logarithmic from 10⁻¹⁶ to 1 with
 * room for the 2 of a wrong sign, an exact 0 on a line of its own, and under the data the bands of
 * CS231n with their words.
 *
 * @param plot with the line of the zeros at its foot
 * @param scale of what is not 0
 */
record ErrorAxis(Box plot, LogScale scale) {
  private static final int LOW = -16;
  private static final double OVER = 0.45;
  private static final double LANE = 17;
  private static final double TICKS = 30;

  /** A band, from its upper end down. */
  private record Ground(String word, String brief, double top, double bottom) {}

  private static final Ground[] GROUNDS = {
    new Ground("wrong", "wrong", OVER, -2),
    new Ground("uncomfortable", "uneasy", -2, -4),
    new Ground("fine only with kinks", "with kinks", -4, -7),
    new Ground("happy", "happy", -7, Blank.VALUE)
  };

  /** The axis of a plot. */
  static ErrorAxis of(Box plot, Look look) {
    double bottom = plot.bottom() - look.px(LANE) - look.px(8);
    double decade = (bottom - plot.y()) / (OVER - LOW);
    LogScale scale = new LogScale(LOW, 0, bottom, plot.y() + OVER * decade);
    return new ErrorAxis(plot, scale);
  }

  /** Where an error stands; what is smaller than the axis stands at its end. */
  double y(double error) {
    if (error == 0) {
      return zero();
    }
    return Math.max(plot.y(), Math.min(scale.from(), scale.at(error)));
  }

  /** The line of the zeros. */
  double zero() {
    return plot.bottom() - (plot.bottom() - scale.from()) * 0.36;
  }

  /** How much room the labels and words beside the plot take on the right. */
  static double wordsWidth(Pen pen, Look look, boolean brief) {
    double width = 0;
    for (Ground ground : GROUNDS) {
      String word = brief ? ground.brief : ground.word;
      width = Math.max(width, pen.textWidth(word, look.type().note(), Weight.REGULAR));
    }
    return width;
  }

  /** Grounds, grid and numbers. */
  void paint(Pen pen, Look look) {
    for (int i = 0; i < GROUNDS.length; i++) {
      double top = scale.atDecade(GROUNDS[i].top);
      pen.fillRect(plot.x(), top, plot.width(), bottom(GROUNDS[i]) - top, ground(look.theme(), i));
    }
    int grid = look.theme().grid();
    Ticks ticks = scale.ticks(look.px(TICKS));
    double size = look.type().label();
    double right = Frame.labelsRight(look, plot);
    for (int i = 0; i < ticks.count(); i++) {
      double y = Frame.snap(pen, ticks.places()[i]);
      pen.line(plot.x(), y, plot.right(), y, grid, look.type().thinLine());
      number(pen, look, ticks.labels()[i], right, ticks.places()[i], size, Weight.REGULAR);
    }
    number(pen, look, Special.ZERO.word(), right, zero(), size, Weight.SEMIBOLD);
    double foot = Frame.snap(pen, plot.bottom());
    pen.line(plot.x(), foot, plot.right(), foot, look.theme().axis(), look.type().thinLine());
  }

  private double bottom(Ground ground) {
    return Blank.is(ground.bottom) ? plot.bottom() : scale.atDecade(ground.bottom);
  }

  private static int ground(Theme theme, int i) {
    return switch (i) {
      case 0 -> Argb.over(Argb.fade(theme.danger(), 0.13), theme.card());
      case 1 -> Argb.over(Argb.fade(theme.warning(), 0.13), theme.card());
      case 2 -> Argb.mix(theme.card(), theme.healthyBand(), 0.45);
      default -> theme.healthyBand();
    };
  }

  private static void number(
      Pen pen, Look look, String text, double x, double y, double size, Weight weight) {
    double baseline = y + Typography.middle(size);
    pen.text(text, x, baseline, Anchor.END, size, weight, look.theme().muted());
  }

  /** The words of the bands, to the right of the plot. */
  void paintWords(Pen pen, Look look, boolean brief) {
    double size = look.type().note();
    double x = plot.right() + look.px(8);
    double[] middles = middles(size);
    double below = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < GROUNDS.length; i++) {
      double middle = middles[i];
      if (middle - below < size) {
        continue; // the plot is lower than four words
      }
      below = middle;
      String word = brief ? GROUNDS[i].brief : GROUNDS[i].word;
      double baseline = middle + Typography.middle(size);
      pen.text(word, x, baseline, Anchor.START, size, Weight.REGULAR, ink(look.theme(), i));
    }
  }

  /** Where the words stand: in the middle of their bands, those of thin ones moved apart. */
  private double[] middles(double size) {
    double apart = size * 1.02;
    double[] middles = new double[GROUNDS.length];
    double lowest = plot.y();
    for (int i = 0; i < middles.length; i++) {
      double middle = (scale.atDecade(GROUNDS[i].top) + bottom(GROUNDS[i])) / 2;
      middles[i] = Math.max(lowest, middle);
      lowest = middles[i] + apart;
    }
    double highest = plot.bottom() - size / 2;
    for (int i = middles.length - 1; i >= 0 && highest >= plot.y() + i * apart; i--) {
      middles[i] = Math.min(highest, middles[i]);
      highest = middles[i] - apart;
    }
    return middles;
  }

  private static int ink(Theme theme, int i) {
    return i == 0
        ? theme.danger()
        : i == 1 ? theme.warning() : i == 3 ? theme.success() : theme.muted();
  }
}
