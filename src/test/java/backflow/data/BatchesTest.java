package backflow.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
  private static Batches batches(int samples, int size, long seed) {
    return new Batches(samples, size, RandomStream.of(seed, "batches"));
  }

  private static int[] epoch(Batches batches, int samples) {
    int[] order = new int[samples];
    int[] batch = new int[batches.largest()];
    for (int at = 0; at < samples; ) {
      int count = batches.next(batch);
      System.arraycopy(batch, 0, order, at, count);
      at += count;
    }
    return order;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "7,3", "8,4", "9,4", "100,32", "1000,999", "1000,7", "5,5", "5,9"})
  void everyEpochDealsEverySampleOnce(int samples, int size) {
    Batches batches = batches(samples, size, samples);
    for (int e = 1; e <= 4; e++) {
      int[] order = epoch(batches, samples);
      Arrays.sort(order);
      for (int i = 0; i < samples; i++) {
        assertEquals(i, order[i]);
      }
      assertEquals(e, batches.epoch());
    }
  }

  @Test
  void theLastShortBatchIsKept() {
    Batches batches = batches(10, 4, 1);
    int[] batch = new int[4];
    int[] sizes = new int[6];
    for (int i = 0; i < 6; i++) {
      sizes[i] = batches.next(batch);
    }
    assertArrayEquals(new int[] {4, 4, 2, 4, 4, 2}, sizes);
    assertEquals(4, batches.largest());
    assertEquals(2, batches.smallest());
    assertEquals(4, batches(8, 4, 1).smallest());
  }

  @Test
  void epochsCountWithFractions() {
    Batches batches = batches(10, 4, 1);
    assertEquals(0, batches.epoch());
    batches.next(new int[4]);
    assertEquals(0.4, batches.epoch());
  }

  @Test
  void everyEpochHasAnOrderOfItsOwnThatTheSeedDecides() {
    Batches batches = batches(100, 10, 1);
    Batches twin = batches(100, 10, 1);
    int[] first = epoch(batches, 100);
    int[] second = epoch(batches, 100);
    assertFalse(Arrays.equals(first, second));
    assertArrayEquals(first, epoch(twin, 100));
    assertArrayEquals(second, epoch(twin, 100));
    assertFalse(Arrays.equals(first, epoch(batches(100, 10, 2), 100)));
  }

  @Test
  void everySampleIsEquallyLikelyToComeFirst() {
    int[] first = new int[5];
    Batches batches = batches(5, 1, 9);
    for (int e = 0; e < 5000; e++) {
      first[epoch(batches, 5)[0]]++;
    }
    for (int count : first) {
      assertTrue(Math.abs(count - 1000) < 150, Arrays.toString(first));
    }
  }

  @Test
  void fullBatchesComeInOrderAndDrawNothing() {
    RandomStream random = RandomStream.of(1, "batches");
    RandomStream untouched = random.copy();
    Batches batches = new Batches(6, 100, random);
    int[] batch = new int[6];
    for (int i = 1; i <= 3; i++) {
      assertEquals(6, batches.next(batch));
      assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, batch);
      assertEquals(i, batches.epoch());
    }
    assertTrue(batches.isFull());
    assertEquals(untouched.nextLong(), random.nextLong());
  }

  @Test
  void aCopyGoesOnAloneFromWhereItWasTaken() {
    Batches batches = batches(23, 4, 1);
    int[] batch = new int[4];
    for (int i = 0; i < 8; i++) {
      batches.next(batch);
    }
    Batches copy = batches.copy();
    int[][] expected = new int[20][4];
    for (int[] row : expected) {
      batches.next(row);
    }
    assertTrue(copy.epoch() < batches.epoch());
    for (int[] row : expected) {
      int[] got = new int[4];
      copy.next(got);
      assertArrayEquals(row, got);
    }
    assertEquals(batches.epoch(), copy.epoch());
  }

  @Test
  void matricesHoldTheRowsAndAreUsedAgain() {
    DMatrixRMaj inputs = new DMatrixRMaj(10, 3);
    DMatrixRMaj targets = new DMatrixRMaj(10, 1);
    for (int i = 0; i < 30; i++) {
      inputs.data[i] = i;
      targets.data[i / 3] = 100 + i / 3;
    }
    Dataset data = new Dataset(inputs, targets, 0, List.of("a", "b", "c"), "t");
    Batches batches = batches(10, 4, 1);
    Batches twin = batches.copy();
    DMatrixRMaj x = new DMatrixRMaj(1, 1);
    DMatrixRMaj y = new DMatrixRMaj(1, 1);
    batches.next(data, x, y);
    double[] memory = x.data;
    int[] rows = new int[4];
    twin.next(rows);
    for (int step = 0; step < 7; step++) {
      int count = batches.next(data, x, y);
      assertEquals(count, twin.next(rows));
      assertEquals(count, x.numRows);
      assertEquals(count, y.numRows);
      for (int i = 0; i < count; i++) {
        assertEquals(100 + rows[i], y.get(i));
        for (int j = 0; j < 3; j++) {
          assertEquals(3 * rows[i] + j, x.get(i, j));
        }
      }
      assertSame(memory, x.data);
    }
  }

  @Test
  void impossibleBatchesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> batches(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> batches(1, 0, 1));
    Dataset two = new Dataset(new DMatrixRMaj(2, 1), new DMatrixRMaj(2, 1), 0, List.of("a"), "t");
    assertThrows(
        IllegalArgumentException.class,
        () -> batches(3, 1, 1).next(two, new DMatrixRMaj(1, 1), new DMatrixRMaj(1, 1)));
  }
}
