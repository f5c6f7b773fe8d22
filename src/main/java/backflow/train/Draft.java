package backflow.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file in the making: written in a file beside its place and put there in one move, whole or not
 * at all. Whoever closes it before {@link #commit}, or ends the program, leaves what was there.
 * What stands there and is no regular file, a device or a pipe, is written straight into.
 *
 * <p>The message of every exception is one line that follows the name of the file.
 */
public final class Draft extends OutputStream {
  private final Path target;
  private final @Nullable Path draft;
  private final FileChannel channel;

  private Draft(Path target, @Nullable Path draft, FileChannel channel) {
    this.target = target;
    this.draft = draft;
    this.channel = channel;
  }

  /**
   * Starts a file.
   *
   * @param file where it shall stand in the end; through a symbolic link, what that names. Opening
   *     a pipe waits for its reader
   * @throws IOException if nothing can be written there
   */
  public static Draft of(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("is not a regular file");
    }
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return new Draft(file, null, FileChannel.open(file, StandardOpenOption.WRITE));
      }
      Path target = target(file.toAbsolutePath());
      Path draft = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
      FileChannel channel =
          FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      draft.toFile().deleteOnExit();
      return new Draft(target, draft, channel);
    } catch (IOException | SecurityException e) {
      throw unwritable(e);
    }
  }

  private static Path target(Path file) throws IOException {
    if (!Files.exists(file)) {
      return file;
    }
    if (!Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    return file.toRealPath();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Ends the file and puts it in its place.
   *
   * @throws IOException if that fails; what was there before is still there
   */
  public void commit() throws IOException {
    try {
      if (draft == null) {
        channel.close();
        return;
      }
      channel.force(true);
      channel.close();
      move(draft, target);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static void move(Path draft, Path target) throws IOException {
    try {
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Gives the file up, unless it has been committed. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (draft != null) {
      Files.deleteIfExists(draft);
    }
  }

  private static IOException unwritable(Exception e) {
    return new IOException("cannot be written: " + reason(e), e);
  }

  /** Whether the folder of a file is there, as in {@code /proc}, which takes no files. */
  private static boolean isInFolder(@Nullable String file) {
    Path folder = file == null ? null : Path.of(file).toAbsolutePath().getParent();
    return folder != null && Files.isDirectory(folder);
  }

  /** Why a file cannot be read or written, in words. */
  static String reason(Exception e) {
    if (e instanceof NoSuchFileException missing) {
      return isInFolder(missing.getFile())
          ? "this folder takes no new files"
          : "the folder does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
