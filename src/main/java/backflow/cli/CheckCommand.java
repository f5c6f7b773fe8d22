package backflow.cli;

import backflow.check.BackwardPass;
import backflow.check.Band;
import backflow.check.Conditions;
import backflow.check.GradientCheck;
import backflow.check.GradientReport;
import backflow.check.Subject;
import backflow.data.Dataset;
import backflow.math.FloatFormat;
import backflow.train.ExperimentSpec;
import backflow.train.Setup;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: is the gradient of an experiment right? */
@Command(
    name = "check",
    header = "Lays the gradient of an experiment at its start beside differences of the loss.",
    description =
        "On one batch, the first samples of the training set. Wrong is a relative error "
            + "above 1e-2, at another epsilon too, of an element that is resolvable (not lost "
            + "in the rounding of the loss) and crosses no kink; the verdict is always that "
            + "of the centred differences.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "EXPERIMENT",
      description = "An experiment file, a picture that carries one, or the id of a scene.")
  private String experiment = "";

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      converter = Numbers.Epsilon.class,
      description =
          "How far each parameter is moved. Default: 6e-6 in float64, 5e-3 in float32, 0.16 in "
              + "bfloat16, 0.08 in float16")
  private @Nullable Double epsilon;

  @Option(
      names = "--scheme",
      paramLabel = "centred|one-sided",
      converter = SchemeWord.class,
      description =
          "Whose errors to show: centred, (J(w+e)-J(w-e))/2e, or one-sided, "
              + "(J(w+e)-J(w))/e. Default: centred")
  private Scheme scheme = Scheme.CENTRED;

  @Option(
      names = "--precision",
      paramLabel = "float64|float32|bfloat16|float16",
      converter = PrecisionWord.class,
      description =
          "What loss and gradient are computed in: every tensor rounded to it. Default: float64")
  private FloatFormat precision = FloatFormat.FLOAT64;

  @Option(
      names = "--sample",
      paramLabel = "N",
      converter = Numbers.Sample.class,
      description =
          "If there are more parameters, check so many, some of every tensor. Default: "
              + "${DEFAULT-VALUE}")
  private int sample = Conditions.ALL_UP_TO;

  @Option(names = "--json", description = "Prints JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    ExperimentSpec spec = Experiments.named(experiment);
    GradientCheck check = check(spec);
    GradientReport report;
    try (ProgressLine progress = ProgressLine.of("check", check.elements())) {
      report = check.run((done, of) -> progress.at(done), () -> false);
    }
    PrintWriter out = command.commandLine().getOut();
    GradientTable table = new GradientTable(spec.name(), report, scheme);
    if (json) {
      out.print(table.json());
    } else {
      table.print(out);
    }
    if (report.count(Band.NOT_FINITE) > 0 && report.count(Band.WRONG) == 0) {
      throw new CommandException(
          experiment + ": the gradient or the loss is not finite, so it cannot be checked");
    }
    return report.passes() ? Main.FINE : Main.WRONG;
  }

  private GradientCheck check(ExperimentSpec spec) {
    Setup setup = Experiments.built(experiment, spec);
    int size = Math.min(spec.training().batchSize(), setup.train().size());
    Dataset batch = setup.train().select(IntStream.range(0, size).toArray());
    Subject subject =
        new Subject(setup.network(), setup.targets().loss(), batch.x(), batch.y(), spec.seed());
    double step = epsilon == null ? precision.differenceStep() : epsilon;
    Conditions conditions =
        Conditions.USUAL.withEpsilon(step).withSample(sample).withPrecision(precision);
    return new GradientCheck(subject, conditions, BackwardPass.HONEST);
  }
}
