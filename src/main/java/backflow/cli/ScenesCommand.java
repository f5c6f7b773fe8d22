package backflow.cli;

import backflow.lesson.Scene;
import backflow.lesson.Scenes;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code scenes}: a line for each built-in experiment, its id first. */
@Command(
    name = "scenes",
    header = "Lists the built-in experiments, the id first on each line.",
    description = "Wherever a command asks for an EXPERIMENT, such an id will do.")
final class ScenesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    TextTable table = new TextTable("", "");
    for (Scene scene : Scenes.all()) {
      table.add(scene.id(), scene.title());
    }
    PrintWriter out = spec.commandLine().getOut();
    table.printRows(out);
  }
}
