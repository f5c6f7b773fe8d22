package backflow.cli;

import backflow.export.pytorch.PyTorchScript;
import backflow.train.Draft;
import backflow.train.ExperimentSpec;
import backflow.train.Setup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: writes an experiment for another program. */
@Command(
    name = "export",
    header = "Writes an experiment as a PyTorch script.",
    description =
        "The script needs Python with torch and nothing else. It holds the same first weights, data"
            + " and batches, trains the same network, and prints the same metrics as train"
            + " --metrics on standard output; it says up to which step both agree to 1e-9. What"
            + " starts from more than a megabyte of numbers reads them from a second file,"
            + " F.py.start.")
final class ExportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "EXPERIMENT",
      description = "An experiment file, a picture that carries one, or the id of a scene.")
  private String experiment = "";

  @Option(
      names = "--pytorch",
      paramLabel = "F.py",
      required = true,
      converter = FileWord.class,
      description = "Where to write the script.")
  private Path script = Path.of("");

  @Override
  public Integer call() {
    ExperimentSpec spec = Experiments.named(experiment);
    PyTorchScript.refusal(spec)
        .ifPresent(
            reason -> {
              throw new CommandException(experiment + ": " + reason);
            });
    Experiments.refuseOverwriting(experiment, spec, script);
    Experiments.refuseOverwriting(experiment, spec, PyTorchScript.fileBeside(script));
    Setup setup = Experiments.built(experiment, spec);
    try (Draft draft = Draft.of(script)) {
      measured(setup).write(draft, script);
    } catch (IOException e) {
      throw CommandException.of(script.toString(), e);
    }
    return Main.FINE;
  }

  private static PyTorchScript measured(Setup setup) {
    try (ProgressLine progress = ProgressLine.of("export", PyTorchScript.measuredSteps(setup))) {
      return PyTorchScript.of(setup, progress::at, () -> false);
    }
  }
}
