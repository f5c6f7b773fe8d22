package backflow.export.file;

import backflow.chart.Raster;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/**
 * Writes the operators of a PDF page (ISO 32000-1). Text is text: glyphs of the embedded family,
 * measured as in every other format. The page's coordinate system grows downward like the pen's.
 */
final class PdfPen extends PagePen {
  /** Control points of a quarter circle (a cubic within 0.03 % of it). */
  private static final double QUARTER = 0.5522847498;

  /**
   * ▯, which the spare face has, as wide as its mark for what it lacks: for signs in no bundled
   * face.
   */
  private static final int BOX = 0x25af;

  private final PDDocument document;
  private final PDResources resources;
  private final StringBuilder out;
  private final Map<Weight, PdfType> faces = new EnumMap<>(Weight.class);
  private final Map<Weight, PDType0Font> spares = new EnumMap<>(Weight.class);
  private final Map<Integer, COSName> alphas = new TreeMap<>();
  private String dash = "[] 0 d ";
  private int images;

  /**
   * A pen.
   *
   * @param out receives the operators
   * @param width of the page
   * @param height of the page
   */
  PdfPen(
      PDDocument document, PDResources resources, StringBuilder out, double width, double height) {
    super(width, height);
    this.document = document;
    this.resources = resources;
    this.out = out;
  }

  /** Embeds the type that was used; after the last stroke. */
  void finish() throws IOException {
    for (PdfType face : faces.values()) {
      face.finish();
    }
    for (PDType0Font spare : spares.values()) {
      spare.subset();
    }
  }

  private PdfPen put(double... numbers) {
    for (double number : numbers) {
      out.append(Decimal.of(number)).append(' ');
    }
    return this;
  }

  private void operator(String name) {
    out.append(name).append('\n');
  }

  private void color(int argb, boolean stroke) {
    int alpha = argb >>> 24;
    out.append('/').append(alpha(alpha).getName()).append(" gs ");
    put((argb >> 16 & 255) / 255.0, (argb >> 8 & 255) / 255.0, (argb & 255) / 255.0);
    out.append(stroke ? "RG " : "rg ");
  }

  private COSName alpha(int alpha) {
    return alphas.computeIfAbsent(
        alpha,
        a -> {
          PDExtendedGraphicsState state = new PDExtendedGraphicsState();
          state.setStrokingAlphaConstant(a / 255f);
          state.setNonStrokingAlphaConstant(a / 255f);
          COSName name = COSName.getPDFName("A" + a);
          resources.put(name, state);
          return name;
        });
  }

  private void line(int argb, double lineWidth, int join) {
    color(argb, true);
    put(lineWidth);
    out.append("w 0 J ").append(join).append(" j ").append(dash);
  }

  @Override
  public void fillRect(double x, double y, double w, double h, int argb) {
    color(argb, false);
    put(x, y, w, h).operator("re f");
  }

  @Override
  public void fillRoundRect(double x, double y, double w, double h, double radius, int argb) {
    double r = Math.min(radius, Math.min(w, h) / 2);
    double k = r * (1 - QUARTER);
    double right = x + w;
    double bottom = y + h;
    color(argb, false);
    put(x + r, y).operator("m");
    put(right - r, y).operator("l");
    put(right - k, y, right, y + k, right, y + r).operator("c");
    put(right, bottom - r).operator("l");
    put(right, bottom - k, right - k, bottom, right - r, bottom).operator("c");
    put(x + r, bottom).operator("l");
    put(x + k, bottom, x, bottom - k, x, bottom - r).operator("c");
    put(x, y + r).operator("l");
    put(x, y + k, x + k, y, x + r, y).operator("c");
    operator("f");
  }

  @Override
  public void strokeRect(double x, double y, double w, double h, int argb, double lineWidth) {
    line(argb, lineWidth, 0);
    put(x, y, w, h).operator("re S");
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, int argb, double lineWidth) {
    line(argb, lineWidth, 0);
    put(x1, y1).operator("m");
    put(x2, y2).operator("l S");
  }

  private void path(double[] xs, double[] ys, int n) {
    for (int i = 0; i < n; i++) {
      put(xs[i], ys[i]).operator(i == 0 ? "m" : "l");
    }
  }

  @Override
  public void polyline(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    if (n > 0) {
      line(argb, lineWidth, 1);
      path(xs, ys, n);
      operator("S");
    }
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int n, int argb) {
    if (n > 0) {
      color(argb, false);
      path(xs, ys, n);
      operator("h f");
    }
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    if (n > 0) {
      line(argb, lineWidth, 0);
      path(xs, ys, n);
      operator("h S");
    }
  }

