package backflow.check;

import backflow.math.FloatFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reader wants checked, whatever the network is.
 *
 * @param epsilon ε, above 0
 * @param precision what loss and gradient are computed in
 * @param sample up to this many parameters, all are checked; above, this many
 * @param spoilers ids of those that are on, in the order of {@link Spoilers#all}
 * @param place of the number that is looked at closely; null: the most telling one
 * @param beside which activations stand beside the experiment's own where depths are compared, one
 *     of {@link Companions#all}
 */
public record Inquiry(
    double epsilon,
    FloatFormat precision,
    int sample,
    List<String> spoilers,
    @Nullable ElementPlace place,
    String beside) {
  /** A check that nothing spoils. */
  public static final Inquiry USUAL =
      new Inquiry(
          Conditions.EPSILON,
          FloatFormat.FLOAT64,
          Conditions.ALL_UP_TO,
          List.of(),
          null,
          Companions.USUAL);

  /** Copies the list. */
  public Inquiry {
    spoilers = List.copyOf(spoilers);
  }

  /** The same with another ε. */
  public Inquiry withEpsilon(double other) {
    return new Inquiry(other, precision, sample, spoilers, place, beside);
  }

  /** The same computed in another format; ε goes along where it was the usual one of its format. */
  public Inquiry withPrecision(FloatFormat other) {
    boolean usual = epsilon == precision.differenceStep();
    double step = usual ? other.differenceStep() : epsilon;
    return new Inquiry(step, other, sample, spoilers, place, beside);
  }

  /** The same with another sample. */
  public Inquiry withSample(int other) {
    return new Inquiry(epsilon, precision, other, spoilers, place, beside);
  }

  /** The same with another number looked at closely. */
  public Inquiry withPlace(@Nullable ElementPlace other) {
    return new Inquiry(epsilon, precision, sample, spoilers, other, beside);
  }

  /** The same with other activations where depths are compared. */
  public Inquiry withBeside(String other) {
    return new Inquiry(epsilon, precision, sample, spoilers, place, other);
  }

  /** The same with what spoils it. */
  public Inquiry withSpoilers(List<String> ids) {
    return new Inquiry(epsilon, precision, sample, ids, place, beside);
  }

  /** The check of a subject, spoiled by what is on and can spoil it. */
  public Arrangement arranged(Subject subject) {
    Conditions conditions =
        Conditions.USUAL.withEpsilon(epsilon).withPrecision(precision).withSample(sample);
    Arrangement arrangement = new Arrangement(subject, conditions);
    for (String id : spoilers) {
      arrangement = Spoilers.named(id).spoil(arrangement);
    }
    return arrangement;
  }
}
