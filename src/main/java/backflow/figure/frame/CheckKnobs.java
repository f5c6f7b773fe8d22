package backflow.figure.frame;

import backflow.check.Companions;
import backflow.check.Conditions;
import backflow.check.ElementPlace;
import backflow.check.Inquiry;
import backflow.check.Spoiler;
import backflow.check.Spoilers;
import backflow.math.FloatFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The knobs of the gradient check: they belong to all instruments of its board, and stand in the
 * bar above them.
 */
public final class CheckKnobs {
  /** ε, how far each parameter is moved. */
  public static final Knob.Dial EPSILON =
      new Knob.Dial("check.epsilon", "ε", 1e-13, 1, Conditions.EPSILON, true, false);

  /** What loss and gradient are computed in; words of {@link FloatFormat}. */
  public static final Knob.Choice PRECISION =
      new Knob.Choice(
          "check.precision", "precision", List.of("float64", "float32", "bfloat16", "float16"));

  /** How many numbers are checked of more. */
  public static final Knob.Dial SAMPLE =
      new Knob.Dial("check.sample", "sample", 1, 100_000, Conditions.ALL_UP_TO, true, true);

  /** Centred differences, the word of {@link #SCHEME}. */
  public static final String CENTRED = "centred";

  /** One-sided differences, the word of {@link #SCHEME}. */
  public static final String ONE_SIDED = "one-sided";

  /** Whose errors are shown; both are worked out. */
  public static final Knob.Choice SCHEME =
      new Knob.Choice("check.scheme", "differences", List.of(CENTRED, ONE_SIDED));

  /** Which activations stand beside the experiment's own where depths are compared. */
  public static final Knob.Choice BESIDE =
      new Knob.Choice("check-depth.beside", "beside", Companions.all());

  private static final String ON = "on";

  /** Counted from 1; 0: none is chosen. */
  private static final Knob.Dial TENSOR =
      new Knob.Dial("check.tensor", "tensor", 0, 1e6, 0, false, true);

  private static final Knob.Dial INDEX =
      new Knob.Dial("check.index", "index", 0, 1e9, 0, false, true);

  private CheckKnobs() {}

  /** What is to be checked as the knobs stand. */
  public static Inquiry inquiry(Knobs knobs) {
    List<String> spoilers =
        Spoilers.all().stream().map(Spoiler::id).filter(id -> isOn(knobs, id)).toList();
    return new Inquiry(
        knobs.of(EPSILON),
        FloatFormat.named(knobs.of(PRECISION)),
        (int) knobs.of(SAMPLE),
        spoilers,
        place(knobs),
        knobs.of(BESIDE));
  }

  /** All knobs, those of the check as they stand for an inquiry. */
  public static Knobs of(Knobs knobs, Inquiry inquiry, String scheme) {
    Knobs next = computed(knobs, inquiry).with(SAMPLE, inquiry.sample()).with(SCHEME, scheme);
    for (Spoiler spoiler : Spoilers.all()) {
      next = with(next, spoiler.id(), inquiry.spoilers().contains(spoiler.id()));
    }
    return with(next, inquiry.place());
  }

  /** All knobs, computed in another format; see {@link Inquiry#withPrecision}. */
  public static Knobs withPrecision(Knobs knobs, String word) {
    return computed(knobs, inquiry(knobs).withPrecision(FloatFormat.named(word)));
  }

  private static Knobs computed(Knobs knobs, Inquiry inquiry) {
    return knobs.with(EPSILON, inquiry.epsilon()).with(PRECISION, inquiry.precision().word());
  }

  private static Knob.Choice spoiler(String id) {
    return new Knob.Choice("check.spoiler." + id, id, List.of("off", ON));
  }

  /** Whether a spoiler is on. */
  public static boolean isOn(Knobs knobs, String spoiler) {
    return knobs.of(spoiler(spoiler)).equals(ON);
  }

  /** The same with a spoiler on or off. */
  public static Knobs with(Knobs knobs, String spoiler, boolean on) {
    return knobs.with(spoiler(spoiler), on ? ON : "off");
  }

  /** The number that is looked at closely; null: none is chosen. */
  public static @Nullable ElementPlace place(Knobs knobs) {
    int tensor = (int) knobs.of(TENSOR);
    return tensor == 0 ? null : new ElementPlace(tensor - 1, (int) knobs.of(INDEX));
  }

  /** The same with another number looked at closely; null: none. */
  public static Knobs with(Knobs knobs, @Nullable ElementPlace place) {
    return place == null
        ? knobs.with(TENSOR, 0)
        : knobs.with(TENSOR, place.parameter() + 1).with(INDEX, place.index());
  }

  /** Whether errors of one-sided differences are shown. */
  public static boolean isOneSided(Knobs knobs) {
    return knobs.of(SCHEME).equals(ONE_SIDED);
  }
}
