package backflow.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice on a machine that is made up: a step alone takes a millisecond of its clock. */
final class SharingChoiceTest {
  private static final long ALONE = 1_000_000;

  private long now;
  private final SharingChoice choice = new SharingChoice(() -> now);

  /** Makes steps. @return how many of them were shared */
  private int steps(int count, double shared) {
    int sharedSteps = 0;
    for (int i = 0; i < count; i++) {
      boolean shares = choice.beginStep();
      sharedSteps += shares ? 1 : 0;
      now += (long) (shares ? shared * ALONE : ALONE);
      choice.endStep(1000);
      now += 123_456_789; // a rest between steps is nobody's fault
    }
    return sharedSteps;
  }

  /** How long steps took, against as many alone. */
  private double time(int count, double shared) {
    int sharedSteps = steps(count, shared);
    return (count - sharedSteps + sharedSteps * shared) / count;
  }

  @Test
  void aStepIsNotSharedBeforeItIsKnownHowLongItTakesAlone() {
    assertEquals(0, steps(30, 0.5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.7, 0.9})
  void whatPaysIsShared(double shared) {
    steps(200, shared);
    int count = 20_000;
    assertTrue(steps(count, shared) > 0.95 * count);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.99, 1, 1.5, 3})
  void whatDoesNotPayIsTriedRarely(double shared) {
    steps(2000, shared);
    int sharedSteps = steps(20_000, shared);
    assertTrue(sharedSteps > 0, "it is tried again now and then");
    assertTrue(sharedSteps < 200, sharedSteps + " of 20000 steps");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.01, 1.5, 2, 3})
  void fromTheStartSharingNeverCostsATwentieth(double shared) {
    double time = time(2000, shared);
    assertTrue(time < 1 / 0.95, "time " + time);
  }

  @Test
  void aTakenCoreIsNoticedAtOnceAndAFreeOneSoon() {
    steps(2000, 0.6);
    assertTrue(steps(1000, 0.6) > 900);
    double time = time(1000, 3);
    assertTrue(time < 1.2, "the second just after another program has come: " + time);
    assertTrue(steps(1000, 3) < 100);
    steps(11_000, 0.6);
    assertTrue(steps(1000, 0.6) > 900);
  }

  @Test
  void oneSlowStepChangesNothing() {
    steps(2000, 0.6);
    steps(1, 20);
    steps(40, 0.6);
    assertEquals(40, steps(40, 0.6));
  }

  @Test
  void oneFastStretchIsNotBelieved() {
    steps(3000, 1.2);
    int sharedSteps = 0;
    for (int i = 0; i < 20_000 && sharedSteps == 0; i++) {
      sharedSteps = steps(1, 0.2);
    }
    steps(40, 1.2);
    assertFalse(choice.beginStep());
  }
}
