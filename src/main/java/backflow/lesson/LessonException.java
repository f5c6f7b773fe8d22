package backflow.lesson;

/** A lesson that cannot be read, said in one line: file, line, what is wrong, what is allowed. */
public final class LessonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;

  LessonException(String file, int line, String problem) {
    super(file + (line > 0 ? ":" + line : "") + ": " + problem);
    this.file = file;
    this.line = line;
  }

  /** One line. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The file it stands in, as it was named. */
  public String file() {
    return file;
  }

  /** The line it stands in, from 1; 0 if it is about the whole file. */
  public int line() {
    return line;
  }
}
