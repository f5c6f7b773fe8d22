package backflow.figure.flow;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Raster;
import backflow.chart.RecordingPen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A pen that notes where ink really falls: inside the clip, and of pictures only what shows. */
final class InkPen implements Pen {
  /** Ink of one call: its kind, what it covers, its colour (0 for a picture). */
  record Ink(String kind, Box box, int color) {}

  private final RecordingPen measure = new RecordingPen();
  private final Deque<Box> clips = new ArrayDeque<>();
  private final List<Ink> inks = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final Set<Integer> pixels = new HashSet<>();

  List<Ink> inks() {
    return inks;
  }

  List<String> texts() {
    return texts;
  }

  /** Colours of the pixels of all pictures. */
  Set<Integer> pixels() {
    return pixels;
  }

  private void note(String kind, double x, double y, double width, double height, int color) {
    double left = x;
    double top = y;
    double right = x + width;
    double bottom = y + height;
    for (Box clip : clips) {
      left = Math.max(left, clip.x());
      top = Math.max(top, clip.y());
      right = Math.min(right, clip.right());
      bottom = Math.min(bottom, clip.bottom());
    }
    if (left <= right && top <= bottom) {
      inks.add(new Ink(kind, new Box(left, top, right - left, bottom - top), color));
    }
  }

  private void note(String kind, double[] xs, double[] ys, int n, int color) {
    double left = Arrays.stream(xs, 0, n).min().orElseThrow();
    double top = Arrays.stream(ys, 0, n).min().orElseThrow();
    double right = Arrays.stream(xs, 0, n).max().orElseThrow();
    double bottom = Arrays.stream(ys, 0, n).max().orElseThrow();
    note(kind, left, top, right - left, bottom - top, color);
  }

  @Override
  public double pixelRatio() {
    return 1;
  }

  @Override
  public void clear(int argb) {
    inks.clear();
  }

  @Override
  public void fillRect(double x, double y, double width, double height, int argb) {
    note("fillRect", x, y, width, height, argb);
  }

  @Override
  public void fillRoundRect(
      double x, double y, double width, double height, double radius, int argb) {
    note("fillRect", x, y, width, height, argb);
  }

  @Override
  public void strokeRect(
      double x, double y, double width, double height, int argb, double lineWidth) {
    note("strokeRect", x, y, width, height, argb);
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, int argb, double lineWidth) {
    note("line", new double[] {x1, x2}, new double[] {y1, y2}, 2, argb);
  }

  @Override
  public void polyline(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    note("polyline", xs, ys, n, argb);
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int n, int argb) {
    note("polygon", xs, ys, n, argb);
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    note("polygon", xs, ys, n, argb);
  }

  @Override
  public void fillCircle(double centerX, double centerY, double radius, int argb) {
    note("circle", centerX - radius, centerY - radius, 2 * radius, 2 * radius, argb);
  }

  @Override
  public void strokeCircle(
      double centerX, double centerY, double radius, int argb, double lineWidth) {
    note("circle", centerX - radius, centerY - radius, 2 * radius, 2 * radius, argb);
  }

  @Override
  public void dashes(double on, double off) {
    // what is covered does not depend on it
  }

  @Override
  public void text(
      String text, double x, double baseline, Anchor anchor, double size, Weight weight, int argb) {
    texts.add(text);
  }

  @Override
  public double textWidth(String text, double size, Weight weight) {
    return measure.textWidth(text, size, weight);
  }

  @Override
  public void image(Raster raster, double x, double y, double width, double height) {
    double perColumn = width / raster.width();
    double perRow = height / raster.height();
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = -1;
    int bottom = -1;
    for (int row = 0; row < raster.height(); row++) {
      for (int column = 0; column < raster.width(); column++) {
        int pixel = raster.pixels()[row * raster.width() + column];
        if (pixel >>> 24 != 0) {
          pixels.add(pixel);
          left = Math.min(left, column);
          right = Math.max(right, column + 1);
          top = Math.min(top, row);
          bottom = Math.max(bottom, row + 1);
        }
      }
    }
    if (right > 0) {
      String kind = raster.width() == 1 ? "bar" : "image";
      note(
          kind,
          x + left * perColumn,
          y + top * perRow,
          (right - left) * perColumn,
          (bottom - top) * perRow,
          0);
    }
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    clips.push(new Box(x, y, width, height));
  }

  @Override
  public void unclip() {
    clips.pop();
  }
}
