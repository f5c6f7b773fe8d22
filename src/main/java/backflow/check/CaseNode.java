package backflow.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A place in a reference file, read strictly: whatever is missing or of another type is a {@link
 * CaseException} that names file and place.
 *
 * @param file as it was named
 * @param path of keys and indices from the top
 * @param node what stands there
 */
record CaseNode(String file, String path, JsonNode node) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static CaseNode parse(String file, byte[] json) {
    try {
      JsonNode top = MAPPER.readTree(json);
      if (top == null || !top.isObject()) {
        throw new CaseException(file, "is not a JSON object");
      }
      return new CaseNode(file, "", top);
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
      String what = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new CaseException(file, "is not JSON" + where + ": " + what);
    } catch (IOException e) {
      throw new CaseException(file, "cannot be read: " + e.getMessage());
    }
  }

  CaseException wrong(String what) {
    return new CaseException(file, path.isEmpty() ? what : path + " " + what);
  }

  CaseNode at(String key) {
    CaseNode found = find(key);
    if (found == null) {
      throw wrong((path.isEmpty() ? "" : "has no ") + "\"" + key + "\"" + missing());
    }
    return found;
  }

  private String missing() {
    return path.isEmpty() ? " is missing" : "";
  }

  @Nullable CaseNode find(String key) {
    JsonNode child = node.get(key);
    String place = path.isEmpty() ? key : path + "." + key;
    return child == null ? null : new CaseNode(file, place, child);
  }

  List<String> keys() {
    if (!node.isObject()) {
      throw wrong("must be an object");
    }
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Refuses what would otherwise be ignored in silence. */
  void allowOnly(List<String> known) {
    for (String key : keys()) {
      if (!known.contains(key)) {
        throw wrong("has an unknown \"" + key + "\"; known: " + String.join(", ", known));
      }
    }
  }

  List<CaseNode> items() {
    if (!node.isArray()) {
      throw wrong("must be a list");
    }
    List<CaseNode> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(new CaseNode(file, path + "[" + i + "]", node.get(i)));
    }
    return items;
  }

  double number() {
    if (!node.isNumber()) {
      throw wrong("must be a number");
    }
    return node.doubleValue();
  }

  double number(String key, double otherwise) {
    CaseNode found = find(key);
    return found == null ? otherwise : found.number();
  }

  int count() {
    if (!node.isInt() || node.intValue() < 0) {
      throw wrong("must be a whole number from 0");
    }
    return node.intValue();
  }

  boolean flag() {
    if (!node.isBoolean()) {
      throw wrong("must be true or false");
    }
    return node.booleanValue();
  }

  String text() {
    if (!node.isTextual()) {
      throw wrong("must be a text");
    }
    return node.textValue();
  }

  double[] vector() {
    List<CaseNode> items = items();
    double[] vector = new double[items.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = items.get(i).number();
    }
    return vector;
  }

  double[] vector(int length) {
    double[] vector = vector();
    if (vector.length != length) {
      throw wrong("must hold " + length + " numbers, not " + vector.length);
    }
    return vector;
  }

  /** A list of equally long rows, or one row. */
  DMatrixRMaj matrix() {
    List<CaseNode> rows = items();
    if (rows.isEmpty() || !rows.get(0).node.isArray()) {
      double[] row = vector();
      return DMatrixRMaj.wrap(1, row.length, row);
    }
    int columns = rows.get(0).node.size();
    DMatrixRMaj matrix = new DMatrixRMaj(rows.size(), columns);
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i).vector(columns), 0, matrix.data, i * columns, columns);
    }
    return matrix;
  }

  DMatrixRMaj matrix(int rows, int columns) {
    DMatrixRMaj matrix = matrix();
    if (matrix.numRows != rows || matrix.numCols != columns) {
      String is = matrix.numRows + " × " + matrix.numCols;
      throw wrong("must be " + rows + " × " + columns + ", not " + is);
    }
    return matrix;
  }
}
