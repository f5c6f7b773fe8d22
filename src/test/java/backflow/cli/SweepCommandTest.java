package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepCommandTest {
  private static final String DEPTH = "network.hidden.depth=2,5";
  private static final String GAIN = "network.initializer.gain=1,2";

  @TempDir Path folder;

  private static Ran sweep(Path out, String... more) {
    String[] start = {"sweep", "tanh-xavier-30", "--steps", "3", "--out", out.toString()};
    return Ran.of(Stream.concat(Arrays.stream(start), Arrays.stream(more)).toArray(String[]::new));
  }

  private static List<String> files(Path out) throws IOException {
    try (Stream<Path> all = Files.list(out)) {
      return all.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void twoSettingsGiveATableAPhaseDiagramAndTheLoss() throws IOException {
    Path out = folder.resolve("new/sweep");
    Ran ran = sweep(out, "--vary", DEPTH, "--vary", GAIN, "--seeds", "2").fine();
    assertEquals(
        List.of("loss-map.png", "loss.png", "phase-diagram.png", "runs", "sweep.csv"), files(out));
    assertTrue(ran.out().startsWith("Tanh with Xavier: 8 runs in "), ran.out());
    assertTrue(ran.out().contains("written: " + out.resolve("phase-diagram.png")), ran.out());
    List<String> rows = Files.readAllLines(out.resolve("sweep.csv"));
    assertEquals(
        "network.hidden.depth,network.initializer.gain,seed,steps,final_loss,mean_loss,accuracy,"
            + "test_loss,test_accuracy,gradient_gain_start,gradient_gain_per_layer_start,"
            + "gradient_gain,gradient_gain_per_layer,first_non_finite,findings,"
            + "gains_by_layer_start,gains_by_layer",
        rows.get(0));
    assertEquals(9, rows.size());
    List<String> starts =
        rows.stream()
            .skip(1)
            .map(r -> String.join(",", List.of(r.split(",")).subList(0, 4)))
            .toList();
    assertEquals(
        List.of(
            "2,1,42,3",
            "2,1,43,3",
            "2,2,42,3",
            "2,2,43,3",
            "5,1,42,3",
            "5,1,43,3",
            "5,2,42,3",
            "5,2,43,3"),
        starts);
    assertEquals(4, rows.get(5).split(",", -1)[16].split(" ", -1).length, "layers 2 to 5");
  }

  @Test
  void oneSettingGivesLines() throws IOException {
    sweep(folder, "--vary", "training.learningRate=0.1,1", "--theme", "dark").fine();
    assertEquals(List.of("gain.png", "loss.png", "runs", "sweep.csv"), files(folder));
  }

  @Test
  void figuresForSlidesComeInEveryFormatAskedFor() throws IOException {
    sweep(folder, "--vary", DEPTH, "--vary", GAIN, "--format", "svg,pdf").fine();
    assertEquals(
        List.of(
            "loss-map.pdf",
            "loss-map.svg",
            "loss.pdf",
            "loss.svg",
            "phase-diagram.pdf",
            "phase-diagram.svg",
            "runs",
            "sweep.csv"),
        files(folder));
    String svg = Files.readString(folder.resolve("phase-diagram.svg"));
    assertTrue(svg.contains(">theory: G = 1, wide net at the start</text>"), svg);
    String pdf = sweep(folder, "--vary", DEPTH, "--format", "gif").refusal();
    assertTrue(pdf.contains("allowed: png, svg, pdf"), pdf);
  }

  @Test
  void threadsAndRepetitionChangeNoByte() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    sweep(one, "--vary", DEPTH, "--vary", GAIN, "--seeds", "2", "--threads", "1").fine();
    sweep(two, "--vary", DEPTH, "--vary", GAIN, "--seeds", "2", "--threads", "2").fine();
    sweep(two, "--vary", DEPTH, "--vary", GAIN, "--seeds", "2", "--threads", "2").fine();
    for (String file : List.of("sweep.csv", "phase-diagram.png", "loss-map.png", "loss.png")) {
      assertArrayEquals(
          Files.readAllBytes(one.resolve(file)), Files.readAllBytes(two.resolve(file)), file);
    }
    assertEquals(files(one.resolve("runs")), files(two.resolve("runs")));
  }

  @Test
  void anInterruptedSweepGoesOnToTheSameBytes() throws IOException {
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    sweep(whole, "--vary", DEPTH, "--vary", GAIN).fine();
    sweep(parts, "--vary", "network.hidden.depth=5", "--vary", "network.initializer.gain=2").fine();
    Path kept = parts.resolve("runs").resolve(files(parts.resolve("runs")).get(0));
    Object before = Files.getLastModifiedTime(kept);
    sweep(parts, "--vary", DEPTH, "--vary", GAIN).fine();
    assertEquals(before, Files.getLastModifiedTime(kept), "what was finished is not trained again");
    assertArrayEquals(
        Files.readAllBytes(whole.resolve("sweep.csv")),
        Files.readAllBytes(parts.resolve("sweep.csv")));
  }

  @Test
  void divergedRunsAreCounted() {
    Ran ran = sweep(folder, "--vary", "training.learningRate=0.1,1000", "--steps", "30");
    assertEquals(Main.FAILED, ran.code(), "an option is there twice");
    Ran fine =
        Ran.of(
            "sweep",
            "exploding-relu",
            "--vary",
            "network.initializer.gain=1,100",
            "--vary",
            "training.learningRate=1,1000",
            "--steps",
            "30",
            "--out",
            folder.toString());
    fine.fine();
    assertTrue(fine.out().contains("NaN or infinity in 3 runs"), fine.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network.hidden.depht=5 | network.hidden.depht: \"depht\" is an unknown key; allowed:"
            + " depth, width; did you mean depth?",
        "network.hidden.depth=-1 | network.hidden.depth: -1 is out of range; allowed: a whole"
            + " number from 0 to 300",
        "depth | \"depth\" varies nothing; allowed: KEY=V1,V2,... as in"
            + " network.hidden.depth=5,10,20"
      })
  void badKeysAreRefusedAndNothingIsWritten(String vary, String message) {
    Path out = folder.resolve("none");
    assertEquals(message, sweep(out, "--vary", vary).refusal());
    assertFalse(Files.exists(out));
  }

  @Test
  void badFoldersAndNumbersAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    String inFile = sweep(file, "--vary", DEPTH).refusal();
    assertEquals(file + ": no folder can be made there", inFile);
    String seeds = sweep(folder, "--vary", DEPTH, "--seeds", "0").refusal();
    assertTrue(seeds.contains("a whole number from 1 to 1000"), seeds);
    String theme = sweep(folder, "--vary", DEPTH, "--theme", "blue").refusal();
    assertTrue(theme.contains("allowed: light, dark"), theme);
    String none = Ran.of("sweep", "he-relu", "--out", folder.toString()).refusal();
    assertTrue(none.contains("--vary"), none);
    Files.createDirectory(folder.resolve("sweep.csv"));
    String taken = sweep(folder, "--vary", DEPTH).refusal();
    assertTrue(taken.contains("sweep.csv: is not a regular file"), taken);
  }
}
