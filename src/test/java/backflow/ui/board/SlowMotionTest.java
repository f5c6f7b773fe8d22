package backflow.ui.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.figure.network.StepParts;
import backflow.ui.model.Viewing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a clock of its own. */
class SlowMotionTest {
  private static final long TENTH = 100_000_000L;

  private final Viewing viewing = new Viewing();
  private final SlowMotion motion = new SlowMotion(viewing);
  private long now = 1_000_000_000L;

  private String shown() {
    return viewing.focus().knobs().of(StepParts.SHOW);
  }

  private double travelled() {
    return viewing.focus().knobs().of(StepParts.TRAVELLED);
  }

  private void tick() {
    motion.tick(now);
    now += TENTH;
  }

  @Test
  void allPartsTravelOneAfterTheOtherAndTheWholeStepIsShownAgain() {
    motion.playAll();
    List<String> seen = new ArrayList<>();
    double before = -1;
    for (int i = 0; i < 500 && motion.playingProperty().get(); i++) {
      tick();
      if (motion.playingProperty().get() && (seen.isEmpty() || !seen.contains(shown()))) {
        seen.add(shown());
        before = -1;
      }
      assertTrue(travelled() >= before || travelled() == 0, "numbers never travel back");
      before = travelled();
    }
    assertEquals(StepParts.ALL, seen);
    assertFalse(motion.playingProperty().get());
    assertEquals(StepParts.WHOLE, shown());
    assertEquals(100, travelled());
  }

  @Test
  void halfTheTimeIsHalfTheWay() {
    motion.playAll();
    motion.tick(now);
    assertEquals(0, travelled());
    motion.tick(now + SlowMotion.TRAVEL_NANOS / 2);
    assertEquals(50, travelled());
    motion.tick(now + SlowMotion.TRAVEL_NANOS);
    assertEquals(100, travelled());
    assertEquals("forward", shown());
    motion.tick(now + SlowMotion.TRAVEL_NANOS + SlowMotion.STAND_NANOS);
    assertEquals("loss", shown());
    assertEquals(0, travelled());
  }

  @Test
  void choosingAPartByHandEndsItWhereItStands() {
    motion.playAll();
    tick();
    viewing.focus(viewing.focus().withKnobs(viewing.focus().knobs().with(StepParts.SHOW, "clip")));
    tick();
    assertFalse(motion.playingProperty().get());
    assertEquals("clip", shown());
  }

  @Test
  void onePartTravelsAndStays() {
    motion.playOne();
    assertEquals(0, travelled());
    for (int i = 0; i < 100; i++) {
      tick();
    }
    assertEquals(StepParts.WHOLE, shown());
    assertEquals(100, travelled());
    assertFalse(motion.playingProperty().get());
  }
}
