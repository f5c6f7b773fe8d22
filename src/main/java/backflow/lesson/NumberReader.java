package backflow.lesson;

import backflow.lesson.measure.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code ### Numbers}: lines {@code - 4·10⁻¹³ is gain.backward within 20 %}. Without {@code
 * within} a number must be true to half a unit of its last digit.
 */
final class NumberReader {
  private static final Pattern LINE =
      Pattern.compile("(.+?) is (.+?)(?: within ([0-9.eE-]+)( ?%)?)?");
  private static final Pattern NUMBER =
      Pattern.compile(
          "([−+-]?)(?:(\\d[\\d,]*(?:\\.\\d+)?)(?:/(\\d+))?)?(?:(·?)10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?( ?%)?");
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private NumberReader() {}

  static List<Said> read(LessonSection section) {
    List<Said> numbers = new ArrayList<>();
    for (LessonBlock list : section.lists()) {
      List<String> entries = list.entries();
      for (int i = 0; i < entries.size(); i++) {
        numbers.add(said(section, list.lineOf(i), entries.get(i)));
      }
    }
    return numbers;
  }

  private static Said said(LessonSection section, int line, String entry) {
    Matcher parts = LINE.matcher(entry);
    if (!parts.matches()) {
      throw section.wrong(line, "a number is accounted for as \"- 0.25 is 1 / 4 within 1 %\"");
    }
    Expression is = section.guarded(line, () -> Expression.of(parts.group(2)));
    double[] read = number(section, line, parts.group(1));
    String within = parts.group(3);
    double tolerance = read[1];
    if (within != null) {
      double given = within(section, line, within);
      tolerance = parts.group(4) == null ? given : given / 100 * Math.abs(read[0]);
    }
    return new Said(parts.group(1), read[0], is, tolerance);
  }

  private static double within(LessonSection section, int line, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw section.wrong(line, "within \"" + text + "\" is not a number");
    }
  }

  /** What words mean, and half a unit of their last digit. */
  private static double[] number(LessonSection section, int line, String words) {
    Matcher parts = NUMBER.matcher(words);
    String digits = parts.matches() ? parts.group(2) : null;
    String raised = parts.matches() ? parts.group(5) : null;
    if (digits == null && raised == null) {
      throw section.wrong(line, "\"" + words + "\" is not a number");
    }
    BigDecimal factor = new BigDecimal(digits == null ? "1" : digits.replace(",", ""));
    double scale = raised == null ? 1 : StrictMath.pow(10, exponent(raised));
    double unit = parts.group(6) == null ? scale : scale / 100;
    double divisor = parts.group(3) == null ? 1 : Double.parseDouble(parts.group(3));
    double sign = parts.group(1).matches("[−-]") ? -1 : 1;
    double half = parts.group(3) == null ? 0.5 * StrictMath.pow(10, -factor.scale()) : 1e-9;
    return new double[] {sign * factor.doubleValue() / divisor * unit, half * unit * (1 + 1e-9)};
  }

  private static int exponent(String raised) {
    StringBuilder digits = new StringBuilder();
    raised.chars().forEach(c -> digits.append(c == '⁻' ? "-" : "" + RAISED.indexOf(c)));
    return Integer.parseInt(digits.toString());
  }
}
