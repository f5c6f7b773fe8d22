package backflow.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far long work has come: a bar on a terminal that vanishes in the end, nothing in a pipe or a
 * file. Its library draws on a thread of its own.
 */
final class ProgressLine implements AutoCloseable {
  private static final int MILLISECONDS = 200;

  private final @Nullable ProgressBar bar;

  private ProgressLine(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Starts at 0.
   *
   * @param what one word for what is going on
   * @param end where it ends
   */
  static ProgressLine of(String what, long end) {
    return new ProgressLine(isTerminal() ? bar(what, end) : null);
  }

  private static ProgressBar bar(String what, long end) {
    return new ProgressBarBuilder()
        .setTaskName(what)
        .setInitialMax(end)
        .setUpdateIntervalMillis(MILLISECONDS)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(System.out))
        .clearDisplayOnFinish()
        .build();
  }

  /** Whether somebody looks at the standard output as it is written. */
  @SuppressWarnings("SystemConsoleNull") // null before Java 22, asked for a terminal since
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // from Java 22 on there is a console without a terminal, and this method
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  /** So much is done. */
  void at(long done) {
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /** One more is done. */
  void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
