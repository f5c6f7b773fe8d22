package backflow.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A pen that draws nothing and takes notes. Its type is as wide as Inter is on average. */
public class RecordingPen implements Pen {
  /** What was drawn: the kind, the rectangle it covers, its text if it has one, its colour. */
  public record Mark(String kind, Box box, String text, int color) {}

  private final List<Mark> marks = new ArrayList<>();
  private final double pixelRatio;
  private int depth;
  private boolean dashed;

  /** At one device pixel per unit. */
  public RecordingPen() {
    this(1);
  }

  /** At some device pixels per unit. */
  public RecordingPen(double pixelRatio) {
    this.pixelRatio = pixelRatio;
  }

  /** All that was drawn, in order. */
  public List<Mark> marks() {
    return marks;
  }

  /** What was drawn of one kind. */
  public List<Mark> marks(String kind) {
    return marks.stream().filter(mark -> mark.kind.equals(kind)).toList();
  }

  /** The texts, in order. */
  public List<String> texts() {
    return marks("text").stream().map(Mark::text).toList();
  }

  /** Whether every clip has been taken back and no dashes are left on. */
  public boolean isTidy() {
    return depth == 0 && !dashed;
  }

  private void note(String kind, double x, double y, double width, double height, int color) {
    marks.add(new Mark(kind, new Box(x, y, width, height), "", color));
  }

  private void note(String kind, double[] xs, double[] ys, int n, int color) {
    double left = Arrays.stream(xs, 0, n).min().orElseThrow();
    double right = Arrays.stream(xs, 0, n).max().orElseThrow();
    double top = Arrays.stream(ys, 0, n).min().orElseThrow();
    double bottom = Arrays.stream(ys, 0, n).max().orElseThrow();
    note(kind, left, top, right - left, bottom - top, color);
  }

  @Override
  public double pixelRatio() {
    return pixelRatio;
  }

  @Override
  public void clear(int argb) {
    note("clear", 0, 0, 0, 0, argb);
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
    double x = Math.min(x1, x2);
    double y = Math.min(y1, y2);
    note(dashed ? "dashed" : "line", x, y, Math.abs(x2 - x1), Math.abs(y2 - y1), argb);
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
    dashed = on > 0;
  }

  @Override
  public void text(
      String text, double x, double baseline, Anchor anchor, double size, Weight weight, int argb) {
    double width = textWidth(text, size, weight);
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    // from the top of a capital to the baseline: what must not be touched
    double capital = size * Typography.CAPITAL;
    Box box = new Box(left, baseline - capital, width, capital);
    marks.add(new Mark("text", box, text, argb));
  }

  @Override
  public double textWidth(String text, double size, Weight weight) {
    double factor = weight == Weight.REGULAR ? 0.56 : 0.6;
    return text.codePointCount(0, text.length()) * size * factor;
  }

  @Override
  public void image(Raster raster, double x, double y, double width, double height) {
    note("image", x, y, width, height, raster.pixels()[0]);
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    depth++;
  }

  @Override
  public void unclip() {
    depth--;
  }
}
