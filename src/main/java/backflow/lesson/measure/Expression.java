package backflow.lesson.measure;

import backflow.lesson.measure.Tokens.Wanted;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A number or word worked out from a run: numbers, names of {@link Quantities}, {@code + - * / ^},
 * parentheses, {@code sqrt(x)}, {@code ln(x)}, {@code log10(x)} and {@code abs(x)}. What is not
 * measured is blank, and so is all that is worked out from it.
 */
public final class Expression {
  private static final Set<String> FUNCTIONS = Set.of("sqrt", "ln", "log10", "abs");

  private final String text;
  private final Quantity root;
  private final boolean word;

  private Expression(String text, Quantity root, boolean word) {
    this.text = text;
    this.root = root;
    this.word = word;
  }

  /**
   * Reads an expression.
   *
   * @throws MeasureException if it cannot be read, or names what there is not
   */
  public static Expression of(String text) {
    Tokens tokens = new Tokens(text);
    Expression read = sum(tokens);
    if (!tokens.isEmpty()) {
      throw tokens.unexpected(Wanted.END);
    }
    return read.known();
  }

  /** Reads up to the next sign that does not belong to it. */
  static Expression sum(Tokens tokens) {
    Expression left = product(tokens);
    while (true) {
      if (tokens.take("+")) {
        left = combined(left, product(tokens), Double::sum);
      } else if (tokens.take("-")) {
        left = combined(left, product(tokens), (a, b) -> a - b);
      } else {
        return left;
      }
    }
  }

  private static Expression product(Tokens tokens) {
    Expression left = power(tokens);
    while (true) {
      if (tokens.take("*")) {
        left = combined(left, power(tokens), (a, b) -> a * b);
      } else if (tokens.take("/")) {
        left = combined(left, power(tokens), (a, b) -> a / b);
      } else {
        return left;
      }
    }
  }

  private static Expression power(Tokens tokens) {
    if (tokens.take("-")) {
      return applied(power(tokens), a -> -a);
    }
    Expression base = value(tokens);
    return tokens.take("^") ? combined(base, power(tokens), StrictMath::pow) : base;
  }

  private static Expression value(Tokens tokens) {
    if (tokens.take("(")) {
      return closed(sum(tokens), tokens);
    }
    String piece = tokens.peek();
    if (!piece.isEmpty() && !Character.isLetterOrDigit(piece.charAt(0))) {
      throw tokens.unexpected(Wanted.VALUE);
    }
    tokens.take(Wanted.VALUE);
    if (Character.isDigit(piece.charAt(0))) {
      Value number = Value.of(Double.parseDouble(piece));
      return new Expression(piece, run -> number, false);
    }
    if (FUNCTIONS.contains(piece) && tokens.take("(")) {
      return applied(closed(sum(tokens), tokens), function(piece));
    }
    Optional<Quantity> named = Quantities.named(piece);
    Value self = Value.of(piece);
    return new Expression(piece, named.orElse(run -> self), named.isEmpty());
  }

  private static Expression closed(Expression inner, Tokens tokens) {
    if (!tokens.take(")")) {
      throw tokens.unexpected(Wanted.CLOSING);
    }
    return inner;
  }

  private static DoubleUnaryOperator function(String name) {
    return switch (name) {
      case "sqrt" -> Math::sqrt;
      case "ln" -> StrictMath::log;
      case "log10" -> StrictMath::log10;
      default -> Math::abs;
    };
  }

  private static Expression applied(Expression of, DoubleUnaryOperator function) {
    Quantity inner = of.known().root;
    return new Expression(
        "", run -> Value.of(function.applyAsDouble(inner.in(run).number())), false);
  }

  private static Expression combined(Expression a, Expression b, DoubleBinaryOperator how) {
    Quantity left = a.known().root;
    Quantity right = b.known().root;
    return new Expression(
        "",
        run -> Value.of(how.applyAsDouble(left.in(run).number(), right.in(run).number())),
        false);
  }

  /**
   * This, if it is not a word that only stands for itself.
   *
   * @throws MeasureException if it is
   */
  Expression known() {
    if (word) {
      throw Quantities.unknown(text);
    }
    return this;
  }

  /** Whether it is a word that stands for itself. */
  boolean isWord() {
    return word;
  }

  /** The name or number it is, empty if it is made of several. */
  String name() {
    return text;
  }

  /** What it is in a run. */
  public Value in(Measured run) {
    return root.in(run);
  }

  /** Its number in a run; the blank if it has none. */
  public double number(Measured run) {
    return in(run).number();
  }
}
