package backflow.cli;

import backflow.export.page.Paper;
import backflow.export.render.Format;
import backflow.export.render.Subject;
import backflow.figure.BoardPlan;
import backflow.figure.BoardPlans;
import backflow.figure.Figures;
import backflow.figure.frame.Instrument;
import backflow.math.Nearest;
import backflow.train.Limits;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words of options about pictures. */
final class PictureWords {
  private static final String EXPERIMENT = ".backflow.json";
  private static final String ALL = "all";
  private static final String SWEEP = "sweep";

  /** What shows many runs is drawn by {@code sweep}. */
  private static final List<Instrument> OF_A_RUN =
      Figures.all().stream().filter(one -> !one.board().equals(SWEEP)).toList();

  private static final List<BoardPlan> BOARDS_OF_A_RUN =
      BoardPlans.ALL.stream().filter(plan -> !plan.id().equals(SWEEP)).toList();

  private PictureWords() {}

  /** What files of an experiment are called by: a scene's id, a file's name without its ending. */
  static String stem(String word) {
    Path last = Path.of(word).getFileName();
    String name = last == null ? word : last.toString();
    for (String ending : List.of(EXPERIMENT, ".json", ".png", ".svg")) {
      if (name.endsWith(ending) && name.length() > ending.length()) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  /** A board with its instruments. */
  static Subject board(BoardPlan plan) {
    return new Subject.Board(
        plan, plan.instruments().stream().map(Figures::byId).flatMap(Optional::stream).toList());
  }

  private static TypeConversionException unknown(String word, String kind, List<String> known) {
    String near = Nearest.to(word, known).map(n -> "; did you mean " + n + "?").orElse("");
    return new TypeConversionException(
        "\"" + word + "\" is no " + kind + "; allowed: " + String.join(", ", known) + near);
  }

  /**
   * What one word names: an instrument, or all.
   *
   * @param all of them
   */
  record Charts(List<Instrument> all) {}

  /**
   * What one word names: a board, or all.
   *
   * @param all of them
   */
  record Boards(List<BoardPlan> all) {}

  /** Reads the id of an instrument. */
  static final class Chart implements ITypeConverter<Charts> {
    @Override
    public Charts convert(String word) {
      if (word.equals(ALL)) {
        return new Charts(OF_A_RUN);
      }
      List<String> known = OF_A_RUN.stream().map(Instrument::id).toList();
      return new Charts(
          List.of(
              OF_A_RUN.stream()
                  .filter(one -> one.id().equals(word))
                  .findFirst()
                  .orElseThrow(() -> unknown(word, "chart", known))));
    }
  }

  /** Reads the id of a board. */
  static final class Board implements ITypeConverter<Boards> {
    @Override
    public Boards convert(String word) {
      if (word.equals(ALL)) {
        return new Boards(BOARDS_OF_A_RUN);
      }
      List<String> known = BOARDS_OF_A_RUN.stream().map(BoardPlan::id).toList();
      return new Boards(
          List.of(BoardPlans.byId(word).orElseThrow(() -> unknown(word, "board", known))));
    }
  }

  /** Reads a format. */
  static final class Formats implements ITypeConverter<Format> {
    @Override
    public Format convert(String word) {
      List<String> known = Arrays.stream(Format.values()).map(Format::id).toList();
      return Arrays.stream(Format.values())
          .filter(format -> format.id().equals(word))
          .findFirst()
          .orElseThrow(() -> unknown(word, "format", known));
    }
  }

  /** Reads a theme. */
  static final class Theme implements ITypeConverter<Paper.Ground> {
    @Override
    public Paper.Ground convert(String word) {
      List<String> known = Arrays.stream(Paper.Ground.values()).map(Paper.Ground::id).toList();
      return Arrays.stream(Paper.Ground.values())
          .filter(ground -> ground.id().equals(word))
          .findFirst()
          .orElseThrow(() -> unknown(word, "theme", known));
    }
  }

  /** Reads the size of a picture. */
  static final class Size implements ITypeConverter<Size.Pixels> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})[x×]([0-9]{1,6})");

    /**
     * A size.
     *
     * @param width in pixels
     * @param height in pixels
     */
    record Pixels(int width, int height) {}

    @Override
    public Pixels convert(String word) {
      Matcher matcher = SIZE.matcher(word);
      if (matcher.matches()) {
        return new Pixels(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
      }
      return switch (word) {
        case "16:9" -> new Pixels(1920, 1080);
        case "4:3" -> new Pixels(1440, 1080);
        case "square" -> new Pixels(1080, 1080);
        default ->
            throw new TypeConversionException(
                "\"" + word + "\" is no size; allowed: such as 1920x1080, or 16:9, 4:3, square");
      };
    }
  }

  /** Reads what a file is to be called. */
  static final class Name implements ITypeConverter<String> {
    private static final Pattern NAME = Pattern.compile("[^/\\\\:*?\"<>|\\p{Cntrl}]{1,120}");

    @Override
    public String convert(String word) {
      if (!NAME.matcher(word).matches() || word.startsWith(".")) {
        throw new TypeConversionException(
            "\"" + word + "\" is no file name; a name without folder and ending is wanted");
      }
      return word;
    }
  }

  /** After how many steps: before the first one nothing is measured. */
  static final class Step extends Numbers.Whole {
    Step() {
      super(1, (int) Limits.STEPS.maximum());
    }
  }

  /** Every how many steps a frame is taken. */
  static final class EveryStep extends Numbers.Whole {
    EveryStep() {
      super(1, (int) Limits.STEPS.maximum());
    }
  }

  /** How fast a film runs. */
  static final class FramesPerSecond extends Numbers.Whole {
    FramesPerSecond() {
      super(1, 50);
    }
  }

  /** Pixels of the file per pixel of the size. */
  static final class Scale extends Numbers.Real {
    Scale() {
      super(1, 4);
    }
  }

  /** A factor on all type. */
  static final class Type extends Numbers.Real {
    Type() {
      super(0.5, 3);
    }
  }
}
