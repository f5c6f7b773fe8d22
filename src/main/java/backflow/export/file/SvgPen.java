package backflow.export.file;

import backflow.chart.Raster;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/**
 * Writes SVG elements. Text stands twice: as outlines of the bundled family, so that it looks the
 * same in every program on every machine, and as invisible text over them, to be searched, copied
 * and read aloud. Numbers have three decimals at most and a point in every locale.
 */
final class SvgPen extends PagePen {
  private final StringBuilder out;
  private final String prefix;
  private String dash = "";
  private int clips;

  /**
   * A pen.
   *
   * @param out receives the elements
   * @param prefix of all ids, so that several pictures can stand on one page
   * @param width of the page
   * @param height of the page
   */
  SvgPen(StringBuilder out, String prefix, double width, double height) {
    super(width, height);
    this.out = out;
    this.prefix = prefix;
  }

  @Override
  public void fillRect(double x, double y, double w, double h, int argb) {
    rect(x, y, w, h).append(fill(argb)).append("/>\n");
  }

  private StringBuilder rect(double x, double y, double w, double h) {
    out.append("<rect");
    attribute("x", Math.min(x, x + w));
    attribute("y", Math.min(y, y + h));
    attribute("width", Math.abs(w));
    attribute("height", Math.abs(h));
    return out;
  }

  @Override
  public void fillRoundRect(double x, double y, double w, double h, double radius, int argb) {
    rect(x, y, w, h);
    attribute("rx", radius);
    out.append(fill(argb)).append("/>\n");
  }

  @Override
  public void strokeRect(double x, double y, double w, double h, int argb, double lineWidth) {
    rect(x, y, w, h).append(stroke(argb, lineWidth, "miter")).append("/>\n");
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, int argb, double lineWidth) {
    out.append("<path d=\"M");
    point(x1, y1);
    out.append('L');
    point(x2, y2);
    out.append('"').append(stroke(argb, lineWidth, "miter")).append("/>\n");
  }

  @Override
  public void polyline(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    if (n > 0) {
      path(xs, ys, n, "");
      out.append(stroke(argb, lineWidth, "round")).append("/>\n");
    }
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int n, int argb) {
    if (n > 0) {
      path(xs, ys, n, "Z");
      out.append(fill(argb)).append("/>\n");
    }
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    if (n > 0) {
      path(xs, ys, n, "Z");
      out.append(stroke(argb, lineWidth, "miter")).append("/>\n");
    }
  }

  private void path(double[] xs, double[] ys, int n, String end) {
    out.append("<path d=\"");
    for (int i = 0; i < n; i++) {
      out.append(i == 0 ? 'M' : 'L');
      point(xs[i], ys[i]);
    }
    out.append(end).append('"');
  }

  @Override
  public void fillCircle(double centerX, double centerY, double radius, int argb) {
    circle(centerX, centerY, radius);
    out.append(fill(argb)).append("/>\n");
  }

  @Override
  public void strokeCircle(
      double centerX, double centerY, double radius, int argb, double lineWidth) {
    circle(centerX, centerY, radius);
    out.append(stroke(argb, lineWidth, "round")).append("/>\n");
  }

  private void circle(double x, double y, double r) {
    out.append("<circle");
    attribute("cx", x);
    attribute("cy", y);
    attribute("r", r);
  }

  @Override
  public void dashes(double on, double off) {
    dash = on > 0 ? Decimal.of(on) + " " + Decimal.of(off) : "";
  }

  @Override
  void write(Line line, Weight weight, int argb) {
    outlines(line, argb);
    out.append("<text fill=\"none\" pointer-events=\"all\" font-family=\"Inter,sans-serif\"");
    out.append(" xml:space=\"preserve\" lengthAdjust=\"spacingAndGlyphs\"");
    attribute("font-size", line.size());
    attribute("x", line.x());
    attribute("y", line.baseline());
    attribute("textLength", line.width());
    out.append('>').append(XmlText.of(line.text())).append("</text>\n");
  }

  private void outlines(Line line, int argb) {
    out.append("<path aria-hidden=\"true\" d=\"");
    double at = line.x();
    for (Faces.Stretch stretch : line.stretches()) {
      GlyphVector glyphs = stretch.font().createGlyphVector(Faces.MEASURE, stretch.text());
      add(glyphs.getOutline((float) at, (float) line.baseline()));
      at += stretch.width();
    }
    out.append('"').append(fill(argb)).append("/>\n");
  }

  private void add(Shape shape) {
    double[] p = new double[6];
    for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
      int kind = i.currentSegment(p);
      switch (kind) {
        case PathIterator.SEG_MOVETO -> segment('M', p, 1);
        case PathIterator.SEG_LINETO -> segment('L', p, 1);
        case PathIterator.SEG_QUADTO -> segment('Q', p, 2);
        case PathIterator.SEG_CUBICTO -> segment('C', p, 3);
        default -> out.append('Z');
      }
    }
  }

  private void segment(char letter, double[] p, int points) {
    out.append(letter);
    for (int i = 0; i < points; i++) {
      if (i > 0) {
        out.append(' ');
      }
      point(p[2 * i], p[2 * i + 1]);
    }
  }

  @Override
  public void image(Raster raster, double x, double y, double w, double h) {
    try {
      byte[] png = RasterPng.of(raster);
      out.append("<image preserveAspectRatio=\"none\" image-rendering=\"optimizeSpeed\"");
      out.append(" style=\"image-rendering:pixelated\"");
      attribute("x", x);
      attribute("y", y);
      attribute("width", w);
      attribute("height", h);
      out.append(" href=\"data:image/png;base64,");
      out.append(Base64.getEncoder().encodeToString(png)).append("\"/>\n");
    } catch (IOException e) {
      throw new UncheckedIOException("a heat map cannot be written", e);
    }
  }

  @Override
  public void clip(double x, double y, double w, double h) {
    String id = prefix + ++clips;
    out.append("<clipPath id=\"").append(id).append("\">");
    rect(x, y, w, h).append("/></clipPath>\n");
    out.append("<g clip-path=\"url(#").append(id).append(")\">\n");
  }

  @Override
  public void unclip() {
    out.append("</g>\n");
  }

  private void attribute(String name, double value) {
    out.append(' ').append(name).append("=\"").append(Decimal.of(value)).append('"');
  }

  private void point(double x, double y) {
    out.append(Decimal.of(x)).append(' ').append(Decimal.of(y));
  }

  private static String fill(int argb) {
    return " fill=\"" + rgb(argb) + '"' + opacity("fill-opacity", argb);
  }

  private String stroke(int argb, double lineWidth, String join) {
    String line =
        " fill=\"none\" stroke=\""
            + rgb(argb)
            + "\" stroke-width=\""
            + Decimal.of(lineWidth)
            + "\" stroke-linejoin=\""
            + join
            + '"'
            + opacity("stroke-opacity", argb);
    return dash.isEmpty() ? line : line + " stroke-dasharray=\"" + dash + '"';
  }

  private static String rgb(int argb) {
    return "#" + Integer.toHexString(0x1000000 | argb & 0xffffff).substring(1);
  }

  private static String opacity(String name, int argb) {
    int alpha = argb >>> 24;
    return alpha == 255 ? "" : ' ' + name + "=\"" + Decimal.of(alpha / 255.0) + '"';
  }
}
