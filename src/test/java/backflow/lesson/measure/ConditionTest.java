package backflow.lesson.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.probe.History;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.ExperimentSpec;
import backflow.train.SpecPatch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static final ExperimentSpec SPEC =
      SpecPatch.apply(ExperimentSpec.DEFAULT, Map.of("network.hidden.depth", 3));

  /** Fifty steps whose numbers can be worked out by head. */
  private static Measured run() {
    History history = new History(4, History.DEFAULT_BUDGET);
    StepSnapshot s = new StepSnapshot(4);
    for (int step = 0; step < 50; step++) {
      s.clear(step);
      s.set(StepQuantity.LOSS, 100 - step);
      if (step % 10 == 0) {
        s.set(StepQuantity.TEST_LOSS, step);
      }
      for (int layer = 1; layer <= 4; layer++) {
        s.set(LayerQuantity.ACTIVATION_GRADIENT_RMS, layer, StrictMath.pow(10, layer));
        s.set(LayerQuantity.ACTIVATION_RMS, layer, layer);
      }
      history.append(s);
    }
    return Measured.of(SPEC, history, 50, List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "1 + 2 * 3 ^ 2, 19",
    "(1 + 2) * 3, 9",
    "2 ^ -1, 0.5",
    "-2 ^ 2, -4",
    "8 / 4 / 2, 1",
    "10 - 4 - 3, 3",
    "sqrt(9) + log10(1e3) + abs(-1) + ln(1), 7",
    "1.5e-3 * 1000, 1.5",
    "step, 50",
    "loss, 51",
    "start.loss, 100",
    "at.2.loss, 99",
    "mean.loss, 60.5",
    "test_loss, 40",
    "mean.test_loss, 35",
    "layer.2.activation_rms, 2",
    "layer.last.activation_rms, 3",
    "layer.output.activation_rms, 4",
    "layer.min.activation_rms, 1",
    "layer.max.activation_rms, 3",
    "layer.median.activation_rms, 2",
    "gain.backward, 0.01",
    "gain.backward.per-layer, 0.1",
    "gain.forward, 3",
    "start.gain.forward, 3",
    "network.hidden.depth - 1, 2",
    "training.learningRate, 0.1",
  })
  void expressionsAreWorkedOut(String text, double value) {
    assertEquals(value, Expression.of(text).number(run()), 1e-12 * Math.abs(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accuracy",
        "at.51.loss",
        "layer.5.activation_rms",
        "layer.1.dead_share",
        "training.optimizer.beta1",
        "1 + accuracy"
      })
  void whatIsNotThereIsBlankAndNothingHoldsOfIt(String name) {
    Measured run = run();
    assertTrue(Double.isNaN(Expression.of(name).number(run)));
    for (String sign : List.of("=", "!=", "<", "<=", ">", ">=")) {
      assertFalse(Condition.of(name + " " + sign + " 0").holds(run), sign);
    }
    assertTrue(Blank.is(Expression.of("accuracy").number(run)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loss > 50 and loss < 52",
        "loss > 60 or step >= 50",
        "loss > 60 and step = 1 or loss = 51",
        "loss = 51 or loss > 60 and step = 1",
        "network.activation = sigmoid",
        "network.activation != relu",
        "network.initializer.scheme = xavier-normal",
        "finding.dead-units = none",
        "loss ≤ 51 and loss ≥ 51 and loss ≠ 3 and loss == 51"
      })
  void conditionsThatHold(String text) {
    assertTrue(Condition.of(text).holds(run()), text);
    assertEquals(text, Condition.of(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loss > 52",
        "loss > 50 and step = 3",
        "network.activation = relu",
        "network.activation != sigmoid",
        "finding.dead-units = severe"
      })
  void conditionsThatDoNot(String text) {
    assertFalse(Condition.of(text).holds(run()), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gain.bakward > 1                  | did you mean gain.backward?
          start.los > 1                     | did you mean start.loss?
          layer.3.activation_rsm > 1        | did you mean layer.3.activation_rms?
          network.activaton = relu          | did you mean network.activation?
          finding.dead-unit = none          | did you mean finding.dead-units?
          finding.dead-units = bad          | allowed: none, note, warning, severe
          network.activation = sigmod       | did you mean sigmoid?
          network.activation > relu         | "relu" is no quantity
          loss = lots                       | "lots" is no quantity
          loss                              | a comparison is missing
          loss 3                            | has "3" where one of = != < <= > >= should stand
          loss >                            | ends where a number, a quantity or a setting
          loss > 3 4                        | has "4" where the end should stand
          loss > (3                         | has "" where a closing parenthesis
          loss > ) 3                        | has ")" where a number
          loss > 3 $                        | cannot be read from " $" on
          """)
  void whatCannotBeReadIsSaidInOneLine(String text, String words) {
    MeasureException e = assertThrows(MeasureException.class, () -> Condition.of(text));
    assertTrue(String.valueOf(e.getMessage()).contains(words), e::getMessage);
    assertEquals(1, e.getMessage().lines().count());
  }

  @Test
  void infinityComparesAndNanDoesNot() {
    assertTrue(Condition.of("1 / 0 > 1e308").holds(run()));
    assertFalse(Condition.of("0 / 0 = 0 / 0").holds(run()));
  }
}
