package backflow.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.KernelChoice;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A bounded store: fine for what was lately, coarse for long ago. */
final class CheckpointsTest {
  private static final ExperimentSpec SPEC =
      Specs.SMALL.withNetwork(Specs.network(java.util.List.of(3), "tanh"));

  private final Trainer trainer =
      new Trainer(Setup.of(SPEC), KernelChoice.best(), Measuring.NOTHING);

  private Checkpoints filled(long budget, int spacing, int steps) {
    Checkpoints store = new Checkpoints(Problem.of(trainer.setup()), budget, spacing);
    for (int i = 0; i < steps; i++) {
      if (store.isDue(trainer.steps())) {
        store.add(trainer.checkpoint());
        assertTrue(store.bytesUsed() <= budget, store.bytesUsed() + " bytes");
      }
      trainer.step();
    }
    return store;
  }

  @Test
  void keepsAllWhileTheyFit() {
    Checkpoints store = filled(1 << 20, 10, 95);
    assertEquals(10, store.count());
    assertEquals(0, Objects.requireNonNull(store.nearest(9)).step());
    assertEquals(10, Objects.requireNonNull(store.nearest(10)).step());
    assertEquals(90, Objects.requireNonNull(store.nearest(1_000_000)).step());
    assertNull(store.nearest(-1));
    long one = trainer.checkpoint().bytes();
    assertEquals(10 * one, store.bytesUsed(), 1.0 * one);
  }

  @Test
  void gapsGrowInProportionToAge() {
    long one = trainer.checkpoint().bytes();
    Checkpoints store = filled(40 * one, 1, 4000);
    long[] steps = store.steps();
    assertTrue(steps.length >= 38, steps.length + " are kept");
    assertEquals(0, steps[0]);
    assertEquals(3999, steps[steps.length - 1]);
    for (int i = 1; i < steps.length; i++) {
      long gap = steps[i] - steps[i - 1];
      long age = 4000 - steps[i];
      assertTrue(gap <= 3 + age, "a gap of " + gap + " at the age of " + age);
    }
    assertEquals(3996, Objects.requireNonNull(store.nearest(3996)).step());
    assertTrue(store.nearest(2000) != store.nearest(0), "the middle is still there");
  }

  @Test
  void whatDoesNotFitIsNotKept() {
    long one = trainer.checkpoint().bytes();
    Checkpoints store = filled(one, 1, 10);
    assertEquals(0, store.count());
    assertNull(store.nearest(5));
    store.begin(trainer.checkpoint());
    assertNotNull(store.nearest(10), "but the start of a branch is");
  }

  @Test
  void oneIsDueEverySoManyStepsAndOnlyOnce() {
    Checkpoints store = new Checkpoints(Problem.of(trainer.setup()), 1 << 20, 5);
    assertTrue(store.isDue(0));
    store.add(trainer.checkpoint());
    assertFalse(store.isDue(0));
    assertFalse(store.isDue(3));
    assertTrue(store.isDue(5));
  }

  @Test
  void theFirstSceneKeepsOneEvery250StepsAndHeavyOnesMore() {
    Trainer first = new Trainer(Setup.of(Specs.SMALL), KernelChoice.best(), Measuring.NOTHING);
    assertEquals(250, Checkpoints.of(first).spacing());
    Trainer heavy =
        new Trainer(Setup.of(Specs.deep(10, 256, "relu")), KernelChoice.best(), Measuring.NOTHING);
    assertEquals(50, Checkpoints.of(heavy).spacing());
  }
}
