package backflow.figure.units;

import backflow.study.Curve;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an activation is dead or saturated without a gap.
 *
 * @param from the smallest z of it
 * @param to the largest z of it
 * @param part dead or saturated
 */
record FlatStretch(double from, double to, Curve.Part part) {
  /** All of a curve, from the left. */
  static List<FlatStretch> of(Curve curve) {
    List<FlatStretch> all = new ArrayList<>();
    int from = 0;
    while (from < curve.points()) {
      Curve.Part part = curve.part(from);
      int to = from;
      while (to + 1 < curve.points() && curve.part(to + 1) == part) {
        to++;
      }
      if (part != Curve.Part.LIVE) {
        all.add(new FlatStretch(curve.z(from), curve.z(to), part));
      }
      from = to + 1;
    }
    return all;
  }

  /** What is written there. */
  static String word(Curve.Part part) {
    return part == Curve.Part.DEAD ? "off: f′ = 0" : "saturated";
  }
}
