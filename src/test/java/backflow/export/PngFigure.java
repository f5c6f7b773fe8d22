package backflow.export;

import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.export.file.Graphics2DPen;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * One figure as a PNG file, drawn anew at the file's own resolution. A card looks as in the window:
 * title and grey words over the figure. A slide has the claim as its title, the caption under it
 * and a footer.
 */
public final class PngFigure {
  /** Height of a card's header at type scale 1. */
  private static final double HEADER = 40;

  /** A slide is laid out on this width whatever its resolution. */
  private static final double SLIDE_WIDTH = 1920;

  private static final double SLIDE_MARGIN = 72;
  private static final double SLIDE_TYPE = 1.85;

  private PngFigure() {}

  /**
   * A card, as in the window.
   *
   * @param figure draws itself; remembers its axes as always
   * @param look size of the whole card in drawing units
   * @param scale pixels per drawing unit
   */
  public static BufferedImage card(
      Figure figure, Readings readings, Look look, Focus focus, Caption caption, double scale) {
    BufferedImage image = paper(look.width(), look.height(), scale);
    Graphics2D graphics = ground(image, scale);
    Pen pen = new Graphics2DPen(graphics, scale);
    Typography type = look.type();
    double header = Math.rint(type.px(HEADER));
    pen.clear(look.theme().card());
    double x = type.px(14);
    double baseline = header / 2 + Typography.middle(type.title());
    pen.text(
        caption.title(),
        x,
        baseline,
        Anchor.START,
        type.title(),
        Weight.SEMIBOLD,
        look.theme().text());
    double after = x + pen.textWidth(caption.title(), type.title(), Weight.SEMIBOLD);
    pen.text(
        caption.subtitle(),
        after + type.px(10),
        baseline,
        Anchor.START,
        type.label(),
        Weight.REGULAR,
        look.theme().muted());
    Look inside = new Look(look.theme(), look.width(), look.height() - header, type);
    figureAt(graphics, scale, 0, header, figure, readings, inside, focus);
    graphics.dispose();
    return image;
  }

  /**
   * A slide: claim, caption, figure, footer, as large as a projector needs.
   *
   * @param width in pixels, at least 320
   * @param height in pixels, at least 180
   */
  public static BufferedImage slide(
      Figure figure,
      Readings readings,
      Theme theme,
      Focus focus,
      Caption caption,
      int width,
      int height) {
    double scale = width / SLIDE_WIDTH;
    double high = height / scale;
    BufferedImage image = paper(SLIDE_WIDTH, high, scale);
    Graphics2D graphics = ground(image, scale);
    Pen pen = new Graphics2DPen(graphics, scale);
    pen.clear(theme.card());
    double left = SLIDE_MARGIN;
    double right = SLIDE_WIDTH - SLIDE_MARGIN;
    double title = fitted(pen, caption.title(), 48, Weight.BOLD, right - left);
    pen.text(caption.title(), left, 102, Anchor.START, title, Weight.BOLD, theme.text());
    double words = fitted(pen, caption.subtitle(), 28, Weight.REGULAR, right - left);
    pen.text(caption.subtitle(), left, 150, Anchor.START, words, Weight.REGULAR, theme.muted());
    double rule = high - 84;
    pen.line(left, rule, right, rule, theme.border(), 1.5);
    double foot = fitted(pen, caption.footer(), 20, Weight.REGULAR, right - left - 160);
    pen.text(caption.footer(), left, rule + 38, Anchor.START, foot, Weight.REGULAR, theme.muted());
    pen.text("Backflow", right, rule + 38, Anchor.END, 20, Weight.SEMIBOLD, theme.text());
    double top = caption.subtitle().isEmpty() ? 126 : 174;
    double aside = 14 * SLIDE_TYPE;
    Look look = new Look(theme, right - left + 2 * aside, rule - top, new Typography(SLIDE_TYPE));
    figureAt(graphics, scale, left - aside, top, figure, readings, look, focus);
    graphics.dispose();
    return image;
  }

  /** The size at which a text fits, at most {@code size}, at least 60 % of it. */
  private static double fitted(Pen pen, String text, double size, Weight weight, double room) {
    double width = pen.textWidth(text, size, weight);
    return width <= room ? size : Math.max(0.6 * size, size * room / width);
  }

  private static void figureAt(
      Graphics2D graphics,
      double scale,
      double x,
      double y,
      Figure figure,
      Readings readings,
      Look look,
      Focus focus) {
    Graphics2D part = (Graphics2D) graphics.create();
    part.translate(x, y);
    part.clip(new Rectangle2D.Double(0, 0, look.width(), look.height()));
    figure.draw(new Graphics2DPen(part, scale), readings, look, focus);
    part.dispose();
  }

  private static BufferedImage paper(double width, double height, double scale) {
    return new BufferedImage(
        Math.max(1, (int) Math.rint(width * scale)),
        Math.max(1, (int) Math.rint(height * scale)),
        BufferedImage.TYPE_INT_ARGB);
  }

  private static Graphics2D ground(BufferedImage image, double scale) {
    Graphics2D graphics = image.createGraphics();
    graphics.clipRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(scale, scale);
    return graphics;
  }

  /**
   * Writes a picture as PNG, whole or not at all.
   *
   * @param file replaced if it exists; its directory is made
   * @throws IOException if it cannot be written; nothing is left behind then
   */
  public static void write(BufferedImage image, Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", bytes)) {
      throw new IOException("this Java cannot write PNG");
    }
    AtomicFile.write(file, bytes.toByteArray());
  }
}
