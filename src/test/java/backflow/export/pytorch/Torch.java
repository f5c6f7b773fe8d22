package backflow.export.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Python with torch, if this machine has it: the interpreter that the environment variable {@code
 * BACKFLOW_PYTHON} names, or {@code python3}.
 */
final class Torch {
  /** What to say where there is none. */
  static final String MISSING =
      "no Python with torch here, so only the text of the scripts is checked; BACKFLOW_PYTHON"
          + " names an interpreter that has it";

  private static final String RUN_ALL =
      """
      import contextlib, pathlib, runpy, sys, warnings

      warnings.simplefilter("error")
      folder = pathlib.Path(sys.argv[1])
      steps = sys.argv[2]
      for script in sorted(folder.glob("*.py")):
          with open(script.with_suffix(".csv"), "w") as csv, contextlib.redirect_stdout(csv):
              sys.argv = [str(script), "--steps", steps]
              runpy.run_path(str(script), run_name="__main__")
      """;

  private Torch() {}

  private static String python() {
    String named = System.getenv("BACKFLOW_PYTHON");
    return named == null ? "python3" : named;
  }

  /** Whether it is there. */
  static boolean isHere() throws InterruptedException {
    try {
      return new ProcessBuilder(python(), "-c", "import torch")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Runs all scripts of a folder in one process; what {@code x.py} prints goes to {@code x.csv}.
   */
  static void runAll(Path folder, int steps) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    int code =
        new ProcessBuilder(List.of(python(), "-c", RUN_ALL, folder.toString(), "" + steps))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    assertEquals(0, code, () -> read(log));
    assertEquals("", read(log));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
