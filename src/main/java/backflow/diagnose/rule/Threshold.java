package backflow.diagnose.rule;

/**
 * Where a rule begins to fire.
 *
 * @param id the word in experiment files, up to 40 of {@code [a-z0-9-]}
 * @param label what it is, for people
 * @param standard the value from the science chapter
 * @param minimum smallest that is allowed
 * @param maximum largest that is allowed
 * @param form how it is written
 * @param logarithmic whether a slider for it had better be
 */
public record Threshold(
    String id,
    String label,
    double standard,
    double minimum,
    double maximum,
    Form form,
    boolean logarithmic) {
  /** One over many powers of ten. */
  static Threshold number(
      String id, String label, double standard, double minimum, double maximum) {
    return new Threshold(id, label, standard, minimum, maximum, Form.NUMBER, true);
  }

  /** A share. */
  static Threshold share(String id, String label, double standard) {
    return new Threshold(id, label, standard, 0, 1, Form.PERCENT, false);
  }

  /** Whether a value may be chosen. */
  public boolean allows(double value) {
    return value >= minimum && value <= maximum;
  }

  /** What is allowed, in words. */
  public String allowed() {
    return "a number from " + plain(minimum) + " to " + plain(maximum);
  }

  private static String plain(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e6 ? Long.toString((long) x) : Double.toString(x);
  }
}
