package backflow.cli;

import backflow.figure.Figures;
import backflow.figure.frame.Instrument;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code charts}: a line for each instrument, its id first, then its board and its question. */
@Command(
    name = "charts",
    header =
        "Lists the instruments, the id first on each line, then the board and what it answers.",
    description = "Such ids stand in experiment files: \"view\": {\"tiles\": [\"loss\"]}.")
final class ChartsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    TextTable table = new TextTable("", "", "");
    for (Instrument instrument : Figures.all()) {
      table.add(instrument.id(), instrument.board(), instrument.help().question());
    }
    PrintWriter out = spec.commandLine().getOut();
    table.printRows(out);
  }
}
