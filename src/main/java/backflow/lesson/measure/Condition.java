package backflow.lesson.measure;

import backflow.diagnose.rule.Severity;
import backflow.lesson.measure.Tokens.Wanted;
import backflow.math.Blank;
import backflow.train.ExperimentSpec;
import backflow.train.SpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that holds of a run or not: comparisons of {@link Expression}s with {@code = != < <= >
 * >=}, joined by {@code and} and {@code or} ({@code and} binds closer). Words are compared by
 * {@code =} and {@code !=} only: {@code network.activation != sigmoid and gain.backward > 1e-2}. A
 * comparison with what is blank does not hold.
 */
public final class Condition {
  /** Holds of every run. */
  public static final Condition ALWAYS = new Condition("otherwise", run -> true);

  private final String text;
  private final Predicate<Measured> test;

  private Condition(String text, Predicate<Measured> test) {
    this.text = text;
    this.test = test;
  }

  /**
   * Reads a condition.
   *
   * @throws MeasureException if it cannot be read, or names what there is not
   */
  public static Condition of(String text) {
    Tokens tokens = new Tokens(text);
    List<Predicate<Measured>> any = new ArrayList<>();
    do {
      any.add(all(tokens));
    } while (tokens.take("or"));
    if (!tokens.isEmpty()) {
      throw tokens.unexpected(Wanted.END);
    }
    return new Condition(text.strip(), run -> any.stream().anyMatch(part -> part.test(run)));
  }

  private static Predicate<Measured> all(Tokens tokens) {
    List<Predicate<Measured>> all = new ArrayList<>();
    do {
      all.add(comparison(tokens));
    } while (tokens.take("and"));
    return run -> all.stream().allMatch(part -> part.test(run));
  }

  private static Predicate<Measured> comparison(Tokens tokens) {
    Expression left = Expression.sum(tokens).known();
    String sign = tokens.peek();
    if (!List.of("=", "!=", "<", "<=", ">", ">=").contains(sign)) {
      throw tokens.isEmpty()
          ? MeasureException.of("a comparison is missing: one of = != < <= > >=")
          : tokens.unexpected(Wanted.COMPARISON);
    }
    tokens.take(sign);
    Expression right = Expression.sum(tokens);
    if (sign.equals("=") || sign.equals("!=")) {
      checkWord(left, right);
      boolean wanted = sign.equals("=");
      return run -> equal(left.in(run), right.in(run), wanted);
    }
    right.known();
    return run -> ordered(sign, left.number(run), right.number(run));
  }

  private static boolean equal(Value a, Value b, boolean wanted) {
    boolean blank = !a.isWord() && Blank.is(a.number()) || !b.isWord() && Blank.is(b.number());
    return !blank && a.same(b) == wanted;
  }

  private static boolean ordered(String sign, double a, double b) {
    return switch (sign) {
      case "<" -> a < b;
      case "<=" -> a <= b;
      case ">" -> a > b;
      default -> a >= b;
    };
  }

  /** A word must be one that the setting on the left may be. */
  private static void checkWord(Expression left, Expression right) {
    if (!right.isWord()) {
      return;
    }
    if (left.name().startsWith("finding.")) {
      List<String> words = new ArrayList<>(List.of("none"));
      Arrays.stream(Severity.values()).map(Severity::word).forEach(words::add);
      if (!words.contains(right.name())) {
        throw MeasureException.of(
            "\"" + right.name() + "\" is no severity", String.join(", ", words), null);
      }
      return;
    }
    if (!Settings.known().contains(left.name())) {
      throw Quantities.unknown(right.name());
    }
    try {
      Settings.with(ExperimentSpec.DEFAULT, left.name(), right.name());
    } catch (SpecException e) {
      throw MeasureException.of(String.valueOf(e.getMessage()));
    }
  }

  /** Whether it holds. */
  public boolean holds(Measured run) {
    return test.test(run);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
