package backflow.cli;

import backflow.export.page.Paper;
import backflow.export.render.Format;
import backflow.export.render.Order;
import backflow.export.render.Source;
import backflow.export.render.Style;
import backflow.export.render.Subject;
import backflow.export.render.Telling;
import backflow.train.ExperimentSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What pictures are wanted of an experiment: options of {@code render} and keys of a deck. */
final class PictureOptions {
  /** A film that says nothing else has at most so many frames. */
  private static final int FRAMES = 200;

  @Option(
      names = "--chart",
      paramLabel = "ID,...",
      split = ",",
      hideParamSyntax = true,
      converter = PictureWords.Chart.class,
      description = "Instruments, as backflow charts lists them; or all.")
  private @Nullable List<PictureWords.Charts> charts;

  @Option(
      names = "--board",
      paramLabel = "ID,...",
      split = ",",
      hideParamSyntax = true,
      converter = PictureWords.Board.class,
      description = "Whole boards: flow, units, updates, network, theory, check; or all.")
  private @Nullable List<PictureWords.Boards> boards;

  @Option(names = "--window", description = "The whole window, as PNG, GIF or MP4.")
  private boolean window;

  @Option(
      names = "--compare",
      paramLabel = "EXPERIMENT",
      description = "A second experiment, shown as run B on the same axes.")
  private @Nullable String compare;

  @Option(
      names = "--at",
      paramLabel = "STEP,...",
      split = ",",
      hideParamSyntax = true,
      converter = PictureWords.Step.class,
      description =
          "After how many steps, from 1: before the first one nothing is measured. Else where the"
              + " experiment opens (view.at) or, if that is the start, at the end of training.")
  private @Nullable List<Integer> at;

  @Option(
      names = "--from",
      paramLabel = "STEP",
      converter = PictureWords.Step.class,
      description = "The first frame of a GIF or MP4. Default: 1")
  private @Nullable Integer from;

  @Option(
      names = "--to",
      paramLabel = "STEP",
      converter = PictureWords.Step.class,
      description = "The last frame of a GIF or MP4. Default: the last of --at")
  private @Nullable Integer to;

  @Option(
      names = "--every",
      paramLabel = "K",
      converter = PictureWords.EveryStep.class,
      description = "A frame each K steps. Default: so that there are at most 200")
  private @Nullable Integer every;

