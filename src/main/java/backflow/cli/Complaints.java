package backflow.cli;

import backflow.check.CaseException;
import backflow.math.Nearest;
import backflow.train.SpecException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says whatever is wrong in one line on standard error: never a stack trace, never the usage. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final int LONGEST = 1000;

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    String help = "; see " + line.getCommandSpec().qualifiedName() + " --help";
    print(line.getErr(), problem(e) + help);
    return Main.FAILED;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
    print(line.getErr(), isInWords(e) ? String.valueOf(e.getMessage()) : "unexpected: " + e);
    return Main.FAILED;
  }

  private static boolean isInWords(Exception e) {
    return e instanceof CommandException
        || e instanceof SpecException
        || e instanceof CaseException;
  }

  private static String problem(ParameterException e) {
    if (e instanceof UnmatchedArgumentException u && !u.getUnmatched().isEmpty()) {
      return unknown(e.getCommandLine(), u.getUnmatched().get(0));
    }
    return String.valueOf(e.getMessage());
  }

  private static String unknown(CommandLine line, String word) {
    if (word.startsWith("-")) {
      List<String> names =
          line.getCommandSpec().options().stream().map(o -> o.longestName()).toList();
      return "unknown option "
          + word
          + "; allowed: "
          + String.join(", ", names)
          + near(word, names);
    }
    List<String> commands = List.copyOf(line.getSubcommands().keySet());
    if (commands.isEmpty()) {
      return "\"" + word + "\" is one word too many";
    }
    return "\""
        + word
        + "\" is no command; allowed: "
        + String.join(", ", commands)
        + near(word, commands);
  }

  private static String near(String word, List<String> known) {
    return Nearest.to(word, known).map(n -> "; did you mean " + n + "?").orElse("");
  }

  /** Prints one line, whatever characters the message holds. */
  void print(PrintWriter err, String message) {
    String line = message.length() > LONGEST ? message.substring(0, LONGEST) + "..." : message;
    err.println(
        "backflow: " + line.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\p{Cntrl}", "?"));
    err.flush();
  }
}
