package backflow.diagnose.vital;

/**
 * What is known of a run's beginning, for whoever goes on in the middle of it: a branch, or a look
 * at an earlier step. Blank where not known. Immutable.
 *
 * @param firstLoss L of the first step
 * @param bestLoss least mean loss of 20 steps so far
 * @param earlyNorm median of the gradient's norm in the first 20 steps
 */
public record Memory(double firstLoss, double bestLoss, double earlyNorm) {}
