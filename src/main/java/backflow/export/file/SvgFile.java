package backflow.export.file;

import backflow.export.page.Page;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A page as SVG 1.1. Title and description stand in {@code <title>} and {@code <desc>}, the
 * experiment in {@code <metadata>}.
 */
public final class SvgFile {
  /** The namespace of the experiment's element. */
  public static final String NAMESPACE = "https://backflow.github.io/experiment";

  private SvgFile() {}

  /**
   * The bytes of the file; the same for the same page.
   *
   * @param width in pixels; the height follows
   */
  public static byte[] bytes(Page page, int width, About about) {
    StringBuilder body = new StringBuilder(1 << 16);
    String prefix = prefix(about);
    page.draw(new SvgPen(body, prefix, page.width(), page.height()));
    StringBuilder out = new StringBuilder(body.length() + 4096);
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    out.append(" width=\"").append(width);
    long height = Math.round(page.height() * width / page.width());
    out.append("\" height=\"").append(height);
    out.append("\" viewBox=\"0 0 ").append(Decimal.of(page.width()));
    out.append(' ').append(Decimal.of(page.height()));
    out.append("\" aria-labelledby=\"").append(prefix).append("t ").append(prefix).append("d\">\n");
    out.append("<title id=\"").append(prefix).append("t\">");
    out.append(XmlText.of(about.title())).append("</title>\n");
    out.append("<desc id=\"").append(prefix).append("d\">");
    out.append(XmlText.of(about.description())).append("</desc>\n");
    if (!about.experiment().isEmpty()) {
      out.append("<metadata><experiment xmlns=\"").append(NAMESPACE).append("\">");
      out.append(XmlText.of(about.experiment())).append("</experiment></metadata>\n");
    }
    out.append(body).append("</svg>\n");
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Other pictures have other ids; the same picture always the same. */
  private static String prefix(About about) {
    CRC32 crc = new CRC32();
    crc.update(
        (about.title() + about.description() + about.experiment())
            .getBytes(StandardCharsets.UTF_8));
    return "bf" + Long.toHexString(crc.getValue()) + "-";
  }
}
