package backflow.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backflow.math.Blank;
import backflow.math.RandomStream;
import backflow.probe.UnitActivity.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitActivityTest {
  private static final int SAMPLES = 1000;

  @ParameterizedTest
  @CsvSource({
    "'0', SILENT",
    "'0 0 0', SILENT",
    "'10', ACTIVE",
    "'9', NEAR_INACTIVE",
    "'1', NEAR_INACTIVE",
    "'0 0 500', ACTIVE",
    "'500 0', INACTIVE",
    "'500 0 0', DEAD",
    "'100 0 0', DEAD",
    "'99 0 0', INACTIVE",
    "'99 0 0 0 0', INACTIVE",
    "'100 50 0 0', DEAD",
    "'500 0 1 0', INACTIVE",
    "'500 0 1 0 0', DEAD",
    "'0 500 0 0', DEAD",
    "'500 0 0 0', DEAD",
    "'500 0 0 1', REVIVED",
    "'500 0 0 500', REVIVED",
    "'500 0 0 5 0', INACTIVE",
    "'500 0 0 5 0 0', DEAD",
  })
  void lifeOfAUnit(String measurements, State end) {
    UnitActivity activity = new UnitActivity(1, SAMPLES);
    int step = 0;
    for (String active : measurements.split(" ", -1)) {
      activity.measure(step++, new int[] {Integer.parseInt(active)});
    }
    assertEquals(end, activity.state(0));
  }

  @Test
  void sharesAreOfAllUnits() {
    UnitActivity activity = new UnitActivity(8, SAMPLES);
    activity.measure(0, new int[] {0, 0, 5, 500, 500, 500, 50, 500});
    activity.measure(10, new int[] {0, 0, 5, 0, 0, 500, 0, 500});
    assertEquals(0, activity.deadShare());
    assertEquals(-1, activity.firstDeath());
    activity.measure(20, new int[] {0, 7, 5, 0, 0, 500, 0, 0});
    assertEquals(5 / 8.0, activity.inactiveShare());
    assertEquals(2 / 8.0, activity.nearInactiveShare());
    assertEquals(1 / 8.0, activity.silentShare());
    assertEquals(2 / 8.0, activity.deadShare());
    assertEquals(2, activity.deaths());
    assertEquals(20, activity.firstDeath());
    activity.measure(30, new int[] {0, 0, 0, 0, 3, 0, 0, 0});
    assertEquals(3, activity.deaths());
    assertEquals(20, activity.firstDeath());
    assertEquals(1 / 8.0, activity.nearInactiveShare());
  }

  @Test
  void aCopyGoesOnAsTheOriginal() {
    RandomStream random = RandomStream.of(3, "units");
    UnitActivity original = new UnitActivity(20, 100);
    UnitActivity copy = new UnitActivity(20, 100);
    copy.measure(0, draw(random));
    for (int step = 0; step < 30; step++) {
      original.measure(step, draw(random));
    }
    original.copyInto(copy);
    compare(original, copy);
    for (int step = 30; step < 60; step++) {
      int[] active = draw(random);
      original.measure(step, active);
      copy.measure(step, active);
      compare(original, copy);
    }
    assertThrows(
        IllegalArgumentException.class, () -> original.copyInto(new UnitActivity(20, 101)));
  }

  private static int[] draw(RandomStream random) {
    int[] active = new int[20];
    for (int i = 0; i < active.length; i++) {
      active[i] = random.nextInt(3) > 0 ? 0 : random.nextInt(20);
    }
    return active;
  }

  private static void compare(UnitActivity a, UnitActivity b) {
    assertEquals(
        List.of(a.inactiveShare(), a.nearInactiveShare(), a.silentShare(), a.deadShare()),
        List.of(b.inactiveShare(), b.nearInactiveShare(), b.silentShare(), b.deadShare()));
    assertEquals(List.of(a.deaths(), a.firstDeath()), List.of(b.deaths(), b.firstDeath()));
    for (int unit = 0; unit < a.units(); unit++) {
      assertEquals(a.state(unit), b.state(unit));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void statesAreThoseOfTheSlowTwin(long seed) {
    RandomStream random = RandomStream.of(seed, "units");
    UnitActivity activity = new UnitActivity(20, 100);
    List<int[]> all = new ArrayList<>();
    for (int step = 0; step < 40; step++) {
      all.add(draw(random));
      activity.measure(step, all.get(step));
      for (int unit = 0; unit < 20; unit++) {
        assertEquals(twin(all, unit), activity.state(unit));
      }
    }
  }

  /** From the whole past, without a memory of its own. */
  private static State twin(List<int[]> all, int unit) {
    int now = all.get(all.size() - 1)[unit];
    boolean died = false;
    boolean dead = false;
    boolean ever = false;
    boolean well = false;
    for (int i = 0; i < all.size(); i++) {
      int active = all.get(i)[unit];
      ever |= active > 0;
      well |= active >= 10;
      dead = well && i > 0 && active == 0 && all.get(i - 1)[unit] == 0;
      died |= dead;
    }
    if (now > 0) {
      return died ? State.REVIVED : State.ACTIVE;
    }
    return !ever ? State.SILENT : dead ? State.DEAD : State.INACTIVE;
  }

  @Test
  void unitsAreCountedByColumnAndNaNIsNotInactive() {
    double[] z = {
      1,
      -1,
      0,
      Double.NaN,
      2,
      -0.0,
      -3,
      -1,
      -1,
      Double.MIN_VALUE,
      Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Blank.VALUE // beyond the matrix
    };
    int[] active = {9, 9, 9, 9, 9};
    UnitActivity.countActive(z, 3, 4, active);
    assertArrayEquals(new int[] {2, 1, 0, 2, 9}, active);
  }
}
