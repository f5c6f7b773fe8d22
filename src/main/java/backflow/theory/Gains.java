package backflow.theory;

import java.util.List;

/**
 * What the mean-field recursion says of each hidden layer at initialization, for wide networks
 * without normalization, skips and dropout.
 *
 * @param forward RMS(a_l)/RMS(a_(l−1)) for l = 1..D; empty if theory says nothing here
 * @param backward √χ_l: RMS(∂L/∂a_(l−1))/RMS(∂L/∂a_l) for l = 1..D; empty likewise
 * @param why the assumption, or why theory says nothing, in one sentence
 */
public record Gains(List<Double> forward, List<Double> backward, String why) {
  /** Theory says nothing. */
  public static final Gains NONE = new Gains(List.of(), List.of(), "");

  /** Copies the lists. */
  public Gains {
    forward = List.copyOf(forward);
    backward = List.copyOf(backward);
  }

  /** Whether theory says anything. */
  public boolean known() {
    return !backward.isEmpty();
  }
}
