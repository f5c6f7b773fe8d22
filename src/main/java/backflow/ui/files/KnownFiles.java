package backflow.ui.files;

import backflow.train.ExperimentSpec;
import backflow.train.SpecException;
import backflow.train.SpecJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the reader's files held when this program last read or wrote them, so that it is noticed if
 * another program has changed one since. Blocks on the disk.
 */
final class KnownFiles {
  private final Map<Path, String> texts = new ConcurrentHashMap<>();

  /** It was this that a file held. */
  void note(Path file, ExperimentSpec held) {
    texts.put(file.toAbsolutePath(), SpecJson.toText(held));
  }

  /**
   * Writes a file, unless another program has changed it since it was last read or written here.
   *
   * @param replace whether to write it even then
   * @return whether it was written
   * @throws SpecException in one line that names the file, if it cannot be
   */
  boolean write(Path file, ExperimentSpec spec, boolean replace) {
    if (!replace && isOther(file)) {
      return false;
    }
    SpecJson.write(file, spec);
    note(file, spec);
    return true;
  }

  private boolean isOther(Path file) {
    String known = texts.get(file.toAbsolutePath());
    try {
      boolean there = known != null && Files.exists(file);
      return there && !SpecJson.toText(SpecJson.read(file)).equals(known);
    } catch (SpecException e) {
      return true;
    }
  }
}
