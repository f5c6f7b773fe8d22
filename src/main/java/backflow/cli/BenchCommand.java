package backflow.cli;

import backflow.bench.Contest;
import backflow.bench.Measurement;
import backflow.bench.WindowBench;
import backflow.bench.WindowMeasurement;
import backflow.bench.Workload;
import backflow.math.Blank;
import backflow.math.KernelChoice;
import backflow.train.Draft;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: how fast the engine is on the reference workloads. */
@Command(
    name = "bench",
    header = "Measures the training steps per second on the reference workloads.",
    description =
        "Tanh networks of hidden layers x width on one batch, every step measured in "
            + "every layer or none, with every kernel that runs here, in turns; medians of "
            + "15 rounds, each setting in a Java process of its own. GFLOP/s counts the "
            + "matrix products. The cost of the statistics is the time that they add to a "
            + "step. The loss after 20 steps must be that of PyTorch to 1e-10, and "
            + "the same to the last bit in every row.")
final class BenchCommand implements Callable<Integer> {
  /** Seconds; under that a 99th percentile of frames says nothing. */
  private static final double SHORTEST_LOOK = 5;

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--workloads",
      hideParamSyntax = true,
      paramLabel = "W1,...",
      split = ",",
      converter = WorkloadWord.class,
      description = "Which of W1, W2, W3, W4, W5. Default: all")
  private @Nullable List<Workload> workloads;

  @Option(
      names = "--threads",
      hideParamSyntax = true,
      paramLabel = "1,2",
      split = ",",
      converter = Numbers.Threads.class,
      description =
          "How many threads share a step. Two give the bits of one; where they do not pay, "
              + "one works. Default: both, or what the property backflow.threads says")
  private @Nullable Set<Integer> threads;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      converter = Numbers.Seconds.class,
      description =
          "How long to measure each setting, after a warm-up at least as long. Default: "
              + "${DEFAULT-VALUE}")
  private double seconds = 2;

  @Option(
      names = "--ui",
      description =
          "Measures the window instead, drawn in memory at 1920 x 1080 while the first scene "
              + "trains as fast as it goes: frames per second, the median and the 99th "
              + "percentile of a frame, the longest time the UI thread was busy, the longest "
              + "wait of a moved pointer, steps per second meanwhile.")
  private boolean ui;

  @Option(
      names = "--json",
      paramLabel = "F",
      converter = FileWord.class,
      description = "Writes what was measured to this file too.")
  private @Nullable Path json;

  private final WindowBench window;

  BenchCommand(WindowBench window) {
    this.window = window;
  }

  @Override
  public Integer call() {
    return ui ? measureWindow() : measureEngine();
  }

  private int measureWindow() {
    if (workloads != null) {
      throw new ParameterException(
          command.commandLine(), "--ui measures the window, which has no --workloads");
    }
    try (Draft draft = json == null ? null : Draft.of(json)) {
      List<WindowMeasurement> all = window.measure(Math.max(seconds, SHORTEST_LOOK));
      PrintWriter out = command.commandLine().getOut();
      WindowTable.of(all).print(out);
      if (draft != null) {
        draft.write(Json.of(WindowTable.json(all)).getBytes(StandardCharsets.UTF_8));
        draft.commit();
      }
      return Main.FINE;
    } catch (IOException e) {
      throw CommandException.of(String.valueOf(json), e);
    } catch (IllegalStateException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }

  private int measureEngine() {
    try (Draft draft = json == null ? null : Draft.of(json)) {
      List<Measurement> all = measure();
      if (draft != null) {
        draft.write(
            Json.of(all.stream().map(BenchCommand::json).toList())
                .getBytes(StandardCharsets.UTF_8));
        draft.commit();
      }
      return all.stream().allMatch(m -> isRight(m, all)) ? Main.FINE : Main.WRONG;
    } catch (IOException e) {
      throw CommandException.of(String.valueOf(json), e);
    }
  }

  private List<Measurement> measure() {
    PrintWriter out = command.commandLine().getOut();
    List<Measurement> all = new ArrayList<>();
    for (Workload workload : workloads == null ? List.of(Workload.values()) : workloads) {
      List<Measurement> some = measure(workload);
      out.println(workload + ": " + workload.shape());
      table(some).print(out);
      out.flush();
      all.addAll(some);
    }
    return all;
  }

  private List<Measurement> measure(Workload workload) {
    try (Contest contest = new Contest(workload, threads());
        ProgressLine progress = ProgressLine.of(workload.name(), contest.turns())) {
      return contest.measure(seconds, progress::step);
    } catch (IOException e) {
      throw new CommandException(workload + ": " + e.getMessage());
    }
  }

  /** The loss of PyTorch, and to the last bit that of every other setting. */
  private static boolean isRight(Measurement m, List<Measurement> all) {
    return m.isRight()
        && all.stream()
            .filter(other -> other.workload() == m.workload())
            .allMatch(other -> other.lossAfter20() == m.lossAfter20());
  }

  private Set<Integer> threads() {
    if (threads != null) {
      return new TreeSet<>(threads);
    }
    boolean asked = System.getProperty(KernelChoice.THREADS) != null;
    return new TreeSet<>(asked ? Set.of(KernelChoice.threads()) : Set.of(1, 2));
  }

  private static TextTable table(List<Measurement> measurements) {
    TextTable table =
        new TextTable(
            "  kernel",
            "threads",
            "statistics",
            "steps/s",
            "GFLOP/s",
            "bytes/step",
            "cost",
            "loss after 20");
    for (Measurement m : measurements) {
      table.add(
          "  " + m.kernel(),
          Integer.toString(m.threads()),
          m.statistics() ? "on" : "off",
          Numbers.fixed(m.stepsPerSecond(), m.stepsPerSecond() < 1000 ? 1 : 0),
          Numbers.fixed(m.gflops(), 1),
          Numbers.fixed(m.bytesPerStep(), 0),
          Blank.is(m.cost()) ? "" : Numbers.fixed(m.cost() * 100, 1) + " %",
          isRight(m, measurements) ? "ok" : "WRONG: " + m.lossAfter20());
    }
    return table;
  }

  private static Map<String, Object> json(Measurement m) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("workload", m.workload().name());
    one.put("kernel", m.kernel());
    one.put("threads", m.threads());
    one.put("statistics", m.statistics());
    one.put("stepsPerSecond", m.stepsPerSecond());
    one.put("gflops", m.gflops());
    one.put("bytesPerStep", m.bytesPerStep());
    one.put("lossAfter20", m.lossAfter20());
    return one;
  }
}
