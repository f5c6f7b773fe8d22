package backflow.data;

/**
 * A data file that cannot be learned from. The message is one line for the reader of the screen:
 * the file, the line and the column where there are any, what is there and what is allowed.
 */
public final class DataException extends Exception {
  private static final long serialVersionUID = 1;
  private static final int LONGEST_QUOTE = 40;

  private final String line;

  private DataException(String line) {
    super(line);
    this.line = line;
  }

  /** What is wrong, on one line; never null. */
  @Override
  public String getMessage() {
    return line;
  }

  /** About a file as a whole. */
  static DataException of(String file, String what) {
    return new DataException(oneLine(file) + ": " + what);
  }

  /** About a line, counted from 1. */
  static DataException at(String file, int line, String what) {
    return new DataException(oneLine(file) + ", line " + line + ": " + what);
  }

  /** About a cell; the column counted from 1. */
  static DataException at(String file, int line, int column, String name, String what) {
    String place = ", line " + line + ", column " + column + " (" + quote(name) + "): ";
    return new DataException(oneLine(file) + place + what);
  }

  /** A text from the file, in quotation marks, on one line and shortened. */
  static String quote(String text) {
    boolean fits = text.codePointCount(0, text.length()) <= LONGEST_QUOTE;
    int end = fits ? text.length() : text.offsetByCodePoints(0, LONGEST_QUOTE);
    return '"' + oneLine(text.substring(0, end)) + (fits ? "" : "…") + '"';
  }

  /** Line ends, controls and marks that turn the writing direction become blanks. */
  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints().map(c -> isPlain(c) ? c : ' ').forEach(line::appendCodePoint);
    return line.toString();
  }

  private static boolean isPlain(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE;
  }
}
