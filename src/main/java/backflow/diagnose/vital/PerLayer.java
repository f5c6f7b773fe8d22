package backflow.diagnose.vital;

/** The sliding median of a quantity in every layer. One thread. */
final class PerLayer {
  private final SlidingMedian[] medians;

  /**
   * Empty windows.
   *
   * @param layers D+1
   */
  PerLayer(int layers, int window) {
    medians = new SlidingMedian[layers];
    for (int i = 0; i < layers; i++) {
      medians[i] = new SlidingMedian(window);
    }
  }

  void add(int layer, double value) {
    medians[layer - 1].add(value);
  }

  double median(int layer) {
    return medians[layer - 1].value();
  }
}
