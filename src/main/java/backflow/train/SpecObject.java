package backflow.train;

import backflow.math.Nearest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One object of an experiment file: gives its values by key, checked, and refuses in the end every
 * key that nobody asked for.
 */
final class SpecObject {
  private final ObjectNode node;
  private final String path;
  private final Set<String> asked = new LinkedHashSet<>();

  private SpecObject(ObjectNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /** The object that is the whole file. */
  static SpecObject root(ObjectNode node) {
    return new SpecObject(node, "");
  }

  /** The key path of a key in this object. */
  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Whether a key is there. */
  boolean has(String key) {
    return node.has(key);
  }

  /** The object under a key; an empty one if it is not there. */
  SpecObject object(String key) {
    JsonNode child = child(key);
    if (child == null) {
      return new SpecObject(JsonNodeFactory.instance.objectNode(), path(key));
    }
    if (child instanceof ObjectNode object) {
      return new SpecObject(object, path(key));
    }
    throw wrong(path(key), child, "is not an object", "an object { }");
  }

  /**
   * The object under a key, or a bare word that stands for an object with nothing but that word.
   *
   * @param wordKey the key that the word is meant for
   */
  SpecObject objectOrWord(String key, String wordKey) {
    JsonNode child = child(key);
    if (child != null && child.isTextual()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      object.set(wordKey, child);
      return new SpecObject(object, path(key));
    }
    return object(key);
  }

  /** A text. */
  String text(String key, String fallback, int longest) {
    String text = textOrNull(key, longest);
    return text == null ? fallback : text;
  }

  /** A text, null if the key is not there. */
  @Nullable String textOrNull(String key, int longest) {
    JsonNode child = child(key);
    return child == null ? null : text(path(key), child, longest);
  }

  /** What a word means. */
  <E> E word(String key, Words<E> words, E fallback) {
    JsonNode child = child(key);
    return child == null ? fallback : word(path(key), child, words);
  }

  /** A true or false. */
  boolean flag(String key, boolean fallback) {
    JsonNode child = child(key);
    if (child == null) {
      return fallback;
    }
    if (!child.isBoolean()) {
      throw wrong(path(key), child, "is neither true nor false", "true, false");
    }
    return child.booleanValue();
  }

  /** A number; −0 is read as 0. */
  double number(Limit limit, double fallback) {
    JsonNode child = child(limit.key());
    return child == null ? fallback : number(path(limit.key()), child, limit);
  }

  /**
   * Whether a word stands where a number may stand, too.
   *
   * @throws SpecException if it is another word
   */
  boolean isWord(Limit limit, String word) {
    JsonNode child = child(limit.key());
    if (child == null || child.isNumber()) {
      return false;
    }
    if (child.isTextual() && child.textValue().equals(word)) {
      return true;
    }
    String problem = child.isTextual() ? "is neither a number nor " + word : "is not a number";
    throw wrong(path(limit.key()), child, problem, limit.allowed() + ", or " + Words.quoted(word));
  }

  /** A whole number that fits an int. */
  int integer(Limit limit, int fallback) {
    return (int) whole(limit, fallback);
  }

  /** A whole number. */
  long whole(Limit limit, long fallback) {
    JsonNode child = child(limit.key());
    return child == null ? fallback : whole(path(limit.key()), child, limit);
  }

  /** The elements of a list under a key; null if the key is not there or no list. */
  @Nullable List<JsonNode> list(String key) {
    JsonNode child = child(key);
    if (child == null || !child.isArray()) {
      return null;
    }
    List<JsonNode> elements = new ArrayList<>();
    child.forEach(elements::add);
    return elements;
  }

  /** The texts of a list; none if the key is not there. */
  List<String> texts(String key, int most, int longest) {
    return listOf(key, most, "texts", (at, element) -> text(at, element, longest));
  }

  /** The numbers of a list; none if the key is not there. */
  List<Double> numbers(String key, int most) {
    return listOf(key, most, "numbers", SpecObject::finite);
  }

  /** Reads each element of a list, given its path; none if the key is not there. */
  private <T> List<T> listOf(
      String key, int most, String what, BiFunction<String, JsonNode, T> read) {
    String allowed = "a list of up to " + most + " " + what;
    List<JsonNode> list = list(key);
    if (list == null) {
      JsonNode child = child(key);
      if (child != null) {
        throw wrong(path(key), child, "is not a list", allowed);
      }
      return List.of();
    }
    if (list.size() > most) {
      throw SpecException.of(path(key), "a list of " + list.size(), "is too long", allowed, null);
    }
    List<T> elements = new ArrayList<>();
    for (JsonNode element : list) {
      elements.add(read.apply(path(key) + "[" + elements.size() + "]", element));
    }
    return elements;
  }

  /** All keys that stand there, in their order. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** A number of any size under a key that is there; −0 is read as 0. */
  double finite(String key) {
    String at = path(Words.oneLine(key, 60));
    return finite(at, Objects.requireNonNull(child(key), at));
  }

  private static double finite(String at, JsonNode child) {
    if (!child.isNumber()) {
      throw wrong(at, child, "is not a number", "a number");
    }
    double value = child.doubleValue() + 0.0;
    if (!Double.isFinite(value)) {
      throw wrong(at, child, "is too large", "a number up to 1.797e308");
    }
    return value;
  }

  /**
   * Ends the reading of this object.
   *
   * @param belongs says of a key that is unknown here where it belongs; empty if nowhere
   * @throws SpecException for the first key that nobody asked for
   */
  void end(Function<String, String> belongs) {
    Iterator<String> keys = node.fieldNames();
    while (keys.hasNext()) {
      String key = keys.next();
      if (!asked.contains(key)) {
        String where = belongs.apply(key);
        throw SpecException.of(
            path(Words.oneLine(key, 60)),
            Words.quoted(key),
            "is an unknown key" + (where.isEmpty() ? "" : " here: it belongs to " + where),
            asked.isEmpty() ? "no keys" : String.join(", ", asked),
            where.isEmpty() ? meant(key) : null);
      }
    }
  }

  /** The key of this object that comes nearest, else the path of one of another object. */
  private @Nullable String meant(String key) {
    return Nearest.to(key, asked).or(() -> KnownKeys.like(key)).orElse(null);
  }

  /** Ends the reading of this object. */
  void end() {
    end(key -> "");
  }

  /** A text at a path. */
  static String text(String path, JsonNode node, int longest) {
    String allowed = "one line of up to " + longest + " characters";
    if (!node.isTextual()) {
      throw wrong(path, node, "is not a text", allowed);
    }
    String flaw = Words.flaw(node.textValue(), longest);
    if (flaw != null) {
      throw wrong(path, node, flaw, allowed);
    }
    return node.textValue();
  }

  /** What a word at a path means. */
  static <E> E word(String path, JsonNode node, Words<E> words) {
    if (!node.isTextual()) {
      throw wrong(path, node, "is not a word", words.allowed());
    }
    return words.meaning(path, node.textValue());
  }

  /** A whole number at a path, exactly or not at all. */
  static long whole(String path, JsonNode node, Limit limit) {
    // as a double first: an exponent of millions would make a decimal of millions of digits
    inRange(path, node, limit);
    try {
      long value = node.decimalValue().longValueExact();
      if (limit.allows(value)) {
        return value;
      }
    } catch (ArithmeticException e) {
      throw wrong(path, node, notWhole(node), limit.allowed());
    }
    throw wrong(path, node, "is out of range", limit.allowed());
  }

  private static String notWhole(JsonNode node) {
    double value = node.doubleValue();
    return Math.abs(value) < 0x1p63 ? "is not a whole number" : "is out of range";
  }

  private static double number(String path, JsonNode node, Limit limit) {
    double value = inRange(path, node, limit);
    if (!limit.allows(value)) {
      throw wrong(path, node, "is out of range", limit.allowed());
    }
    return value;
  }

  /** A number between the ends of a range, as near as a double can say. */
  private static double inRange(String path, JsonNode node, Limit limit) {
    if (!node.isNumber()) {
      throw wrong(path, node, "is not a number", limit.allowed());
    }
    double value = node.doubleValue() + 0.0;
    if (!(value >= limit.minimum() && value <= limit.maximum())) {
      throw wrong(path, node, "is out of range", limit.allowed());
    }
    return value;
  }

  /** The error for a value that may not stand at a path. */
  static SpecException wrong(String path, JsonNode node, String problem, String allowed) {
    return SpecException.of(path, shown(node), problem, allowed, null);
  }

  private static String shown(JsonNode node) {
    if (node.isTextual()) {
      return Words.quoted(node.textValue());
    }
    if (node.isObject()) {
      return "an object";
    }
    return node.isArray() ? "a list" : Words.oneLine(node.asText(), 60);
  }

  private @Nullable JsonNode child(String key) {
    asked.add(key);
    return node.get(key);
  }
}
