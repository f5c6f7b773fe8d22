package backflow.cli;

import backflow.check.CaseReport;
import backflow.check.ReferenceCases;
import backflow.check.TensorError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify}: the engine beside what PyTorch computed. */
@Command(
    name = "verify",
    header = "Runs the engine against reference cases that PyTorch computed.",
    description =
        "Prints the largest relative error of each case and the tensor that has it. An "
            + "error is relative to the number, or to 1e-2 of the largest of its kind in the "
            + "case if that is more; above 1e-10 it is wrong.")
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      converter = FileWord.class,
      description = "A directory of cases; else those that come with the program.")
  private @Nullable Path directory;

  @Option(names = "--tensors", description = "A line for each tensor, not only for each case.")
  private boolean tensors;

  @Option(names = "--json", description = "Prints JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    List<CaseReport> reports =
        directory == null ? ReferenceCases.runBuiltIn() : ReferenceCases.run(directory);
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.print(Json.of(reports.stream().map(this::json).toList()));
    } else {
      print(reports, out);
    }
    return reports.stream().allMatch(CaseReport::passes) ? Main.FINE : Main.WRONG;
  }

  private Map<String, Object> json(CaseReport report) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("case", report.name());
    if (report.isSkipped()) {
      one.put("skipped", report.skipped());
      return one;
    }
    one.put("largestError", report.largest());
    one.put("passes", report.passes());
    if (tensors) {
      Map<String, Double> errors = new LinkedHashMap<>();
      report.errors().forEach(error -> errors.put(error.tensor(), error.error()));
      one.put("errors", errors);
    }
    return one;
  }

  private void print(List<CaseReport> reports, PrintWriter out) {
    TextTable table = new TextTable("case", "largest error", "", "tensor");
    for (CaseReport report : reports) {
      if (report.isSkipped()) {
        table.add(report.name(), "", "skipped", report.skipped());
      } else {
        report.errors().stream()
            .sorted(Comparator.comparingDouble(TensorError::error).reversed())
            .limit(tensors ? Long.MAX_VALUE : 1)
            .forEach(error -> add(table, report, error));
      }
    }
    table.print(out);
    out.println(verdict(reports));
  }

  private static void add(TextTable table, CaseReport report, TensorError error) {
    boolean right = error.error() <= CaseReport.TOLERANCE;
    table.add(report.name(), Numbers.error(error.error()), right ? "ok" : "WRONG", error.tensor());
  }

  private static String verdict(List<CaseReport> reports) {
    List<CaseReport> run = reports.stream().filter(report -> !report.isSkipped()).toList();
    long numbers = run.stream().mapToLong(report -> report.errors().size()).sum();
    long wrong = run.stream().filter(report -> !report.passes()).count();
    double largest = run.stream().mapToDouble(CaseReport::largest).max().orElse(0);
    return run.size()
        + " cases, "
        + numbers
        + " tensors: largest error "
        + Numbers.error(largest)
        + ", "
        + (wrong == 0 ? "all within " : wrong + " cases WRONG, above ")
        + Numbers.error(CaseReport.TOLERANCE)
        + "; "
        + (reports.size() - run.size())
        + " cases skipped";
  }
}
