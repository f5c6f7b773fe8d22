package backflow.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which versions of the format are read, and what a file of an older one means for ever. */
class FormatVersionTest {
  private static SpecException refused(String json) {
    return assertThrows(SpecException.class, () -> SpecJson.read(json, null));
  }

  /** The file never changes; whoever raises the version keeps this test as it is. */
  @Test
  void aFileOfVersionOneMeansWhatItMeant() throws IOException {
    String text;
    try (InputStream in = getClass().getResourceAsStream("version-1.backflow.json")) {
      text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    assertEquals(versionOne(), SpecJson.read(text, null));
    assertEquals(versionOne(), SpecJson.read(SpecJson.toText(versionOne()), null));
  }

  private static ExperimentSpec versionOne() {
    InitializerSpec start = InitializerSpec.of(Scheme.SCALED_NORMAL);
    OptimizerSpec adamW = OptimizerSpec.of(OptimizerSpec.Kind.ADAMW);
    Schedule usual = Schedule.of(Schedule.Kind.STEP);
    return new ExperimentSpec(
        "As it was in version 1",
        -9007199254740993L,
        new DataSpec(DataSet.SPIRALS, 300, 0.25, 0.5, 3, null, null),
        new NetworkSpec(
            List.of(5, 6, 7),
            List.of("relu", "tanh", "sigmoid"),
            new InitializerSpec(
                Scheme.SCALED_NORMAL, 1.5, -0.5, 2, start.std(), start.bound(), start.value()),
            Normalization.LAYER,
            Residual.SCALED,
            0.125),
        new TrainingSpec(
            LossChoice.CROSS_ENTROPY,
            new OptimizerSpec(
                OptimizerSpec.Kind.ADAMW,
                adamW.momentum(),
                adamW.nesterov(),
                0.8,
                0.95,
                1e-6,
                adamW.decay()),
            0.003,
            new Schedule(Schedule.Kind.STEP, 50, 0.5, usual.over(), usual.floor()),
            16,
            0.01,
            new Clipping(Clipping.Mode.NORM, 2.5),
            77),
        new ViewSpec(40, "custom", List.of("loss", "life-map")),
        Map.of("vanishing-gradient-severe", 1e-9),
        new TextSpec(
            "A title",
            "this",
            "which?",
            List.of("one", "two"),
            2,
            List.of(0.5, 1e-9),
            "because",
            "vanishing-gradient"));
  }

  @Test
  void aKeyThatCameLaterMayBeMissing() {
    assertEquals(ExperimentSpec.DEFAULT, SpecJson.read("{\"backflow\": 1}", null));
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "2.0, 2", "1000000, 1000000", "99999999999999999999, 1e20", "1e300, 1e300"})
  void aNewerVersionIsRefusedWhateverElseStandsThere(String version, String said) {
    String json = "{\"data\": [\"of tomorrow\"], \"new\": {}, \"backflow\": " + version + "}";
    assertEquals(
        "backflow: "
            + said
            + " is a newer version of the format than this program reads; a newer Backflow reads"
            + " it; allowed: 1",
        refused(json).getMessage());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, -1", "0.5, 0.5", "-0.0, 0", "-1e300, -1e300"})
  void thereIsNothingBeforeVersionOne(String version, String said) {
    assertEquals(
        "backflow: "
            + said
            + " is no version of the format: there is no version before 1; allowed: 1",
        refused("{\"backflow\": " + version + "}").getMessage());
  }

  @ParameterizedTest
  @CsvSource({"1.5, is not a whole number", "'\"1\"', is not a number", "true, is not a number"})
  void aVersionIsAWholeNumber(String version, String problem) {
    String message = refused("{\"backflow\": " + version + "}").getMessage();
    assertTrue(message.contains(problem), message);
  }

  @Test
  void whatIsWrittenIsOfTheNewestVersion() {
    String text = SpecJson.toText(ExperimentSpec.DEFAULT);
    assertTrue(text.startsWith("{\"backflow\": " + ExperimentSpec.VERSION + ","), text);
  }
}
