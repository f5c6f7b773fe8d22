package backflow.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class QuietMomentTest {
  private static final long FRAME = 16_000_000L;

  private long now = -5;
  private final QuietMoment moment = new QuietMoment(() -> now);

  @Test
  void itNeverComesIfNothingWasTouched() {
    now += 100 * QuietMoment.LATEST_NANOS;
    assertFalse(moment.comes());
  }

  @Test
  void itComesOnceWhenTheHandsHaveRested() {
    moment.touch();
    now += QuietMoment.REST_NANOS - 1;
    assertFalse(moment.comes());
    now++;
    assertTrue(moment.comes());
    assertFalse(moment.comes());
    now += 10 * QuietMoment.REST_NANOS;
    assertFalse(moment.comes());
  }

  @Test
  void whoeverNeverRestsIsNotKeptWaitingForEver() {
    long start = now;
    long times = 0;
    while (now - start < 3 * QuietMoment.LATEST_NANOS) {
      moment.touch();
      times += moment.comes() ? 1 : 0;
      now += FRAME;
    }
    assertEquals(2, times);
  }
}
