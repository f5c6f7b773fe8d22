package backflow.train;

import org.jspecify.annotations.Nullable;

/**
 * An experiment that cannot be, said in one line: where, what stands there, what is allowed, and
 * the known word nearest to it.
 *
 * <p>Unchecked: files, windows and tests meet it alike, and each has one place that shows it.
 */
public final class SpecException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_MESSAGE = 1000;

  private final String source;
  private final String path;
  private final String problem;
  private final @Nullable String value;
  private final @Nullable String allowed;
  private final @Nullable String nearest;

  private SpecException(
      String source,
      String path,
      String problem,
      @Nullable String value,
      @Nullable String allowed,
      @Nullable String nearest) {
    this.source = source;
    this.path = path;
    this.problem = problem;
    this.value = value;
    this.allowed = allowed;
    this.nearest = nearest;
  }

  /**
   * Says what is wrong as a whole.
   *
   * @param path the key path, for example {@code training.optimizer.name}; empty for the whole
   * @param problem what is wrong
   */
  public static SpecException at(String path, String problem) {
    return new SpecException("", path, problem, null, null, null);
  }

  /**
   * Says what is wrong with a value.
   *
   * @param path the key path
   * @param value what stands there
   * @param problem what follows the value, for example {@code is not a number}
   * @param allowed what may stand there
   * @param nearest the known word that is nearest, null if none is near
   */
  public static SpecException of(
      String path, String value, String problem, String allowed, @Nullable String nearest) {
    return new SpecException("", path, value + " " + problem, value, allowed, nearest);
  }

  /**
   * The same, said of a file.
   *
   * @param file how the user named it
   */
  public SpecException in(String file) {
    SpecException named = new SpecException(file, path, problem, value, allowed, nearest);
    named.initCause(this);
    return named;
  }

  /** One line: file, key path, what is wrong, what is allowed. */
  @Override
  public String getMessage() {
    return line(source, path, problem, allowed, nearest);
  }

  /** The file it stands in; empty if in none. */
  public String source() {
    return source;
  }

  /** The key path, for example {@code training.optimizer.name}; empty for the whole. */
  public String path() {
    return path;
  }

  /** What stands there; null if the error is not about a value. */
  public @Nullable String value() {
    return value;
  }

  /** What may stand there; null if the error is not about a value. */
  public @Nullable String allowed() {
    return allowed;
  }

  /** The known word that is nearest; null if none is near. */
  public @Nullable String nearest() {
    return nearest;
  }

  private static String line(
      String source,
      String path,
      String problem,
      @Nullable String allowed,
      @Nullable String nearest) {
    String text =
        (source.isEmpty() ? "" : source + ": ")
            + (path.isEmpty() ? "" : path + ": ")
            + problem
            + (allowed == null ? "" : "; allowed: " + allowed)
            + (nearest == null ? "" : "; did you mean " + nearest + "?");
    return Words.oneLine(text, LONGEST_MESSAGE);
  }
}
