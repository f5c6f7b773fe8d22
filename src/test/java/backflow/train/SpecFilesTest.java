package backflow.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backflow.data.DataSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecFilesTest {
  @TempDir Path folder;

  private static ExperimentSpec csv(Path file) {
    return ExperimentSpec.DEFAULT.withData(
        new DataSpec(DataSet.CSV, 512, 0.1, 0.25, 2, file.toString(), "species"));
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String refusal(Path file) {
    SpecException e = assertThrows(SpecException.class, () -> SpecJson.read(file));
    assertTrue(e.getMessage().startsWith(file + ": "), e::getMessage);
    return e.getMessage().substring((file + ": ").length());
  }

  @Test
  void aWrittenFileReadsBackAndLeavesNothingBeside() throws IOException {
    Path file = folder.resolve("a.backflow.json");
    Files.writeString(file, "old");
    SpecJson.write(file, ExperimentSpec.DEFAULT.withName("ü ∂"));
    assertEquals("ü ∂", SpecJson.read(file).name());
    assertEquals(List.of(file), filesIn(folder));
  }

  @Test
  void aFailedWriteLeavesTheOldFileAndNothingBeside() throws IOException {
    Path file = folder.resolve("a.backflow.json");
    SpecJson.write(file, ExperimentSpec.DEFAULT);
    String before = Files.readString(file);
    ExperimentSpec bad = ExperimentSpec.DEFAULT.withName("\uD800");
    assertThrows(SpecException.class, () -> SpecJson.write(file, bad));
    assertEquals(before, Files.readString(file));
    assertEquals(List.of(file), filesIn(folder));
  }

  @Test
  void aFolderIsNeitherReadNorWritten() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("b.backflow.json"));
    assertEquals("is not a regular file", refusal(taken));
    SpecException e =
        assertThrows(SpecException.class, () -> SpecJson.write(taken, ExperimentSpec.DEFAULT));
    assertEquals(taken + ": is not a regular file", e.getMessage());
    Path nowhere = folder.resolve("missing/c.backflow.json");
    e = assertThrows(SpecException.class, () -> SpecJson.write(nowhere, ExperimentSpec.DEFAULT));
    assertEquals(nowhere + ": cannot be written: the folder does not exist", e.getMessage());
    assertEquals("does not exist", refusal(nowhere));
  }

  @Test
  void aDeviceIsNotRead() {
    Path endless = Path.of("/dev/zero");
    assumeTrue(Files.exists(endless));
    assertEquals("is not a regular file", refusal(endless));
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    Path file = folder.resolve("huge.backflow.json");
    Files.writeString(file, "{\"backflow\": 1}" + " ".repeat(JsonText.LONGEST));
    assertTrue(refusal(file).startsWith("is larger than 1 MB"));
  }

  @Test
  void onlyUtf8IsRead() throws IOException {
    Path file = folder.resolve("latin.backflow.json");
    Files.write(file, "{\"backflow\": 1, \"name\": \"ü\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("is not UTF-8 text", refusal(file));
    Files.write(file, "{\"backflow\": 1}".getBytes(StandardCharsets.UTF_16));
    assertEquals("is not UTF-8 text", refusal(file));
  }

  @Test
  void anErrorNamesTheFileThenTheKeyPath() throws IOException {
    Path file = folder.resolve("a.backflow.json");
    Files.writeString(file, "{\"backflow\": 1, \"training\": {\"optimizer\": \"adm\"}}");
    assertTrue(refusal(file).startsWith("training.optimizer.name: \"adm\" is not known; "));
  }

  @Test
  void aCsvInsideTheFolderIsNamedRelativeToIt() throws IOException {
    Path file = folder.resolve("a.backflow.json");
    ExperimentSpec spec = csv(folder.resolve("sub").resolve("iris.csv"));
    SpecJson.write(file, spec);
    assertTrue(Files.readString(file).contains("\"file\": \"sub/iris.csv\""));
    assertEquals(spec, SpecJson.read(file));
  }

  @Test
  void aCsvElsewhereIsNamedAbsolutely() throws IOException {
    Path file = Files.createDirectory(folder.resolve("here")).resolve("a.backflow.json");
    ExperimentSpec spec = csv(folder.resolve("there").resolve("iris.csv"));
    SpecJson.write(file, spec);
    assertEquals(spec, SpecJson.read(file));
    assertFalse(Files.readString(file).contains(".."));
  }

  @Test
  void aSymbolicLinkStaysOne() throws IOException {
    Path real = folder.resolve("real.backflow.json");
    SpecJson.write(real, ExperimentSpec.DEFAULT);
    Path link = Files.createSymbolicLink(folder.resolve("link.backflow.json"), real);
    SpecJson.write(link, ExperimentSpec.DEFAULT.withSeed(7));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(7, SpecJson.read(real).seed());
  }
}
