package backflow.train;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Strict JSON (RFC 8259): no comments, no trailing commas, no key twice, nothing after the end;
 * bounded in size, nesting and length of numbers.
 */
final class JsonText {
  /** The longest text that is read, in characters; experiments have about a thousand. */
  static final int LONGEST = 1 << 20;

  private static final int DEEPEST = 8;
  private static final JsonMapper MAPPER = mapper();

  private JsonText() {}

  /**
   * Reads one object.
   *
   * @param text the JSON; a byte-order mark in front is skipped
   * @throws SpecException with line and column if it is not one JSON object
   */
  static ObjectNode parse(String text) {
    if (text.length() > LONGEST) {
      throw SpecException.at("", "is longer than 1 MB; an experiment has a few kB");
    }
    String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (JsonParser parser = MAPPER.createParser(json)) {
      return parse(parser);
    } catch (IOException e) {
      throw SpecException.at("", "cannot be read as JSON");
    }
  }

  private static ObjectNode parse(JsonParser parser) throws IOException {
    try {
      JsonNode node = MAPPER.readTree(parser);
      if (node == null || node.isMissingNode()) {
        throw SpecException.at("", "is empty, not a Backflow experiment");
      }
      if (parser.nextToken() != null) {
        throw SpecException.at(place(parser.currentTokenLocation()), "something follows the end");
      }
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw SpecException.at("", "is not a Backflow experiment, which is a JSON object { }");
    } catch (StreamConstraintsException e) {
      throw SpecException.at(
          place(parser.currentLocation()), "nested too deep, or too long a number, key or text");
    } catch (JsonProcessingException e) {
      throw SpecException.at(place(e.getLocation()), "not JSON: " + reason(e));
    } catch (NumberFormatException | ArithmeticException e) {
      throw SpecException.at(place(parser.currentLocation()), "a number that cannot be read");
    }
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** Jackson's reason without its advice to programmers. */
  private static String reason(JsonProcessingException e) {
    String reason = e.getOriginalMessage();
    return reason
        .replaceAll("(?s) ?\\((start marker|from `|for (Object|Array) starting).*", "")
        .replaceAll("(?s) ?\\[Source:.*", "")
        .replaceAll("(?s)\\n.*", "")
        .replaceAll(": maybe a \\(non-standard\\) comment\\?.*", ": comments are not allowed")
        .replaceAll(": enable `.*", "")
        .replaceAll("Non-standard token '([+-]?(NaN|INF|Infinity))'.*", "$1 is no number in JSON")
        .replaceAll(" \\(code \\d+\\)| \\(code \\d+ / 0x\\w+\\)", "")
        .replaceAll("Duplicate field '(.*)'", "the key \"$1\" stands there twice");
  }

  private static JsonMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(100)
                    .maxNameLength(1000)
                    .maxStringLength(10_000)
                    .build())
            // keys are not interned across files, so colliding keys cannot fill a shared table
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();
  }
}
