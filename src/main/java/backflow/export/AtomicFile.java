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
    makeFolder(file);
    try (Draft draft = Draft.of(file)) {
      draft.write(bytes);
      draft.commit();
    }
  }

  /**
   * Makes the folder of a file, if it is not there.
   *
   * @throws IOException if none can be made; the message is one line that follows the file's name
   */
  public static void makeFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("is not a regular file");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException("cannot be written: its folder cannot be made", e);
    }
  }
}
