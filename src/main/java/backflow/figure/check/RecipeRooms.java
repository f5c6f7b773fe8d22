package backflow.figure.check;

import backflow.chart.Argb;
import backflow.chart.Numbers;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.check.Band;
import backflow.check.ElementCheck;
import backflow.check.Recipe;
import backflow.figure.check.RecipeRoom.Line;
import backflow.figure.check.RecipeRoom.Part;
import backflow.math.FloatFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The five steps of a gradient check of one parameter, in words and numbers. */
final class RecipeRooms {
  private static final String WIDEST = "difference = ";

  private final Recipe recipe;
  private final Theme theme;

  private RecipeRooms(Recipe recipe, Theme theme) {
    this.recipe = recipe;
    this.theme = theme;
  }

  /** The five. */
  static List<RecipeRoom> of(Recipe recipe, Theme theme) {
    RecipeRooms rooms = new RecipeRooms(recipe, theme);
    return List.of(
        rooms.flatten(), rooms.plus(), rooms.minus(), rooms.difference(), rooms.compare());
  }

  private Part word(String text) {
    return new Part(text, false, "", Weight.REGULAR, theme.muted());
  }

  private Part strong(String text) {
    return new Part(text, false, "", Weight.SEMIBOLD, theme.text());
  }

  /** The name of a number, as wide as the widest, so that the numbers stand in a column. */
  private Part name(String text) {
    return new Part(text, false, WIDEST, Weight.REGULAR, theme.muted());
  }

  /** How many digits of a number are written; a double's last one is none that matters. */
  private static int digitsOf(FloatFormat format) {
    return Math.min(16, format.digits());
  }

  /** A gradient in at most seven digits. */
  private static String few(Recipe r, double gradient) {
    return Digits.significant(gradient, Math.min(7, digitsOf(r.precision())));
  }

  private static AgreeingDigits digits(Recipe r) {
    return AgreeingDigits.of(r.lossPlus(), r.lossMinus(), digitsOf(r.precision()));
  }

  private static Line line(List<Part> longest, List<Part> shorter) {
    return new Line(List.of(longest, shorter));
  }

  private RecipeRoom flatten() {
    String place = Numbers.integer(recipe.before() + 1L);
    String of = Numbers.integer(recipe.parameters());
    Part theta = strong("θ = " + Digits.near(recipe.theta(), recipe.epsilon()));
    Part called = strong(recipe.name().brief() + ", ");
    Line only =
        new Line(
            List.of(
                List.of(
                    strong("Flatten: "),
                    word("number " + place + " of " + of + " in one long vector is "),
                    called,
                    theta),
                List.of(word("number " + place + " of " + of + ": "), called, theta),
                List.of(word(place + " of " + of + ": "), theta),
                List.of(theta)));
    return new RecipeRoom(List.of(only), Line.NONE);
  }

  private RecipeRoom plus() {
    String moved = Digits.near(recipe.plus(), recipe.epsilon());
    Line head =
        line(
            List.of(
                strong("Add ε"),
                word(" = " + Numbers.value(recipe.epsilon()) + ": θ + ε = "),
                strong(moved)),
            List.of(strong("θ + ε = " + moved)));
    return new RecipeRoom(List.of(head), loss("J(θ + ε) = ", recipe.lossPlus(), true));
  }

  private RecipeRoom minus() {
    String moved = Digits.near(recipe.minus(), recipe.epsilon());
    Line head =
        line(
            List.of(strong("Take ε away"), word(": θ − ε = "), strong(moved)),
            List.of(strong("θ − ε = " + moved)));
    return new RecipeRoom(List.of(head), loss("J(θ − ε) = ", recipe.lossMinus(), false));
  }

  private boolean isFinite() {
    return Double.isFinite(recipe.lossPlus()) && Double.isFinite(recipe.lossMinus());
  }

