package backflow.ui.script;

import java.util.ArrayList;
import java.util.List;

/** A script as it is shown: of its long block of numbers the first lines only. */
final class ShownScript {
  private static final String BEGIN = "START = \"\"\"";
  private static final String END = "\"\"\"";
  private static final int SHOWN = 3;

  private ShownScript() {}

  /**
   * What is shown.
   *
   * @param text the whole script
   */
  static String of(String text) {
    List<String> lines = new ArrayList<>();
    int numbers = -1;
    for (String line : text.lines().toList()) {
      if (numbers >= 0 && line.equals(END)) {
        if (numbers > SHOWN) {
          lines.add("… and " + (numbers - SHOWN) + " more such lines, which Copy and Save hold.");
        }
        numbers = -1;
      } else if (numbers >= 0 && ++numbers > SHOWN) {
        continue;
      } else if (line.equals(BEGIN)) {
        numbers = 0;
      }
      lines.add(line);
    }
    return String.join("\n", lines) + "\n";
  }
}
