package backflow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DisplayTest {
  @TempDir Path sockets;

  private boolean linux(Map<String, String> environment) {
    return Display.isThere("Linux", environment, sockets);
  }

  @Test
  void withoutVariablesThereIsNone() {
    assertFalse(linux(Map.of()));
    assertFalse(linux(Map.of("DISPLAY", " ", "WAYLAND_DISPLAY", "")));
  }

  @Test
  void anXDisplayNeedsItsSocket() throws IOException {
    assertFalse(linux(Map.of("DISPLAY", ":7")));
    Files.createFile(sockets.resolve("X7"));
    assertTrue(linux(Map.of("DISPLAY", ":7")));
    assertTrue(linux(Map.of("DISPLAY", ":7.0")));
    assertFalse(linux(Map.of("DISPLAY", ":8")));
  }

  @Test
  void aDisplayOfAnotherMachineOrWaylandIsTrusted() {
    assertTrue(linux(Map.of("DISPLAY", "desk:10.0")));
    assertTrue(linux(Map.of("WAYLAND_DISPLAY", "wayland-0")));
  }

  @Test
  void whoAsksToDrawInMemoryHasNone() {
    // as this very test does: see surefire's system properties in pom.xml
    assertFalse(Display.isThere());
  }

  @Test
  void otherSystemsAlwaysHaveOne() {
    assertTrue(Display.isThere("Windows 11", Map.of(), sockets));
    assertTrue(Display.isThere("Mac OS X", Map.of(), sockets));
  }
}
