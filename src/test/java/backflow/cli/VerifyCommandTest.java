package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  private static final Path CASES = Path.of("assets", "reference");

  @TempDir Path folder;

  private static String last(String text) {
    List<String> lines = text.lines().toList();
    return lines.get(lines.size() - 1);
  }

  @Test
  void theEngineAgreesWithPyTorch() {
    String out = Ran.of("verify").fine().out();
    assertTrue(
        last(out).matches("\\d+ cases, \\d+ tensors: .* all within 1\\.0e-10; \\d+ cases skipped"),
        out);
    long cases = out.lines().filter(line -> line.matches("\\S+ +\\d\\.\\de.* ok .*")).count();
    assertTrue(last(out).startsWith(cases + " cases, "), out);
    assertTrue(cases >= 50, out);
  }

  @Test
  void aDirectoryOfCasesIsTakenInsteadAndEachTensorShownIfAskedFor() throws IOException {
    Files.copy(CASES.resolve("one-layer.json"), folder.resolve("one-layer.json"));
    Files.copy(CASES.resolve("rnn-long.json"), folder.resolve("rnn-long.json"));
    String out = Ran.of("verify", folder.toString()).fine().out();
    assertEquals(4, out.lines().count(), out);
    assertTrue(last(out).startsWith("1 cases, "), out);
    assertTrue(last(out).endsWith("; 1 cases skipped"), out);
    String tensors = Ran.of("verify", folder.toString(), "--tensors").fine().out();
    assertTrue(last(out).startsWith("1 cases, " + (tensors.lines().count() - 3) + " tensors"), out);
  }

  @Test
  void anotherNumberIsCalledWrong() throws IOException {
    String json = Files.readString(CASES.resolve("one-layer.json"));
    String spoilt = json.replaceFirst("(\"loss\": ?-?[0-9]+\\.[0-9]{4})", "$19");
    assertTrue(!spoilt.equals(json));
    Files.writeString(folder.resolve("spoilt.json"), spoilt);
    Ran ran = Ran.of("verify", folder.toString());
    assertEquals(Main.WRONG, ran.code(), ran.out());
    assertTrue(ran.out().contains(" WRONG  "), ran.out());
    assertTrue(last(ran.out()).contains("1 cases WRONG"), ran.out());
  }

  @Test
  void whatIsNoDirectoryOfCasesIsRefused() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    assertEquals(nowhere + ": is not a directory", Ran.of("verify", nowhere.toString()).refusal());
    assertEquals(
        folder + ": holds no *.json reference cases",
        Ran.of("verify", folder.toString()).refusal());
    Files.writeString(folder.resolve("x.json"), "{\"kind\": 3");
    String line = Ran.of("verify", folder.toString()).refusal();
    assertTrue(line.startsWith(folder.resolve("x.json") + ": "), line);
  }
}
