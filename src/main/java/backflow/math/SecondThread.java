package backflow.math;

import java.util.concurrent.locks.LockSupport;

/**
 * The thread that takes its share of products: looks out for the next one for a moment, then
 * sleeps. Looking out for ever would take the core from others, above all from the thread it is
 * meant to serve. A daemon; {@link #close} joins it.
 */
final class SecondThread implements AutoCloseable {
  /** Nanoseconds: longer than what lies between two products of a step, as a rule. */
  private static final long LOOKOUT = 50_000;

  private static final int LOOKS_PER_CLOCK = 32;

  private final SharedProduct product;
  private final Kernels kernels;
  private final Thread thread;
  private volatile boolean asleep;
  private volatile boolean closing;

  /**
   * Starts it.
   *
   * @param product what to take from
   * @param kernels belong to the new thread
   */
  SecondThread(SharedProduct product, Kernels kernels) {
    this.product = product;
    this.kernels = kernels;
    thread = new Thread(this::live, "second training thread");
    thread.setDaemon(true);
    thread.start();
  }

  private void live() {
    while (!closing) {
      if (!product.take(kernels) && !lookOut()) {
        sleep();
      }
    }
  }

  /** Waits for work without letting go of the core. @return whether there is some */
  private boolean lookOut() {
    long end = System.nanoTime() + LOOKOUT;
    do {
      for (int i = 0; i < LOOKS_PER_CLOCK; i++) {
        if (product.isOpen() || closing) {
          return true;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() < end);
    return false;
  }

  private void sleep() {
    asleep = true;
    if (!product.isOpen() && !closing) {
      LockSupport.park(this);
    }
    asleep = false;
  }

  /** Whether it sleeps, so that it will come late. */
  boolean isAsleep() {
    return asleep;
  }

  /** Something can be taken; wakes it if it sleeps, and does not wait. Any thread. */
  void wake() {
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  /** The id of the thread, for those who measure it. */
  long id() {
    return thread.getId();
  }

  /** Ends it and waits for it. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
