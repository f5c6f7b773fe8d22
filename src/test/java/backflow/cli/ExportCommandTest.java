package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportCommandTest {
  private static final String SMALL =
      """
      {"backflow": 1, "name": "Small", "data": {"samples": 64},
       "network": {"hidden": {"depth": 2, "width": 5}, "activation": "relu", "dropout": %s},
       "training": {"steps": 7}}
      """;

  @TempDir Path folder;
  private Path experiment;
  private Path script;

  @BeforeEach
  void writeExperiment() throws IOException {
    experiment = Files.writeString(folder.resolve("small.backflow.json"), SMALL.formatted("0"));
    script = folder.resolve("small.py");
  }

  private Ran export(Path from, Path to) {
    return Ran.of("export", from.toString(), "--pytorch", to.toString());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void writesAScriptAndSaysNothing() throws IOException {
    Ran ran = export(experiment, script).fine();
    assertEquals("", ran.out());
    String text = Files.readString(script);
    assertTrue(text.startsWith("#!/usr/bin/env python3\n\"\"\"Small\n"), text);
    assertTrue(text.contains("default=7, metavar=\"N\""));
    assertEquals(List.of(experiment, script), files());
  }

  @Test
  void theSameBytesEveryTime() throws IOException {
    export(experiment, script).fine();
    byte[] first = Files.readAllBytes(script);
    export(experiment, script).fine();
    org.junit.jupiter.api.Assertions.assertArrayEquals(first, Files.readAllBytes(script));
  }

  @Test
  void dropoutIsRefusedAndNothingIsWritten() throws IOException {
    Files.writeString(experiment, SMALL.formatted("0.2"));
    String refusal = export(experiment, script).refusal();
    assertTrue(refusal.contains("network.dropout is 0.2: PyTorch would draw other masks"), refusal);
    assertEquals(List.of(experiment), files());
  }

  @Test
  void badInputIsOneLineAndLeavesNoFile() throws IOException {
    assertEquals(
        folder.resolve("no/x.py") + ": cannot be written: the folder does not exist",
        export(experiment, folder.resolve("no/x.py")).refusal());
    assertEquals(
        experiment + ": is what the experiment is read from; name another file",
        export(experiment, experiment).refusal());
    assertTrue(export(folder.resolve("missing.json"), script).refusal().contains("neither a file"));
    Files.writeString(folder.resolve("bad.json"), "{");
    assertTrue(export(folder.resolve("bad.json"), script).refusal().contains("bad.json"));
    assertTrue(Ran.of("export", "he-relu").refusal().contains("--pytorch"));
    assertTrue(Ran.of("export", "he-relu", "--pytorch", "").refusal().contains("no file name"));
    assertTrue(Files.notExists(script));
  }

  @Test
  void theDataAreNotThePlaceForTheScript() throws IOException {
    Path data = folder.resolve("d.csv");
    Files.writeString(data, "a,b\n1,2\n2,3\n3,5\n4,7.5\n5,8\n6,1\n7,2\n8,3.5\n");
    Path own = folder.resolve("own.json");
    Files.writeString(own, "{\"backflow\": 1, \"data\": {\"set\": \"csv\", \"file\": \"d.csv\"}}");
    assertTrue(export(own, data).refusal().contains("name another file"));
  }
}
