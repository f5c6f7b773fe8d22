package backflow.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RememberedTest {
  @TempDir Path folder;

  @Test
  void whatIsSavedIsReadAgainAndNothingIsLeftAside() throws IOException {
    Path file = folder.resolve("a/b/window.properties");
    Remembered first = new Remembered(file);
    first.put("theme", "dark");
    first.put("width", 1200.5);
    assertTrue(first.save());
    Remembered second = new Remembered(file);
    assertEquals("dark", second.word("theme", "light"));
    assertEquals(1200.5, second.number("width", 0));
    try (var files = Files.list(file.getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void nonsenseInTheFileIsForgotten() throws IOException {
    Path file = folder.resolve("window.properties");
    Files.write(file, new byte[] {'w', 'i', 'd', 't', 'h', '=', 'x', '\n', (byte) 0xff, '\\', 'u'});
    assertEquals(7, new Remembered(file).number("width", 7));
    Files.writeString(file, "width=NaN\nheight=1e999\n");
    assertEquals(7, new Remembered(file).number("width", 7));
    assertEquals(8, new Remembered(file).number("height", 8));
  }

  @Test
  void aFolderThatCannotBeMadeIsNoMatter() throws IOException {
    Path blocked = folder.resolve("file");
    Files.writeString(blocked, "");
    assertFalse(new Remembered(blocked.resolve("window.properties")).save());
  }
}
