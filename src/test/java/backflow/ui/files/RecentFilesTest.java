package backflow.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecentFilesTest {
  @TempDir Path folder;

  private Path kept() {
    return folder.resolve("recent.properties");
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  @Test
  void theNewestComesFirstAndNoneTwice() {
    RecentFiles files = new RecentFiles(kept());
    files.note(file("a"));
    files.note(file("b"));
    assertEquals(List.of(file("a"), file("b")), files.note(folder.resolve("x/../a")));
  }

  @Test
  void theNextStartKnowsThem() {
    Path strange = file("ü = #1\\2.backflow.json");
    new RecentFiles(kept()).note(strange);
    assertEquals(List.of(strange), new RecentFiles(kept()).all());
  }

  @Test
  void oldOnesFallOffTheEnd() {
    RecentFiles files = new RecentFiles(kept());
    for (int i = 0; i < 3 * RecentFiles.MOST; i++) {
      files.note(file("f" + i));
    }
    List<Path> all = new RecentFiles(kept()).all();
    assertEquals(RecentFiles.MOST, all.size());
    assertEquals(file("f" + (3 * RecentFiles.MOST - 1)), all.get(0));
  }

  @Test
  void oneCanBeTakenOffAndAllCan() {
    RecentFiles files = new RecentFiles(kept());
    files.note(file("a"));
    files.note(file("b"));
    assertEquals(List.of(file("b")), files.forget(file("a")));
    assertEquals(List.of(), files.clear());
    assertEquals(List.of(), new RecentFiles(kept()).all());
  }

  @Test
  void twoWindowsShareTheList() {
    RecentFiles one = new RecentFiles(kept());
    RecentFiles two = new RecentFiles(kept());
    one.note(file("a"));
    two.note(file("b"));
    assertEquals(List.of(file("c"), file("b"), file("a")), one.note(file("c")));
  }

  @Test
  void nonsenseIsForgottenAndAnUnwritablePlaceIsNoMatter() throws IOException {
    Files.write(kept(), new byte[] {'0', '=', (byte) 0xff, 0});
    assertEquals(List.of(), new RecentFiles(kept()).all());
    RecentFiles nowhere = new RecentFiles(kept().resolve("below a file"));
    assertEquals(List.of(file("a")), nowhere.note(file("a")));
    assertEquals(List.of(file("a")), new RecentFiles(null).note(file("a")));
  }
}
