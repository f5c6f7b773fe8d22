package backflow.data;

import backflow.math.RandomStream;

/**
 * A training and a test set.
 *
 * @param train what is learned from, at least one sample
 * @param test what is only looked at; may be empty
 */
public record Split(Dataset train, Dataset test) {
  /**
   * Divides a data set at random. Classes are divided one by one, so that training and test set
   * hold them in the same proportion, as nearly as whole samples allow; every class, and a
   * regression as a whole, leaves at least one sample for training, even if the test set becomes
   * smaller for it. Both sets come in random order; with a share of 0 the training set too.
   *
   * @param all what to divide, at least one sample; not modified
   * @param testShare the share of the test set, 0 to below 1; 0 leaves it empty
   * @param random modified
   * @throws IllegalArgumentException if the share is out of range or there are no samples
   */
  public static Split of(Dataset all, double testShare, RandomStream random) {
    return Splitter.split(all, testShare, random);
  }
}
