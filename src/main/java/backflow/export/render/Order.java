package backflow.export.render;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An order for files: what to show of which run, when, how, and where to put it.
 *
 * @param source what is trained
 * @param subject what is shown of it
 * @param at after how many steps, for formats that stand still
 * @param film which steps, for those that move; null where none is asked for
 * @param style how it looks
 * @param formats which files are written
 * @param folder where
 * @param name of the files without their ending; empty: experiment, subject, step
 */
public record Order(
    Source source,
    Subject subject,
    List<Integer> at,
    @Nullable Stretch film,
    Style style,
    Set<Format> formats,
    Path folder,
    String name) {
  /** Copies the collections, each in its order. */
  public Order {
    at = List.copyOf(new TreeSet<>(at));
    formats = Collections.unmodifiableSet(new TreeSet<>(formats));
  }

  /**
   * The steps of a film.
   *
   * @param from its first frame is after so many steps
   * @param to its last frame
   * @param every a frame each so many steps
   * @param framesPerSecond how fast it runs, 1–50
   */
  public record Stretch(int from, int to, int every, int framesPerSecond) {
    /** Whether a frame is made after so many steps. */
    boolean has(long steps) {
      return steps >= from && steps <= to && ((steps - from) % every == 0 || steps == to);
    }

    int frames() {
      return (to - from) / every + 1 + ((to - from) % every == 0 ? 0 : 1);
    }
  }

  /** After how many steps the last picture is taken. */
  int end() {
    int last = at.isEmpty() || !hasStills() ? 0 : at.get(at.size() - 1);
    return film == null ? last : Math.max(last, film.to());
  }

  boolean hasStills() {
    return formats.stream().anyMatch(format -> !format.isFilm());
  }

  /** The file of a picture that stands still. */
  Path still(String id, int step, Format format) {
    String ending = at.size() > 1 ? "-" + step : "";
    String own = id.equals(subject.id()) ? name : name + "-" + id;
    String stem = name.isEmpty() ? source.name() + "-" + id + "-" + step : own + ending;
    return folder.resolve(stem + "." + format.id());
  }

  /** The file of a film. */
  Path film(Format format) {
    Stretch stretch = Objects.requireNonNull(film);
    String stem =
        name.isEmpty()
            ? source.name() + "-" + subject.id() + "-" + stretch.from() + "-" + stretch.to()
            : name;
    return folder.resolve(stem + "." + format.id());
  }

  /** What the first of its files in a format is called. */
  public String fileName(Format format) {
    Path file = format.isFilm() ? film(format) : still(subject.id(), at.get(0), format);
    return String.valueOf(file.getFileName());
  }
}
