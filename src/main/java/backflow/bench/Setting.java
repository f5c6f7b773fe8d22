package backflow.bench;

import backflow.math.KernelChoice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How the engine is set.
 *
 * @param kernel the family of the inner loops
 * @param statistics whether every step is measured in every layer
 */
record Setting(String kernel, boolean statistics) {
  /** All that can run here, the fastest family first. */
  static List<Setting> all() {
    List<String> kernels = new ArrayList<>(KernelChoice.available());
    Collections.reverse(kernels);
    List<Setting> settings = new ArrayList<>();
    for (String kernel : kernels) {
      settings.add(new Setting(kernel, true));
      settings.add(new Setting(kernel, false));
    }
    return settings;
  }
}
