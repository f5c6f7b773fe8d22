package backflow.figure.check;

import backflow.chart.Numbers;
import backflow.check.Band;
import backflow.check.ElementCheck;
import backflow.check.Inquiry;
import backflow.check.Spoilers;
import backflow.check.TensorCheck;
import backflow.figure.frame.Age;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.study.check.UnderWay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A gradient check in sentences and numbers. */
final class TensorWords {
  private static final int NAMED = 3;

  private TensorWords() {}

  /** What a check comes to. */
  enum Verdict {
    RIGHT,
    WRONG,
    NOTHING
  }

  static Verdict verdict(TensorView view) {
    if (!view.wrong().isEmpty()) {
      return Verdict.WRONG;
    }
    return view.judged() == 0 ? Verdict.NOTHING : Verdict.RIGHT;
  }

  /** The verdict, from its longest to its shortest form. */
  static String[] sentences(TensorView view) {
    String judged = Numbers.integer(view.judged());
    return switch (verdict(view)) {
      case RIGHT ->
          new String[] {
            "The gradient is right: " + judged + " of " + judged + " resolvable elements agree",
            "Right: " + judged + " of " + judged + " resolvable elements agree",
            "Right: " + judged + " of " + judged + " agree",
            "Right"
          };
      case WRONG -> wrong(view);
      case NOTHING ->
          new String[] {
            "Nothing can be judged: all "
                + Numbers.integer(view.checked())
                + " elements stand apart",
            "Nothing can be judged"
          };
    };
  }

  private static String[] wrong(TensorView view) {
    String many = Numbers.integer(view.count(Band.WRONG)) + " of " + Numbers.integer(view.judged());
    String first = view.name(view.wrong().get(0));
    boolean finite = view.count(Band.NOT_FINITE) == 0;
    String word = finite ? "WRONG" : view.count(Band.WRONG) > 0 ? "WRONG, NaN or ∞" : "NaN or ∞";
    int rest = view.wrong().size() - 1;
    String where = word + " in " + names(view);
    String brief = word + " in " + first + (rest > 0 ? " and " + rest + " more" : "");
    return new String[] {
      where + ": " + many + " resolvable elements disagree", where + ": " + many, brief, word
    };
  }

  /** "W3, b3", or the first few and how many more. */
  private static String names(TensorView view) {
    List<Integer> wrong = view.wrong();
    int shown = wrong.size() <= NAMED + 1 ? wrong.size() : NAMED;
    String names =
        wrong.subList(0, shown).stream().map(view::name).collect(Collectors.joining(", "));
    int rest = wrong.size() - shown;
    return rest == 0 ? names : names + " and " + rest + " more tensors";
  }

  /** What stands under the verdict, the most important first. */
  static List<String> facts(TensorView view, long shown, @Nullable UnderWay now) {
    List<String> facts = new ArrayList<>();
    if (now != null && now.kind() == view.found().getClass()) {
      facts.add(underWay(now, "checking again"));
    }
    String spoilers = spoilers(view.found().inquiry());
    if (!spoilers.isEmpty()) {
      facts.add("spoiled: " + spoilers);
    }
    if (!view.found().lacks().isEmpty()) {
      facts.add("but " + String.join(", ", view.found().lacks()) + " here");
    }
    addCount(facts, view.report().uncheckedTensors(), "tensors not looked at");
    addCount(facts, view.count(Band.UNRESOLVABLE), "unresolvable");
    addCount(facts, view.count(Band.KINK), "at a kink");
    addCount(facts, view.count(Band.NOT_FINITE), "not finite");
    addCount(facts, view.count(Band.UNCOMFORTABLE), "uncomfortable");
    if (!Blank.is(view.normForm())) {
      facts.add("norm form over all " + Numbers.value(view.normForm()));
    }
    String age = Age.of(view.found().step(), shown);
    facts.add(age.isEmpty() ? "step " + Numbers.integer(view.found().step()) : age);
    int all = view.report().parameters();
    if (view.checked() < all) {
      facts.add(Numbers.integer(view.checked()) + " of " + Numbers.integer(all) + " checked");
    }
    // also in double: the run itself may train in another format
    facts.add("in " + view.found().inquiry().precision().word());
    facts.add("ε " + Numbers.value(view.report().epsilon()));
    return facts;
  }

