package backflow.cli;

import backflow.bench.WindowBench;
import backflow.export.render.WindowPictures;
import backflow.math.KernelChoice;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;

/** The commands, for whoever starts the program with words behind its name. */
public final class Main {
  /** Everything is fine. */
  static final int FINE = 0;

  /** The command did its work, and the verdict is: wrong. */
  static final int WRONG = 1;

  /** Bad input, or the work could not be done. */
  static final int FAILED = 2;

  private Main() {}

  /**
   * Runs a command on the standard streams. Whatever is wrong with its words, the files they name
   * or the machine is said in one line on standard error.
   *
   * @param arguments the command and what follows it
   * @param window measures the window, for {@code bench --ui}
   * @param pictures pictures the window, for {@code render --window}
   * @return the exit code: 0 fine, 1 the verdict is wrong, 2 bad input or could not
   */
  public static int run(String[] arguments, WindowBench window, WindowPictures.Maker pictures) {
    StandardOutput stream = new StandardOutput();
    PrintWriter out =
        new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, charset())));
    PrintWriter err = new PrintWriter(System.err, true, charset());
    int code = run(arguments, window, pictures, out, err);
    out.flush();
    String failure = stream.failure();
    if (failure.isEmpty()) {
      return code;
    }
    new Complaints().print(err, "standard output cannot be written: " + failure);
    return FAILED;
  }

  /**
   * Looks at the system properties of the engine, for a start without a command. What is wrong is
   * said in one line on standard error.
   *
   * @return the exit code: 0 fine, 2 bad input
   */
  public static int checkProperties() {
    PrintWriter err = new PrintWriter(System.err, true);
    return propertiesAreFine(new Complaints(), err) ? FINE : FAILED;
  }

  private static boolean propertiesAreFine(Complaints complaints, PrintWriter err) {
    try {
      KernelChoice.check();
      return true;
    } catch (IllegalArgumentException e) {
      complaints.print(err, String.valueOf(e.getMessage()));
      return false;
    }
  }

  /**
   * What to do about a full heap.
   *
   * @param heap its size in bytes
   */
  static String outOfMemory(long heap) {
    long more = 2 * Math.max(1, Math.round(heap / 0x1p30));
    return "out of memory; JAVA_OPTS=-Xmx" + more + "g gives more, if the machine has it";
  }

  /** What the terminal, or else the machine, reads. */
  @SuppressWarnings("SystemConsoleNull") // null before Java 22; since then it knows its charset
  private static Charset charset() {
    Console console = System.console();
    return console == null
        ? Charset.forName(System.getProperty("native.encoding", "UTF-8"))
        : console.charset();
  }

  /**
   * The same on other streams.
   *
   * @param out for results
   * @param err for what is wrong
   */
  static int run(
      String[] arguments,
      WindowBench window,
      WindowPictures.Maker pictures,
      PrintWriter out,
      PrintWriter err) {
    Complaints complaints = new Complaints();
    if (!propertiesAreFine(complaints, err)) {
      return FAILED;
    }
    CommandLine line =
        new CommandLine(new BackflowCommand())
            .addSubcommand(new TrainCommand())
            .addSubcommand(new CheckCommand())
            .addSubcommand(new ExportCommand())
            .addSubcommand(new VerifyCommand())
            .addSubcommand(new SweepCommand())
            .addSubcommand(new BenchCommand(window))
            .addSubcommand(new RenderCommand(pictures))
            .addSubcommand(new ScenesCommand())
            .addSubcommand(new ChartsCommand())
            .addSubcommand(new CompletionCommand())
            .setExpandAtFiles(false)
            .setOut(out)
            .setErr(err)
            .setParameterExceptionHandler(complaints)
            .setExecutionExceptionHandler(complaints);
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      complaints.print(err, outOfMemory(Runtime.getRuntime().maxMemory()));
      return FAILED;
    } finally {
      out.flush();
    }
  }
}
