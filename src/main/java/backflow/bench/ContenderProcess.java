package backflow.bench;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A contender with a Java machine of its own, talked to in lines: it says the loss of its 20th
 * step; for each number of seconds it is told it says steps, seconds and bytes; when nothing more
 * comes it ends.
 */
final class ContenderProcess {
  private ContenderProcess() {}

  /**
   * Runs a contender.
   *
   * @param arguments workload, kernel, threads, statistics
   * @throws IOException if nobody listens
   */
  public static void main(String[] arguments) throws IOException {
    Setting setting =
        new Setting(
            arguments[1], Integer.parseInt(arguments[2]), Boolean.parseBoolean(arguments[3]));
    try (Contender contender = new Contender(Workload.valueOf(arguments[0]), setting);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        PrintStream out =
            new PrintStream(
                new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII)) {
      out.println(contender.lossAfter20());
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Round round = contender.run(Double.parseDouble(line));
        out.println(round.steps() + " " + round.seconds() + " " + round.bytes());
      }
    }
  }
}
