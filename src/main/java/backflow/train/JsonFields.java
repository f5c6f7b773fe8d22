package backflow.train;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes the fields of one JSON object in the order they are put, a line at a time. */
final class JsonFields {
  private final StringBuilder out = new StringBuilder("{");
  private String separator = "";

  /** Puts what is JSON already. */
  JsonFields json(String key, String json) {
    out.append(separator).append(text(key)).append(": ").append(json);
    separator = ", ";
    return this;
  }

  JsonFields put(String key, String value) {
    return json(key, text(value));
  }

  JsonFields put(String key, double value) {
    return json(key, number(value));
  }

  JsonFields put(Limit limit, double value) {
    return put(limit.key(), value);
  }

  JsonFields put(Limit limit, long value) {
    return json(limit.key(), Long.toString(value));
  }

  /** Goes on in the next line, indented. */
  JsonFields line(int indent) {
    separator = separator.isEmpty() ? "" : ",\n" + " ".repeat(indent);
    return this;
  }

  /** Goes on in the next line if wanted. */
  JsonFields lineIf(boolean wanted, int indent) {
    return wanted ? line(indent) : this;
  }

  @Override
  public String toString() {
    return out + "}";
  }

  static String text(String value) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
  }

  /** The shortest digits that read back as the same double; −0 becomes 0. */
  static String number(double value) {
    return Double.toString(value + 0.0).replace(".0E", "e").replace("E", "e");
  }
}
