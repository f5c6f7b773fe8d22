package backflow.train;

import backflow.math.FloatFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * In which settings two experiments differ, as far as training depends on them.
 *
 * @param key path in the file: {@code network.activation}
 * @param label what it is called on screen: "activation"
 * @param a its value in the first, as written in a file; "–" if it is not there
 * @param b its value in the second
 */
public record SpecDifference(String key, String label, String a, String b) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All differences, in the order of a file; empty if both train the same. */
  public static List<SpecDifference> between(ExperimentSpec a, ExperimentSpec b) {
    Map<String, String> first = leaves(a);
    Map<String, String> second = leaves(b);
    List<String> keys = new ArrayList<>(first.keySet());
    second.keySet().stream().filter(key -> !first.containsKey(key)).forEach(keys::add);
    List<SpecDifference> differences = new ArrayList<>();
    for (String key : keys) {
      String valueA = first.getOrDefault(key, "–");
      String valueB = second.getOrDefault(key, "–");
      if (!valueA.equals(valueB)) {
        differences.add(new SpecDifference(key, label(key), valueA, valueB));
      }
    }
    return differences;
  }

  /** Camel case as words, without the sections: "training.learningRate" is "learning rate". */
  public static String label(String key) {
    if (key.equals("data.set")) {
      return "data set";
    }
    String[] parts = key.split("\\.");
    String last = parts[parts.length - 1];
    boolean common = last.equals("name") || last.equals("mode") || last.equals("scheme");
    String word = common && parts.length > 1 ? parts[parts.length - 2] : last;
    return word.length() == 1 ? word : word.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> leaves(ExperimentSpec spec) {
    Map<String, String> leaves = new LinkedHashMap<>();
    try {
      JsonNode root = JSON.readTree(SpecJson.toText(spec));
      for (String section : List.of("seed", "data", "network", "training")) {
        if (root.has(section)) {
          collect(section, root.get(section), leaves);
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written cannot be read", e);
    }
    leaves.remove("training.steps");
    leaves.putIfAbsent("training.precision", FloatFormat.FLOAT64.word());
    leaves.putIfAbsent("training.lossScale", JsonFields.number(LossScale.ONE.start()));
    return leaves;
  }

  /** A list of widths stands as depth and width, as one width for all layers does. */
  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isArray() && path.equals("network.hidden")) {
      leaves.put(path + ".depth", Integer.toString(node.size()));
      leaves.put(path + ".width", node.toString());
      return;
    }
    if (!node.isObject()) {
      leaves.put(path, node.isTextual() ? node.asText() : node.toString());
      return;
    }
    Map<String, JsonNode> fields = new TreeMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> it = node.fields(); it.hasNext(); ) {
      Map.Entry<String, JsonNode> field = it.next();
      fields.put(field.getKey(), field.getValue());
    }
    fields.forEach((name, value) -> collect(path + "." + name, value, leaves));
  }
}
