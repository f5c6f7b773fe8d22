package backflow.train;

import backflow.math.FloatFormat;
import java.util.List;

/**
 * How the board <em>Check</em> opens: how the gradient is checked there, and what spoils the check.
 *
 * @param epsilon ε, how far each parameter is moved, 1e-13–1
 * @param precision what loss and gradient are computed in there
 * @param sample up to this many parameters, all are checked; above, this many, 1–100,000
 * @param scheme whose errors are shown, {@code centred} or {@code one-sided}
 * @param spoilers ids of what spoils it; unmodifiable
 */
public record CheckSpec(
    double epsilon, FloatFormat precision, int sample, String scheme, List<String> spoilers) {
  /** Centred differences at the usual ε, spoiled by nothing. */
  public static final CheckSpec USUAL = in(FloatFormat.FLOAT64);

  /** The usual check in another format, at the usual ε of it. */
  static CheckSpec in(FloatFormat format) {
    return new CheckSpec(format.differenceStep(), format, 2000, "centred", List.of());
  }

  public CheckSpec {
    spoilers = List.copyOf(spoilers);
  }
}
