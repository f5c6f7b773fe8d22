package backflow.export.render;

import backflow.chart.Raster;
import backflow.export.file.About;
import backflow.export.file.PageImage;
import backflow.export.file.PdfFile;
import backflow.export.file.PngFile;
import backflow.export.file.SvgFile;
import backflow.export.page.Page;
import java.io.IOException;

/** A page as the bytes of a file that stands still. */
public final class PictureFile {
  private PictureFile() {}

  /**
   * The bytes of a PNG of what has been drawn already.
   *
   * @param picture opaque
   * @throws IOException if this Java cannot write PNG
   */
  public static byte[] bytes(Raster picture, About about) throws IOException {
    return PngFile.bytes(PageImage.of(picture), about);
  }

  /**
   * The bytes, the same for the same page.
   *
   * @param format PNG, SVG or PDF
   * @param width in pixels
   * @throws IOException if this Java cannot write the format
   */
  public static byte[] bytes(Format format, Page page, int width, About about) throws IOException {
    return switch (format) {
      case SVG -> SvgFile.bytes(page, width, about);
      case PDF -> PdfFile.bytes(page, width, about);
      case PNG -> PngFile.bytes(PageImage.of(page, width, page.isTransparent()), about);
      case CSV, GIF, MP4 -> throw new IllegalArgumentException(format + " is no still picture");
    };
  }
}