  private void circle(double x, double y, double r) {
    double k = r * QUARTER;
    put(x + r, y).operator("m");
    put(x + r, y + k, x + k, y + r, x, y + r).operator("c");
    put(x - k, y + r, x - r, y + k, x - r, y).operator("c");
    put(x - r, y - k, x - k, y - r, x, y - r).operator("c");
    put(x + k, y - r, x + r, y - k, x + r, y).operator("c");
  }

  @Override
  public void fillCircle(double centerX, double centerY, double radius, int argb) {
    color(argb, false);
    circle(centerX, centerY, radius);
    operator("f");
  }

  @Override
  public void strokeCircle(
      double centerX, double centerY, double radius, int argb, double lineWidth) {
    line(argb, lineWidth, 1);
    circle(centerX, centerY, radius);
    operator("h S");
  }

  @Override
  public void dashes(double on, double off) {
    dash = on > 0 ? "[" + Decimal.of(on) + " " + Decimal.of(off) + "] 0 d " : "[] 0 d ";
  }

  @Override
  void write(Line line, Weight weight, int argb) {
    double at = line.x();
    for (Faces.Stretch stretch : line.stretches()) {
      write(stretch, at, line.baseline(), line.size(), weight, argb);
      at += stretch.width();
    }
  }

  private void write(
      Faces.Stretch stretch, double x, double baseline, double size, Weight weight, int argb) {
    try {
      boolean main = Faces.isMain(stretch.font());
      String name = (main ? "F" : "S") + weight.ordinal();
      String operand = main ? face(weight).encoded(stretch.text()) : spare(stretch, weight);
      color(argb, false);
      out.append("BT /").append(name).append(' ');
      put(size).out.append("Tf 1 0 0 -1 ");
      put(x, baseline).out.append("Tm ").append(operand);
      operator(" Tj ET");
    } catch (IOException e) {
      throw new UncheckedIOException("the type cannot be embedded", e);
    }
  }

  private PdfType face(Weight weight) throws IOException {
    PdfType known = faces.get(weight);
    if (known != null) {
      return known;
    }
    PdfType face = PdfType.of(document, weight);
    faces.put(weight, face);
    fonts().setItem(COSName.getPDFName("F" + weight.ordinal()), face.dictionary());
    return face;
  }

  /** The few glyphs that the family lacks, from the spare face. */
  private String spare(Faces.Stretch stretch, Weight weight) throws IOException {
    PDType0Font known = spares.get(weight);
    PDType0Font font =
        known == null ? PDType0Font.load(document, Faces.spareFile(weight), true) : known;
    if (known == null) {
      spares.put(weight, font);
      fonts().setItem(COSName.getPDFName("S" + weight.ordinal()), font.getCOSObject());
    }
    String text = drawable(stretch.text(), font.getCmapLookup());
    text.codePoints().forEach(font::addToSubset);
    StringBuilder hex = new StringBuilder("<");
    for (byte b : font.encode(text)) {
      hex.append(Integer.toHexString(0x100 | b & 0xff).substring(1));
    }
    return hex.append('>').toString();
  }

  /** With a box for each sign that no bundled face has, as pictures of pixels show it. */
  private static String drawable(String text, CmapLookup glyphs) {
    StringBuilder drawable = new StringBuilder();
    text.codePoints()
        .map(c -> glyphs.getGlyphId(c) == 0 ? BOX : c)
        .forEach(drawable::appendCodePoint);
    return drawable.toString();
  }

  private COSDictionary fonts() {
    COSDictionary all = resources.getCOSObject();
    COSDictionary fonts = all.getCOSDictionary(COSName.FONT);
    if (fonts == null) {
      fonts = new COSDictionary();
      all.setItem(COSName.FONT, fonts);
    }
    return fonts;
  }

  @Override
  public void image(Raster raster, double x, double y, double w, double h) {
    try {
      BufferedImage image = RasterPng.straight(raster);
      COSName name = COSName.getPDFName("I" + ++images);
      resources.put(name, LosslessFactory.createFromImage(document, image));
      out.append("q /").append(alpha(255).getName()).append(" gs ");
      put(w, 0, 0, -h, x, y + h).out.append("cm /").append(name.getName());
      operator(" Do Q");
    } catch (IOException e) {
      throw new UncheckedIOException("a heat map cannot be written", e);
    }
  }

  @Override
  public void clip(double x, double y, double w, double h) {
    out.append("q ");
    put(x, y, w, h).operator("re W n");
  }

  @Override
  public void unclip() {
    operator("Q");
  }
}
