package backflow.study;

import java.util.List;

/**
 * The first number of a run that is NaN or ±∞: where it stands, which operation made it, and the
 * numbers it was made of.
 *
 * @param step with the parameters before its update
 * @param layer from 1 at the input to D+1; 0 if it is of no layer
 * @param tensor which tensor, by its symbol: x, u, z, f, a, L, ∂L/∂a, δ, ∂L/∂W, W, …
 * @param operation what made it, as a formula
 * @param row of that tensor, from 1: the sample, or the unit if the tensor is a parameter's; 0:
 *     none
 * @param column of that tensor, from 1: the unit, or the input if the tensor is a weight's; 0: none
 * @param value NaN, ∞ or −∞
 * @param operands the numbers just before, the telling ones first
 */
public record FirstFailure(
    long step,
    int layer,
    String tensor,
    String operation,
    int row,
    int column,
    double value,
    List<Operand> operands)
    implements Finding {
  public FirstFailure {
    operands = List.copyOf(operands);
  }

  /**
   * A number that went in.
   *
   * @param name what it is: {@code W[unit 5, input 2]}
   * @param value itself
   */
  public record Operand(String name, double value) {}

  /** In one line: {@code step 412, layer 3: u = a·Wᵀ + b gave ∞ for sample 3, unit 5}. */
  public String inWords() {
    String where = layer == 0 ? "" : ", layer " + layer;
    return "step " + step + where + ": " + operation + " gave " + word() + place();
  }

  private String word() {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return value > 0 ? "∞" : "−∞";
  }

  private String place() {
    if (row == 0) {
      return "";
    }
    boolean parameter = tensor.endsWith("W") || tensor.endsWith("b");
    String first = parameter ? "unit " : "sample ";
    String second = parameter ? ", input " : ", unit ";
    return " for " + first + row + (column == 0 ? "" : second + column);
  }
}
