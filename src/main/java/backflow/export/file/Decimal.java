package backflow.export.file;

/**
 * Numbers in picture files: at most three decimals, a point in every locale, no exponent. Three
 * decimals of a drawing unit are finer than any printer.
 */
final class Decimal {
  private static final double LARGEST = 1e7;

  private Decimal() {}

  /** A number; what is no number or too large for any page stands at the page's far edge. */
  static String of(double value) {
    double near = Double.isNaN(value) ? 0 : Math.max(-LARGEST, Math.min(LARGEST, value));
    long thousandths = Math.round(near * 1000);
    String sign = thousandths < 0 ? "-" : "";
    long whole = Math.abs(thousandths) / 1000;
    long rest = Math.abs(thousandths) % 1000;
    if (rest == 0) {
      return sign + whole;
    }
    String decimals = Long.toString(1000 + rest).substring(1);
    return sign + whole + "." + decimals.replaceAll("0+$", "");
  }
}
