package backflow.export.file;

/** Words as they stand between the tags of XML, or in an attribute. */
final class XmlText {
  private XmlText() {}

  /** With the five characters of XML escaped and what XML 1.0 does not allow left out. */
  static String of(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  if (isAllowed(c)) {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }

  private static boolean isAllowed(int c) {
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return (c >= ' ' || c == '\n' || c == '\t') && !half && c != 0xfffe && c != 0xffff;
  }
}
