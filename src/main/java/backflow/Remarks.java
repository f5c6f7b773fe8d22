package backflow;

import java.util.logging.Logger;

/**
 * Keeps JavaFX from warning at every start that it runs from a class path, which it does on
 * purpose: a house without module-info. Whatever else it has to say is still said.
 */
final class Remarks {
  /** How the one remark begins: com.sun.javafx.application.PlatformImpl.startup of JavaFX 21. */
  private static final String UNNAMED_MODULE = "Unsupported JavaFX configuration";

  /** Kept here, because the log forgets the settings of a logger that nobody holds. */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private Remarks() {}

  /** Call it before the toolkit starts. */
  static void silence() {
    JAVAFX.setFilter(record -> !String.valueOf(record.getMessage()).startsWith(UNNAMED_MODULE));
  }
}
