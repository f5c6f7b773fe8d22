package backflow.export.file;

import backflow.chart.Pen.Weight;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;

/**
 * One face of the bundled family in a PDF: its used glyphs embedded, with what is needed to select,
 * copy and search the text (ISO 32000-1, 9.7: a composite font with the identity encoding). PDFBox
 * itself embeds TrueType outlines only, and Inter's are CFF.
 */
final class PdfType {
  private static final Map<Weight, byte[]> FILES = new EnumMap<>(Weight.class);

  private final PDDocument document;
  private final OpenTypeFont font;
  private final CmapLookup glyphs;
  private final COSDictionary dictionary = new COSDictionary();
  private final Map<Integer, Integer> used = new TreeMap<>();

  private PdfType(PDDocument document, OpenTypeFont font) throws IOException {
    this.document = document;
    this.font = font;
    glyphs = font.getUnicodeCmapLookup();
  }

  /** A face for a document. */
  static PdfType of(PDDocument document, Weight weight) throws IOException {
    byte[] file;
    synchronized (FILES) {
      byte[] known = FILES.get(weight);
      file = known == null ? Faces.file(weight) : known;
      FILES.put(weight, file);
    }
    return new PdfType(document, new OTFParser().parse(new RandomAccessReadBuffer(file)));
  }

  /** What a page's resources name. */
  COSDictionary dictionary() {
    return dictionary;
  }

  /** A text as the operand of Tj: two bytes a glyph, in hexadecimal. */
  String encoded(String text) {
    StringBuilder out = new StringBuilder("<");
    text.codePoints()
        .forEach(
            c -> {
              int glyph = glyphs.getGlyphId(c);
              used.putIfAbsent(glyph, c);
              out.append(Integer.toHexString(0x10000 | glyph).substring(1));
            });
    return out.append('>').toString();
  }

  /** Embeds what was used; after the last text. */
  void finish() throws IOException {
    String name = tag() + "+" + font.getName();
    dictionary.setItem(COSName.TYPE, COSName.FONT);
    dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
    dictionary.setName(COSName.BASE_FONT, name);
    dictionary.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    COSArray descendants = new COSArray();
    descendants.add(descendant(name));
    dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
    dictionary.setItem(COSName.TO_UNICODE, stream(unicode().getBytes(StandardCharsets.US_ASCII)));
  }

  private COSDictionary descendant(String name) throws IOException {
    COSDictionary cid = new COSDictionary();
    cid.setItem(COSName.TYPE, COSName.FONT);
    cid.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    cid.setName(COSName.BASE_FONT, name);
    COSDictionary system = new COSDictionary();
    system.setItem(COSName.REGISTRY, new COSString("Adobe"));
    system.setItem(COSName.ORDERING, new COSString("Identity"));
    system.setInt(COSName.SUPPLEMENT, 0);
    cid.setItem(COSName.CIDSYSTEMINFO, system);
    cid.setItem(COSName.FONT_DESC, descriptor(name).getCOSObject());
    COSArray widths = new COSArray();
    for (int glyph : used.keySet()) {
      widths.add(COSInteger.get(glyph));
      COSArray one = new COSArray();
      one.add(COSInteger.get(Math.round(thousandths(font.getAdvanceWidth(glyph)))));
      widths.add(one);
    }
    cid.setItem(COSName.W, widths);
    return cid;
  }

  private PDFontDescriptor descriptor(String name) throws IOException {
    PDFontDescriptor descriptor = new PDFontDescriptor(new COSDictionary());
    descriptor.getCOSObject().setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setFontName(name);
    descriptor.setNonSymbolic(true);
    var header = font.getHeader();
    float left = thousandths(header.getXMin());
    float bottom = thousandths(header.getYMin());
    float width = thousandths(header.getXMax()) - left;
    float height = thousandths(header.getYMax()) - bottom;
    descriptor.setFontBoundingBox(new PDRectangle(left, bottom, width, height));
    descriptor.setAscent(thousandths(font.getHorizontalHeader().getAscender()));
    descriptor.setDescent(thousandths(font.getHorizontalHeader().getDescender()));
    descriptor.setCapHeight(727);
    descriptor.setItalicAngle(0);
    descriptor.setStemV(80);
    byte[] cff = font.getTableBytes(font.getTableMap().get("CFF "));
    COSDictionary file = stream(CffGlyphs.only(cff, used.keySet()));
    file.setName(COSName.SUBTYPE, "CIDFontType0C");
    descriptor.getCOSObject().setItem(COSName.FONT_FILE3, file);
    return descriptor;
  }

  private COSDictionary stream(byte[] bytes) throws IOException {
    return new PDStream(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE)
        .getCOSObject();
  }

  private float thousandths(float units) throws IOException {
    return units * 1000 / font.getUnitsPerEm();
  }

  /** Which character each glyph stands for: a ToUnicode CMap. */
  private String unicode() {
    StringBuilder out = new StringBuilder();
    out.append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
    out.append("/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n");
    out.append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n");
    out.append("1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n");
    var entries = used.entrySet().stream().toList();
    for (int from = 0; from < entries.size(); from += 100) {
      var part = entries.subList(from, Math.min(entries.size(), from + 100));
      out.append(part.size()).append(" beginbfchar\n");
      part.forEach(e -> out.append(mapping(e.getKey(), e.getValue())));
      out.append("endbfchar\n");
    }
    return out.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }

  private static String mapping(int glyph, int character) {
    StringBuilder out = new StringBuilder("<");
    out.append(Integer.toHexString(0x10000 | glyph).substring(1)).append("> <");
    for (char c : Character.toChars(character)) {
      out.append(Integer.toHexString(0x10000 | c).substring(1));
    }
    return out.append(">\n").toString();
  }

  /** Six letters that tell this part of the font from another. */
  private String tag() {
    CRC32 crc = new CRC32();
    crc.update(used.keySet().toString().getBytes(StandardCharsets.US_ASCII));
    StringBuilder tag = new StringBuilder();
    long rest = crc.getValue();
    for (int i = 0; i < 6; i++) {
      tag.append((char) ('A' + rest % 26));
      rest /= 26;
    }
    return tag.toString();
  }
}
