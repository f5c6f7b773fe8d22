package backflow.bench;

import java.io.Closeable;
import java.io.IOException;

/** Something that trains a workload with one setting of the engine, round by round. */
interface Runner extends Closeable {
  /** The loss of the 20th step, before its update. */
  double lossAfter20();

  /**
   * Steps on until the time is over.
   *
   * @throws IOException if the one who steps cannot be reached
   */
  Round run(double seconds) throws IOException;
}
