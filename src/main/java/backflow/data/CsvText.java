package backflow.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/**
 * Reads a text file with every care: regular, of bounded size, without control characters; UTF-8,
 * or UTF-16 with its byte order mark.
 */
final class CsvText {
  /** The largest file, 64 MiB. */
  static final int MAX_BYTES = 64 << 20;

  private CsvText() {}

  /**
   * The bytes of a file, without the byte order mark; well-formed UTF-8.
   *
   * @throws DataException if it is not a regular file, too large, unreadable, empty or not text
   */
  static byte[] read(String file) throws DataException {
    byte[] loaded = load(file);
    byte[] bytes = isUtf16(loaded) ? fromUtf16(file, loaded) : loaded;
    requireUtf8(file, bytes);
    requireText(file, bytes);
    return withoutMark(bytes);
  }

  private static byte[] load(String file) throws DataException {
    try {
      Path path = Path.of(file);
      // Looked at before it is opened: opening a pipe would wait for a writer.
      requireSize(file, Files.readAttributes(path, BasicFileAttributes.class));
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw tooLarge(file);
        }
        return bytes;
      }
    } catch (InvalidPathException e) {
      throw DataException.of(file, "this is not a file name");
    } catch (NoSuchFileException e) {
      throw DataException.of(file, "there is no such file");
    } catch (AccessDeniedException e) {
      throw DataException.of(file, "the file may not be read (access denied)");
    } catch (IOException e) {
      throw DataException.of(
          file, "the file cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static void requireSize(String file, BasicFileAttributes attributes)
      throws DataException {
    if (!attributes.isRegularFile()) {
      String what = attributes.isDirectory() ? "a directory" : "a device, pipe or the like";
      throw DataException.of(file, "this is " + what + "; allowed is a regular file");
    }
    // Also keeps endless files of /proc closed, whose size is given as 0.
    if (attributes.size() == 0) {
      throw DataException.of(file, "the file is empty; a header and rows are needed");
    }
    if (attributes.size() > MAX_BYTES) {
      throw tooLarge(file);
    }
  }

  private static DataException tooLarge(String file) {
    return DataException.of(file, "the file is too large; allowed are 64 MiB");
  }

  private static boolean isUtf16(byte[] b) {
    return b.length >= 2
        && ((b[0] == (byte) 0xff && b[1] == (byte) 0xfe)
            || (b[0] == (byte) 0xfe && b[1] == (byte) 0xff));
  }

  private static byte[] fromUtf16(String file, byte[] bytes) throws DataException {
    try {
      CharBuffer text = StandardCharsets.UTF_16.newDecoder().decode(ByteBuffer.wrap(bytes));
      return text.toString().getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw DataException.of(
          file, "this begins as UTF-16, but goes on as something else; save it as CSV, UTF-8");
    }
  }

  private static void requireUtf8(String file, byte[] bytes) throws DataException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(1 << 13);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    if (result.isError()) {
      throw DataException.at(
          file, line(bytes, in.position()), "this is not UTF-8 text; save the file as CSV, UTF-8");
    }
  }

  private static void requireText(String file, byte[] bytes) throws DataException {
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n') {
        String what = b == 0 ? "a byte 0, as in UTF-16 without its mark" : "control character " + b;
        throw DataException.at(
            file, line(bytes, i), what + "; allowed is plain text, such as CSV saved as UTF-8");
      }
    }
  }

  private static int line(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      boolean lastOfPair = bytes[i] == '\n' && i > 0 && bytes[i - 1] == '\r';
      line += (bytes[i] == '\n' || bytes[i] == '\r') && !lastOfPair ? 1 : 0;
    }
    return line;
  }

  private static byte[] withoutMark(byte[] b) {
    boolean marked =
        b.length >= 3 && b[0] == (byte) 0xef && b[1] == (byte) 0xbb && b[2] == (byte) 0xbf;
    return marked ? Arrays.copyOfRange(b, 3, b.length) : b;
  }
}
