package backflow.export.pytorch;

import backflow.math.RandomStream;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Which samples a step sees, in Python: the random stream and what is dealt from it. */
final class BatchCode {
  private static final String STREAM =
      """
      class RandomStream:
          \"""The generator xoshiro256++ (Blackman and Vigna 2019) as Backflow draws from it.\"""

          MASK = 2**64 - 1

          def __init__(self, *state):
              self.state = list(state)

          def bits(self):
              \"""The next 64 random bits.\"""
              s = self.state
              turned = self.turn((s[0] + s[3]) & self.MASK, 23)
              result = (turned + s[0]) & self.MASK
              t = (s[1] << 17) & self.MASK
              s[2] ^= s[0]
              s[3] ^= s[1]
              s[1] ^= s[2]
              s[0] ^= s[3]
              s[2] ^= t
              s[3] = self.turn(s[3], 45)
              return result

          def turn(self, x, places):
              return (x << places | x >> (64 - places)) & self.MASK

          def below(self, bound):
              \"""A whole number from 0 to below bound, every one equally likely.\"""
              limit = 2**32 // bound * bound
              x = self.bits() >> 32
              while x >= limit:
                  x = self.bits() >> 32
              return x % bound

          def shuffle(self, items):
              \"""Every order equally likely (Fisher and Yates).\"""
              for i in range(len(items) - 1, 0, -1):
                  j = self.below(i + 1)
                  items[i], items[j] = items[j], items[i]
      """;

  private static final String BATCHES =
      """
      def batches():
          \"""Epoch after epoch deals every sample once, in a new order; the last batch may be short.\"""
          stream = RandomStream(
              @state@
          )
          order = list(range(SAMPLES))
          while True:
              stream.shuffle(order)
              for i in range(0, SAMPLES, BATCH_SIZE):
                  yield order[i : i + BATCH_SIZE]
      """;

  private static final String PROBE =
      """
      def probe_samples():
          \"""Which samples stand for the training set where units are judged: a fixed choice.\"""
          stream = RandomStream(
              @state@
          )
          order = list(range(SAMPLES))
          stream.shuffle(order)
          return order[:@count@]
      """;

  private BatchCode() {}

  /** The class that draws random numbers. */
  static String stream() {
    return STREAM;
  }

  /**
   * The batches of some of the samples each.
   *
   * @param stream at its start; not modified
   */
  static String batches(RandomStream stream) {
    return BATCHES.replace("@state@", state(stream));
  }

  /**
   * The choice of the probe set.
   *
   * @param stream at its start; not modified
   * @param count how many samples
   */
  static String probe(RandomStream stream, int count) {
    return PROBE.replace("@state@", state(stream)).replace("@count@", Integer.toString(count));
  }

  private static String state(RandomStream stream) {
    return Arrays.stream(stream.state()).mapToObj(Python::bits).collect(Collectors.joining(", "));
  }
}
