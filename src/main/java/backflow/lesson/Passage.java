package backflow.lesson;

import backflow.lesson.measure.Expression;
import backflow.lesson.measure.Measured;
import backflow.lesson.measure.Value;
import backflow.math.Readable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with places for measured numbers: {@code {gain.backward}} becomes 4.05·10⁻¹³, {@code
 * {accuracy %}} becomes 95.3 %. Paragraphs are separated by an empty line; a line that begins with
 * a bullet is an entry of a list.
 */
public final class Passage {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");

  /** No text. */
  public static final Passage EMPTY = of("");

  private final String template;
  private final List<Function<Measured, String>> pieces;

  private Passage(String template, List<Function<Measured, String>> pieces) {
    this.template = template;
    this.pieces = pieces;
  }

  /**
   * Reads a text.
   *
   * @throws backflow.lesson.measure.MeasureException if a place in it cannot be read
   */
  public static Passage of(String template) {
    List<Function<Measured, String>> pieces = new ArrayList<>();
    Matcher place = PLACE.matcher(template);
    int end = 0;
    while (place.find()) {
      String before = template.substring(end, place.start());
      pieces.add(run -> before);
      pieces.add(number(place.group(1).strip()));
      end = place.end();
    }
    String rest = template.substring(end);
    pieces.add(run -> rest);
    return new Passage(template, pieces);
  }

  /** Several texts, one paragraph each. */
  static Passage joined(List<Passage> parts) {
    return of(parts.stream().map(Passage::template).collect(Collectors.joining("\n\n")));
  }

  private static Function<Measured, String> number(String place) {
    boolean percent = place.endsWith("%");
    Expression of = Expression.of(percent ? place.substring(0, place.length() - 1) : place);
    return run -> percent ? Readable.percent(of.number(run)) : said(of.in(run));
  }

  /** A word, or a number: without zeros at its end if it has fewer than three digits. */
  private static String said(Value value) {
    double x = value.number();
    if (value.isWord()) {
      return value.word();
    }
    if (x == Math.rint(x) && Math.abs(x) < 1e6) {
      return Readable.integer((long) x);
    }
    boolean plain = Math.abs(x) >= 1e-4 && Math.abs(x) < 1 && fewDigits(x);
    return plain ? tidy(x) : Readable.value(x);
  }

  private static String tidy(double x) {
    String digits = BigDecimal.valueOf(Math.abs(x)).stripTrailingZeros().toPlainString();
    return (x < 0 ? "−" : "") + digits;
  }

  private static boolean fewDigits(double x) {
    return BigDecimal.valueOf(x).stripTrailingZeros().precision() < 3;
  }

  /** Whether there is nothing to read. */
  public boolean isEmpty() {
    return template.isEmpty();
  }

  /** As it was written. */
  public String template() {
    return template;
  }

  /** As it reads of a run; what was not measured reads NaN. */
  public String filled(Measured run) {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.apply(run)));
    return text.toString();
  }
}
