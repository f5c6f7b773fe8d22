package backflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether there is a screen to open a window on; asked before JavaFX starts, which has one try. */
final class Display {
  private static final Pattern LOCAL = Pattern.compile("(?:unix)?:(\\d+)(?:\\.\\d+)?");

  private Display() {}

  /** Whether this machine has one now, and JavaFX has not been told to draw in memory. */
  static boolean isThere() {
    return !"Monocle".equals(System.getProperty("glass.platform"))
        && isThere(System.getProperty("os.name", ""), System.getenv(), Path.of("/tmp/.X11-unix"));
  }

  /**
   * Whether a machine has one: on Linux a Wayland display, or an X display whose socket exists;
   * anywhere else it is taken for granted.
   *
   * @param os name of the operating system
   * @param environment its variables
   * @param sockets the folder of the X servers' sockets
   */
  static boolean isThere(String os, Map<String, String> environment, Path sockets) {
    if (!os.toLowerCase(Locale.ROOT).contains("linux")) {
      return true;
    }
    if (!environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()
        && environment.getOrDefault("DISPLAY", "").isBlank()) {
      return true;
    }
    String display = environment.getOrDefault("DISPLAY", "").strip();
    Matcher local = LOCAL.matcher(display);
    if (local.matches()) {
      return Files.exists(sockets.resolve("X" + local.group(1)));
    }
    return !display.isEmpty();
  }
}
