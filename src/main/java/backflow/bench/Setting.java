package backflow.bench;

import backflow.math.KernelChoice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * How the engine is set.
 *
 * @param kernel the family of the inner loops
 * @param threads how many share a step, 1 or 2
 * @param statistics whether every step is measured in every layer
 */
record Setting(String kernel, int threads, boolean statistics) {
  /**
   * All that can run here, the fastest family first.
   *
   * @param threads how many threads, all settings for the first before those for the next
   */
  static List<Setting> all(Set<Integer> threads) {
    List<String> kernels = new ArrayList<>(KernelChoice.available());
    Collections.reverse(kernels);
    List<Setting> settings = new ArrayList<>();
    for (int count : threads) {
      for (String kernel : kernels) {
        settings.add(new Setting(kernel, count, true));
        settings.add(new Setting(kernel, count, false));
      }
    }
    return settings;
  }
}
