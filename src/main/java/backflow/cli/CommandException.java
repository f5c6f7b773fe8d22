package backflow.cli;

/** A command that cannot do its work; the message is one line for a person. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommandException(String message) {
    super(message);
  }

  /**
   * About a file.
   *
   * @param file as the user named it
   * @param cause whose message follows the name
   */
  static CommandException of(String file, Exception cause) {
    CommandException e = new CommandException(file + ": " + cause.getMessage());
    e.initCause(cause);
    return e;
  }
}
