package backflow.figure.network;

import backflow.chart.Argb;
import backflow.chart.Shapes;
import backflow.chart.Theme;

/**
 * Colours of classes that colour-blind eyes tell apart: the palette of Okabe and Ito (2008), and
 * two of Tol (2021) for the ninth and tenth class.
 */
final class ClassColors {
  private static final int[] COLORS = {
    0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7, 0xff56b4e9,
    0xffd55e00, 0xfff0e442, 0xff7f7f7f, 0xff332288, 0xffaa4499
  };

  /** How strong the ground is where the net is sure, and where it guesses. */
  private static final double SURE = 0.62;

  private static final double GUESS = 0.1;

  private ClassColors() {}

  /** The colour of a class, from 0; more than ten begin anew. */
  static int of(int which) {
    return COLORS[Math.floorMod(which, COLORS.length)];
  }

  /**
   * The ground of a class.
   *
   * @param lead from 0 (guessing) to 1 (certain)
   */
  static int ground(Theme theme, int which, double lead) {
    double strength = GUESS + (SURE - GUESS) * Math.max(0, Math.min(1, lead));
    return Argb.mix(theme.card(), of(which), strength);
  }

  /** A second sign beside the colour: nothing, a dot, a bar, a cross, and anew. */
  static void sign(Shapes onto, double x, double y, double r, int which, int ink) {
    double half = r * 0.5;
    double line = Math.max(0.8, r * 0.35);
    switch (Math.floorMod(which, 4)) {
      case 1 -> onto.fillCircle(x, y, r * 0.32, ink);
      case 2 -> onto.line(x - half, y, x + half, y, ink, line);
      case 3 -> {
        onto.line(x - half, y, x + half, y, ink, line);
        onto.line(x, y - half, x, y + half, ink, line);
      }
      default -> {
        // class 0 is plain
      }
    }
  }
}
