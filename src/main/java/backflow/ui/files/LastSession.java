package backflow.ui.files;

import backflow.export.AtomicFile;
import backflow.train.ExperimentSpec;
import backflow.train.SpecException;
import backflow.train.SpecJson;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where it is kept what was open: a small file of the program's own, written whole or not at all.
 * Only the first of several programs that run at once has it; the others keep nothing. Any thread.
 */
final class LastSession implements AutoCloseable {
  private static final String FILE = "session.properties";
  private static final String LOCK = "session.lock";

  /** What a session that could not be read is called from then on: it is not tried again. */
  private static final String BROKEN = "session.broken";

  private final Path file;
  private final @Nullable FileChannel channel;
  private final boolean mine;
  private long newest;

  private LastSession(Path folder) {
    file = folder.resolve(FILE);
    channel = channel(folder);
    mine = channel != null && locked(channel);
  }

  /**
   * The session that is kept in a folder.
   *
   * @param folder is made if it is not there
   */
  static LastSession in(Path folder) {
    return new LastSession(folder);
  }

  private static @Nullable FileChannel channel(Path folder) {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException | SecurityException e) {
      return null;
    }
  }

  private static boolean locked(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  /** Whether this program is the one that keeps its session. */
  boolean isMine() {
    return mine;
  }

  /**
   * What was kept. From now on it counts as not sound: a program that does not survive to write
   * again will not open it again by itself.
   *
   * @return nothing if there is nothing, or nothing that can be read
   */
  Kept take() {
    if (!mine || !Files.exists(file)) {
      return Kept.NOTHING;
    }
    try {
      Kept kept = read();
      if (kept.isRestorable()) {
        write(kept.doubtful(), 0);
      }
      return kept;
    } catch (IOException | IllegalArgumentException | SpecException e) {
      putAway();
      return Kept.NOTHING;
    }
  }

  private void putAway() {
    try {
      Files.move(file, file.resolveSibling(BROKEN), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // then it is tried once more at the next start, and put away then
    }
  }

  private Kept read() throws IOException {
    Properties values = new Properties();
    try (Reader in = new StringReader(Files.readString(file, StandardCharsets.UTF_8))) {
      values.load(in);
    }
    List<Sheet> aside = new ArrayList<>();
    for (int i = 0; i < Desk.MOST_ASIDE; i++) {
      Sheet sheet = sheet(values, "aside." + i);
      if (sheet != null) {
        aside.add(sheet);
      }
    }
    return new Kept(sheet(values, "desk"), values.getProperty("sound", "").equals("true"), aside);
  }

  private static @Nullable Sheet sheet(Properties values, String key) {
    String now = values.getProperty(key + ".now");
    String saved = values.getProperty(key + ".saved");
    String file = values.getProperty(key + ".file");
    return now == null || saved == null
        ? null
        : new Sheet(path(file), SpecJson.read(saved, null), SpecJson.read(now, null));
  }

  private static @Nullable Path path(@Nullable String file) throws InvalidPathException {
    return file == null ? null : Path.of(file);
  }

  /**
   * Keeps something, instead of what was kept before.
   *
   * @param number how many times something was kept before this: what is older than what stands
   *     there already is not written any more
   * @throws IOException in one line, if it cannot be kept; what was there is still there
   */
  synchronized void write(Kept kept, long number) throws IOException {
    if (!mine || number < newest) {
      return;
    }
    newest = number;
    if (kept.isNothing()) {
      Files.deleteIfExists(file);
    } else {
      AtomicFile.write(file, text(kept).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String text(Kept kept) throws IOException {
    Properties values = new Properties();
    values.setProperty("sound", Boolean.toString(kept.sound()));
    if (kept.desk() != null) {
      put(values, "desk", kept.desk());
    }
    for (int i = 0; i < Math.min(Desk.MOST_ASIDE, kept.aside().size()); i++) {
      put(values, "aside." + i, kept.aside().get(i));
    }
    StringWriter text = new StringWriter();
    values.store(text, "What was open in Backflow");
    return text.toString();
  }

  private static void put(Properties values, String key, Sheet sheet) {
    values.setProperty(key + ".now", text(sheet.now()));
    values.setProperty(key + ".saved", text(sheet.saved()));
    if (sheet.file() != null) {
      values.setProperty(key + ".file", sheet.file().toString());
    }
  }

  private static String text(ExperimentSpec spec) {
    return SpecJson.toText(spec);
  }

  /** Leaves it to the next program. */
  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // the lock ends with the program at the latest
    }
  }
}
