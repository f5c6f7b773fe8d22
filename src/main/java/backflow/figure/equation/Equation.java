package backflow.figure.equation;

import java.util.List;

/**
 * A formula and its factors.
 *
 * @param title what it is about: "Backward through layer 7"
 * @param formula in one line
 * @param rows the quantities of its right side, the result last
 */
public record Equation(String title, String formula, List<Row> rows) {
  /** Copies the rows. */
  public Equation {
    rows = List.copyOf(rows);
  }

  /**
   * One quantity.
   *
   * @param name in words: "slope σ′(z₇)"
   * @param value as it is read: "× 0.24", "= 3.63·10⁻¹²", "not defined"
   */
  public record Row(String name, String value) {}
}
