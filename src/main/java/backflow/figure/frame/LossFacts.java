package backflow.figure.frame;

import backflow.chart.Numbers;

/**
 * What the loss chart says of the loss.
 *
 * @param name in words: cross-entropy
 * @param guessing the loss of a net that gives every class the same probability; NaN: none
 * @param formula what that number is: ln 2
 */
public record LossFacts(String name, double guessing, String formula) {
  /** Before anything is known. */
  public static final LossFacts UNKNOWN = new LossFacts("", Double.NaN, "");

  /**
   * The facts of a loss.
   *
   * @param id as in an experiment: {@code mse}, {@code binary-cross-entropy}, {@code cross-entropy}
   * @param classes how many classes; 0 for regression
   */
  public static LossFacts of(String id, int classes) {
    if (id.equals("mse")) {
      return new LossFacts("mean squared error", Double.NaN, "");
    }
    int n = id.equals("binary-cross-entropy") ? 2 : classes;
    String name = id.replace("binary-cross-entropy", "cross-entropy");
    return n < 2
        ? new LossFacts(name, Double.NaN, "")
        : new LossFacts(name, StrictMath.log(n), "ln " + n);
  }

  /** Whether there is a level of guessing. */
  public boolean hasGuessing() {
    return guessing > 0;
  }

  /** ln 2 = 0.693: guessing. */
  public String guessingLabel() {
    return formula + " = " + Numbers.value(guessing) + ": guessing";
  }
}
