package backflow.chart;

/** Moves labels apart, each as little as can be. */
public final class LabelSpread {
  private LabelSpread() {}

  /**
   * Spreads places so that neighbours keep a distance: the least squares of all moves (isotonic
   * regression by pooling neighbours), then pushed inside the ends.
   *
   * @param places ascending; modified
   * @param n how many of them count
   * @param gap smallest distance between two
   * @param low no place under this
   * @param high no place above this, if there is room for all
   */
  public static void spreadInPlace(double[] places, int n, double gap, double low, double high) {
    double[] mean = new double[n];
    int[] size = new int[n];
    int blocks = 0;
    for (int i = 0; i < n; i++) {
      mean[blocks] = places[i] - i * gap;
      size[blocks++] = 1;
      while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
        int both = size[blocks - 2] + size[blocks - 1];
        mean[blocks - 2] =
            (mean[blocks - 2] * size[blocks - 2] + mean[blocks - 1] * size[blocks - 1]) / both;
        size[blocks - 2] = both;
        blocks--;
      }
    }
    double top = Math.max(low, high - (n - 1) * gap);
    int i = 0;
    for (int block = 0; block < blocks; block++) {
      double place = Math.min(top, Math.max(low, mean[block]));
      for (int k = 0; k < size[block]; k++, i++) {
        places[i] = place + i * gap;
      }
    }
  }
}
