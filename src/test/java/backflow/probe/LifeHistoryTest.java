package backflow.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.RandomStream;
import backflow.probe.LifeStrip.DeathEvent;
import backflow.probe.UnitActivity.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class LifeHistoryTest {
  private static final int SAMPLES = 100;

  /** Two layers of 3 and 2 units, one in between that cannot die. */
  private static final int[] MORTAL = {3, 0, 2, 0};

  private static UnitActivity[] layers() {
    return new UnitActivity[] {
      new UnitActivity(3, SAMPLES), new UnitActivity(7, SAMPLES), new UnitActivity(2, SAMPLES)
    };
  }

  @Test
  void everyMeasurementIsAColumnAndADeathAnEvent() {
    LifeHistory life = new LifeHistory(MORTAL, SAMPLES, 10, 0);
    UnitActivity[] layers = layers();
    int[][] first = {{50, 50, 0}, {50, 0, 0}, {50, 0, 0}, {50, 3, 0}};
    for (int i = 0; i < first.length; i++) {
      layers[0].measure(10L * i, first[i]);
      layers[2].measure(10L * i, new int[] {i == 0 ? 20 : 0, 100});
      life.append(10L * i, layers);
    }
    LifeStrip strip = new LifeStrip();
    assertTrue(life.read(strip));
    assertEquals(4, strip.columns());
    assertEquals(5, strip.units());
    assertEquals(0, strip.units(2));
    assertEquals(10, strip.every());
    assertEquals(State.ACTIVE, strip.state(0, 1, 2));
    assertEquals(State.INACTIVE, strip.state(1, 1, 2));
    assertEquals(State.DEAD, strip.state(2, 1, 2));
    assertEquals(State.REVIVED, strip.state(3, 1, 2));
    assertEquals(State.SILENT, strip.state(3, 1, 3));
    assertEquals(State.DEAD, strip.state(3, 3, 1));
    assertEquals(2, strip.deaths());
    assertEquals(new DeathEvent(20, 1, 2, 0), strip.lastDeath(1, 2, -1));
    assertEquals(new DeathEvent(20, 3, 1, 0), strip.lastDeath(3, 1, -1));
    assertNull(strip.lastDeath(3, 1, 19));
    assertNull(strip.lastDeath(1, 1, -1));
    assertEquals(20, strip.firstDeath(1, 2));
    assertEquals(-1, strip.firstDeath(1, 3));
    assertEquals(20, strip.deathNear(1, 2, 24, 5));
    assertEquals(new DeathEvent(20, 1, 2, 0), strip.nearestDeath(1, 2, 500, -1));
    assertNull(strip.nearestDeath(1, 2, 20, 19));
    assertEquals(1, strip.deaths(1, 2, -1));
    assertEquals(0, strip.deaths(1, 2, 19));
    assertEquals(-1, strip.deathNear(1, 2, 26, 5));
    assertEquals(1, strip.columnAt(19));
    assertEquals(2, strip.columnAt(20));
    assertEquals(3, strip.columnAt(-1));
    assertEquals(1, strip.count(3, 1, State.REVIVED));
  }

  @Test
  void anOldMeasurementIsNotTakenTwice() {
    LifeHistory life = new LifeHistory(new int[] {1}, SAMPLES, 10, 0);
    UnitActivity[] one = {new UnitActivity(1, SAMPLES)};
    one[0].measure(5, new int[] {9});
    life.append(5, one);
    life.append(5, one);
    life.append(3, one);
    LifeStrip strip = new LifeStrip();
    assertTrue(life.read(strip));
    assertEquals(1, strip.columns());
    assertEquals(5, strip.to(0));
  }

  @Test
  void aHistoryOfNobodyKeepsNothing() {
    LifeHistory life = LifeHistory.ofNobody(4);
    life.append(0, new UnitActivity[0]);
    LifeStrip strip = new LifeStrip();
    assertTrue(life.read(strip));
    assertEquals(0, strip.columns());
    assertEquals(0, strip.units());
    assertEquals(0, life.bytesUsed());
  }

  /** The slow twin keeps every measurement; merged columns must be the latest of their stretch. */
  @Test
  void mergedColumnsKeepTheLatestStateAndEveryDeath() {
    LifeHistory life = new LifeHistory(MORTAL, SAMPLES, 10, 0);
    UnitActivity[] layers = layers();
    RandomStream random = RandomStream.of(3, "lives");
    List<State[]> all = new ArrayList<>();
    List<DeathEvent> deaths = new ArrayList<>();
    LifeStrip growing = new LifeStrip();
    long[] seen = {-1, -1, -1, -1, -1};
    for (int i = 0; i < 1000; i++) {
      layers[0].measure(10L * i, counts(random, 3));
      layers[2].measure(10L * i, counts(random, 2));
      State[] now = new State[5];
      for (int unit = 0; unit < 5; unit++) {
        now[unit] = unit < 3 ? layers[0].state(unit) : layers[2].state(unit - 3);
        boolean was = i > 0 && all.get(i - 1)[unit] == State.DEAD;
        if (now[unit] == State.DEAD && !was) {
          int layer = unit < 3 ? 1 : 3;
          deaths.add(new DeathEvent(10L * i, layer, unit < 3 ? unit + 1 : unit - 2, seen[unit]));
        }
        boolean off =
            now[unit] == State.DEAD || now[unit] == State.SILENT || now[unit] == State.INACTIVE;
        seen[unit] = off ? seen[unit] : 10L * i;
      }
      all.add(now);
      life.append(10L * i, layers);
      if (i % 7 == 0) {
        assertTrue(life.read(growing));
      }
    }
    LifeStrip fresh = new LifeStrip();
    assertTrue(life.read(growing));
    assertTrue(life.read(fresh));
    assertTrue(deaths.size() > 50, "units die and revive again and again");
    assertEquals(deaths.size(), life.deaths());
    for (LifeStrip strip : List.of(growing, fresh)) {
      assertTrue(strip.columns() <= 65, "64 closed ones and an open one, " + strip.columns());
      assertEquals(0, strip.from(0));
      assertEquals(9990, strip.to(strip.columns() - 1));
      for (int column = 0; column < strip.columns(); column++) {
        assertTrue(column == 0 || strip.from(column) == strip.to(column - 1) + 10);
        State[] latest = all.get((int) (strip.to(column) / 10));
        for (int unit = 0; unit < 5; unit++) {
          State kept =
              unit < 3 ? strip.state(column, 1, unit + 1) : strip.state(column, 3, unit - 2);
          assertEquals(latest[unit], kept);
        }
      }
      for (DeathEvent death : deaths) {
        assertEquals(death, strip.lastDeath(death.layer(), death.unit(), death.step()));
      }
    }
  }

  private static int[] counts(RandomStream random, int n) {
    int[] counts = new int[n];
    for (int i = 0; i < n; i++) {
      counts[i] = random.nextGaussian() > 0.3 ? 40 : 0;
    }
    return counts;
  }

  @Test
  void memoryIsBounded() {
    LifeHistory life = new LifeHistory(new int[] {100}, SAMPLES, 1, 20_000);
    UnitActivity[] one = {new UnitActivity(100, SAMPLES)};
    for (int i = 0; i < 5000; i++) {
      one[0].measure(i, new int[100]);
      life.append(i, one);
    }
    assertTrue(life.bytesUsed() <= 20_200, "bytes " + life.bytesUsed());
  }

  /** One writer flat out; readers recognize a column by its pattern. */
  @Test
  void readersNeverSeeATornColumn() throws Exception {
    LifeHistory life = new LifeHistory(new int[] {16}, SAMPLES, 10, 0);
    AtomicBoolean running = new AtomicBoolean(true);
    ExecutorService reader = Executors.newSingleThreadExecutor();
    Future<Integer> reads = reader.submit(() -> readAll(life, running));
    UnitActivity[] one = {new UnitActivity(16, SAMPLES)};
    int[] on = new int[16];
    int[] off = new int[16];
    java.util.Arrays.fill(on, 50);
    for (int i = 0; i < 20_000; i++) {
      one[0].measure(i, i % 4 < 2 ? on : off);
      life.append(i, one);
    }
    running.set(false);
    reader.shutdown();
    assertTrue(reads.get(10, TimeUnit.SECONDS) > 0);
    LifeStrip strip = new LifeStrip();
    assertTrue(life.read(strip));
    assertEquals(19_999, strip.to(strip.columns() - 1));
    DeathEvent last = Objects.requireNonNull(strip.lastDeath(1, 16, -1));
    assertEquals(19_999, last.step());
    assertEquals(19_997, last.seenActive());
  }

  private static int readAll(LifeHistory life, AtomicBoolean running) {
    LifeStrip strip = new LifeStrip();
    int reads = 0;
    boolean more = true;
    while (more) {
      more = running.get();
      if (!life.read(strip)) {
        continue;
      }
      reads += strip.columns() > 0 ? 1 : 0;
      for (int column = 0; column < strip.columns(); column++) {
        State state = strip.state(column, 1, 1);
        assertFalse(column > 0 && strip.from(column) <= strip.to(column - 1));
        for (int unit = 2; unit <= 16; unit++) {
          assertEquals(state, strip.state(column, 1, unit));
        }
      }
    }
    return reads;
  }
}
