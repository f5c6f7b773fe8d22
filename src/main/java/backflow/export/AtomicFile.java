package backflow.export;

import backflow.train.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are there whole or not at all. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes beside the file and renames.
   *
   * @param file replaced if it exists; its directory is made
   * @throws IOException if it cannot be written; nothing is left behind then
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("not a file: " + file);
    }
    Files.createDirectories(directory);
    try (Draft draft = Draft.of(file)) {
      draft.write(bytes);
      draft.commit();
    }
  }
}
