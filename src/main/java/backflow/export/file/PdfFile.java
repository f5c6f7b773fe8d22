package backflow.export.file;

import backflow.export.page.Page;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A page as a PDF of one page, 0.75 points a pixel: text that can be selected, the type embedded,
 * and the description as alternative text of the figure. No dates, no random ids: the same page
 * gives the same bytes.
 */
public final class PdfFile {
  private static final double POINTS = 0.75;
  private static final long ID = 0x6261636b666c6f77L;

  static {
    HeadlessFonts.prepare();
  }

  private PdfFile() {}

  /**
   * The bytes of the file.
   *
   * @param width in pixels; the height follows
   * @throws IOException if it cannot be made
   */
  public static byte[] bytes(Page page, int width, About about) throws IOException {
    double scale = POINTS * width / page.width();
    double high = page.height() * scale;
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(ID);
      document.setVersion(1.7f);
      document.getDocumentInformation().setTitle(about.title());
      document.getDocumentInformation().setSubject(about.description());
      document.getDocumentInformation().setCreator(About.MAKER);
      PDPage sheet = new PDPage(new PDRectangle((float) (page.width() * scale), (float) high));
      document.addPage(sheet);
      PDResources resources = new PDResources();
      sheet.setResources(resources);
      StringBuilder out = new StringBuilder(1 << 16);
      out.append("/Figure <</MCID 0>> BDC\nq ");
      out.append(String.format(Locale.ROOT, "%.6f 0 0 %.6f 0 %.3f cm\n", scale, -scale, high));
      PdfPen pen = new PdfPen(document, resources, out, page.width(), page.height());
      page.draw(pen);
      out.append("Q\nEMC\n");
      pen.finish();
      byte[] content = out.toString().getBytes(StandardCharsets.US_ASCII);
      sheet.setContents(
          new PDStream(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE));
      describe(document, sheet, about);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  /** The structure that lets a reader speak the description: one figure. */
  private static void describe(PDDocument document, PDPage sheet, About about) {
    PDStructureTreeRoot root = new PDStructureTreeRoot();
    document.getDocumentCatalog().setStructureTreeRoot(root);
    PDMarkInfo marks = new PDMarkInfo();
    marks.setMarked(true);
    document.getDocumentCatalog().setMarkInfo(marks);
    document.getDocumentCatalog().setLanguage("en");
    PDViewerPreferences viewer = new PDViewerPreferences(new COSDictionary());
    viewer.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(viewer);
    PDStructureElement figure = new PDStructureElement("Figure", root);
    figure.setAlternateDescription(about.description());
    figure.setPage(sheet);
    figure.appendKid(new PDMarkedContent(COSName.getPDFName("Figure"), mcid()));
    root.appendKid(figure);
  }

  private static COSDictionary mcid() {
    COSDictionary dictionary = new COSDictionary();
    dictionary.setInt(COSName.MCID, 0);
    return dictionary;
  }
}
