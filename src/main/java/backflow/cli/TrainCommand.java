package backflow.cli;

import backflow.diagnose.Diagnosis;
import backflow.export.MetricsCsv;
import backflow.lesson.Diagnoses;
import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.math.SharedKernels;
import backflow.probe.StepSnapshot;
import backflow.train.Draft;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train}: trains an experiment, writes the record, says how it ended. */
@Command(
    name = "train",
    header = "Trains an experiment and says how it ended.",
    description =
        "The metrics are a CSV file with a row per step and layer, from layer 1 at the input to the"
            + " output layer; empty where nothing is measured or defined. The report is JSON: every"
            + " finding of the diagnosis, also those that ended.")
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "EXPERIMENT",
      description = "An experiment file, a picture that carries one, or the id of a scene.")
  private String experiment = "";

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = Numbers.Steps.class,
      description = "How many steps to take; else as many as the experiment says.")
  private @Nullable Integer steps;

  @Option(
      names = "--every",
      paramLabel = "K",
      converter = Numbers.Every.class,
      description =
          "At which steps to go through the probe set: every K-th from 0; 0: never, nor through the"
              + " test set in the end. Default: 10 with --metrics or --report, else only at the"
              + " first and the last.")
  private @Nullable Integer every;

  @Option(
      names = "--metrics",
      paramLabel = "F.csv",
      converter = FileWord.class,
      description = "Writes everything measured to this file, once training is over.")
  private @Nullable Path metrics;

  @Option(
      names = "--report",
      paramLabel = "F.json",
      converter = FileWord.class,
      description =
          "Writes everything that was wrong with the run to this file, with numbers, reasons and "
              + "remedies, once training is over.")
  private @Nullable Path report;

  @Override
  public Integer call() {
    ExperimentSpec spec = Experiments.named(experiment);
    Experiments.refuseOverwriting(experiment, spec, metrics);
    Experiments.refuseOverwriting(experiment, spec, report);
    refuseSameFile();
    int end = steps == null ? spec.training().steps() : steps;
    Measuring measuring = new Measuring(true, every == null ? usual(end) : every);
    Setup setup = Experiments.built(experiment, spec);
    try (SharedKernels shared =
        KernelChoice.threads() > 1 ? new SharedKernels(KernelChoice::best) : null) {
      Kernels kernels = shared == null ? KernelChoice.best() : shared;
      Trainer trainer = new Trainer(setup, kernels, measuring);
      TrainSummary summary = new TrainSummary(trainer);
      Diagnosis diagnosis = report == null ? null : Diagnoses.of(setup);
      record(trainer, end, summary, diagnosis);
      summary.print(command.commandLine().getOut());
    }
    return Main.FINE;
  }

  private void refuseSameFile() {
    if (metrics != null
        && report != null
        && metrics.toAbsolutePath().normalize().equals(report.toAbsolutePath().normalize())) {
      throw new CommandException(report + ": the report and the metrics need two files");
    }
  }

  private int usual(int end) {
    return metrics == null && report == null ? Math.max(1, end - 1) : Measuring.DEFAULT.every();
  }

  private void record(
      Trainer trainer, int end, TrainSummary summary, @Nullable Diagnosis diagnosis) {
    try (Draft draft = report == null ? null : Draft.of(report)) {
      measure(trainer, end, summary, diagnosis);
      if (draft != null && diagnosis != null) {
        String name = trainer.setup().spec().name();
        new DiagnosisReport(name, end, trainer.loss(), diagnosis).writeTo(draft);
        draft.commit();
      }
    } catch (IOException e) {
      throw CommandException.of(String.valueOf(report), e);
    }
  }

  private void measure(
      Trainer trainer, int end, TrainSummary summary, @Nullable Diagnosis diagnosis) {
    boolean tests = every == null || every > 0;
    try (MetricsCsv csv = metrics == null ? null : MetricsCsv.to(metrics)) {
      train(trainer, end, tests, summary, csv, diagnosis);
      if (csv != null) {
        csv.commit();
      }
    } catch (IOException e) {
      throw CommandException.of(String.valueOf(metrics), e);
    }
  }

  private static void train(
      Trainer trainer,
      int end,
      boolean tests,
      TrainSummary summary,
      @Nullable MetricsCsv csv,
      @Nullable Diagnosis diagnosis)
      throws IOException {
    StepSnapshot snapshot = Objects.requireNonNull(trainer.snapshot(), "every step is measured");
    try (ProgressLine progress = ProgressLine.of("train", end)) {
      while (trainer.steps() < end) {
        if (tests && trainer.steps() == end - 1) {
          trainer.subStep();
          summary.test();
        }
        trainer.step();
        summary.step(snapshot);
        if (csv != null) {
          csv.append(snapshot);
        }
        if (diagnosis != null) {
          diagnosis.afterStep(snapshot);
        }
        progress.at(trainer.steps());
      }
    }
  }
}
