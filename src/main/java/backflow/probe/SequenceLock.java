package backflow.probe;

import java.lang.invoke.VarHandle;

/**
 * Lets one thread write and many read the same plain arrays without anybody waiting (a sequence
 * lock, Lameter 2005; with the fences of Boehm 2012): the number is odd while the writer writes,
 * and a reader that finds another number after copying than before throws its copy away.
 */
final class SequenceLock {
  private volatile long sequence;

  /** The writer, before it touches the data. */
  void beginWrite() {
    long next = sequence + 1;
    sequence = next;
    VarHandle.storeStoreFence();
  }

  /** The writer, after. */
  void endWrite() {
    long next = sequence + 1;
    sequence = next;
  }

  /** A reader, before it copies: what it hands to {@link #isUnchanged}. */
  long beginRead() {
    return sequence;
  }

  /** A reader, after copying: whether the copy is of one piece. */
  boolean isUnchanged(long begun) {
    VarHandle.loadLoadFence();
    return (begun & 1) == 0 && sequence == begun;
  }
}
