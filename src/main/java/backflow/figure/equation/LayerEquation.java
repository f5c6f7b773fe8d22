package backflow.figure.equation;

import backflow.chart.Numbers;
import backflow.figure.equation.Equation.Row;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Signal;
import backflow.math.Blank;
import backflow.probe.LayerQuantity;
import backflow.probe.StepSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * How the signal that is looked at comes about in one layer l, with the numbers of one step. A
 * factor is the quotient of two measured RMS, so the rows multiply to the last one exactly:
 *
 * <pre>
 * backward     ∂L/∂a_(l−1) = Wᵀ N′(∂L/∂a_l ⊙ m ⊙ f′(z_l)), plus ∂L/∂a_l over a skip
 * delta        δ_l = ∂L/∂a_l ⊙ m ⊙ f′(z_l)
 * weights      ∂L/∂W_l = (∂L/∂u_l)ᵀ a_(l−1), summed over the batch
 * activations  a_l = f(N(W a_(l−1) + b)), plus a_(l−1) over a skip
 * </pre>
 */
public final class LayerEquation {
  private final StepSnapshot at;
  private final Wiring wiring;
  private final int layer;
  private final String above;
  private final String below;
  private final List<Row> rows = new ArrayList<>();

  private LayerEquation(StepSnapshot at, Wiring wiring, int layer) {
    this.at = at;
    this.wiring = wiring;
    this.layer = layer;
    above = isOutput() ? "ₒ" : lowered(layer);
    below = lowered(layer - 1);
  }

  /**
   * The equation of a layer.
   *
   * @param at what was measured; not modified
   * @param wiring of the layer
   * @param signal which of the signals
   * @param layer from 1 at the input to D+1, the output
   */
  public static Equation of(StepSnapshot at, Wiring wiring, Signal signal, int layer) {
    LayerEquation it = new LayerEquation(at, wiring, layer);
    return switch (signal.byRms()) {
      case DELTA -> it.delta();
      case ACTIVATIONS -> it.forward();
      case WEIGHTS -> it.weights();
      default -> layer == 1 ? it.delta() : it.backward();
    };
  }

  private boolean isOutput() {
    return layer == at.layers();
  }

  private Equation backward() {
    String top = isOutput() ? "∂L/∂zₒ" : "∂L/∂a" + above;
    double start = isOutput() ? delta(layer) : get(LayerQuantity.ACTIVATION_GRADIENT_RMS, layer);
    double end = get(LayerQuantity.ACTIVATION_GRADIENT_RMS, layer - 1);
    value("RMS of " + top, start);
    if (!isOutput()) {
      factor(slopeName(), delta(layer), start);
    }
    if (wiring.skips()) {
      factor("layer and skip together", end, start);
    } else {
      factor(weightsName(), end, isOutput() ? start : delta(layer));
    }
    result("RMS of ∂L/∂a" + below, end);
    String inner = isOutput() ? top : scale() + top + mask() + " ⊙ " + slope();
    String through = "W" + above + "ᵀ " + (wiring.normalized() && !isOutput() ? "N′" : "");
    String skip = wiring.skips() ? top + " + " : "";
    String formula = "∂L/∂a" + below + " = " + skip + through + "( " + inner + " )";
    return new Equation("Backward through " + name(), formula, rows);
  }

  private Equation delta() {
    if (isOutput()) {
      result("RMS of δₒ", delta(layer));
      return new Equation("The gradient at the output", "δₒ = ∂L/∂zₒ", rows);
    }
    double start = get(LayerQuantity.ACTIVATION_GRADIENT_RMS, layer);
    value("RMS of ∂L/∂a" + above, start);
    factor(slopeName(), delta(layer), start);
    result("RMS of δ" + above, delta(layer));
    String formula = "δ" + above + " = " + scale() + "∂L/∂a" + above + mask() + " ⊙ " + slope();
    return new Equation("Backward into " + name(), formula, rows);
  }

