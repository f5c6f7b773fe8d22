package backflow.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code completion}: what a shell needs to complete the commands. */
@Command(
    name = "completion",
    header = "Prints what makes the Tab key of a shell complete commands, options and scenes.",
    description = {
      "bash: put  eval \"$(backflow completion bash)\"  into ~/.bashrc, or the output into the file"
          + " ~/.local/share/bash-completion/completions/backflow.",
      "zsh: put  eval \"$(backflow completion zsh)\"  into ~/.zshrc."
    })
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "bash|zsh",
      converter = ShellWord.class,
      description = "The shell that is to complete.")
  private Shell shell = Shell.BASH;

  @Override
  public void run() {
    CommandSpec program = command.root();
    command.commandLine().getOut().print(new CompletionScript(program).of(shell));
  }
}
