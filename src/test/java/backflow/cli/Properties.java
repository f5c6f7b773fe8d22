package backflow.cli;

import org.jspecify.annotations.Nullable;

/** Puts system properties back as they were. */
final class Properties {
  private Properties() {}

  /**
   * @param before what setting it returned
   */
  static void restore(String name, @Nullable String before) {
    if (before == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, before);
    }
  }
}
