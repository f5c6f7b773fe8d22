package backflow.diagnose.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What helps, as changes of the experiment that make a run to compare with.
 *
 * @param label in two or three words: "ReLU + He"
 * @param changes key path in the experiment file → value (text, number or flag), in order
 */
public record Remedy(String label, Map<String, Object> changes) {
  public Remedy {
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
  }

  /**
   * One.
   *
   * @param changes key, value, key, value, …
   */
  static Remedy of(String label, Object... changes) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < changes.length; i += 2) {
      map.put((String) changes[i], changes[i + 1]);
    }
    return new Remedy(label, map);
  }
}
