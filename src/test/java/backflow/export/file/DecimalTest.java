package backflow.export.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "-0.0001, 0",
    "0.5, 0.5",
    "-0.125, -0.125",
    "12.3456, 12.346",
    "1e300, 10000000",
    "NaN, 0",
    "0.05, 0.05",
    "-7.002, -7.002"
  })
  void hasAtMostThreeDecimalsAndNoExponent(double value, String text) {
    assertEquals(text, Decimal.of(value));
  }

  @Test
  void whatXmlKeepsForItselfIsEscaped() {
    assertEquals(
        "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;", XmlText.of("a < b & \"c\" > 'd'\u0007"));
  }
}