  @Option(
      names = "--fps",
      paramLabel = "N",
      converter = PictureWords.FramesPerSecond.class,
      description = "Frames per second of a GIF or MP4. Default: ${DEFAULT-VALUE}")
  private int fps = 20;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = PictureWords.Size.class,
      description = "Pixels, as 1920x1080; or 16:9, 4:3, square. Default: 1920x1080")
  private PictureWords.Size.Pixels size = new PictureWords.Size.Pixels(1920, 1080);

  @Option(
      names = "--scale",
      paramLabel = "S",
      converter = PictureWords.Scale.class,
      description = "Pixels of the file per pixel of the size, 1 to 4. Default: 1")
  private double scale = 1;

  @Option(
      names = "--type",
      paramLabel = "T",
      converter = PictureWords.Type.class,
      description = "A factor on all type, 0.5 to 3. Default: 1")
  private double type = 1;

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      converter = PictureWords.Theme.class,
      description = "light, dark or transparent. Default: light")
  private Paper.Ground theme = Paper.Ground.LIGHT;

  @Option(
      names = "--format",
      paramLabel = "F,...",
      split = ",",
      hideParamSyntax = true,
      converter = PictureWords.Formats.class,
      description = "png, svg, pdf, csv, gif, mp4. Default: png")
  private Set<Format> formats = new LinkedHashSet<>(Set.of(Format.PNG));

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "What stands above. Default: the experiment's claim")
  private @Nullable String title;

  @Option(names = "--no-title", description = "Nothing stands above.")
  private boolean noTitle;

  @Option(
      names = "--caption",
      paramLabel = "TEXT",
      description = "The sentence under the title. Default: what is shown")
  private @Nullable String caption;

  @Option(names = "--no-caption", description = "No sentence under the title.")
  private boolean noCaption;

  @Option(names = "--no-footer", description = "No settings, seed and version below.")
  private boolean noFooter;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      converter = PictureWords.Name.class,
      description = "The file's name without its ending. Default: experiment-chart-step")
  private String name = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      converter = FileWord.class,
      description = "The folder for the files; it is made. Default: the current one")
  private Path out = Path.of("");

  /**
   * The orders for an experiment.
   *
   * @param word how the experiment was named
   * @throws CommandException if they contradict each other
   */
  List<Order> orders(String word) {
    ExperimentSpec spec = Experiments.named(word);
    ExperimentSpec beside = compare == null ? null : Experiments.named(compare);
    Source source = new Source(PictureWords.stem(word), spec, beside);
    List<Integer> steps = at == null ? List.of(usual(spec)) : List.copyOf(new TreeSet<>(at));
    Style style =
        new Style(
            size.width(),
            size.height(),
            scale,
            theme,
            type,
            noTitle ? "" : title,
            noCaption ? "" : caption,
            !noFooter);
    Set<Format> wanted = EnumSet.copyOf(formats);
    refuse(style, wanted);
    List<Subject> subjects = subjects(spec);
    if (!name.isEmpty() && subjects.size() > 1) {
      throw new CommandException("--name: there are " + subjects.size() + " pictures, not one");
    }
    List<Order> orders = new ArrayList<>();
    for (Subject subject : subjects) {
      refuse(subject, wanted);
      orders.add(new Order(source, subject, steps, film(steps, wanted), style, wanted, out, name));
    }
    return orders;
  }

  private void refuse(Style style, Set<Format> wanted) {
    if (!style.problem().isEmpty()) {
      throw new CommandException("--size, --scale: " + style.problem());
    }
    boolean film = wanted.stream().anyMatch(Format::isFilm);
    if (film && theme == Paper.Ground.TRANSPARENT) {
      throw new CommandException("--theme: gif and mp4 have no transparency; allowed: light, dark");
    }
    if (!film && (from != null || to != null || every != null)) {
      throw new CommandException("--from, --to, --every: need --format gif or mp4");
    }
  }

  private void refuse(Subject subject, Set<Format> wanted) {
    boolean lines = wanted.contains(Format.SVG) || wanted.contains(Format.PDF);
    if (subject instanceof Subject.Window && (lines || wanted.contains(Format.CSV))) {
      throw new CommandException("--window: is a picture of pixels; allowed: png, gif, mp4");
    }
    if (subject instanceof Subject.Window && theme == Paper.Ground.TRANSPARENT) {
      throw new CommandException("--window: has a ground; allowed: --theme light, dark");
    }
    if (subject instanceof Subject.Window && compare != null) {
      throw new CommandException("--window, --compare: choose --board or --chart to compare");
    }
  }

  private static int usual(ExperimentSpec spec) {
    return spec.view().at() > 0 ? spec.view().at() : spec.training().steps();
  }

  private List<Subject> subjects(ExperimentSpec spec) {
    Set<Subject> subjects = new LinkedHashSet<>();
    if (charts != null) {
      charts.forEach(some -> some.all().forEach(one -> subjects.add(new Subject.Chart(one))));
    }
    if (boards != null) {
      boards.forEach(some -> some.all().forEach(one -> subjects.add(PictureWords.board(one))));
    }
    if (window) {
      subjects.add(new Subject.Window());
    }
    if (subjects.isEmpty()) {
      Telling.of(spec).forEach(one -> subjects.add(new Subject.Chart(one)));
    }
    return List.copyOf(subjects);
  }

  private Order.@Nullable Stretch film(List<Integer> steps, Set<Format> wanted) {
    if (wanted.stream().noneMatch(Format::isFilm)) {
      return null;
    }
    int first = from == null ? 1 : from;
    int last = to == null ? steps.get(steps.size() - 1) : to;
    if (last < first) {
      throw new CommandException("--from, --to: " + first + " comes after " + last);
    }
    int stride = every == null ? Math.max(1, -Math.floorDiv(first - last, FRAMES)) : every;
    return new Order.Stretch(first, last, stride, fps);
  }
}
