package backflow.ui.files;

import backflow.train.ExperimentSpec;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the program knows of the reader's files from one start to the next: the recent ones, and
 * what was open. Blocks on the disk: to be read before the window is made, beside its thread.
 */
public final class FileMemory {
  private final LastSession session;
  private final RecentFiles recent;
  private final Kept kept;

  private FileMemory(Path folder) {
    session = LastSession.in(folder);
    recent = new RecentFiles(folder.resolve("recent.properties"));
    kept = session.take();
  }

  /**
   * What is known in a folder.
   *
   * @param folder the program's own; made if it is not there
   */
  public static FileMemory in(Path folder) {
    return new FileMemory(folder);
  }

  /** What to open first: what was open last; null if that was no file, or did not do well. */
  public @Nullable ExperimentSpec first() {
    Sheet desk = kept.desk();
    return desk != null && kept.isRestorable() ? desk.now() : null;
  }

  LastSession session() {
    return session;
  }

  RecentFiles recent() {
    return recent;
  }

  Kept kept() {
    return kept;
  }
}
