package backflow.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class StyleSheetsTest {
  @Test
  void lengthsGrowAndHairlinesStay() {
    String css = ".a { -fx-padding: 0 8px 1px 10.5px; -fx-border-width: 1px; -color: #fff8c5; }";
    assertEquals(
        ".a { -fx-padding: 0 12.0px 1.0px 15.75px; -fx-border-width: 1.0px; -color: #fff8c5; }",
        StyleSheets.scaled(css, 1.5));
  }

  @Test
  void atScaleOneNothingChangesButTheSpelling() {
    assertEquals("a: 14.0px;", StyleSheets.scaled("a: 14px;", 1));
  }
}
