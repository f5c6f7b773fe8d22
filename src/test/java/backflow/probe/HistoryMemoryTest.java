package backflow.probe;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class HistoryMemoryTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void appendingAllocatesOnlyChunks() {
    History history = new History(3, 2_000_000);
    StepSnapshot snapshot = new StepSnapshot(3);
    int quiet = 0;
    long total = 0;
    for (int step = 0; step < 20_000; step++) {
      snapshot.clear(step);
      long bytes = history.bytesUsed();
      int perBucket = history.stepsPerBucket();
      long before = THREADS.getCurrentThreadAllocatedBytes();
      history.append(snapshot);
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (step > 100 && history.bytesUsed() == bytes && history.stepsPerBucket() == perBucket) {
        total += allocated;
        quiet++;
      }
    }
    // the virtual machine itself takes a little when it compiles
    assertTrue(total < quiet, "bytes in " + quiet + " appends: " + total);
    assertTrue(quiet > 19_500, "appends without a new chunk: " + quiet);
  }

  @Test
  void whatIsAllocatedStaysWithinTheBudget() {
    StepSnapshot snapshot = new StepSnapshot(20);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    History history = new History(20, 8_000_000);
    for (int step = 0; step < 20_000; step++) {
      snapshot.clear(step);
      history.append(snapshot);
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 1.02 * history.budgetBytes(), "allocated " + allocated);
    assertTrue(history.bytesUsed() > 0.9 * history.budgetBytes(), "used " + history.bytesUsed());
  }
}
