package backflow.probe;

/**
 * A place in an array where the values of neighbouring steps stand: smallest, largest and last of
 * every value, and the first non-finite step. A bucket of a single step keeps its values once: the
 * three places are then the same. Reused, points here and there.
 */
final class Bucket {
  /** Where it stands. */
  double[] data = new double[0];

  /** Index of the first smallest value; the others follow. */
  int min;

  /** Index of the first largest value. */
  int max;

  /** Index of the first last value. */
  int last;

  /** Index of the first non-finite step, −1 if none; exact up to 2⁵³. */
  int nonFinite;

  /** How many numbers a bucket takes. */
  static int length(int values, boolean single) {
    return (single ? values : 3 * values) + 1;
  }

  /** Points at a bucket of one step, or of several. */
  Bucket at(double[] array, int offset, int values, boolean single) {
    data = array;
    min = offset;
    max = single ? offset : offset + values;
    last = single ? offset : offset + 2 * values;
    nonFinite = last + values;
    return this;
  }

  /**
   * Becomes the union of two stretches; any of the three may be the same place.
   *
   * @param earlier read
   * @param later the steps right after
   */
  void setMerged(Bucket earlier, Bucket later, int values) {
    double[] a = earlier.data;
    double[] b = later.data;
    for (int i = 0; i < values; i++) {
      data[min + i] = Merge.min(a[earlier.min + i], b[later.min + i]);
      data[max + i] = Merge.max(a[earlier.max + i], b[later.max + i]);
      data[last + i] = Merge.last(a[earlier.last + i], b[later.last + i]);
    }
    data[nonFinite] = Merge.first(a[earlier.nonFinite], b[later.nonFinite]);
  }

  /** Becomes a copy of another, which may be of one step. */
  void set(Bucket other, int values) {
    System.arraycopy(other.data, other.min, data, min, values);
    System.arraycopy(other.data, other.max, data, max, values);
    System.arraycopy(other.data, other.last, data, last, values);
    data[nonFinite] = other.data[other.nonFinite];
  }
}
