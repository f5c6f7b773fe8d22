package backflow.cli;

import backflow.lesson.Scene;
import backflow.lesson.Scenes;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code scenes}: a line for each built-in experiment, its id first. */
@Command(
    name = "scenes",
    header = "Lists the built-in experiments, the id first on each line.",
    description = "Wherever a command asks for an EXPERIMENT, such an id will do.")
final class ScenesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Prints JSON instead of lines.")
  private boolean json;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(Json.of(Scenes.all().stream().map(ScenesCommand::json).toList()));
      return;
    }
    TextTable table = new TextTable("", "");
    for (Scene scene : Scenes.all()) {
      table.add(scene.id(), scene.title());
    }
    table.printRows(out);
  }

  private static Map<String, Object> json(Scene scene) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("id", scene.id());
    one.put("name", scene.name());
    one.put("title", scene.title());
    one.put("watch", scene.watch());
    one.put("question", scene.question());
    one.put("board", scene.spec().view().board());
    one.put("at", scene.spec().view().at());
    return one;
  }
}
