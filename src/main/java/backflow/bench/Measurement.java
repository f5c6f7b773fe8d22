package backflow.bench;

/**
 * What was measured of one workload with one setting of the engine.
 *
 * @param workload which
 * @param kernel the family of the inner loops, {@code vector} or {@code plain}
 * @param threads how many threads shared a step
 * @param statistics whether every step was measured in every layer
 * @param stepsPerSecond median over the rounds
 * @param cost what the statistics add to the time of a step, as a share of it: median over the
 *     rounds, each against the round without that followed it; blank without statistics
 * @param bytesPerStep memory allocated per step; 0 is expected
 * @param lossAfter20 the loss of the 20th step, before its update
 */
public record Measurement(
    Workload workload,
    String kernel,
    int threads,
    boolean statistics,
    double stepsPerSecond,
    double cost,
    double bytesPerStep,
    double lossAfter20) {
  /** Floating-point operations of the matrix products per second, in 10⁹. */
  public double gflops() {
    return workload.flops() * stepsPerSecond / 1e9;
  }

  /** Whether the 20th step returned the loss that PyTorch returns. */
  public boolean isRight() {
    return Math.abs(lossAfter20 - workload.lossAfter20()) <= Workload.TOLERANCE;
  }
}
