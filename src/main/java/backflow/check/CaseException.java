package backflow.check;

/** A reference case that cannot be run; the message is one line for a person: file and what. */
public final class CaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String file;

  CaseException(String file, String what) {
    super(file + ": " + what);
    this.file = file;
  }

  /** The file or directory that is wrong, as it was named. */
  public String file() {
    return file;
  }
}
