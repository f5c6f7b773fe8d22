package backflow.figure.network;

import backflow.chart.Numbers;
import backflow.study.Decision;
import backflow.study.InputPlane;
import backflow.study.PlanePoints;

/** What a decision map says in words. */
final class Verdict {
  private Verdict() {}

  /** "train 98.2 %", or the root of the mean squared error of a regression. */
  static String of(String name, Decision map, PlanePoints points) {
    if (points.judged() == 0) {
      return "";
    }
    return map.classes() > 0
        ? name + " " + Numbers.percent(points.accuracy())
        : name + " " + Numbers.value(points.error());
  }

  /** Both sets on one line. */
  static String both(Decision map) {
    String test = of("test", map, map.test());
    String error = map.classes() > 0 ? "" : "RMS error ";
    return error + of("train", map, map.train()) + (test.isEmpty() ? "" : ", " + test);
  }

  /** Which inputs are drawn, and why; empty if there are no others. */
  static String plane(InputPlane plane) {
    return plane.isSlice()
        ? "the 2 of "
            + plane.inputs()
            + " inputs with the largest |∂output/∂x|, the others at their mean"
        : "";
  }

  /** Says if the net says the same everywhere; else empty. */
  static String flat(Decision map) {
    if (map.classes() == 0) {
      double[] range = map.range();
      return range[1] - range[0] <= 1e-9 * Math.max(1, Math.abs(range[1]))
          ? "the same output everywhere: " + Numbers.value(range[0])
          : "";
    }
    for (int k = 0; k < map.classes(); k++) {
      if (map.share(k) == 1) {
        return "class " + map.className(k) + " everywhere";
      }
    }
    return map.share(-1) == 1 ? "NaN everywhere: no class wins" : "";
  }
}
