package backflow.study;

/** Which units of a wide layer stand for all: the first, the last, evenly spaced ones between. */
final class UnitSample {
  private UnitSample() {}

  /**
   * Chooses.
   *
   * @param width how many units there are
   * @param most how many to choose at most, at least 2
   * @param wanted a unit that must be among them, from 1; 0: none
   * @return units, from 1, rising
   */
  static int[] of(int width, int most, int wanted) {
    int n = Math.min(width, most);
    int[] units = new int[n];
    int nearest = 0;
    for (int i = 0; i < n; i++) {
      units[i] = n == 1 ? 1 : 1 + (int) Math.rint((double) i * (width - 1) / (n - 1));
      if (Math.abs(units[i] - wanted) < Math.abs(units[nearest] - wanted)) {
        nearest = i;
      }
    }
    if (wanted >= 1 && wanted <= width) {
      units[nearest] = wanted;
    }
    return units;
  }
}
