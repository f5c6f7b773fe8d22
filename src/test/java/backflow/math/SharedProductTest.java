package backflow.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Both takers played by one thread, in every order that matters. */
final class SharedProductTest {
  private final SharedProduct product = new SharedProduct();
  private final Twin twin = new Twin();
  private final double[] a = {1, 2, 3, 4, 5, 6, 7};
  private final double[] c = new double[7];

  private void offer(int chunkRows) {
    product.offer(0, 7, 1, 1, a, 1, 1, new double[] {2}, null, c, chunkRows);
  }

  private void assertComputed() {
    assertArrayEquals(new double[] {2, 4, 6, 8, 10, 12, 14}, c);
  }

  @Test
  void theOwnerAloneFinishesAndWaitsForNobody() {
    offer(2);
    int taken = 0;
    while (product.takeForOwner(twin)) {
      taken++;
    }
    assertEquals(4, taken);
    assertTrue(product.isFinished());
    assertComputed();
  }

  @Test
  void theOtherAloneFinishes() {
    offer(3);
    assertTrue(product.isOpen());
    for (int i = 0; i < 3; i++) {
      assertTrue(product.take(twin));
    }
    assertFalse(product.take(twin));
    assertFalse(product.takeForOwner(twin));
    assertFalse(product.isOpen());
    assertTrue(product.isFinished());
    assertComputed();
  }

  @Test
  void everyChunkIsTakenOnceWhoeverComes() {
    for (int chunkRows = 1; chunkRows < 9; chunkRows++) {
      offer(chunkRows);
      int chunks = 0;
      for (boolean own = true; own ? product.takeForOwner(twin) : product.take(twin); own = !own) {
        chunks++;
      }
      assertEquals((7 + chunkRows - 1) / chunkRows, chunks);
      assertTrue(product.isFinished());
      assertComputed();
    }
  }

  @Test
  void itIsNotFinishedWhileTheOtherIsAtIt() {
    offer(7);
    boolean[] finished = {true};
    product.take(
        new Relay() {
          @Override
          void before() {
            finished[0] = product.isFinished();
          }
        });
    assertFalse(finished[0]);
    assertTrue(product.isFinished());
  }

  @Test
  void aFailureOfTheOtherIsKeptAndCountsAsFinished() {
    RuntimeException failure = new IllegalStateException("on purpose");
    offer(7);
    assertTrue(
        product.take(
            new Relay() {
              @Override
              void before() {
                throw failure;
              }
            }));
    assertTrue(product.isFinished());
    assertSame(failure, product.takeFailure());
    assertNull(product.takeFailure());
  }

  @Test
  void whatIsWithdrawnCannotBeTaken() {
    offer(1);
    assertTrue(product.take(twin));
    product.withdraw();
    assertFalse(product.take(twin));
    assertTrue(product.isFinished());
    offer(7);
    assertTrue(product.take(twin));
    assertComputed();
  }
}
