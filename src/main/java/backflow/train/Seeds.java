package backflow.train;

import backflow.math.RandomStream;

/**
 * The named random streams of an experiment: changing how much one is used leaves the others as
 * they are, so other weights meet the same data and the same batches.
 *
 * @param seed the experiment's seed
 */
record Seeds(long seed) {
  /** For generating samples. */
  RandomStream data() {
    return RandomStream.of(seed, "data");
  }

  /** For dividing samples into training and test set. */
  RandomStream split() {
    return RandomStream.of(seed, "split");
  }

  /**
   * For one layer's first weights; a stream a layer, so that another width or depth elsewhere
   * leaves them.
   *
   * @param layer 1..D+1
   */
  RandomStream weights(int layer) {
    return RandomStream.of(seed, "weights of layer " + layer);
  }

  /** For the order of the samples. */
  RandomStream batches() {
    return RandomStream.of(seed, "batches");
  }

  /** For dropout masks. */
  RandomStream dropout() {
    return RandomStream.of(seed, "dropout");
  }

  /** For choosing the probe set. */
  RandomStream probeSet() {
    return RandomStream.of(seed, "probe set");
  }
}