  private Line loss(String name, double value, boolean first) {
    if (!isFinite()) {
      return new Line(List.of(List.of(name(name), strong(Numbers.value(value)))));
    }
    AgreeingDigits digits = digits(recipe);
    String text = first ? digits.first() : digits.second();
    return number(name, text, digits.same(), digits.factor());
  }

  /** What can still be read, but does not stand out. */
  private int pale() {
    return Argb.mix(theme.axis(), theme.muted(), theme.dark() ? 0.45 : 0.2);
  }

  /** A number whose first characters are pale. */
  private Line number(String name, String text, int pale, String factor) {
    List<Part> number = new ArrayList<>();
    number.add(name(name));
    number.add(new Part(text.substring(0, pale), true, "", Weight.REGULAR, pale()));
    number.add(new Part(text.substring(pale), true, "", Weight.SEMIBOLD, theme.text()));
    if (!factor.isEmpty()) {
      number.add(word(factor));
    }
    return line(number, number.subList(1, number.size()));
  }

  private RecipeRoom difference() {
    String n = few(recipe, recipe.element().centred());
    Line quotient =
        new Line(
            List.of(
                List.of(
                    strong("Subtract, divide"),
                    word(" by 2ε = " + Numbers.value(recipe.distance()) + ": "),
                    strong("n = " + n)),
                List.of(strong("Subtract, divide: n = " + n)),
                List.of(strong("n = " + n))));
    if (!isFinite()) {
      return new RecipeRoom(List.of(quotient), Line.NONE);
    }
    AgreeingDigits digits = digits(recipe);
    String text = digits.beside(recipe.plainDifference());
    Line result = number("difference = ", text, leadingZeros(text), digits.factor());
    String lost = digits.digits() + " digits agree and are lost";
    if (recipe.precision() != FloatFormat.FLOAT64) {
      return new RecipeRoom(List.of(quotient, new Line(List.of(List.of(word(lost))))), result);
    }
    Part exact = strong(Numbers.value(recipe.difference()));
    Line sum = line(List.of(word(lost + "; sample by sample: "), exact), List.of(word(lost)));
    return new RecipeRoom(List.of(quotient, sum), result);
  }

