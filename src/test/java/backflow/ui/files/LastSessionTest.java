package backflow.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.Scenes;
import backflow.train.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LastSessionTest {
  private static final ExperimentSpec SAVED = Scenes.first().spec();
  private static final ExperimentSpec CHANGED = SAVED.withSeed(7).withName("ü \\ = #\u2202");

  @TempDir Path folder;

  private Sheet sheet() {
    return new Sheet(folder.resolve("lecture.backflow.json"), SAVED, CHANGED);
  }

  private void keep(Kept kept) throws IOException {
    try (LastSession session = LastSession.in(folder)) {
      session.write(kept, 1);
    }
  }

  private Kept taken() {
    try (LastSession session = LastSession.in(folder)) {
      return session.take();
    }
  }

  @Test
  void whatWasKeptIsThereAtTheNextStart() throws IOException {
    Sheet scene = new Sheet(null, SAVED, SAVED.withSeed(8));
    Kept kept = new Kept(sheet(), true, List.of(scene, sheet()));
    keep(kept);
    assertEquals(kept, taken());
  }

  @Test
  void theFirstStartHasNothing() throws IOException {
    assertEquals(Kept.NOTHING, LastSession.in(folder.resolve("new")).take());
    keep(new Kept(sheet(), true, List.of()));
    keep(Kept.NOTHING);
    assertFalse(Files.exists(folder.resolve("session.properties")));
    assertEquals(Kept.NOTHING, taken());
  }

  /** A start that ends before anything is written again was ended by what it opened. */
  @Test
  void whatEndsTheProgramIsOpenedOnceAndThenOnlyOffered() throws IOException {
    keep(new Kept(sheet(), true, List.of()));
    assertTrue(taken().isRestorable());
    Kept second = taken();
    assertFalse(second.isRestorable());
    assertEquals(List.of(sheet()), second.offers());
    assertEquals(second, taken());
  }

  @Test
  void aBrokenSessionIsPutAwayAndNotTriedAgain() throws IOException {
    Path file = folder.resolve("session.properties");
    for (String broken : List.of("desk.now={}\ndesk.saved={}\n", "desk.now=\\u12", "\0")) {
      keep(new Kept(sheet(), true, List.of()));
      Files.writeString(file, broken);
      assertFalse(taken().isRestorable());
    }
    keep(new Kept(sheet(), true, List.of()));
    Files.writeString(file, "desk.now={\"backflow\": 99}\ndesk.saved={\"backflow\": 99}\n");
    assertEquals(Kept.NOTHING, taken());
    assertFalse(Files.exists(file));
    assertTrue(Files.exists(folder.resolve("session.broken")));
  }

  @Test
  void onlyTheFirstOfTwoProgramsHasIt() throws IOException {
    keep(new Kept(sheet(), true, List.of()));
    try (LastSession first = LastSession.in(folder);
        LastSession second = LastSession.in(folder)) {
      assertEquals(Kept.NOTHING, second.take());
      second.write(Kept.NOTHING, 1);
      assertEquals(sheet(), first.take().desk());
    }
  }

  @Test
  void anOlderStateNeverReplacesANewerOne() throws IOException {
    try (LastSession session = LastSession.in(folder)) {
      session.write(new Kept(sheet(), true, List.of()), 5);
      session.write(Kept.NOTHING, 4);
    }
    assertEquals(sheet(), taken().desk());
  }

  @Test
  void aFolderThatCannotBeMadeIsNoMatter() throws IOException {
    Path blocked = Files.writeString(folder.resolve("file"), "");
    try (LastSession session = LastSession.in(blocked)) {
      assertEquals(Kept.NOTHING, session.take());
      session.write(new Kept(sheet(), true, List.of()), 1);
    }
    assertEquals("", Files.readString(blocked));
  }
}
