package backflow.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.train.ExperimentSpec;
import org.junit.jupiter.api.Test;

final class EditsTest {
  private final Edits edits = new Edits();

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
    }
    assertEquals(seed(0), edits.undo(seed(50)));
    assertFalse(edits.canUndoProperty().get());
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