  private static int leadingZeros(String text) {
    int i = 0;
    while (i < text.length() && "+−0.".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private RecipeRoom compare() {
    ElementCheck e = recipe.element();
    int ink = BandWords.color(theme, e.band());
    String error = Numbers.value(e.relativeError());
    Part verdict = new Part(BandWords.of(e.band()), false, "", Weight.SEMIBOLD, ink);
    Line result =
        new Line(
            List.of(
                List.of(name("error = "), strong(error + ", "), verdict),
                List.of(strong(error + ", "), verdict),
                List.of(verdict)));
    String a = few(recipe, e.analytic());
    Line analytic =
        new Line(
            List.of(
                List.of(strong("Compare"), word(" with the backward pass: "), strong("a = " + a)),
                List.of(strong("Compare"), word(" with "), strong("a = " + a)),
                List.of(strong("a = " + a))));
    return new RecipeRoom(List.of(analytic, why()), result);
  }

  private Line why() {
    ElementCheck e = recipe.element();
    if (e.band() == Band.UNRESOLVABLE) {
      boolean still = recipe.plus() <= recipe.theta() || recipe.minus() >= recipe.theta();
      if (still) {
        return new Line(List.of(List.of(word("θ + ε or θ − ε is rounded to θ: it does not move"))));
      }
      double larger = Math.max(Math.abs(e.analytic()), Math.abs(e.centred()));
      if (larger >= recipe.resolution()) {
        return new Line(List.of(List.of(word("rounding or truncation at this ε is as large"))));
      }
      String limit = "|a| and |n| are below " + Numbers.value(recipe.resolution());
      return line(List.of(word(limit + ": rounding alone makes as much")), List.of(word(limit)));
    }
    if (e.band() == Band.NOT_FINITE) {
      return new Line(List.of(List.of(word("a number on the way is not finite"))));
    }
    if (recipe.precision() != FloatFormat.FLOAT64) {
      return new Line(List.of(List.of(word("error = |a − n| / max(|a|, |n|)"))));
    }
    String plain = Numbers.value(recipe.plainRelativeError());
    return line(
        List.of(word("error = |a − n| / max(|a|, |n|); of the plain sums " + plain)),
        List.of(word("|a − n| / max(|a|, |n|)")));
  }

  /** The formula, line by line. */
  static List<String> lines(Recipe r) {
    ElementCheck e = r.element();
    List<String> lines = new ArrayList<>();
    lines.add("n = (J(θ + ε) − J(θ − ε)) / ((θ + ε) − (θ − ε))");
    lines.add("θ = " + r.name().brief() + " = " + Digits.near(r.theta(), r.epsilon()));
    String where = r.precision() == FloatFormat.FLOAT64 ? "" : ", in " + r.precision().word();
    lines.add("ε = " + Numbers.value(r.epsilon()) + where);
    lines.add("J(θ + ε) = " + whole(r, r.lossPlus()));
    lines.add("J(θ − ε) = " + whole(r, r.lossMinus()));
    lines.add("J(θ + ε) − J(θ − ε) = " + Numbers.value(r.difference()));
    lines.add("n = " + few(r, e.centred()));
    lines.add("a = " + few(r, e.analytic()));
    lines.add("|a − n| / max(|a|, |n|) = " + Numbers.value(e.relativeError()));
    return lines;
  }

  /** A number with all digits of its format. */
  private static String whole(Recipe r, double x) {
    return r.precision() == FloatFormat.FLOAT64
        ? Double.toString(x)
        : Digits.significant(x, r.precision().digits());
  }

  /** In a few sentences. */
  static String summary(Recipe r) {
    ElementCheck e = r.element();
    String agree = "";
    if (Double.isFinite(r.lossPlus()) && Double.isFinite(r.lossMinus())) {
      AgreeingDigits digits = digits(r);
      agree = ", the same in their first " + digits.digits() + " digits";
    }
    return "The gradient check of "
        + r.name().words()
        + ", number "
        + Numbers.integer(r.before() + 1L)
        + " of "
        + Numbers.integer(r.parameters())
        + (r.precision() == FloatFormat.FLOAT64 ? "" : ", in " + r.precision().word())
        + ". Moved by ε = "
        + Numbers.value(r.epsilon())
        + " to either side the loss is "
        + Numbers.value(r.lossPlus())
        + " and "
        + Numbers.value(r.lossMinus())
        + agree
        + ". The difference says "
        + Numbers.value(e.centred())
        + ", the backward pass "
        + Numbers.value(e.analytic())
        + ": relative error "
        + Numbers.value(e.relativeError())
        + ", "
        + BandWords.of(e.band())
        + ".";
  }

  /** Numbers with the digits that matter. */
  static final class Digits {
    private Digits() {}

    /** So many decimals that two digits of a small step are seen. */
    static String near(double x, double step) {
      if (!Double.isFinite(x)) {
        return Numbers.value(x);
      }
      int decimals = 1 - (int) Math.floor(StrictMath.log10(step));
      if (decimals > 17 || Math.abs(x) > 1e6) {
        return Numbers.value(x);
      }
      BigDecimal rounded =
          new BigDecimal(Math.abs(x)).setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN);
      return (x < 0 ? "−" : "") + rounded.toPlainString();
    }

    /** So many significant digits. */
    static String significant(double x, int digits) {
      if (!Double.isFinite(x) || x == 0) {
        return Numbers.value(x);
      }
      BigDecimal exact = new BigDecimal(Math.abs(x));
      int exponent = exact.precision() - exact.scale() - 1;
      boolean plain = exponent >= -3 && exponent <= 4;
      BigDecimal shifted = plain ? exact : exact.movePointLeft(exponent);
      int decimals = Math.max(0, digits - 1 - (plain ? exponent : 0));
      String written = shifted.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
      return (x < 0 ? "−" : "") + written + (plain ? "" : "·" + Numbers.power(exponent));
    }
  }
}
