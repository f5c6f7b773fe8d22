package backflow.bench;

/**
 * Some steps in a row.
 *
 * @param steps how many, at least 1
 * @param seconds how long they took
 * @param bytes memory they allocated
 */
record Round(long steps, double seconds, long bytes) {
  double stepsPerSecond() {
    return steps / seconds;
  }
}
