package backflow.export.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.export.MetricsCsv;
import backflow.math.FloatFormat;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.init.Scheme;
import backflow.nn.layer.Dense;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.LossScale;
import backflow.train.NetworkSpec;
import backflow.train.OptimizerSpec;
import backflow.train.Setup;
import backflow.train.TrainingSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PyTorchScriptTest {
  private static final Pattern DEFINED = Pattern.compile("(?m)^(?:def|class) (\\w+)|^([A-Z_]+) =");
  private static final Pattern START = Pattern.compile("(?s)START = \"\"\"\\n(.*?)\"\"\"");

  @TempDir Path folder;

  private static PyTorchScript script(ExperimentSpec spec) {
    return PyTorchScript.of(Setup.of(spec), step -> {}, () -> true);
  }

  private static String text(ExperimentSpec spec) {
    return script(spec).text();
  }

  private static ExperimentSpec small() {
    InitializerSpec he = InitializerSpec.of(Scheme.HE_NORMAL);
    return Mixtures.mixture(0)
        .withNetwork(
            new NetworkSpec(
                List.of(4, 4), List.of("relu"), he, Normalization.NONE, Residual.NONE, 0))
        .withTraining(ExperimentSpec.DEFAULT.training());
  }

  private static ExperimentSpec clipping(Clipping clipping, Schedule schedule) {
    TrainingSpec t = small().training();
    return small()
        .withTraining(
            new TrainingSpec(
                t.loss(),
                OptimizerSpec.of(OptimizerSpec.Kind.SGD),
                0.1,
                schedule,
                t.batchSize(),
                0,
                clipping,
                100));
  }

  private static int count(String text, String word) {
    return text.split("\\b" + Pattern.quote(word) + "\\b", -1).length - 1;
  }

  @Test
  void everythingThatIsDefinedIsUsed() {
    for (ExperimentSpec spec : Mixtures.all()) {
      String text = text(spec);
      Matcher defined = DEFINED.matcher(text);
      while (defined.find()) {
        String name = defined.group(1) == null ? defined.group(2) : defined.group(1);
        assertTrue(count(text, name) > 1, () -> name + " in " + spec.name());
      }
    }
  }

  @Test
  void noPlaceOfATemplateIsLeftOpen() {
    for (ExperimentSpec spec : Mixtures.all()) {
      String code = START.matcher(text(spec)).replaceAll("");
      assertFalse(code.replace("@torch.no_grad()", "").contains("@"), spec.name());
    }
  }

  @Test
  void noLineIsLongerThanAHundred() {
    for (ExperimentSpec spec : Mixtures.all()) {
      text(spec).lines().forEach(line -> assertTrue(line.length() <= 100, line));
    }
  }

  @Test
  void fewEmptyLinesAndNoBlanksAtTheEndOfALine() {
    for (ExperimentSpec spec : Mixtures.all()) {
      String text = text(spec);
      assertFalse(text.contains("\n\n\n\n"), spec.name());
      assertTrue(text.lines().allMatch(line -> line.equals(line.stripTrailing())), spec.name());
    }
  }

  @Test
  void theSameExperimentGivesTheSameText() {
    assertEquals(text(Mixtures.mixture(5)), text(Mixtures.mixture(5)));
  }

  @Test
  void everyActivationIsWrittenInTheWordsOfTorch() {
    for (Activation activation : Activations.all()) {
      ActivationCode code = ActivationCode.of(activation);
      String name = code.maker().replaceAll("\\(.*", "");
      boolean own = code.definition().contains("class " + name + "(nn.Module):");
      assertTrue(own || name.startsWith("nn."), name);
      assertEquals(activation.saturates(), code.tail().startsWith(name + ": lambda z: "), name);
    }
  }

  @Test
  void theColumnsAreThoseOfTheMetrics() {
    String columns = text(small());
    columns = columns.substring(columns.indexOf("COLUMNS = ("), columns.indexOf(").split"));
    String joined =
        columns
            .lines()
            .skip(1)
            .map(line -> line.strip().replace("\"", ""))
            .reduce("", String::concat);
    assertEquals(MetricsCsv.header(), joined);
  }

  @Test
  void theStartIsThereToTheBit() {
    Setup setup = Setup.of(small());
    Matcher start = START.matcher(text(small()));
    assertTrue(start.find());
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getMimeDecoder().decode(start.group(1)))
            .order(ByteOrder.LITTLE_ENDIAN);
    assertNext(setup.train().x(), bytes);
    assertNext(setup.train().y(), bytes);
    for (int l = 0; l < 3; l++) {
      Dense dense = setup.network().layers().get(l).dense();
      assertNext(dense.weight().value(), bytes);
      assertNext(dense.bias().value(), bytes);
    }
    assertFalse(bytes.hasRemaining());
  }

  private static void assertNext(DMatrixRMaj expected, ByteBuffer bytes) {
    double[] values = Arrays.copyOf(expected.data, expected.getNumElements());
    double[] read = new double[values.length];
    for (int i = 0; i < read.length; i++) {
      read[i] = bytes.getDouble();
    }
    assertArrayEquals(values, read);
  }

  @Test
  void onlyWhatIsClippedHasAFunctionForIt() {
    assertFalse(text(small()).contains("clip"));
    String value = text(clipping(new Clipping(Clipping.Mode.VALUE, 0.5), Schedule.CONSTANT));
    assertTrue(value.contains("nn.utils.clip_grad_value_(model.parameters(), THRESHOLD)"));
    assertTrue(value.contains("THRESHOLD = 0.5"));
  }

  @Test
  void schedulesAreFormulasOfTheStep() {
    Schedule step = new Schedule(Schedule.Kind.STEP, 7, 0.5, 1000, 0);
    assertTrue(text(clipping(Clipping.NONE, step)).contains("return 0.5 ** (t // 7)"));
    assertFalse(text(small()).contains("scheduler"));
  }

  @Test
  void aBatchOfAllNeedsNoRandomNumbers() {
    TrainingSpec t = small().training();
    ExperimentSpec all =
        small()
            .withTraining(
                new TrainingSpec(
                    t.loss(), t.optimizer(), 0.1, t.schedule(), 100_000, 0, t.clipping(), 10));
    assertFalse(text(all).contains("RandomStream"));
    assertTrue(text(small()).contains("RandomStream"));
  }

  @Test
  void aLinearModelHasNoHiddenLayer() {
    NetworkSpec n = small().network();
    String text =
        text(
            small()
                .withNetwork(
                    new NetworkSpec(
                        List.of(),
                        List.of("relu"),
                        n.initializer(),
                        Normalization.BATCH,
                        Residual.PLAIN,
                        0)));
    assertFalse(text.contains("Hidden"));
    assertFalse(text.contains("probe"));
    assertTrue(text.contains("Without hidden layers: a linear model."));
  }

  @Test
  void dropoutIsRefusedInWords() {
    NetworkSpec n = small().network();
    ExperimentSpec dropping =
        small()
            .withNetwork(
                new NetworkSpec(
                    n.widths(),
                    n.activations(),
                    n.initializer(),
                    n.normalization(),
                    n.residual(),
                    0.1));
    String reason = PyTorchScript.refusal(dropping).orElseThrow();
    assertTrue(reason.startsWith("network.dropout is 0.1: "), reason);
    Setup setup = Setup.of(dropping);
    assertThrows(
        IllegalArgumentException.class, () -> PyTorchScript.of(setup, step -> {}, () -> false));
    assertTrue(PyTorchScript.refusal(small()).isEmpty());
  }

  @Test
  void anyNameCanStandInTheFirstLine() {
    String text = text(small().withName("a \"\"\" b \\ c"));
    assertEquals("\"\"\"a \\\"\\\"\\\" b \\\\ c", text.lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void aLargeStartStandsInAFileBesideTheScript() throws IOException {
    NetworkSpec n = small().network();
    ExperimentSpec large =
        small()
            .withNetwork(
                new NetworkSpec(
                    List.of(400, 400),
                    n.activations(),
                    n.initializer(),
                    n.normalization(),
                    n.residual(),
                    0));
    PyTorchScript script = script(large);
    assertTrue(script.hasFileBeside());
    Path file = folder.resolve("large.py");
    script.write(file);
    long numbers = Setup.of(large).network().parameterCount();
    long data = Setup.of(large).train().size() * 3L;
    assertEquals(8 * (numbers + data), Files.size(PyTorchScript.fileBeside(file)));
    assertTrue(Files.size(file) < 20_000);
    assertTrue(Files.readString(file).contains("pathlib.Path(__file__ + \".start\")"));
  }

  @Test
  void aSmallScriptIsOneFile() throws IOException {
    PyTorchScript script = script(small());
    assertFalse(script.hasFileBeside());
    Path file = folder.resolve("small.py");
    script.write(file);
    assertEquals(script.text(), Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aFolderThatIsNotThereIsSaidInOneLine() {
    PyTorchScript script = script(small());
    Path file = folder.resolve("no").resolve("x.py");
    IOException e = assertThrows(IOException.class, () -> script.write(file));
    assertEquals("cannot be written: the folder does not exist", e.getMessage());
  }

  @Test
  void equalNeighboursInAListAreAProduct() {
    assertEquals(
        "[2] + 3 * [16] + [8, 8, 1]", Python.list(List.of("2", "16", "16", "16", "8", "8", "1")));
    assertEquals("W = [1, 2]", Python.assignment("W = ", Python.list(List.of("1", "2"))));
  }

  @Test
  void layersAreSaidInRanges() {
    assertEquals("1–3, 5, 7–8", Preamble.ranges(new TreeSet<>(List.of(1, 2, 3, 5, 7, 8))));
  }

  @Test
  void aShorterFormatIsSaidAndNoAgreementPromised() {
    TrainingSpec t = small().training();
    String half =
        text(small().withTraining(t.withPrecision(FloatFormat.FLOAT16, LossScale.DYNAMIC)));
    String words = half.replace('\n', ' ');
    assertTrue(words.contains("trained in float16 with a dynamic loss scale"), words);
    assertTrue(words.contains("this script computes in float64"), words);
    assertTrue(words.contains("torch.amp.GradScaler"), words);
    assertFalse(words.contains("to 1e-9"), words);
    assertTrue(half.contains("torch.set_default_dtype(torch.float64)"));
    String single = text(small().withTraining(t.withPrecision(FloatFormat.FLOAT32, LossScale.ONE)));
    assertTrue(single.contains("torch.set_default_dtype(torch.float32)"));
    assertTrue(single.contains("taken.reshape(shape).to(torch.float32)"));
    assertTrue(text(small()).contains("taken.reshape(shape).clone()"));
  }
}