  private Equation weights() {
    double a = layer == 1 ? Blank.VALUE : get(LayerQuantity.ACTIVATION_RMS, layer - 1);
    double gradient = get(LayerQuantity.WEIGHT_GRADIENT_RMS, layer);
    String input = layer == 1 ? "x" : "a" + below;
    boolean normalized = wiring.normalized() && !isOutput();
    value("RMS of δ" + above, delta(layer));
    if (layer > 1) {
      value("RMS of " + input, a, "× ");
      String sum = "sum over the batch, at most " + wiring.batch();
      factor(normalized ? "N′, sum over the batch" : sum, gradient, delta(layer) * a);
    }
    result("RMS of ∂L/∂W" + above, gradient);
    value("‖ΔW" + above + "‖ / ‖W" + above + "‖", get(LayerQuantity.UPDATE_TO_WEIGHT, layer));
    String left = normalized ? "N′(δ" + above + ")" : "δ" + above;
    return new Equation(
        "What the optimizer gets, " + name(), "∂L/∂W" + above + " = " + left + "ᵀ " + input, rows);
  }

  private Equation forward() {
    String input = layer == 1 ? "x" : "a" + below;
    if (layer > 1) {
      value("RMS of " + input, get(LayerQuantity.ACTIVATION_RMS, layer - 1));
    }
    value("std of z" + above, get(LayerQuantity.PREACTIVATION_STD, layer));
    String sum = "W" + above + " " + input + " + b" + above;
    if (isOutput()) {
      return new Equation("Forward to the output", "zₒ = " + sum, rows);
    }
    result("RMS of a" + above, get(LayerQuantity.ACTIVATION_RMS, layer));
    String z = wiring.normalized() ? "N( " + sum + " )" : sum;
    String skip = wiring.skips() ? input + " + " : "";
    String formula = "a" + above + " = " + skip + scale() + wiring.symbol() + "( " + z + " )";
    return new Equation("Forward through " + name(), formula, rows);
  }

  private String name() {
    return isOutput() ? "the output layer" : Layers.name(layer, at.layers() - 1);
  }

  private String slope() {
    return wiring.symbol() + "′(z" + above + ")";
  }

  /** s, where a skip has one. */
  private String scale() {
    return wiring.skips() && wiring.skip() != 1 ? "s·" : "";
  }

  private String mask() {
    return wiring.masked() ? " ⊙ m" + above : "";
  }

  private String slopeName() {
    String bound = wiring.activation().equals("sigmoid") ? ", at most ¼" : "";
    return "slope " + slope() + (wiring.masked() ? " and mask" : bound);
  }

  private String weightsName() {
    boolean normalized = wiring.normalized() && !isOutput();
    return "weights W" + above + "ᵀ" + (normalized ? " and N′" : "");
  }

  private double get(LayerQuantity quantity, int of) {
    return at.get(quantity, of);
  }

  private double delta(int of) {
    return get(LayerQuantity.PREACTIVATION_GRADIENT_RMS, of);
  }

  private void value(String name, double value) {
    value(name, value, "");
  }

  private void value(String name, double value, String before) {
    if (!Blank.is(value)) {
      rows.add(new Row(name, before + Numbers.value(value)));
    }
  }

  private void result(String name, double value) {
    value(name, value, "= ");
  }

  private void factor(String name, double to, double from) {
    rows.add(new Row(name, quotient(to, from)));
  }

  /** 0/0 is not a number; it is not defined. */
  private static String quotient(double to, double from) {
    boolean defined = !Blank.is(to) && !Blank.is(from) && !(to == 0 && from == 0);
    return defined ? "× " + Numbers.value(to / from) : "not defined";
  }

  private static String lowered(int number) {
    StringBuilder digits = new StringBuilder();
    for (char c : Integer.toString(number).toCharArray()) {
      digits.append((char) ('₀' + (c - '0')));
    }
    return digits.toString();
  }
}
