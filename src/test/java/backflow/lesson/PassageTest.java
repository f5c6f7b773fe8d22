package backflow.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.measure.MeasureException;
import backflow.lesson.measure.Measured;
import backflow.probe.History;
import backflow.train.ExperimentSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassageTest {
  private static final Measured NOTHING =
      Measured.of(ExperimentSpec.DEFAULT, new History(21, 0), 0, List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no place at all | no place at all",
        "{network.activation} layers, {network.hidden.depth} | sigmoid layers, 20",
        "rate {training.learningRate}. | rate 0.1.",
        "{1 / 3} | 0.333",
        "{0.25 ^ 10} | 9.54·10⁻⁷",
        "{1 / 8 %} of it | 12.5 % of it",
        "{0 - 0.02} | −0.02",
        "{1234567 / 2} | 6.17·10⁵",
        "{5000} | 5,000",
        "{loss} | NaN",
      })
  void placesAreFilled(String template, String text) {
    assertEquals(text, Passage.of(template).filled(NOTHING));
    assertEquals(template, Passage.of(template).template());
  }

  @Test
  void aPlaceThatCannotBeReadIsRefused() {
    MeasureException e = assertThrows(MeasureException.class, () -> Passage.of("a {los} b"));
    assertTrue(String.valueOf(e.getMessage()).contains("did you mean loss?"), e::getMessage);
  }

  @Test
  void emptyIsEmpty() {
    assertTrue(Passage.EMPTY.isEmpty());
    assertEquals("", Passage.EMPTY.filled(NOTHING));
  }
}
