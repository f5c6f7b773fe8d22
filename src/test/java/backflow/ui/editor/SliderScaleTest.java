package backflow.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.train.Limit;
import backflow.train.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SliderScaleTest {
  static List<Limit> limits() {
    return Limits.all();
  }

  @ParameterizedTest
  @MethodSource("limits")
  void everyPositionOfASliderIsAllowed(Limit limit) {
    SliderScale scale = SliderScale.of(limit);
    for (int i = 0; i <= 100; i++) {
      double value = scale.value(i / 100.0);
      assertTrue(limit.allows(value), limit.path() + " at " + i + ": " + value);
      assertTrue(i == 0 || value >= scale.value((i - 1) / 100.0));
    }
  }

  @ParameterizedTest
  @MethodSource("limits")
  void aValueStandsWhereItCameFrom(Limit limit) {
    SliderScale scale = SliderScale.of(limit);
    for (int i = 0; i <= 20; i++) {
      double value = scale.value(i / 20.0);
      assertEquals(value, scale.value(scale.position(value)), 1e-9 * Math.abs(value));
    }
  }

  @ParameterizedTest
  @MethodSource("limits")
  void aNudgeMovesAndStaysWithin(Limit limit) {
    SliderScale scale = SliderScale.of(limit);
    double middle = scale.value(0.5);
    assertTrue(scale.nudge(middle, 1) > middle, limit.path());
    assertTrue(scale.nudge(middle, -1) < middle, limit.path());
    assertEquals(scale.value(1), scale.nudge(scale.value(1), 1));
    assertEquals(scale.value(0), scale.nudge(scale.value(0), -1));
  }

  @Test
  void zeroHasItsPlaceBeforeTheDecades() {
    SliderScale scale = new SliderScale.ZeroThenLog(new SliderScale.Log(1e-6, 0.1, false));
    assertEquals(0, scale.value(0));
    assertEquals(0, scale.position(0));
    assertEquals(1e-6, scale.nudge(0, 1));
    assertEquals(0, scale.nudge(1e-6, -1));
    assertEquals(0.1, scale.value(1));
  }

  @Test
  void valuesBeyondTheSliderStandAtItsEnd() {
    SliderScale scale = new SliderScale.Log(1e-5, 10, false);
    assertEquals(1, scale.position(1000));
    assertEquals(0, scale.position(1e-9));
  }
}
