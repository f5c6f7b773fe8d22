package backflow.lesson.measure;

import backflow.train.ExperimentSpec;
import backflow.train.Limit;
import backflow.train.Limits;
import backflow.train.SpecJson;
import backflow.train.SpecPatch;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The settings of an experiment by their key paths, as they stand in its file. */
final class Settings {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SECTIONS = Set.of("seed", "data", "network", "training");

  private Settings() {}

  /** All settings of an experiment; a list is one word. */
  static Map<String, Value> of(ExperimentSpec spec) {
    Map<String, Value> settings = new LinkedHashMap<>();
    try {
      JsonNode root = JSON.readTree(SpecJson.toText(spec));
      root.properties()
          .forEach(
              section -> {
                if (SECTIONS.contains(section.getKey())) {
                  collect(section.getKey(), section.getValue(), settings);
                }
              });
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written cannot be read", e);
    }
    settings.put("network.hidden.depth", Value.of(spec.network().depth()));
    settings.put("training.precision", Value.of(spec.training().precision().word()));
    return settings;
  }

  /**
   * An experiment with one setting changed.
   *
   * @param value a text, a number, true, false, or a list of them
   * @throws SpecException if there is no such setting, or it cannot be that
   */
  static ExperimentSpec with(ExperimentSpec spec, String key, Object value) {
    return SpecPatch.apply(spec, Map.of(key, value));
  }

  private static void collect(String path, JsonNode node, Map<String, Value> settings) {
    if (node.isObject()) {
      node.properties().forEach(f -> collect(path + "." + f.getKey(), f.getValue(), settings));
    } else {
      settings.put(path, node.isNumber() ? Value.of(node.doubleValue()) : Value.of(node.asText()));
    }
  }

  /** The key paths that there are in any experiment. */
  static Set<String> known() {
    Set<String> known = new TreeSet<>(of(ExperimentSpec.DEFAULT).keySet());
    Limits.all().stream().map(Limit::path).filter(Settings::trains).forEach(known::add);
    known.add("training.optimizer.nesterov");
    return known;
  }

  private static boolean trains(String path) {
    return !path.startsWith("view.");
  }
}