  private static void addCount(List<String> facts, int count, String what) {
    if (count > 0) {
      facts.add(Numbers.integer(count) + " " + what);
    }
  }

  /** The names of what spoils a check. */
  static String spoilers(Inquiry inquiry) {
    return inquiry.spoilers().stream()
        .map(id -> Spoilers.named(id).name())
        .collect(Collectors.joining(", "));
  }

  /** How far a check is: "checking … 412 of 2,000". */
  static String underWay(UnderWay now, String verb) {
    return now.of() == 0
        ? verb + " …"
        : verb + " … " + Numbers.integer(now.done()) + " of " + Numbers.integer(now.of());
  }

  /** That the norm form lets something pass, from its longest to its shortest form. */
  static String[] hidden(TensorView view) {
    String form = Numbers.value(view.normForm());
    String wrong = view.name(view.worstTensor()) + " is wrong by " + Numbers.value(view.largest());
    return new String[] {
      "the norm form hides this: " + form + " over all, although " + wrong,
      "the norm form hides this: " + form + " although " + wrong,
      "norm form " + form + ", but " + wrong
    };
  }

  /** An element with its numbers, from its longest to its shortest form. */
  static String[] element(TensorView view, int tensor, ElementCheck e) {
    String name = view.found().name(tensor, e.index()).brief();
    double numeric = view.oneSided() ? e.oneSided() : e.centred();
    String numbers = Numbers.value(e.analytic()) + ", numeric " + Numbers.value(numeric);
    String error = ", relative error " + Numbers.value(view.error(e));
    String why = why(view, e);
    return new String[] {
      name + ": analytic " + numbers + error + ": " + why,
      name + ": analytic " + numbers + error,
      name + ": " + Numbers.value(view.error(e)) + ", " + word(view.band(e))
    };
  }

  /** A band in a word or two. */
  static String word(Band band) {
    return switch (band) {
      case HAPPY -> "happy";
      case FINE -> "fine only with kinks";
      case UNCOMFORTABLE -> "uncomfortable";
      case WRONG -> "wrong";
      case UNRESOLVABLE -> "unresolvable";
      case KINK -> "at a kink";
      case NOT_FINITE -> "not finite";
    };
  }

  private static String why(TensorView view, ElementCheck e) {
    double resolution = view.report().resolution();
    return switch (view.band(e)) {
      case UNRESOLVABLE ->
          Math.abs(e.analytic()) < resolution && Math.abs(e.centred()) < resolution
              ? "unresolvable, below "
                  + Numbers.value(resolution)
                  + " rounding of the loss drowns it"
              : "unresolvable, the rounding or truncation at this ε is as large";
      case KINK -> "a unit is on another side of a kink at θ + ε than at θ − ε";
      case NOT_FINITE -> "not finite";
      default -> word(view.band(e));
    };
  }

  /** For those who cannot see it. */
  static String summary(@Nullable TensorView view) {
    if (view == null) {
      return "Nothing has been checked yet.";
    }
    String hidden = view.normFormHides() ? " And " + hidden(view)[0] + "." : "";
    String facts = String.join(", ", facts(view, -1, null));
    String largest =
        Blank.is(view.largest())
            ? ""
            : " The largest relative error is "
                + Numbers.value(view.largest())
                + " in "
                + view.name(view.worstTensor())
                + ".";
    return sentences(view)[0] + "." + largest + hidden + " " + facts + ".";
  }

  /** A row per element. */
  static Table table(@Nullable TensorView view) {
    List<List<String>> rows = new ArrayList<>();
    if (view != null) {
      for (TensorCheck tensor : view.report().tensors()) {
        for (ElementCheck e : tensor.elements()) {
          rows.add(row(tensor, e));
        }
      }
    }
    return new Table(
        List.of(
            "tensor",
            "layer",
            "index",
            "analytic",
            "centred",
            "one_sided",
            "relative_error",
            "one_sided_relative_error",
            "band"),
        rows);
  }

  private static List<String> row(TensorCheck tensor, ElementCheck e) {
    return List.of(
        tensor.tensor(),
        Integer.toString(tensor.layer()),
        Integer.toString(e.index()),
        Double.toString(e.analytic()),
        Double.toString(e.centred()),
        Double.toString(e.oneSided()),
        Double.toString(e.relativeError()),
        Double.toString(e.oneSidedRelativeError()),
        e.band().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
