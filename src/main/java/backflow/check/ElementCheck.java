package backflow.check;

/**
 * One number of a gradient, computed in three ways.
 *
 * @param index its place in the tensor, row by row
 * @param analytic a, by the backward pass
 * @param centred n = (J(θ+ε) − J(θ−ε))/2ε
 * @param oneSided (J(θ+ε) − J(θ))/ε
 * @param band what the centred difference says of it
 */
public record ElementCheck(int index, double analytic, double centred, double oneSided, Band band) {
  /** |a − n|/max(|a|, |n|) with the centred difference; 0 when both are 0. */
  public double relativeError() {
    return relativeError(analytic, centred);
  }

  /** The same with the one-sided difference, whose own error is O(ε). */
  public double oneSidedRelativeError() {
    return relativeError(analytic, oneSided);
  }

  static double relativeError(double a, double n) {
    return a == n ? 0 : Math.abs(a - n) / Math.max(Math.abs(a), Math.abs(n));
  }
}
