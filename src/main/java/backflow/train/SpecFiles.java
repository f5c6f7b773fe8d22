package backflow.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small text files: read within bounds, written whole or not at all. */
final class SpecFiles {
  private SpecFiles() {}

  /**
   * Reads UTF-8 text of a regular file of at most 1 MB.
   *
   * @throws SpecException if it is something else, larger, not UTF-8, or cannot be read
   */
  static String read(Path file) {
    try {
      if (!Files.exists(file)) {
        throw SpecException.at("", "does not exist");
      }
      if (!Files.isRegularFile(file)) {
        throw SpecException.at("", "is not a regular file");
      }
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(JsonText.LONGEST + 1);
      }
      if (bytes.length > JsonText.LONGEST) {
        throw SpecException.at("", "is larger than 1 MB; an experiment has a few kB");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw SpecException.at("", "is not UTF-8 text");
    } catch (IOException | SecurityException e) {
      throw SpecException.at("", "cannot be read: " + Draft.reason(e));
    }
  }

  /**
   * Writes UTF-8 text: into a new file beside, then over the old one in one move.
   *
   * @throws SpecException if that fails; the old file is then as it was, and nothing lies beside
   */
  static void write(Path file, String text) {
    try (Draft draft = Draft.of(file)) {
      draft.write(text.getBytes(StandardCharsets.UTF_8));
      draft.commit();
    } catch (IOException e) {
      throw SpecException.at("", String.valueOf(e.getMessage()));
    }
  }
}
