package backflow.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reader wants checked, whatever the network is.
 *
 * @param epsilon ε, above 0
 * @param sample up to this many parameters, all are checked; above, this many
 * @param spoilers ids of those that are on, in the order of {@link Spoilers#all}
 * @param place of the number that is looked at closely; null: the most telling one
 * @param beside which activations stand beside the experiment's own where depths are compared, one
 *     of {@link Companions#all}
 */
public record Inquiry(
    double epsilon,
    int sample,
    List<String> spoilers,
    @Nullable ElementPlace place,
    String beside) {
  /** A check that nothing spoils. */
  public static final Inquiry USUAL =
      new Inquiry(Conditions.EPSILON, Conditions.ALL_UP_TO, List.of(), null, Companions.USUAL);

  /** Copies the list. */
  public Inquiry {
    spoilers = List.copyOf(spoilers);
  }

  /** The same with another ε. */
  public Inquiry withEpsilon(double other) {
    return new Inquiry(other, sample, spoilers, place, beside);
  }

  /** The same with another sample. */
  public Inquiry withSample(int other) {
    return new Inquiry(epsilon, other, spoilers, place, beside);
  }

  /** The same with another number looked at closely. */
  public Inquiry withPlace(@Nullable ElementPlace other) {
    return new Inquiry(epsilon, sample, spoilers, other, beside);
  }

  /** The same with other activations where depths are compared. */
  public Inquiry withBeside(String other) {
    return new Inquiry(epsilon, sample, spoilers, place, other);
  }

  /** The same with what spoils it. */
  public Inquiry withSpoilers(List<String> ids) {
    return new Inquiry(epsilon, sample, ids, place, beside);
  }

  /** The check of a subject, spoiled by what is on and can spoil it. */
  public Arrangement arranged(Subject subject) {
    Arrangement arrangement =
        new Arrangement(subject, Conditions.USUAL.withEpsilon(epsilon).withSample(sample));
    for (String id : spoilers) {
      arrangement = Spoilers.named(id).spoil(arrangement);
    }
    return arrangement;
  }
}
