package backflow.data;

import backflow.math.RandomStream;

/** Divides a data set class by class; the rules stand at {@link Split#of}. */
final class Splitter {
  private Splitter() {}

  static Split split(Dataset all, double testShare, RandomStream random) {
    if (!(testShare >= 0 && testShare < 1)) {
      throw new IllegalArgumentException("test share must be 0 to below 1, was " + testShare);
    }
    if (all.size() == 0) {
      throw new IllegalArgumentException("no samples to divide");
    }
    int[] quota = quotas(sizes(all), testShare);
    int[] order = shuffled(all.size(), random);
    int tests = 0;
    for (int q : quota) {
      tests += q;
    }
    int[] test = new int[tests];
    int[] train = new int[order.length - tests];
    int t = 0;
    int r = 0;
    for (int row : order) {
      if (quota[stratum(all, row)]-- > 0) {
        test[t++] = row;
      } else {
        train[r++] = row;
      }
    }
    return new Split(all.select(train), all.select(test));
  }

  private static int stratum(Dataset all, int row) {
    return all.isRegression() ? 0 : (int) all.y().data[row];
  }

  private static int[] sizes(Dataset all) {
    int[] sizes = new int[Math.max(1, all.classes())];
    for (int row = 0; row < all.size(); row++) {
      sizes[stratum(all, row)]++;
    }
    return sizes;
  }

  private static int[] shuffled(int n, RandomStream random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    random.shuffleInPlace(order);
    return order;
  }

  /** Whole parts first, then one more for the largest remainders, until the share is reached. */
  private static int[] quotas(int[] sizes, double share) {
    int[] quota = new int[sizes.length];
    int total = 0;
    int given = 0;
    for (int c = 0; c < sizes.length; c++) {
      quota[c] = Math.min((int) (share * sizes[c]), Math.max(0, sizes[c] - 1));
      total += sizes[c];
      given += quota[c];
    }
    for (int missing = (int) Math.rint(share * total) - given; missing > 0; missing--) {
      int c = neediest(sizes, quota, share);
      if (c < 0) {
        break;
      }
      quota[c]++;
    }
    return quota;
  }

  /** The class furthest below its share that can spare another sample; −1 if none can. */
  private static int neediest(int[] sizes, int[] quota, double share) {
    int best = -1;
    for (int c = 0; c < sizes.length; c++) {
      boolean spare = quota[c] < sizes[c] - 1;
      if (spare && (best < 0 || lack(sizes, quota, share, c) > lack(sizes, quota, share, best))) {
        best = c;
      }
    }
    return best;
  }

  private static double lack(int[] sizes, int[] quota, double share, int c) {
    return share * sizes[c] - quota[c];
  }
}
