package backflow.nn;

/** What a forward pass is for. */
public enum Mode {
  /** A training step: batch statistics, which the running ones follow; new dropout masks. */
  TRAIN,
  /** The same step once more, for gradient checks: batch statistics, the masks as they are. */
  REPEAT,
  /** Looking at the network as training sees it: batch statistics, no dropout, nothing changed. */
  PROBE,
  /** Predicting: running statistics, no dropout. */
  EVALUATE;

  /** Whether batch norm normalizes by the batch's own statistics. */
  public boolean batchStatistics() {
    return this != EVALUATE;
  }

  /** Whether dropout masks apply. */
  public boolean dropout() {
    return this == TRAIN || this == REPEAT;
  }
}
