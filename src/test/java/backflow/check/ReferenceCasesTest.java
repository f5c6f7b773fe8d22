package backflow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReferenceCasesTest {
  private static final Path ASSETS = Path.of("assets", "reference");

  @TempDir private Path directory;

  @Test
  void everyTensorOfEveryBuiltInCaseIsWithinTolerance() {
    List<CaseReport> reports = ReferenceCases.runBuiltIn();
    assertEquals(62, reports.size());
    for (CaseReport report : reports) {
      assertTrue(report.passes(), report::toString);
      assertFalse(!report.isSkipped() && report.errors().isEmpty(), report::toString);
    }
  }

  @Test
  void onlyTheNineRecurrentCasesAreSkippedAndSaySo() {
    List<CaseReport> skipped =
        ReferenceCases.runBuiltIn().stream().filter(CaseReport::isSkipped).toList();
    assertEquals(9, skipped.size());
    for (CaseReport report : skipped) {
      assertTrue(report.name().matches("(rnn|lstm|gru)-.*"), report::toString);
      assertTrue(report.skipped().contains("recurrent"), report::toString);
    }
  }

  @Test
  void theIndexNamesEveryCaseInAssets() throws IOException {
    try (Stream<Path> files = Files.list(ASSETS)) {
      List<String> names =
          files
              .map(f -> f.getFileName().toString())
              .filter(n -> n.endsWith(".json"))
              .sorted()
              .toList();
      assertEquals(names, Files.readAllLines(ASSETS.resolve("index.txt")));
    }
  }

  @Test
  void aDirectoryGivesWhatTheClassPathGives() {
    assertEquals(ReferenceCases.runBuiltIn(), ReferenceCases.run(ASSETS));
  }

  @Test
  void aCaseComparesEveryTensorItExpects() {
    CaseReport report =
        ReferenceCases.runBuiltIn().stream()
            .filter(r -> r.name().equals("batch-norm-relu"))
            .findFirst()
            .orElseThrow();
    List<String> tensors = report.errors().stream().map(TensorError::tensor).toList();
    for (String tensor :
        List.of(
            "output",
            "loss",
            "preActivations",
            "activations",
            "preActivationGradientNorms",
            "activationGradientNorms",
            "gradients W1",
            "gradients gamma3",
            "gradients b4",
            "gradientNorms",
            "totalGradientNorm",
            "training losses",
            "training norms",
            "parametersAfter beta2")) {
      assertTrue(tensors.contains(tensor), tensor);
    }
  }

  /** One digit is changed; the tensor that it belongs to is the one that fails. */
  @ParameterizedTest
  @CsvSource({
    "'\"loss\": 0.8', '\"loss\": 0.9', loss",
    "'\"totalGradientNorm\": ', '\"totalGradientNorm\": 1', totalGradientNorm",
    "'\"output\": [[-', '\"output\": [[-1', output",
    "'\"preActivationGradientNorms\": [', '\"preActivationGradientNorms\": [1', preActivationGradientNorms",
    "'\"activationGradientNorms\": [', '\"activationGradientNorms\": [1', activationGradientNorms",
    "'\"lossBeforeEachStep\": [', '\"lossBeforeEachStep\": [1', training losses",
  })
  void aWrongFigureFailsItsTensorOnly(String from, String to, String tensor) throws IOException {
    CaseReport report = ReferenceCases.run(altered("activation-tanh", from, to)).get(0);
    assertFalse(report.passes());
    for (TensorError error : report.errors()) {
      boolean off = error.error() > CaseReport.TOLERANCE;
      assertEquals(error.tensor().equals(tensor), off, error::toString);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"kind\": \"mlp\"', '\"kind\": \"gan\"', unknown kind",
    "'\"activation\": \"tanh\"', '\"activation\": \"tangent\"', unknown activation",
    "'\"loss\": \"mse\"', '\"loss\": \"hinge\"', unknown loss",
    "'\"name\": \"sgd\"', '\"name\": \"lion\"', unknown optimizer",
    "'\"name\": \"none\"', '\"name\": \"some\"', unknown clipping",
    "'\"normalization\": \"none\"', '\"normalization\": \"group\"', unknown normalization",
    "'\"hidden\": [5', '\"hidden\": [6', must be 6 × 3",
    "'\"hidden\": [5', '\"hidden\": [2000000000', must be 2000000000 × 3",
    "'\"hidden\": [5', '\"hidden\": [-5', must be a whole number from 0",
    "'\"W2\"', '\"V2\"', has no \"W2\"",
    "'\"y\": [[', '\"y\": [[true, ', must be a number",
    "'\"expected\"', '\"excepted\"', excepted",
    "'\"steps\": 3', '\"steps\": 4', must hold 4 numbers",
    "'\"learningRate\"', '\"amsgrad\": true, \"learningRate\"', amsgrad",
    "'{\"kind\"', '{{\"kind\"', is not JSON",
    "'\"output\": [[', '\"output\": [[], [', must hold 0 numbers",
  })
  void whatIsWrongWithAFileIsSaidInOneLine(String from, String to, String words)
      throws IOException {
    altered("activation-tanh", from, to);
    CaseException e =
        assertThrows(CaseException.class, () -> ReferenceCases.run(directory), "no exception");
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("activation-tanh.json"), message);
    assertTrue(message.contains(words), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void aMissingDirectoryAndAnEmptyOneAreSaidInOneLine() {
    Path missing = directory.resolve("nothing");
    CaseException e = assertThrows(CaseException.class, () -> ReferenceCases.run(missing));
    assertTrue(String.valueOf(e.getMessage()).contains("nothing: is not a directory"));
    CaseException f = assertThrows(CaseException.class, () -> ReferenceCases.run(directory));
    assertTrue(String.valueOf(f.getMessage()).contains("no *.json"));
    assertEquals(directory.toString(), f.file());
  }

  private Path altered(String name, String from, String to) throws IOException {
    String json = Files.readString(ASSETS.resolve(name + ".json"));
    assertTrue(json.contains(from), from);
    int at = json.indexOf(from);
    String changed = json.substring(0, at) + to + json.substring(at + from.length());
    Files.writeString(directory.resolve(name + ".json"), changed);
    return directory;
  }
}
