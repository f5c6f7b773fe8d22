package backflow.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
  private static final LayerQuantity LAYER = LayerQuantity.SAMPLE_SIMILARITY;
  private static final StepQuantity STEP = StepQuantity.EPOCH;

  private final Strip strip = new Strip();

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1500, 16",
    "1, 0, 77, 1023, 8",
    "2, 200000, 3, 3000, 2",
    "3, 300000, 1, 2500, 2",
    "2, 1000000000, 5, 700, 1",
    "4, 0, 12345678901, 1100, 8"
  })
  void whatIsReadIsWhatTheSlowTwinSays(
      int layers, long budget, long start, int steps, int mergedAtLeast) {
    History history = new History(layers, budget);
    HistoryTwin twin = new HistoryTwin();
    RandomStream random = RandomStream.of(steps, "history");
    StepSnapshot snapshot = new StepSnapshot(layers);
    for (int i = 0; i < steps; i++) {
      HistoryTwin.fill(snapshot, start + i, random);
      history.append(snapshot);
      twin.append(snapshot);
      assertEquals(start + i, history.lastStep());
      assertTrue(history.bytesUsed() <= history.budgetBytes());
      if (i < 40 || i % 97 == 0 || i == steps - 1) {
        check(history, twin, random);
      }
    }
    assertTrue(history.stepsPerBucket() >= mergedAtLeast, "" + history.stepsPerBucket());
    everyKeptStepCanBeReadBack(history, twin);
  }

  private void check(History history, HistoryTwin twin, RandomStream random) {
    long first = twin.first();
    long last = history.lastStep();
    int length = (int) (last - first + 1);
    for (int columns : new int[] {1, 2, 3, 7, 50, Integer.MAX_VALUE}) {
      checkRead(history, twin, first, last, columns);
      long from = first + random.nextInt(length);
      long to = from + random.nextInt((int) (last - from + 1));
      checkRead(history, twin, from, to, columns);
      checkRead(history, twin, from - 10, to + 1000, columns);
      checkRead(history, twin, last, last, columns);
    }
  }

  private void checkRead(History history, HistoryTwin twin, long from, long to, int columns) {
    assertTrue(history.read(LAYER, from, to, columns, strip));
    assertEquals(history.layers(), strip.rows);
    checkBuckets(history, twin, Math.max(from, twin.first()), to, columns);
    for (int bucket = 0; bucket < strip.buckets; bucket++) {
      for (int layer = 1; layer <= strip.rows; layer++) {
        int l = layer;
        checkValues(twin, bucket, bucket * strip.rows + layer - 1, s -> s.get(LAYER, l));
      }
    }
    assertTrue(history.read(STEP, from, to, columns, strip));
    assertEquals(1, strip.rows);
    checkBuckets(history, twin, Math.max(from, twin.first()), to, columns);
    for (int bucket = 0; bucket < strip.buckets; bucket++) {
      checkValues(twin, bucket, bucket, s -> s.get(STEP));
    }
  }

  private void checkBuckets(History history, HistoryTwin twin, long from, long to, int columns) {
    long last = history.lastStep();
    long end = Math.min(to, last);
    assertTrue(strip.from[0] <= from && strip.to[0] >= from);
    assertTrue(strip.from[strip.buckets - 1] <= end && strip.to[strip.buckets - 1] >= end);
    long full = strip.to[0] - strip.from[0] + 1;
    for (int i = 0; i < strip.buckets; i++) {
      assertEquals(i == 0 ? strip.from[0] : strip.to[i - 1] + 1, strip.from[i]);
      long size = strip.to[i] - strip.from[i] + 1;
      assertTrue(size == full || (i == strip.buckets - 1 && strip.to[i] == last));
      if (strip.buckets > 1) {
        assertEquals(0, (strip.from[i] - twin.first()) % full);
        assertEquals(1, Long.bitCount(full));
      }
    }
    assertTrue(strip.buckets < 2L * columns + 2);
    assertTrue(
        strip.buckets >= columns || strip.buckets == 1 || full == history.stepsPerBucket(),
        "too coarse");
  }

  private void checkValues(HistoryTwin twin, int bucket, int index, HistoryTwin.Value value) {
    long from = strip.from[bucket];
    long to = strip.to[bucket];
    assertSame(twin.min(value, from, to), strip.min[index]);
    assertSame(twin.max(value, from, to), strip.max[index]);
    assertSame(twin.last(value, from, to), strip.last[index]);
  }

  private static void everyKeptStepCanBeReadBack(History history, HistoryTwin twin) {
    long first = twin.first();
    long last = history.lastStep();
    int size = history.stepsPerBucket();
    StepSnapshot snapshot = new StepSnapshot(history.layers());
    for (long step = first - 3; step <= last + 3; step++) {
      assertTrue(history.at(step, snapshot));
      long from = first + (Math.max(step, first) - first) / size * size;
      long to = Math.min(last, from + size - 1);
      boolean open = from + size - 1 > last || step > last;
      assertEquals(open ? last : to, snapshot.step());
      for (int layer = 1; layer <= history.layers(); layer++) {
        int l = layer;
        double expected =
            open ? twin.at(last).get(LAYER, l) : twin.last(s -> s.get(LAYER, l), from, to);
        assertSame(expected, snapshot.get(LAYER, layer));
      }
      double expected = open ? twin.at(last).get(STEP) : twin.last(s -> s.get(STEP), from, to);
      assertSame(expected, snapshot.get(STEP));
      boolean there = step >= first && step <= last;
      assertEquals(there ? twin.firstNonFinite(from, to) : -1, history.firstNonFinite(step));
    }
    assertTrue(history.latest(snapshot));
    assertEquals(last, snapshot.step());
    assertSame(twin.at(last).get(LAYER, 1), snapshot.get(LAYER, 1));
  }

  private static void assertSame(double expected, double actual) {
    assertEquals(Blank.is(expected), Blank.is(actual));
    assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual));
  }

  @Test
  void anEmptyHistoryHasNothing() {
    History history = new History(2, 0);
    StepSnapshot snapshot = new StepSnapshot(2);
    assertEquals(-1, history.lastStep());
    assertEquals(-1, history.firstStep());
    assertEquals(-1, history.firstNonFinite(0));
    assertEquals(0, history.version());
    assertEquals(1, history.stepsPerBucket());
    assertFalse(history.latest(snapshot));
    assertFalse(history.at(0, snapshot));
    assertFalse(history.read(STEP, 0, 10, 5, strip));
    assertEquals(0, strip.buckets);
  }

  @Test
  void whatLiesOutsideIsNotThere() {
    History history = new History(1, 0);
    history.append(snapshot(1, 10));
    history.append(snapshot(1, 11));
    assertFalse(history.read(STEP, 12, 20, 5, strip));
    assertFalse(history.read(STEP, 0, 9, 5, strip));
    assertFalse(history.read(STEP, Long.MIN_VALUE, Long.MIN_VALUE + 1, 5, strip));
    assertTrue(history.read(STEP, Long.MIN_VALUE, Long.MAX_VALUE, 5, strip));
    assertEquals(2, strip.buckets);
    assertEquals(10, strip.from[0]);
    assertEquals(11, strip.to[1]);
  }

  @Test
  void stepsComeInOrderAndInTheRightNumberOfLayers() {
    History history = new History(2, 0);
    history.append(snapshot(2, 5));
    assertThrows(IllegalArgumentException.class, () -> history.append(snapshot(2, 5)));
    assertThrows(IllegalArgumentException.class, () -> history.append(snapshot(2, 7)));
    assertThrows(IllegalArgumentException.class, () -> history.append(snapshot(3, 6)));
    assertThrows(IllegalArgumentException.class, () -> history.latest(new StepSnapshot(3)));
    assertThrows(IllegalArgumentException.class, () -> history.read(STEP, 0, 9, 0, strip));
    assertThrows(IllegalArgumentException.class, () -> new History(0, 0));
    history.append(snapshot(2, 6));
    assertEquals(6, history.lastStep());
  }

  @Test
  void aBlankIsNotNonFiniteAndANaNIs() {
    History history = new History(1, 0);
    StepSnapshot snapshot = snapshot(1, 0);
    history.append(snapshot);
    assertEquals(-1, history.firstNonFinite(0));
    snapshot.clear(1);
    snapshot.set(LayerQuantity.WEIGHT_NORM, 1, Double.NaN);
    history.append(snapshot);
    assertEquals(1, history.firstNonFinite(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 21, 301})
  void aBudgetIsUsedAndNeverExceeded(int layers) {
    long budget = layers == 301 ? 0 : layers * 300_000L;
    History history = new History(layers, budget);
    StepSnapshot snapshot = snapshot(layers, 0);
    for (int i = 0; history.stepsPerBucket() < 8; i++) {
      snapshot.clear(i);
      snapshot.set(STEP, i);
      history.append(snapshot);
      assertTrue(history.bytesUsed() <= history.budgetBytes());
    }
    assertTrue(history.bytesUsed() > 0.7 * history.budgetBytes());
    assertEquals(budget == 0, history.budgetBytes() > budget);
    assertTrue(history.read(STEP, 0, history.lastStep(), Integer.MAX_VALUE, strip));
    assertTrue(strip.buckets > 10);
  }

  @Test
  void versionGrowsWithStepsAndEvents() {
    History history = new History(1, 0);
    history.append(snapshot(1, 0));
    long version = history.version();
    history.add(new Event(0, Event.Kind.CHANGED, "learning rate 0.1"));
    assertTrue(history.version() > version);
    assertEquals(1, history.events().size());
  }

  @Test
  void tooManyChangesForgetTheOldestChange() {
    History history = new History(1, 0);
    history.add(new Event(0, Event.Kind.NON_FINITE, "first"));
    for (int i = 0; i < EventLog.MOST; i++) {
      history.add(new Event(i, Event.Kind.CHANGED, "" + i));
    }
    assertEquals(EventLog.MOST, history.events().size());
    assertEquals("first", history.events().get(0).text());
    assertEquals("1", history.events().get(1).text());
  }

  private static StepSnapshot snapshot(int layers, long step) {
    StepSnapshot snapshot = new StepSnapshot(layers);
    snapshot.clear(step);
    return snapshot;
  }
}
