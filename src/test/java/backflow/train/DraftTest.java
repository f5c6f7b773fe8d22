package backflow.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void aFolderThatTakesNoFilesIsNotCalledMissing() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    IOException e = assertThrows(IOException.class, () -> Draft.of(Path.of("/proc/x.csv")).close());
    assertEquals("cannot be written: this folder takes no new files", e.getMessage());
  }

  @Test
  void theFileIsThereOnlyOnceItIsWhole() throws IOException {
    Path file = folder.resolve("a.csv");
    try (Draft draft = Draft.of(file)) {
      draft.write(NEW);
      draft.write('!');
      assertFalse(Files.exists(file));
      draft.commit();
    }
    assertEquals("new!", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void whatIsGivenUpLeavesTheOldFileAndNothingBeside() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "old");
    try (Draft draft = Draft.of(file)) {
      draft.write(NEW);
    }
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void whatCannotBeFinishedSaysWhyAndLeavesNothing() throws IOException {
    Path file = folder.resolve("a.csv");
    try (Draft draft = Draft.of(file)) {
      draft.write(NEW);
      Files.createDirectories(file.resolve("in the way"));
      IOException e = assertThrows(IOException.class, draft::commit);
      assertTrue(String.valueOf(e.getMessage()).startsWith("cannot be written: "), e::toString);
    }
    assertEquals(List.of(file), files());
  }

  @Test
  void aFolderIsNoFile() {
    IOException e = assertThrows(IOException.class, () -> Draft.of(folder));
    assertEquals("is not a regular file", e.getMessage());
  }

  @Test
  void aDeviceIsWrittenStraightInto() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.isWritable(device));
    try (Draft draft = Draft.of(device)) {
      draft.write(NEW);
      draft.commit();
    }
    assertFalse(Files.isRegularFile(device));
  }

  @Test
  void aPipeIsWrittenStraightInto() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor());
    CompletableFuture<byte[]> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readAllBytes(pipe);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    try (Draft draft = Draft.of(pipe)) {
      draft.write(NEW);
      draft.commit();
    }
    assertArrayEquals(NEW, read.get(10, TimeUnit.SECONDS));
    assertEquals(List.of(pipe), files());
  }
}
