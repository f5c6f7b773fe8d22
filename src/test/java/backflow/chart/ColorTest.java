package backflow.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColorTest {
  @Test
  void theMapsAreTheirAuthors() {
    assertEquals(0xff440154, ColorMap.VIRIDIS.at(0));
    assertEquals(0xfffde725, ColorMap.VIRIDIS.at(1));
    assertEquals(0xff00224e, ColorMap.CIVIDIS.at(0));
    assertEquals(0xfffee838, ColorMap.CIVIDIS.at(1));
    // matplotlib's tables at 128 of 255
    assertNear(0xff21918c, ColorMap.VIRIDIS.at(128 / 255.0));
    assertNear(0xff7d7c78, ColorMap.CIVIDIS.at(128 / 255.0));
  }

  private static void assertNear(int expected, int actual) {
    for (int shift = 0; shift < 24; shift += 8) {
      assertEquals(expected >> shift & 0xff, actual >> shift & 0xff, 2);
    }
  }

  @Test
  void magnitudesGetLighterAllTheWay() {
    for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
      double before = -1;
      for (int i = 0; i <= 50; i++) {
        double luma = Argb.luma(theme.magnitude().at(i / 50.0));
        assertTrue(luma >= before - 0.004);
        before = luma;
      }
    }
  }

  @Test
  void theBlankIsNoKindAndEveryOtherOddValueIs() {
    assertEquals(0, Special.bitOf(Blank.VALUE, true));
    assertEquals(0, Special.bitOf(1, true));
    assertEquals(0, Special.bitOf(0, false));
    assertEquals(0, Special.bitOf(-1, false));
    assertEquals(Special.NAN.bit(), Special.bitOf(Double.NaN, true));
    assertEquals(Special.ZERO.bit(), Special.bitOf(-0.0, true));
    assertEquals(Special.NEGATIVE.bit(), Special.bitOf(-1e-300, true));
    assertEquals(Special.POSITIVE_INFINITY.bit(), Special.bitOf(1 / 0.0, false));
    assertEquals(Special.NEGATIVE_INFINITY.bit(), Special.bitOf(-1 / 0.0, true));
  }

  @Test
  void patternsAreToldApartWithoutColour() {
    Map<Special, Integer> inked = new EnumMap<>(Special.class);
    for (Special special : Special.all()) {
      for (int i = 0; i < 36; i++) {
        int pixel = special.pixel(Theme.LIGHT, i % 6, i / 6, 6);
        inked.merge(special, Argb.luma(pixel) < 0.7 ? 1 : 0, Integer::sum);
      }
    }
    assertEquals(36, inked.getOrDefault(Special.POSITIVE_INFINITY, 0));
    assertEquals(6, inked.getOrDefault(Special.ZERO, 0));
    int dark = inked.getOrDefault(Special.NAN, 0);
    assertTrue(dark > 18 && dark < 36);
  }

  @Test
  void aLayerHasOneColourAndTheOutputIsNeutral() {
    Theme theme = Theme.DARK;
    assertEquals(theme.identity().at(0), theme.layer(1, 20));
    assertEquals(theme.identity().at(1), theme.layer(20, 20));
    assertEquals(theme.muted(), theme.layer(21, 20));
    assertEquals(theme.muted(), theme.layer(1, 0));
    assertNotEquals(theme.layer(3, 20), theme.layer(4, 20));
  }

  @Test
  void mixingAndFadingKeepTheEnds() {
    assertEquals(0xff102030, Argb.mix(0xff102030, 0xffffffff, 0));
    assertEquals(0xffffffff, Argb.mix(0xff102030, 0xffffffff, 1));
    assertEquals(0x80102030, Argb.fade(0xff102030, 0.5));
    assertEquals(0x80808080, Argb.premultiplied(0x80ffffff));
  }
}
