package backflow.cli;

import backflow.figure.Figures;
import backflow.figure.frame.Instrument;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code charts}: a line for each instrument, its id first, then its board and its question. */
@Command(
    name = "charts",
    header =
        "Lists the instruments, the id first on each line, then the board and what it answers.",
    description = "Such ids stand in experiment files: \"view\": {\"tiles\": [\"loss\"]}.")
final class ChartsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Prints JSON instead of lines.")
  private boolean json;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.of(Figures.all().stream().map(ChartsCommand::json).toList()));
      return;
    }
    TextTable table = new TextTable("", "", "");
    for (Instrument instrument : Figures.all()) {
      table.add(instrument.id(), instrument.board(), instrument.help().question());
    }
    table.printRows(out);
  }

  private static Map<String, Object> json(Instrument instrument) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("id", instrument.id());
    one.put("title", instrument.title());
    one.put("board", instrument.board());
    one.put("question", instrument.help().question());
    return one;
  }
}
