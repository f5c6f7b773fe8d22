package backflow.lesson;

import backflow.math.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The catalogue of built-in lessons, and the way to read one of a teacher's own. Any thread. */
public final class Lessons {
  /** How the names of lesson files end. */
  public static final String EXTENSION = ".lesson.md";

  private static final int LARGEST = 1 << 20;
  private static final String FOLDER = "/backflow/assets/lessons/";
  private static final List<String> IDS = resource("index.txt").lines().toList();
  private static final Map<String, Lesson> READ = new ConcurrentHashMap<>();

  private Lessons() {}

  /** The ids of all lessons, in the order of teaching. */
  public static List<String> ids() {
    return IDS;
  }

  /** All lessons, in the order of teaching. */
  public static List<Lesson> all() {
    return IDS.stream().map(Lessons::builtIn).toList();
  }

  /**
   * The lesson of that id.
   *
   * @param id as in {@link #ids}
   */
  public static Optional<Lesson> named(String id) {
    return IDS.contains(id) ? Optional.of(builtIn(id)) : Optional.empty();
  }

  /** The id that was probably meant; none if nothing is near. */
  public static Optional<String> nearest(String typed) {
    return Nearest.to(typed, IDS);
  }

  /**
   * Reads a lesson of one's own.
   *
   * @param file a regular file of at most 1 MB; experiments in it are relative to its folder
   * @throws LessonException if it cannot be read: file, line, what is wrong
   */
  public static Lesson read(Path file) {
    String name = String.valueOf(file.getFileName());
    String id = name.endsWith(EXTENSION) ? name.replace(EXTENSION, "") : name;
    Path folder = file.toAbsolutePath().getParent();
    return new LessonReader(file.toString(), folder, text(file)).read(id);
  }

  private static Lesson builtIn(String id) {
    return READ.computeIfAbsent(
        id, i -> new LessonReader(i + EXTENSION, null, resource(i + EXTENSION)).read(i));
  }

  private static String text(Path file) {
    String problem;
    try {
      if (!Files.exists(file)) {
        problem = "does not exist";
      } else if (!Files.isRegularFile(file)) {
        problem = "is not a regular file";
      } else if (Files.size(file) > LARGEST) {
        problem = "is larger than 1 MB; a lesson has a few kB";
      } else {
        byte[] bytes = Files.readAllBytes(file);
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      }
    } catch (CharacterCodingException e) {
      problem = "is not UTF-8 text";
    } catch (IOException | SecurityException e) {
      problem = "cannot be read";
    }
    throw new LessonException(file.toString(), 0, problem);
  }

  private static String resource(String file) {
    try (InputStream in = Lessons.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
