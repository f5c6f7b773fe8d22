package backflow.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.02, 0.02",
    "0.1, 0.1",
    "42, 42",
    "-3.5, -3.5",
    "0.001, 0.001",
    "0.0001, 10⁻⁴",
    "3e-8, 3·10⁻⁸",
    "1.25e-10, 1.25·10⁻¹⁰",
    "1e12, 10¹²",
    "123456, 123456",
  })
  void numbersAreShownAsPeopleWriteThem(double value, String text) {
    assertEquals(text, NumberText.of(value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 1e-8, 2.5e-7, 999999, 3e12, -0.5, 1e-300})
  void whatIsShownAndWhatIsTypedReadBack(double value) {
    assertEquals(value, NumberText.parse(NumberText.of(value)).orElseThrow());
    assertEquals(value, NumberText.parse(NumberText.typed(value)).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"1e-3, 0.001", "' 7 ', 7", "−2, -2", "10⁻³, 0.001", "3·10², 300", "10², 100"})
  void severalWaysOfWritingAreRead(String text, double value) {
    assertEquals(value, NumberText.parse(text).orElseThrow(), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "1,5", "0x1p3", "NaN", "Infinity", "3f", "10⁻"})
  void whatIsNoNumberIsNone(String text) {
    assertTrue(NumberText.parse(text).isEmpty(), text);
  }
}
