package backflow.lesson;

import backflow.lesson.LessonSection.Field;
import backflow.train.ExperimentSpec;
import backflow.train.Limits;
import backflow.train.SpecJson;
import backflow.train.SpecPatch;
import backflow.train.TextSpec;
import backflow.train.ViewSpec;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the steps of a lesson open, one after the other: a step may go on with the last. */
final class StagingReader {
  static final List<String> KEYS = List.of("scene", "file", "set", "at", "board", "charts");

  private final @Nullable Path base;
  private @Nullable Staging last;

  /**
   * A reader.
   *
   * @param base the folder that experiment files are relative to; null where only scenes may stand
   */
  StagingReader(@Nullable Path base) {
    this.base = base;
  }

  Staging read(LessonSection section) {
    Staging from = start(section);
    ExperimentSpec spec = from.spec();
    List<Staging.Change> changes = new ArrayList<>(from.changes());
    for (Field set : section.all("set")) {
      Staging.Change change = change(section, set);
      ExperimentSpec before = spec;
      spec =
          section.guarded(
              set.line(),
              () -> SpecPatch.apply(before, Map.of(change.key(), meant(change.value()))));
      changes.add(change);
    }
    Field charts = section.one("charts");
    List<String> ids = charts == null ? from.charts() : known(section, charts, spec);
    last = new Staging(from.source(), viewed(section, spec, from.spec()), changes, ids);
    return last;
  }

  /** The ids of instruments, as a board of one's own has them. */
  private static List<String> known(LessonSection section, Field charts, ExperimentSpec spec) {
    List<String> ids = List.of(charts.value().split("\\s*,\\s*"));
    checked(section, charts.line(), spec.withView(new ViewSpec(0, "custom", ids)));
    return ids;
  }

  private static ExperimentSpec checked(LessonSection section, int line, ExperimentSpec spec) {
    return section.guarded(
        line,
        () -> {
          Limits.check(spec);
          return spec;
        });
  }

  /** The scene or file a section names, or else what was opened last. */
  private Staging start(LessonSection section) {
    Field scene = section.one("scene");
    Field named = section.one("file");
    if (scene != null && named != null) {
      throw section.wrong(named.line(), "a step opens a scene or a file, not both");
    }
    if (scene != null) {
      ExperimentSpec spec =
          Scenes.named(scene.value()).orElseThrow(() -> noScene(section, scene)).spec();
      return new Staging(scene.value(), spec, List.of(), List.of());
    }
    if (named != null) {
      return new Staging(named.value(), file(section, named), List.of(), List.of());
    }
    if (last == null) {
      throw section.wrong(section.line(), "the first step needs a line \"scene: …\"");
    }
    return last;
  }

  private static LessonException noScene(LessonSection section, Field scene) {
    String near = Scenes.nearest(scene.value()).map(n -> "; did you mean " + n + "?").orElse("");
    return section.wrong(
        scene.line(),
        "\"" + scene.value() + "\" is none of the scenes that backflow scenes lists" + near);
  }

  private ExperimentSpec file(LessonSection section, Field named) {
    Path folder = base;
    if (folder == null) {
      throw section.wrong(named.line(), "a built-in lesson opens scenes only");
    }
    try {
      Path path = folder.resolve(named.value());
      return section.guarded(named.line(), () -> SpecJson.read(path));
    } catch (InvalidPathException e) {
      throw section.wrong(named.line(), "\"" + named.value() + "\" is not a path");
    }
  }

  private static Staging.Change change(LessonSection section, Field set) {
    String[] parts = set.value().split("=", 2);
    if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
      throw section.wrong(
          set.line(), "set: is followed by a setting, = and its value: network.activation = tanh");
    }
    return new Staging.Change(parts[0].strip(), parts[1].strip());
  }

  /** A number, true or false, a list of them in brackets, or a text. */
  private static Object meant(String value) {
    if (value.startsWith("[") && value.endsWith("]")) {
      String inside = value.substring(1, value.length() - 1);
      return List.of(inside.split("\\s*,\\s*")).stream().map(StagingReader::meant).toList();
    }
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    if (value.matches("-?\\d{1,18}")) {
      return Long.parseLong(value);
    }
    boolean number = value.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d{1,3})?");
    return number ? (Object) Double.parseDouble(value) : value;
  }

  /** What a scene says of itself was written for its settings and for the step it opens at. */
  private static ExperimentSpec worded(ExperimentSpec spec, ExperimentSpec start, int at) {
    boolean same =
        spec.sameRun(start)
            && at == start.view().at()
            && spec.view().check().equals(start.view().check());
    return same ? spec : spec.withText(TextSpec.NONE);
  }

  private static ExperimentSpec viewed(
      LessonSection section, ExperimentSpec spec, ExperimentSpec start) {
    ViewSpec view = spec.view();
    Field at = section.one("at");
    Field board = section.one("board");
    double step = section.number("at", view.at());
    if (at != null && step != Math.rint(step)) {
      throw section.wrong(at.line(), "at: is a whole number of steps");
    }
    ViewSpec then = view.withAt((int) step);
    ExperimentSpec viewed = worded(spec, start, (int) step).withView(then);
    checked(section, at == null ? section.line() : at.line(), viewed);
    if (board == null) {
      return viewed;
    }
    return checked(section, board.line(), viewed.withView(then.withBoard(board.value())));
  }
}
