package backflow.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.train.ExperimentSpec;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class EditsTest {
  private final AtomicLong clock = new AtomicLong();
  private final Edits edits = new Edits(clock::get);

  private static ExperimentSpec seed(long seed) {
    return ExperimentSpec.DEFAULT.withSeed(seed);
  }

  @Test
  void editsAreUndoneAndRedoneInOrder() {
    edits.made("a", seed(1));
    edits.made("b", seed(2));
    assertEquals(seed(2), edits.undo(seed(3)));
    assertEquals(seed(1), edits.undo(seed(2)));
    assertFalse(edits.canUndoProperty().get());
    assertEquals(seed(2), edits.redo(seed(1)));
    assertEquals(seed(3), edits.redo(seed(2)));
    assertFalse(edits.canRedoProperty().get());
  }

  @Test
  void oneMovementOfASliderIsOneEdit() {
    for (int i = 0; i < 50; i++) {
      edits.made("rate", seed(i));
      clock.addAndGet(600_000_000L);
    }
    assertEquals(seed(0), edits.undo(seed(50)));
    assertFalse(edits.canUndoProperty().get());
  }

  @Test
  void afterARestTheSameSliderMakesAnotherEdit() {
    edits.made("rate", seed(1));
    clock.addAndGet(700_000_000L);
    edits.made("rate", seed(2));
    assertEquals(seed(2), edits.undo(seed(3)));
    assertEquals(seed(1), edits.undo(seed(2)));
  }

  @Test
  void aNewEditEndsWhatCouldBeRedone() {
    edits.made("a", seed(1));
    assertEquals(seed(1), edits.undo(seed(2)));
    assertTrue(edits.canRedoProperty().get());
    edits.made("b", seed(1));
    assertFalse(edits.canRedoProperty().get());
  }

  @Test
  void withNothingToUndoNothingChanges() {
    assertEquals(seed(5), edits.undo(seed(5)));
    assertEquals(seed(5), edits.redo(seed(5)));
  }
}
