package backflow.figure.updates;

import backflow.chart.Argb;
import backflow.chart.ColorMap;
import backflow.chart.Raster;
import backflow.chart.Theme;
import backflow.landscape.Cliff;
import org.jspecify.annotations.Nullable;

/**
 * The surface with the cliff as a picture in pale bands, like a map with contour lines: bright is
 * high. The heights are worked out once for the program.
 */
final class CliffMap {
  /** Where the walk takes place. */
  static final double W_LOW = 4.2;

  static final double W_HIGH = 5.8;
  static final double B_LOW = -3.0;
  static final double B_HIGH = -2.1;

  /** The largest error that there is: σ = 0 where 0.7 is wanted. */
  static final double HIGHEST = Cliff.TARGET * Cliff.TARGET;

  /** How many bands the heights are drawn in. */
  static final int BANDS = 12;

  private static final int COLUMNS = 240;
  private static final int ROWS = 180;
  private static final double PALE = 0.55;

  private final Raster raster = new Raster();
  private @Nullable Theme painted;

  /** Heights by row from the top and column from the left, computed when first asked for. */
  private static final class Heights {
    static final double[] ALL = all();

    private static double[] all() {
      double[] heights = new double[COLUMNS * ROWS];
      for (int row = 0; row < ROWS; row++) {
        double b = B_HIGH - (row + 0.5) / ROWS * (B_HIGH - B_LOW);
        for (int column = 0; column < COLUMNS; column++) {
          double w = W_LOW + (column + 0.5) / COLUMNS * (W_HIGH - W_LOW);
          heights[row * COLUMNS + column] = Cliff.error(w, b);
        }
      }
      return heights;
    }
  }

  /** The picture in a theme's colours. */
  Raster picture(Theme theme) {
    if (painted != theme) {
      painted = theme;
      raster.resize(COLUMNS, ROWS);
      for (int i = 0; i < Heights.ALL.length; i++) {
        raster.pixels()[i] = color(theme, Heights.ALL[i]);
      }
    }
    return raster;
  }

  /** The colour of an error; as wide in band as the eye sees the square root. */
  static int color(Theme theme, double error) {
    double share = Math.min(1, Math.sqrt(error / HIGHEST));
    double band = Math.min(BANDS - 1, Math.floor(share * BANDS)) / (BANDS - 1);
    ColorMap map = theme.magnitude();
    return Argb.over(Argb.fade(map.at(band), PALE), theme.card());
  }
}
