package backflow.lesson;

import backflow.math.Nearest;
import backflow.train.SpecException;
import backflow.train.SpecJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The catalogue of built-in experiments; each is read when first asked for. Any thread. */
public final class Scenes {
  private static final String FOLDER = "/backflow/assets/scenes/";
  private static final List<String> IDS = text("index.txt").lines().toList();
  private static final Map<String, Scene> READ = new ConcurrentHashMap<>();

  private Scenes() {}

  /** The ids of all scenes, in the order of menus. */
  public static List<String> ids() {
    return IDS;
  }

  /** All scenes, in the order of menus. */
  public static List<Scene> all() {
    return IDS.stream().map(Scenes::read).toList();
  }

  /** The scene that opens when nothing else is asked for. */
  public static Scene first() {
    return read(IDS.get(0));
  }

  /**
   * The scene of that id.
   *
   * @param id as in {@link #ids}
   */
  public static Optional<Scene> named(String id) {
    return IDS.contains(id) ? Optional.of(read(id)) : Optional.empty();
  }

  /**
   * The id that was probably meant; none if nothing is near.
   *
   * @param typed what was written
   */
  public static Optional<String> nearest(String typed) {
    return Nearest.to(typed, IDS);
  }

  private static Scene read(String id) {
    return READ.computeIfAbsent(id, Scenes::load);
  }

  private static Scene load(String id) {
    String file = id + SpecJson.EXTENSION;
    try {
      return new Scene(id, SpecJson.read(text(file), null));
    } catch (SpecException e) {
      throw new IllegalStateException("the built-in scene " + file + " is broken", e);
    }
  }

  private static String text(String file) {
    try (InputStream in = Scenes.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
