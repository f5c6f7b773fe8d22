package backflow.train;

import java.util.List;

/**
 * How the board <em>Check</em> opens: how the gradient is checked there, and what spoils the check.
 *
 * @param epsilon ε, how far each parameter is moved, 1e-13–0.1
 * @param sample up to this many parameters, all are checked; above, this many, 1–100,000
 * @param scheme whose errors are shown, {@code centred} or {@code one-sided}
 * @param spoilers ids of what spoils it; unmodifiable
 */
public record CheckSpec(double epsilon, int sample, String scheme, List<String> spoilers) {
  /** Centred differences at the usual ε, spoiled by nothing. */
  public static final CheckSpec USUAL = new CheckSpec(6e-6, 2000, "centred", List.of());

  public CheckSpec {
    spoilers = List.copyOf(spoilers);
  }
}
