package backflow.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Changes of an experiment by key path, as they would be made in its file: {@code
 * network.activation} = relu, {@code training.learningRate} = 0.01. Checked as strictly as a file.
 *
 * <p>Where another word is chosen (data set, initializer, optimizer, schedule), the parameters that
 * only the old word has fall away; those of the new one are at their defaults, unless they are
 * among the changes that follow.
 */
public final class SpecPatch {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SpecPatch() {}

  /**
   * An experiment with some values changed.
   *
   * @param spec not modified
   * @param changes key path → value: a text, a number, true or false, or a list of them; in order
   * @throws SpecException for the first thing that an experiment cannot have, with its key path
   */
  public static ExperimentSpec apply(ExperimentSpec spec, Map<String, ?> changes) {
    ObjectNode root = tree(spec);
    changes.forEach((path, value) -> set(root, path, JSON.valueToTree(value)));
    return SpecJson.read(root.toString(), null);
  }

  private static ObjectNode tree(ExperimentSpec spec) {
    try {
      return (ObjectNode) JSON.readTree(SpecJson.toText(spec));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written cannot be read", e);
    }
  }

  private static void set(ObjectNode root, String path, JsonNode value) {
    String[] keys = path.split("\\.", -1);
    ObjectNode parent = root;
    for (int i = 0; i < keys.length - 1; i++) {
      parent = inside(parent, keys[i], path);
    }
    String key = keys[keys.length - 1];
    parent.set(key, value);
    switch (path) {
      case "data.set" -> forgetOthers(parent, own(SpecWords.DATA_SETS, value, OwnKeys::of));
      case "network.initializer.scheme" ->
          forgetOthers(parent, own(SpecWords.SCHEMES, value, OwnKeys::of));
      case "training.optimizer.name" ->
          forgetOthers(parent, own(SpecWords.OPTIMIZERS, value, OwnKeys::of));
      case "training.schedule.name" ->
          forgetOthers(parent, own(SpecWords.SCHEDULES, value, OwnKeys::of));
      default -> {
        // any other value stands alone
      }
    }
  }

  /** The object under a key; made if there is none, so that the reader can refuse it by name. */
  private static ObjectNode inside(ObjectNode parent, String key, String path) {
    JsonNode child = parent.get(key);
    if (child instanceof ObjectNode object) {
      return object;
    }
    if (child != null) {
      String what = child.isArray() ? "a list" : child.asText();
      String problem = "stands under " + key + ", which has no keys of its own";
      throw SpecException.of(path, what, problem, "another value for " + key, null);
    }
    return parent.putObject(key);
  }

  private static <E> OwnKeys own(Words<E> words, JsonNode word, Function<E, OwnKeys> keys) {
    boolean known = word.isTextual() && words.has(word.textValue());
    return known ? keys.apply(words.meaning("", word.textValue())) : OwnKeys.ALL;
  }

  /** Removes what belongs to other words than the chosen one. */
  private static void forgetOthers(ObjectNode node, OwnKeys own) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    for (String key : keys) {
      if (OwnKeys.ALL.has(key) && !own.has(key)) {
        node.remove(key);
      }
    }
  }
}
