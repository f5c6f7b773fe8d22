package backflow.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself; what is said here holds for all of its commands. */
@Command(
    name = "backflow",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Shows what gradients do in deep networks.",
    description = "Without a command, the window opens.",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is fine",
      "1:the verdict is: wrong",
      "2:bad input, or the work could not be done"
    })
final class BackflowCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Whoever gets here asked for a command and named none. */
  @Override
  public void run() {
    String commands = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(spec.commandLine(), "which command? one of " + commands);
  }
}
