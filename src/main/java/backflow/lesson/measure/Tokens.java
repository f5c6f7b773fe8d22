package backflow.lesson.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pieces of an expression, one after the other. */
final class Tokens {
  private static final Pattern PIECE =
      Pattern.compile(
          "\\s*(?:(\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)"
              + "|([A-Za-z][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*)"
              + "|(<=|>=|!=|==|[-−+*/^()<>=≤≥≠]))");

  private final List<String> pieces = new ArrayList<>();
  private final String text;
  private int next;

  /**
   * The pieces of a text.
   *
   * @throws MeasureException if there is a sign in it that belongs nowhere
   */
  Tokens(String text) {
    this.text = text.strip();
    Matcher matcher = PIECE.matcher(this.text);
    int at = 0;
    while (at < this.text.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw MeasureException.of(
            "\"" + this.text + "\" cannot be read from \"" + this.text.substring(at) + "\" on");
      }
      pieces.add(plain(matcher.group().strip()));
      at = matcher.end();
    }
  }

  private static String plain(String sign) {
    return switch (sign) {
      case "−" -> "-";
      case "≤" -> "<=";
      case "≥" -> ">=";
      case "≠" -> "!=";
      case "==" -> "=";
      default -> sign;
    };
  }

  /** Whether all pieces are taken. */
  boolean isEmpty() {
    return next == pieces.size();
  }

  /** The next piece without taking it; empty at the end. */
  String peek() {
    return isEmpty() ? "" : pieces.get(next);
  }

  /** Takes the next piece if it is this one. */
  boolean take(String piece) {
    boolean there = peek().equals(piece);
    next += there ? 1 : 0;
    return there;
  }

  /**
   * Takes the next piece.
   *
   * @param wanted what should stand there, for the error
   * @throws MeasureException at the end
   */
  String take(Wanted wanted) {
    if (isEmpty()) {
      throw MeasureException.of("\"" + text + "\" ends where " + wanted.words + " should stand");
    }
    return pieces.get(next++);
  }

  /** The error for the piece that comes next. */
  MeasureException unexpected(Wanted wanted) {
    return MeasureException.of(
        "\"" + text + "\" has \"" + peek() + "\" where " + wanted.words + " should stand");
  }

  /** What an expression wants next. */
  enum Wanted {
    VALUE("a number, a quantity or a setting"),
    COMPARISON("one of = != < <= > >="),
    CLOSING("a closing parenthesis"),
    END("the end");

    private final String words;

    Wanted(String words) {
      this.words = words;
    }
  }
}
