package backflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backflow.math.Blank;
import backflow.math.KernelChoice;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.SpecJson;
import backflow.train.Trainer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  private static final String HEADER =
      "step,loss,accuracy,layer,weight_gradient_norm,weight_gradient_rms,weight_gradient_mean_abs,"
          + "weight_gradient_max_abs,bias_gradient_norm,activation_gradient_rms,"
          + "preactivation_gradient_rms,activation_rms,activation_mean,activation_std,"
          + "preactivation_std,zero_share,saturated_share,inactive_share,dead_share,"
          + "sample_similarity,update_to_weight,weight_norm,global_norm_before,global_norm_after";

  private static final String SMALL =
      """
      {"backflow": 1, "name": "Small", "data": {"samples": 64},
       "network": {"hidden": {"depth": 3, "width": 5}, "activation": "relu"},
       "training": {"steps": 7}}
      """;

  @TempDir Path folder;
  private Path experiment;
  private Path metrics;

  @BeforeEach
  void writeExperiment() throws IOException {
    experiment = folder.resolve("small.backflow.json");
    Files.writeString(experiment, SMALL);
    metrics = folder.resolve("m.csv");
  }

  private Ran train(Object... more) {
    return Ran.of(
        Stream.concat(Stream.of("train", experiment), Arrays.stream(more))
            .map(Object::toString)
            .toArray(String[]::new));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private List<String> rows() throws IOException {
    List<String> lines = Files.readAllLines(metrics);
    assertEquals(HEADER, lines.get(0));
    return lines.subList(1, lines.size());
  }

  private static double number(String cell) {
    return cell.isEmpty() ? Blank.VALUE : Double.parseDouble(cell);
  }

  @Test
  void twoThreadsWriteTheSameBytes() throws IOException {
    Ran.of("train", "he-relu", "--steps", "12", "--metrics", metrics.toString()).fine();
    String one = Files.readString(metrics);
    String before = System.setProperty(KernelChoice.THREADS, "2");
    try {
      Ran.of("train", "he-relu", "--steps", "12", "--metrics", metrics.toString()).fine();
    } finally {
      Properties.restore(KernelChoice.THREADS, before);
    }
    assertEquals(one, Files.readString(metrics));
  }

  /** Trains the experiment again and lays each snapshot beside its rows, bit by bit. */
  private void assertRowsAreWhatTheTrainerMeasures(int every) throws IOException {
    Setup setup = Setup.of(SpecJson.read(experiment));
    Trainer trainer = new Trainer(setup, KernelChoice.best(), new Measuring(true, every));
    StepSnapshot snapshot = Objects.requireNonNull(trainer.snapshot());
    List<String> names = List.of(HEADER.split(","));
    for (String row : rows()) {
      String[] cells = row.split(",", -1);
      assertEquals(names.size(), cells.length, row);
      int layer = Integer.parseInt(cells[3]);
      if (layer == 1) {
        trainer.step();
      }
      assertEquals(snapshot.step(), Long.parseLong(cells[0]));
      for (LayerQuantity quantity : LayerQuantity.values()) {
        int column = names.indexOf(quantity.column());
        if (column >= 0) {
          assertBits(snapshot.get(quantity, layer), cells[column], row);
        }
      }
      for (StepQuantity quantity : StepQuantity.values()) {
        int column = names.indexOf(quantity.column());
        if (column >= 0) {
          assertBits(snapshot.get(quantity), cells[column], row);
        }
      }
    }
  }

  private static void assertBits(double expected, String cell, String row) {
    assertEquals(Blank.is(expected), cell.isEmpty(), row);
    assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(number(cell)), row);
  }

  private List<String> column(String name) throws IOException {
    int index = List.of(HEADER.split(",")).indexOf(name);
    return rows().stream().map(row -> row.split(",", -1)[index]).toList();
  }

  @Test
  void metricsAreWhatTheTrainerMeasuresToTheBit() throws IOException {
    train("--metrics", metrics, "--every", 3).fine();
    assertEquals(7 * 4, rows().size());
    assertRowsAreWhatTheTrainerMeasures(3);
    assertEquals(List.of(metrics, experiment), files());
  }

  @Test
  void everyRowHasItsStepAndLayer() throws IOException {
    train("--metrics", metrics, "--steps", 2).fine();
    assertEquals(List.of("0", "0", "0", "0", "1", "1", "1", "1"), column("step"));
    assertEquals(List.of("1", "2", "3", "4", "1", "2", "3", "4"), column("layer"));
  }

  @Test
  void theProbeSetIsMeasuredAtEveryKthStepAndNeverForZero() throws IOException {
    train("--metrics", metrics, "--every", 3).fine();
    List<String> similarity = column("sample_similarity");
    List<String> dead = column("dead_share");
    for (int i = 0; i < similarity.size(); i++) {
      boolean measured = (i / 4) % 3 == 0 && i % 4 < 3;
      assertEquals(!measured, similarity.get(i).isEmpty(), "row " + i);
      assertEquals(!measured, dead.get(i).isEmpty(), "row " + i);
    }
    train("--metrics", metrics, "--every", 0).fine();
    assertTrue(column("sample_similarity").stream().allMatch(String::isEmpty));
    train("--metrics", metrics, "--steps", 21).fine();
    assertEquals(3 * 3, column("inactive_share").stream().filter(c -> !c.isEmpty()).count());
  }

  @Test
  void whatIsNotFiniteStandsInTheMetricsAsItIs() throws IOException {
    String wild = SMALL.replace("\"relu\"", "\"identity\", \"initializer\": {\"gain\": 100}");
    Files.writeString(
        experiment,
        wild.replace("\"depth\": 3", "\"depth\": 150")
            .replace("\"steps\": 7", "\"steps\": 3, \"loss\": \"mse\", \"learningRate\": 1000"));
    Ran ran = train("--metrics", metrics).fine();
    assertTrue(ran.out().contains("first NaN or infinity at step "), ran.out());
    String text = Files.readString(metrics);
    assertTrue(text.contains(",NaN"));
    assertTrue(text.contains(",Infinity"));
    assertRowsAreWhatTheTrainerMeasures(10);
  }

  @Test
  void regressionHasNoAccuracy() throws IOException {
    Files.writeString(experiment, SMALL.replace("{\"samples\"", "{\"set\": \"sine\", \"samples\""));
    String out = train("--metrics", metrics).fine().out();
    assertFalse(out.contains("accuracy"), out);
    assertTrue(column("accuracy").stream().allMatch(String::isEmpty));
    assertTrue(column("loss").stream().noneMatch(String::isEmpty));
  }

  @Test
  void theSummarySaysHowItEnded() {
    List<String> lines = train("--steps", 9).fine().out().lines().toList();
    assertEquals(3, lines.size());
    assertTrue(
        lines.get(0).matches("Small: 9 steps in \\d+\\.\\d\\d s, \\d+ steps/s"), lines.get(0));
    String outcome = " before the update of step 8: loss \\d\\.\\d+, accuracy [01]\\.\\d{4}";
    assertTrue(lines.get(1).matches("last batch" + outcome), lines.get(1));
    assertTrue(lines.get(2).matches("test set  " + outcome), lines.get(2));
  }

  @Test
  void theTestSetIsThatOfTheLastStepWhateverIsMeasuredOnTheWay() {
    String without = train("--steps", 9).fine().out().lines().toList().get(2);
    String with = train("--steps", 9, "--metrics", metrics).fine().out().lines().toList().get(2);
    assertEquals(without, with);
    assertTrue(with.startsWith("test set   before the update of step 8: loss "), with);
    assertEquals(2, train("--steps", 9, "--every", 0).fine().out().lines().count());
  }

  @Test
  void theTestSetIsThatOfTheTrainerAlsoUnderBatchNorm() throws IOException {
    Files.writeString(
        experiment, SMALL.replace("\"relu\"", "\"relu\", \"normalization\": \"batch\""));
    String line = train("--steps", 6, "--every", 4).fine().out().lines().toList().get(2);
    Trainer trainer =
        new Trainer(
            Setup.of(SpecJson.read(experiment)), KernelChoice.best(), new Measuring(true, 1));
    for (int i = 0; i < 6; i++) {
      trainer.step();
    }
    double loss = Objects.requireNonNull(trainer.snapshot()).get(StepQuantity.TEST_LOSS);
    assertTrue(line.contains("step 5: loss " + Numbers.shortly(loss) + ","), line);
  }

  @Test
  void aClassThatIsNotTestedIsSaid() throws IOException {
    String glyphs = SMALL.replace("\"samples\": 64", "\"set\": \"glyphs\", \"samples\": 20");
    Files.writeString(experiment, glyphs);
    String out = train().fine().out();
    assertTrue(out.contains("\nnote: no test sample of 5 of 10 classes: "), out);
  }

  @Test
  void metricsMayGoIntoADevice() {
    assumeTrue(Files.isWritable(Path.of("/dev/null")));
    train("--metrics", "/dev/null").fine();
    assertFalse(Files.isRegularFile(Path.of("/dev/null")));
  }

  @Test
  void metricsHaveADecimalPointInGermany() throws IOException {
    Locale before = Locale.getDefault();
    train("--metrics", metrics).fine();
    String english = Files.readString(metrics);
    try {
      Locale.setDefault(Locale.GERMANY);
      String out = train("--metrics", metrics).fine().out();
      assertFalse(out.matches("(?s).*\\d,\\d.*"), out);
    } finally {
      Locale.setDefault(before);
    }
    assertEquals(english, Files.readString(metrics));
  }

  @Test
  void aSceneIsTrainedByItsIdUnlessAFileHasThatName() throws IOException {
    assertTrue(Ran.of("train", "he-relu", "--steps", "1").fine().out().startsWith("ReLU with He"));
  }

  @Test
  void aBadExperimentIsRefusedWithFileAndKey() throws IOException {
    Files.writeString(experiment, SMALL.replace("\"relu\"", "\"relo\""));
    String line = train("--metrics", metrics).refusal();
    assertTrue(line.startsWith(experiment + ": network.activation"), line);
    assertTrue(line.endsWith("did you mean relu?"), line);
    assertEquals(folder + ": is not a regular file", Ran.of("train", folder.toString()).refusal());
    assertEquals(List.of(experiment), files());
  }

  @Test
  void metricsThatCannotBeWrittenAreRefusedBeforeTraining() throws IOException {
    String endless = "100000000";
    Path taken = Files.createDirectory(folder.resolve("taken"));
    assertEquals(
        taken + ": is not a regular file", train("--steps", endless, "--metrics", taken).refusal());
    Path nowhere = folder.resolve("nowhere/m.csv");
    assertEquals(
        nowhere + ": cannot be written: the folder does not exist",
        train("--steps", endless, "--metrics", nowhere).refusal());
    assertEquals(List.of(experiment, taken), files());
  }

  @Test
  void metricsDoNotReplaceTheExperiment() throws IOException {
    String line = train("--metrics", experiment).refusal();
    assertTrue(line.endsWith("is what the experiment is read from; name another file"), line);
    assertEquals(SMALL, Files.readString(experiment));
  }

  @Test
  void whatOnlyTheDataShowToBeWrongIsRefusedWithTheFileTooAndLeavesNone() throws IOException {
    Files.writeString(
        experiment,
        SMALL
            .replace("\"relu\"", "\"relu\", \"normalization\": \"batch\"")
            .replace("\"samples\": 64", "\"samples\": 33, \"testShare\": 0"));
    String line = train("--metrics", metrics).refusal();
    assertTrue(
        line.startsWith(experiment + ": training.batchSize: 32 leaves a batch of one"), line);
    String csv = SMALL.replace("\"samples\": 64", "\"set\": \"csv\", \"file\": \"no.csv\"");
    Files.writeString(experiment, csv);
    line = train("--metrics", metrics).refusal();
    assertTrue(line.startsWith(experiment + ": data.file: "), line);
    assertEquals(List.of(experiment), files());
  }

  @Test
  void theReportHasEveryFindingInItsShape() throws IOException {
    Path report = folder.resolve("r.json");
    Ran.of("train", "exploding-relu", "--steps", "30", "--report", report.toString()).fine();
    JsonNode root = new ObjectMapper().readTree(Files.readString(report));
    assertEquals(30, root.get("steps").asInt());
    assertEquals("NaN", root.get("finalLoss").asText());
    List<String> ids = new ArrayList<>();
    for (JsonNode finding : root.get("findings")) {
      ids.add(finding.get("id").asText());
      List<String> keys = new ArrayList<>();
      finding.fieldNames().forEachRemaining(keys::add);
      assertEquals(
          List.of(
              "id",
              "severity",
              "layers",
              "firstStep",
              "lastStep",
              "active",
              "evidence",
              "because",
              "try"),
          keys);
    }
    assertTrue(ids.containsAll(List.of("exploding-gradient", "non-finite")), ids::toString);
  }

  @Test
  void aHealthyRunIsCalledHealthyAndTheReportIsTheSameEachTime() throws IOException {
    Path first = folder.resolve("1.json");
    Path second = folder.resolve("2.json");
    Ran.of("train", "selu-30", "--steps", "40", "--report", first.toString()).fine();
    Ran.of("train", "selu-30", "--steps", "40", "--report", second.toString()).fine();
    assertEquals(Files.readString(first), Files.readString(second));
    assertTrue(Files.readString(first).contains("\"id\" : \"healthy\""));
  }

  @Test
  void reportsAndThresholdsAreRefusedInOneLine() throws IOException {
    assertTrue(train("--report", experiment).refusal().contains("name another file"));
    assertTrue(
        train("--metrics", metrics, "--report", metrics).refusal().contains("need two files"));
    Files.writeString(
        experiment, SMALL.replace("\"network\"", "\"diagnosis\": {\"dead-unit\": 1}, \"network\""));
    String line = train("--report", folder.resolve("r.json")).refusal();
    assertTrue(line.contains("diagnosis.dead-unit") && line.contains("dead-units?"), line);
    assertFalse(Files.exists(folder.resolve("r.json")));
  }
}
