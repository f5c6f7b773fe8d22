package backflow.cli;

import backflow.math.Blank;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * Results for other programs. Numbers read back to the same bits; NaN and ±∞ are the texts {@code
 * "NaN"}, {@code "Infinity"} and {@code "-Infinity"}, which JSON has no numbers for.
 */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  /** A value made of maps, lists, texts and numbers, on lines of its own. */
  static String of(Object value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be said in JSON", e);
    }
  }

  /** A number, or null where nothing is measured or defined. */
  static @Nullable Double number(double x) {
    return Blank.is(x) ? null : x;
  }
}
