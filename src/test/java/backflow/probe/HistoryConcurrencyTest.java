package backflow.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** One writer flat out, readers that recognize every value by the step it belongs to. */
@SuppressWarnings("EnumOrdinal") // numbers that tell quantities apart
class HistoryConcurrencyTest {
  private static final int STEPS = 60_000;
  private static final int LAYERS = 5;
  private static final LayerQuantity[] QUANTITIES = LayerQuantity.values();

  @Test
  void readersNeverSeeATornOrReusedValue() throws Exception {
    History history = new History(LAYERS, 0);
    AtomicBoolean running = new AtomicBoolean(true);
    CountDownLatch started = new CountDownLatch(2);
    ExecutorService readers = Executors.newFixedThreadPool(2);
    List<Future<long[]>> results = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int columns = i == 0 ? 1000 : 5;
      results.add(
          readers.submit(
              () -> {
                started.countDown();
                return readAll(history, running, columns);
              }));
    }
    try {
      started.await();
      writeAll(history);
    } finally {
      running.set(false);
      readers.shutdown();
    }
    for (Future<long[]> result : results) {
      long[] counts = result.get();
      assertTrue(counts[0] > 20, "strips read: " + counts[0]);
      assertTrue(counts[1] > 20, "snapshots read: " + counts[1]);
    }
    assertTrue(history.stepsPerBucket() > 100, "levels were dropped");
  }

  private static void writeAll(History history) {
    StepSnapshot snapshot = new StepSnapshot(LAYERS);
    for (int step = 0; step < STEPS; step++) {
      snapshot.clear(step);
      for (StepQuantity quantity : StepQuantity.values()) {
        snapshot.set(quantity, step + quantity.ordinal());
      }
      for (LayerQuantity quantity : QUANTITIES) {
        for (int layer = 1; layer <= LAYERS; layer++) {
          snapshot.set(quantity, layer, value(quantity, layer, step));
        }
      }
      history.append(snapshot);
    }
  }

  private static double value(LayerQuantity quantity, int layer, long step) {
    return step + quantity.ordinal() * 1e9 + layer * 1e7;
  }

  private static long[] readAll(History history, AtomicBoolean running, int columns) {
    Strip strip = new Strip();
    StepSnapshot snapshot = new StepSnapshot(LAYERS);
    long[] counts = new long[2];
    long round = 0;
    boolean more = true;
    while (more) {
      more = running.get() || counts[0] <= 20 || counts[1] <= 20;
      LayerQuantity quantity = QUANTITIES[(int) (round++ % QUANTITIES.length)];
      long newest = history.lastStep();
      if (newest >= 0 && history.read(quantity, newest / 3, Long.MAX_VALUE, columns, strip)) {
        check(strip, quantity, newest);
        counts[0]++;
      }
      if (history.latest(snapshot)) {
        check(snapshot, newest);
        counts[1]++;
      }
      if (newest >= 0 && history.at(newest / 2, snapshot)) {
        check(snapshot, newest / 2);
      }
      assertEquals(-1, history.firstNonFinite(newest));
      assertTrue(history.bytesUsed() <= history.budgetBytes());
    }
    return counts;
  }

  private static void check(Strip strip, LayerQuantity quantity, long newest) {
    assertTrue(strip.from[0] <= newest / 3);
    assertTrue(strip.to[strip.buckets - 1] >= newest, "the strip reaches the newest step");
    for (int bucket = 0; bucket < strip.buckets; bucket++) {
      assertTrue(bucket == 0 || strip.from[bucket] == strip.to[bucket - 1] + 1);
      for (int layer = 1; layer <= LAYERS; layer++) {
        int i = bucket * LAYERS + layer - 1;
        assertEquals(value(quantity, layer, strip.from[bucket]), strip.min[i]);
        assertEquals(value(quantity, layer, strip.to[bucket]), strip.max[i]);
        assertEquals(value(quantity, layer, strip.to[bucket]), strip.last[i]);
      }
    }
  }

  private static void check(StepSnapshot snapshot, long notBefore) {
    long step = snapshot.step();
    assertTrue(step >= notBefore);
    for (StepQuantity quantity : StepQuantity.values()) {
      assertEquals((double) step + quantity.ordinal(), snapshot.get(quantity));
    }
    for (LayerQuantity quantity : QUANTITIES) {
      for (int layer = 1; layer <= LAYERS; layer++) {
        assertEquals(value(quantity, layer, step), snapshot.get(quantity, layer));
      }
    }
  }
}
