package backflow.figure.updates;

import backflow.math.Blank;
import backflow.probe.Strip;

/** From the cosine between two gradients to their angle. */
final class Angle {
  /**
   * A cosine this near 1 is rounding of sums: arccos would make 2.6·10⁻⁶ degrees of the last bits.
   */
  static final double ROUNDING = 1e-15;

  private Angle() {}

  /** Degrees, 0 to 180; the blank stays blank, NaN stays NaN. */
  static double degrees(double cosine) {
    if (Double.isNaN(cosine)) {
      return cosine;
    }
    if (cosine >= 1 - ROUNDING) {
      return 0;
    }
    return StrictMath.toDegrees(StrictMath.acos(Math.max(-1, cosine)));
  }

  /**
   * A strip of cosines as degrees: the smallest cosine is the largest angle.
   *
   * @param into overwritten
   */
  static Strip degrees(Strip cosines, Strip into) {
    into.resize(1, cosines.buckets);
    for (int i = 0; i < cosines.buckets; i++) {
      into.from[i] = cosines.from[i];
      into.to[i] = cosines.to[i];
      into.min[i] = degrees(cosines.max[i]);
      into.max[i] = degrees(cosines.min[i]);
      into.last[i] = degrees(cosines.last[i]);
    }
    return into;
  }

  /** The bucket with the largest angle. @return −1: none was measured */
  static int widest(Strip degrees) {
    int found = -1;
    for (int i = 0; i < degrees.buckets; i++) {
      if (!Blank.is(degrees.max[i]) && degrees.max[i] >= 0) {
        found = found < 0 || degrees.max[i] > degrees.max[found] ? i : found;
      }
    }
    return found;
  }
}
