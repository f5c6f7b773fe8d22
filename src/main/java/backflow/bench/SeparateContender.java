package backflow.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The near end of a {@link ContenderProcess}, started with the flags of this Java machine. */
final class SeparateContender implements Runner {
  private final Process process;
  private final Writer to;
  private final BufferedReader from;
  private final double lossAfter20;

  /**
   * Starts the process and waits for its first 20 steps.
   *
   * @throws IOException if it does not start or ends early
   */
  SeparateContender(Workload workload, Setting setting) throws IOException {
    List<String> command = new ArrayList<>(java());
    command.add(ContenderProcess.class.getName());
    command.add(workload.name());
    command.add(setting.kernel());
    command.add(Integer.toString(setting.threads()));
    command.add(Boolean.toString(setting.statistics()));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    to =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
    from =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    lossAfter20 = Double.parseDouble(answer());
  }

  /** Whether this Java machine has a launcher that can start another. */
  static boolean isPossible() {
    return Files.isExecutable(launcher());
  }

  private static Path launcher() {
    String name = File.separatorChar == '\\' ? "java.exe" : "java";
    return Path.of(System.getProperty("java.home"), "bin", name);
  }

  /** The launcher, the flags of this machine but for agents, which would measure themselves. */
  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(launcher().toString());
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!flag.startsWith("-agent") && !flag.startsWith("-javaagent")) {
        command.add(flag);
      }
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    return command;
  }

  private String answer() throws IOException {
    String line = from.readLine();
    if (line == null) {
      throw new IOException("the process that measures ended early");
    }
    return line;
  }

  @Override
  public double lossAfter20() {
    return lossAfter20;
  }

  @Override
  public Round run(double seconds) throws IOException {
    to.write(seconds + "\n");
    to.flush();
    String[] words = answer().split(" ");
    return new Round(
        Long.parseLong(words[0]), Double.parseDouble(words[1]), Long.parseLong(words[2]));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
