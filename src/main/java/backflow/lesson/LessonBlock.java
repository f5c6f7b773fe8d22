package backflow.lesson;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of a lesson file without an empty line between them.
 *
 * @param line the number of the first line, from 1
 * @param lines the lines, without space around them; at least one
 */
record LessonBlock(int line, List<String> lines) {
  private static final Pattern FIELD = Pattern.compile("[a-z]+:( .*)?");

  LessonBlock {
    lines = List.copyOf(lines);
  }

  /** Whether it is a heading: a line of its own that begins with #. */
  boolean isHeading() {
    return lines.get(0).startsWith("#");
  }

  /** How many # a heading begins with. */
  int level() {
    return (int) lines.get(0).chars().takeWhile(c -> c == '#').count();
  }

  /** What a heading says. */
  String heading() {
    return lines.get(0).substring(level()).strip();
  }

  /** Whether it is made of {@code key: value} lines. */
  boolean isFields() {
    return FIELD.matcher(lines.get(0)).matches();
  }

  /** Whether it is a list. */
  boolean isList() {
    return lines.get(0).startsWith("- ");
  }

  /** A paragraph on one line, or a list with a line for each entry. */
  String text() {
    return isList() ? "• " + String.join("\n• ", entries()) : String.join(" ", lines);
  }

  /** The entries of a list; an entry may go on in the next line. */
  List<String> entries() {
    String all = String.join("\n", lines);
    return List.of(all.substring(2).split("\n- ")).stream()
        .map(entry -> entry.replace("\n", " "))
        .toList();
  }

  /** The number of the line that an entry of the list begins on. */
  int lineOf(int entry) {
    int seen = -1;
    for (int i = 0; i < lines.size(); i++) {
      seen += lines.get(i).startsWith("- ") ? 1 : 0;
      if (seen == entry) {
        return line + i;
      }
    }
    return line;
  }
}
