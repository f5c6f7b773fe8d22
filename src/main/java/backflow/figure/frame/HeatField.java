package backflow.figure.frame;

import backflow.chart.LinearScale;
import backflow.chart.LogScale;
import backflow.chart.Pen;
import backflow.chart.Raster;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.math.Blank;
import backflow.probe.Strip;
import java.util.Arrays;

/**
 * A heat map as one picture: each device column shows the last value of the last bucket that begins
 * in it, unless one of them held NaN or ±∞, which then shows; before the first bucket and after the
 * last one it is transparent. Two pictures in turn, because a window may still be reading the last
 * one.
 */
public final class HeatField {
  private static final double PITCH = 6;

  private final Raster[] rasters = {new Raster(), new Raster()};
  private int turn;
  private int[] first = new int[0];
  private int[] cells = new int[0];
  private boolean[] odd = new boolean[0];

  /** Draws the strip. */
  public void paint(
      Pen pen, Look look, Strip strip, LinearScale steps, LayerRows rows, LogScale scale) {
    turn = 1 - turn;
    Raster raster = rasters[turn];
    double ratio = pen.pixelRatio();
    int width = (int) Math.rint(rows.plot().width() * ratio);
    int height = (int) Math.rint(rows.plot().height() * ratio);
    raster.resize(width, height);
    findBuckets(strip, steps, width);
    int pitch = (int) Math.max(4, Math.rint(look.px(PITCH) * ratio));
    readCells(strip, width, look.theme(), scale);
    for (int layer = 1; layer <= strip.rows; layer++) {
      int top = (int) Math.rint((rows.top(layer) - rows.plot().y()) * ratio);
      double lower = rows.bottom(layer) - rows.plot().y();
      int bottom = Math.min(height, (int) Math.rint(lower * ratio));
      for (int y = Math.max(0, top); y < bottom; y++) {
        System.arraycopy(cells, (layer - 1) * width, raster.pixels(), y * width, width);
        if (odd[layer - 1]) {
          patternRow(raster, y, width, look.theme(), pitch);
        }
      }
    }
    pen.image(raster, rows.plot().x(), rows.plot().y(), rows.plot().width(), rows.plot().height());
  }

  /**
   * For each device column the bucket of its first step, and one more for the end; −1 before the
   * first bucket, their number after the last one.
   */
  private void findBuckets(Strip strip, LinearScale steps, int width) {
    if (first.length < width + 1) {
      first = new int[width + 1];
    }
    if (cells.length < width * strip.rows) {
      cells = new int[width * strip.rows];
    }
    if (odd.length < strip.rows) {
      odd = new boolean[strip.rows];
    }
    double perColumn = (steps.high() - steps.low()) / width;
    int bucket = 0;
    for (int column = 0; column <= width; column++) {
      double step = steps.low() + column * perColumn;
      while (bucket + 1 < strip.buckets && strip.from[bucket + 1] <= step) {
        bucket++;
      }
      boolean before = step + perColumn <= strip.from[0];
      boolean after = bucket == strip.buckets - 1 && step >= strip.to[bucket] + 1.0;
      first[column] = before ? -1 : after ? strip.buckets : bucket;
    }
  }

  /**
   * The colour of each row and column, in the order of the strip's memory; transparent for the
   * blank, and for a kind of its own its bit, which is transparent too.
   */
  private void readCells(Strip strip, int width, Theme theme, LogScale scale) {
    Arrays.fill(odd, 0, strip.rows, false);
    int from = -1;
    int until = -1;
    for (int column = 0; column < width; column++) {
      int begin = first[column];
      int end = Math.max(begin, first[column + 1] - 1);
      boolean same = begin == from && end == until;
      for (int row = 0; row < strip.rows; row++) {
        int at = row * width + column;
        if (same) {
          cells[at] = cells[at - 1];
        } else {
          boolean blank = begin < 0 || begin >= strip.buckets;
          cells[at] = blank ? 0 : cell(strip, row, begin, end, theme, scale);
        }
      }
      from = begin;
      until = end;
    }
  }

  private int cell(Strip strip, int row, int from, int to, Theme theme, LogScale scale) {
    double value = Blank.VALUE;
    for (int bucket = from; bucket <= to; bucket++) {
      int at = bucket * strip.rows + row;
      double max = strip.max[at];
      if (!(max <= Double.MAX_VALUE) && !Blank.is(max)) {
        value = Double.isNaN(value) && !Blank.is(value) ? value : max;
      } else if (!Blank.is(max) && (value <= Double.MAX_VALUE || Blank.is(value))) {
        value = strip.last[at];
      }
    }
    if (value > 0 && value <= Double.MAX_VALUE) {
      return theme.magnitude().at(scale.share(value));
    }
    int bit = Special.bitOf(value, true);
    odd[row] |= bit != 0;
    return bit;
  }

  private static void patternRow(Raster raster, int y, int width, Theme theme, int pitch) {
    int[] pixels = raster.pixels();
    for (int column = 0; column < width; column++) {
      int cell = pixels[y * width + column];
      if (cell != 0 && cell >>> 24 == 0) {
        Special special = Special.first(cell);
        pixels[y * width + column] = special.pixel(theme, column, y, pitch);
      }
    }
  }
}
