package backflow.cli;

import backflow.chart.Theme;
import backflow.export.SweepCsv;
import backflow.export.TableCsv;
import backflow.export.render.Format;
import backflow.sweep.RunFiles;
import backflow.sweep.RunResult;
import backflow.sweep.SweepPlan;
import backflow.sweep.SweepSession;
import backflow.sweep.SweepTable;
import backflow.sweep.Varied;
import backflow.train.Draft;
import backflow.train.ExperimentSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sweep}: one experiment with one or two settings varied, as a table and as figures. */
@Command(
    name = "sweep",
    header = "Varies one or two settings: a table of all runs, and a phase diagram.",
    description = {
      "Trains the experiment with every value of a key, or with every pair of values of two, from"
          + " several seeds, and writes to DIR: sweep.csv with a row per run; for two settings"
          + " the figures phase-diagram and loss-map, for one gain; loss.",
      "Finished runs are kept in DIR/runs: an interrupted sweep goes on where it was, and one with"
          + " more values or seeds trains only what is new.",
      "Example: backflow sweep tanh-xavier-30 --vary network.hidden.depth=5,10,20,40"
          + " --vary network.initializer.gain=0.5,1,1.5,2 --seeds 3 --steps 200 --out sweep"
    })
final class SweepCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "EXPERIMENT",
      description = "An experiment file, a picture that carries one, or the id of a scene.")
  private String experiment = "";

  @Option(
      names = "--vary",
      paramLabel = "KEY=V1,V2,...",
      required = true,
      description =
          "A key of the experiment file and the values it takes; once or twice. The first is the"
              + " one across.")
  private List<String> vary = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      converter = Numbers.Seeds.class,
      description = "How many seeds, from that of the experiment on. Default: 1.")
  private int seeds = 1;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = Numbers.Steps.class,
      description = "How many steps each run takes; else as many as the experiment says.")
  private @Nullable Integer steps;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Numbers.Runners.class,
      description =
          "How many runs to train at a time: all cores if not said. No influence on the numbers.")
  private @Nullable Integer threads;

  @Option(
      names = "--theme",
      paramLabel = "light|dark",
      converter = ThemeWord.class,
      description = "Colours of the figures. Default: light.")
  private Theme theme = Theme.LIGHT;

  @Option(
      names = "--format",
      paramLabel = "F,...",
      split = ",",
      hideParamSyntax = true,
      converter = FigureFormatWord.class,
      description = "png, svg, pdf. Default: png")
  private Set<Format> formats = new LinkedHashSet<>(Set.of(Format.PNG));

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      converter = FileWord.class,
      description = "The folder for all that is written; made if it is not there.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    ExperimentSpec spec = Experiments.named(experiment);
    SweepPlan plan = SweepPlan.of(spec, vary.stream().map(Varied::parse).toList(), seeds, steps);
    Path csv = out.resolve("sweep.csv");
    Experiments.refuseOverwriting(experiment, spec, csv);
    prepare(csv);
    RunFiles files = new RunFiles(out.resolve("runs"), new Version().getVersion()[0], plan);
    int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    long begin = System.nanoTime();
    SweepTable table = train(plan, files, count);
    double seconds = (System.nanoTime() - begin) / 1e9;
    List<Path> written = write(table, plan, csv);
    report(plan, table, seconds, written);
    return Main.FINE;
  }

  /** Whatever is wrong with the folder is said before anything is trained. */
  private void prepare(Path csv) {
    try {
      Files.createDirectories(out.resolve("runs"));
    } catch (IOException e) {
      throw new CommandException(out + ": no folder can be made there");
    }
    try (Draft draft = Draft.of(csv)) {
      draft.flush();
    } catch (IOException e) {
      throw CommandException.of(csv.toString(), e);
    }
  }

  private static SweepTable train(SweepPlan plan, RunFiles files, int threadCount) {
    try (ProgressLine progress = ProgressLine.of("sweep", plan.runs());
        SweepSession session =
            SweepSession.start(
                plan, new Counted(files, progress), threadCount, Thread.NORM_PRIORITY)) {
      return session.await();
    } catch (UncheckedIOException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw new CommandException("interrupted; the same command goes on where it was");
    }
  }

  /** Keeps runs and moves the progress bar. */
  private record Counted(RunFiles files, ProgressLine progress) implements SweepSession.Keeping {
    @Override
    public @Nullable RunResult find(int run) {
      RunResult result = files.find(run);
      if (result != null) {
        progress.step();
      }
      return result;
    }

    @Override
    public void keep(int run, RunResult result) {
      files.keep(run, result);
      progress.step();
    }
  }

  private List<Path> write(SweepTable table, SweepPlan plan, Path csv) {
    Path file = csv;
    try {
      TableCsv.write(SweepCsv.of(table), csv);
      List<Path> written = new ArrayList<>(List.of(csv));
      for (SweepSlide slide : SweepSlide.of(table)) {
        for (Format format : EnumSet.copyOf(formats)) {
          file = out.resolve(slide.name() + "." + format.id());
          slide.write(table, plan, theme, format, file);
          written.add(file);
        }
      }
      return written;
    } catch (IOException e) {
      throw CommandException.of(file.toString(), e);
    }
  }

  private void report(SweepPlan plan, SweepTable table, double seconds, List<Path> written) {
    PrintWriter print = command.commandLine().getOut();
    int diverged = 0;
    for (int cell = 0; cell < table.cells(); cell++) {
      diverged += (int) table.finished(cell).stream().filter(RunResult::diverged).count();
    }
    String time = " in " + Numbers.fixed(seconds, 2) + " s";
    print.println(plan.base().name() + ": " + Numbers.count(plan.runs(), "run") + time);
    if (diverged > 0) {
      print.println("NaN or infinity in " + Numbers.count(diverged, "run"));
    }
    written.forEach(file -> print.println("written: " + file));
  }
}
