package backflow.ui.files;

import backflow.ui.model.Remembered;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that were opened or saved last, newest first, kept in a small file; whether they are
 * still there nobody asks before one is wanted. Blocks on the disk: for a worker, or a test.
 */
final class RecentFiles {
  /** How many are kept. */
  static final int MOST = 8;

  private final @Nullable Path kept;
  private List<Path> paths = List.of();

  /**
   * A list.
   *
   * @param kept the file it is kept in; null: it is forgotten with the program
   */
  RecentFiles(@Nullable Path kept) {
    this.kept = kept;
  }

  /** All of them; read anew, because another window may have added some. */
  synchronized List<Path> all() {
    if (kept == null) {
      return paths;
    }
    Remembered remembered = new Remembered(kept);
    List<Path> found = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      add(found, remembered.word(Integer.toString(i), ""));
    }
    return List.copyOf(found);
  }

  private static void add(List<Path> found, String word) {
    try {
      Path path = Path.of(word);
      if (!word.isEmpty() && !found.contains(path)) {
        found.add(path);
      }
    } catch (InvalidPathException e) {
      // written by hand, or on another system
    }
  }

  /** Puts a file first. @return the new list */
  synchronized List<Path> note(Path file) {
    Path path = file.toAbsolutePath().normalize();
    List<Path> next = new ArrayList<>(all());
    next.remove(path);
    next.add(0, path);
    return keep(next.subList(0, Math.min(MOST, next.size())));
  }

  /** Takes a file off. @return the new list */
  synchronized List<Path> forget(Path file) {
    List<Path> next = new ArrayList<>(all());
    next.remove(file);
    return keep(next);
  }

  /** Takes all off. @return the new list */
  synchronized List<Path> clear() {
    return keep(List.of());
  }

  private List<Path> keep(List<Path> next) {
    paths = List.copyOf(next);
    if (kept != null) {
      Remembered remembered = new Remembered(kept);
      for (int i = 0; i < MOST; i++) {
        remembered.put(Integer.toString(i), i < next.size() ? next.get(i) : "");
      }
      remembered.save();
    }
    return paths;
  }
}
