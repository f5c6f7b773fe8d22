package backflow.ui.canvas;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Raster;
import backflow.chart.ShapeList;
import backflow.chart.ShapePicture;
import backflow.ui.theme.Fonts;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws on a JavaFX canvas. UI thread only; fonts, colours and widths are remembered. */
final class FxPen implements Pen {
  private static final int REMEMBERED = 4000;

  private final GraphicsContext gc;
  private final double width;
  private final double height;
  private final double pixelRatio;
  private final Memory memory;

  /** What pens of one canvas remember from frame to frame. */
  static final class Memory {
    private final Map<Integer, Color> colors = new HashMap<>();
    private final Map<Face, Font> fonts = new HashMap<>();
    private final Map<Word, Double> widths = new HashMap<>();
    private final RasterImages images = new RasterImages();
    private final Map<ShapeList, ShapePicture> pictures = new WeakHashMap<>();
    private final Text ruler = new Text();
  }

  /** A font, before it is made. */
  private record Face(double size, Weight weight, boolean fallback) {}

  /** A text in a font. */
  private record Word(String text, Face face) {}

  FxPen(GraphicsContext gc, double width, double height, double pixelRatio, Memory memory) {
    this.gc = gc;
    this.width = width;
    this.height = height;
    this.pixelRatio = pixelRatio;
    this.memory = memory;
    gc.setLineCap(StrokeLineCap.BUTT);
    gc.setLineDashes();
    gc.setTextBaseline(VPos.BASELINE);
    gc.setImageSmoothing(false);
  }

  @Override
  public double pixelRatio() {
    return pixelRatio;
  }

  @Override
  public void clear(int argb) {
    gc.clearRect(0, 0, width, height);
    if (argb >>> 24 != 0) {
      fillRect(0, 0, width, height, argb);
    }
  }

  @Override
  public void fillRect(double x, double y, double w, double h, int argb) {
    gc.setFill(color(argb));
    gc.fillRect(x, y, w, h);
  }

  @Override
  public void fillRoundRect(double x, double y, double w, double h, double radius, int argb) {
    gc.setFill(color(argb));
    gc.fillRoundRect(x, y, w, h, 2 * radius, 2 * radius);
  }

  @Override
  public void strokeRect(double x, double y, double w, double h, int argb, double lineWidth) {
    stroke(argb, lineWidth, StrokeLineJoin.MITER);
    gc.strokeRect(x, y, w, h);
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, int argb, double lineWidth) {
    stroke(argb, lineWidth, StrokeLineJoin.MITER);
    gc.strokeLine(x1, y1, x2, y2);
  }

  @Override
  public void polyline(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    stroke(argb, lineWidth, StrokeLineJoin.ROUND);
    gc.strokePolyline(xs, ys, n);
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int n, int argb) {
    gc.setFill(color(argb));
    gc.fillPolygon(xs, ys, n);
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    stroke(argb, lineWidth, StrokeLineJoin.MITER);
    gc.strokePolygon(xs, ys, n);
  }

  @Override
  public void fillCircle(double centerX, double centerY, double radius, int argb) {
    gc.setFill(color(argb));
    gc.fillOval(centerX - radius, centerY - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void strokeCircle(
      double centerX, double centerY, double radius, int argb, double lineWidth) {
    stroke(argb, lineWidth, StrokeLineJoin.ROUND);
    gc.strokeOval(centerX - radius, centerY - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void shapes(ShapeList shapes) {
    ShapePicture picture = memory.pictures.computeIfAbsent(shapes, list -> new ShapePicture());
    if (picture.of(shapes, new Box(0, 0, width, height), pixelRatio)) {
      picture.paint(this);
    }
  }

  @Override
  public void dashes(double on, double off) {
    if (on > 0) {
      gc.setLineDashes(on, off);
    } else {
      gc.setLineDashes();
    }
  }

  @Override
  public void text(
      String text, double x, double baseline, Anchor anchor, double size, Weight weight, int argb) {
    gc.setFill(color(argb));
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - textWidth(text, size, weight) / 2;
          case END -> x - textWidth(text, size, weight);
        };
    gc.setTextAlign(TextAlignment.LEFT);
    for (String part : Glyphs.parts(text)) {
      Face face = new Face(size, weight, Glyphs.needsFallback(part));
      gc.setFont(font(face));
      gc.fillText(part, left, baseline);
      left += partWidth(part, face);
    }
  }

  @Override
  public double textWidth(String text, double size, Weight weight) {
    double sum = 0;
    for (String part : Glyphs.parts(text)) {
      sum += partWidth(part, new Face(size, weight, Glyphs.needsFallback(part)));
    }
    return sum;
  }

  private double partWidth(String text, Face face) {
    if (memory.widths.size() > REMEMBERED) {
      memory.widths.clear();
    }
    return memory.widths.computeIfAbsent(
        new Word(text, face),
        word -> {
          memory.ruler.setFont(font(face));
          memory.ruler.setText(text);
          return memory.ruler.getLayoutBounds().getWidth();
        });
  }

  @Override
  public void image(Raster raster, double x, double y, double w, double h) {
    gc.drawImage(memory.images.of(raster), x, y, w, h);
  }

  /** On whole pixels of the screen: any other clip is a mask, which takes longer than a chart. */
  @Override
  public void clip(double x, double y, double w, double h) {
    double left = onPixel(x);
    double top = onPixel(y);
    gc.save();
    gc.beginPath();
    gc.rect(left, top, onPixel(x + w) - left, onPixel(y + h) - top);
    gc.clip();
  }

  private double onPixel(double at) {
    return Math.rint(at * pixelRatio) / pixelRatio;
  }

  @Override
  public void unclip() {
    gc.restore();
  }

  private void stroke(int argb, double lineWidth, StrokeLineJoin join) {
    gc.setStroke(color(argb));
    gc.setLineWidth(lineWidth);
    gc.setLineJoin(join);
  }

  private Color color(int argb) {
    return memory.colors.computeIfAbsent(
        argb, c -> Color.rgb(c >>> 16 & 0xff, c >>> 8 & 0xff, c & 0xff, (c >>> 24) / 255.0));
  }

  private Font font(Face face) {
    return memory.fonts.computeIfAbsent(face, f -> Fonts.of(f.size(), f.weight(), f.fallback()));
  }
}
