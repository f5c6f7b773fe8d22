package backflow;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** Tables that other programs computed, read for tests. */
public final class Reference {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private Reference() {}

  /**
   * A table.
   *
   * @param path below the resources of package {@code backflow}
   */
  public static JsonNode read(String path) {
    try (InputStream in = Reference.class.getResourceAsStream(path)) {
      return MAPPER.readTree(Objects.requireNonNull(in, path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list of numbers, or of lists of numbers row by row. */
  public static double[] numbers(JsonNode list) {
    return list.size() > 0 && list.get(0).isArray()
        ? StreamSupport.stream(list.spliterator(), false)
            .flatMapToDouble(row -> Arrays.stream(numbers(row)))
            .toArray()
        : StreamSupport.stream(list.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
  }
}
