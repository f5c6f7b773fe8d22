package backflow.check;

/**
 * Differences of the loss at one ε.
 *
 * @param epsilon ε
 * @param centred (J(θ+ε) − J(θ−ε))/2ε
 * @param oneSided (J(θ+ε) − J(θ))/ε
 * @param reach the larger of |J(θ+ε) − J(θ)| and |J(θ−ε) − J(θ)|
 * @param moved whether θ+ε and θ−ε are other numbers than θ
 * @param crossed whether a unit is on another side of a kink at θ+ε than at θ−ε
 */
record Difference(
    double epsilon, double centred, double oneSided, double reach, boolean moved, boolean crossed) {
  /**
   * Whether a look at another ε can tell anything: the larger of a and both n can be resolved
   * there.
   *
   * @param other at another ε
   * @param analytic a
   * @param limit what is below this in a and n is unresolvable at this ε
   */
  boolean tells(Difference other, double analytic, double limit) {
    return Math.max(size(other), Math.abs(analytic)) >= coarser(other, limit);
  }

  /**
   * Whether both are one gradient, whatever that of the backward pass is. They are alike: apart by
   * less than half of what is between them and a, or both 0 as far as can be resolved. The loss
   * comes closer to J(θ) as ε shrinks, and it bends less. Where truncation rules, n is 10 or 100
   * times as large at 10ε; where a network magnifies ε so much that the loss jumps or has a corner,
   * it jumps as far, and bends as much, at ε/10 as at ε.
   */
  boolean agreesWith(Difference other, double analytic, double limit) {
    Difference small = epsilon < other.epsilon ? this : other;
    Difference large = epsilon < other.epsilon ? other : this;
    double size = size(other);
    double off = Math.max(Math.abs(analytic - centred), Math.abs(analytic - other.centred));
    double coarse = coarser(other, limit);
    boolean alike = Math.abs(centred - other.centred) <= Math.min(size, off) / 2 || size < coarse;
    boolean closer = small.reach <= large.reach / 2 || large.reach <= limit * epsilon;
    boolean straighter =
        small.bend() <= large.bend() / 2 || small.bend() <= Math.max(coarse, size / 10);
    return alike && closer && straighter;
  }

  /** How far the slopes to both sides differ. */
  private double bend() {
    return Math.abs(oneSided - centred);
  }

  private double size(Difference other) {
    return Math.max(Math.abs(centred), Math.abs(other.centred));
  }

  /** The limit at the smaller ε of the two, if that is not this. */
  private double coarser(Difference other, double limit) {
    return limit * Math.max(1, epsilon / other.epsilon);
  }
}
