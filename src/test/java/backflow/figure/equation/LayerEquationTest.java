package backflow.figure.equation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.figure.frame.Signal;
import backflow.probe.LayerQuantity;
import backflow.probe.StepSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerEquationTest {
  private static final Wiring PLAIN = new Wiring("sigmoid", false, 0, false, 32);

  /** Two hidden layers and the output; slope 0.25, weights 0.5. */
  private static StepSnapshot measured() {
    StepSnapshot at = new StepSnapshot(3);
    at.clear(7);
    at.set(LayerQuantity.ACTIVATION_GRADIENT_RMS, 2, 8);
    at.set(LayerQuantity.PREACTIVATION_GRADIENT_RMS, 2, 2);
    at.set(LayerQuantity.ACTIVATION_GRADIENT_RMS, 1, 1);
    at.set(LayerQuantity.PREACTIVATION_GRADIENT_RMS, 1, 0);
    at.set(LayerQuantity.PREACTIVATION_GRADIENT_RMS, 3, 16);
    at.set(LayerQuantity.ACTIVATION_RMS, 1, 0.5);
    at.set(LayerQuantity.ACTIVATION_RMS, 2, 0.25);
    at.set(LayerQuantity.PREACTIVATION_STD, 2, 3);
    at.set(LayerQuantity.WEIGHT_GRADIENT_RMS, 2, 4);
    at.set(LayerQuantity.UPDATE_TO_WEIGHT, 2, 1e-3);
    return at;
  }

  private static List<String> lines(Equation equation) {
    return equation.rows().stream().map(row -> row.name() + " | " + row.value()).toList();
  }

  @Test
  void theFactorsOfTheBackwardSignalMultiplyToTheSignalBelow() {
    Equation equation = LayerEquation.of(measured(), PLAIN, Signal.BACKWARD, 2);
    assertEquals("Backward through layer 2", equation.title());
    assertEquals("∂L/∂a₁ = W₂ᵀ ( ∂L/∂a₂ ⊙ σ′(z₂) )", equation.formula());
    assertEquals(
        List.of(
            "RMS of ∂L/∂a₂ | 8.00",
            "slope σ′(z₂), at most ¼ | × 0.250",
            "weights W₂ᵀ | × 0.500",
            "RMS of ∂L/∂a₁ | = 1.00"),
        lines(equation));
  }

  @Test
  void fromTheOutputThereIsNoSlope() {
    Equation equation = LayerEquation.of(measured(), PLAIN, Signal.BACKWARD, 3);
    assertEquals("∂L/∂a₂ = Wₒᵀ ( ∂L/∂zₒ )", equation.formula());
    assertEquals(
        List.of("RMS of ∂L/∂zₒ | 16.0", "weights Wₒᵀ | × 0.500", "RMS of ∂L/∂a₂ | = 8.00"),
        lines(equation));
  }

  @Test
  void aSkipIsNotTakenApart() {
    Wiring wiring = new Wiring("relu", true, 1, false, 32);
    Equation equation = LayerEquation.of(measured(), wiring, Signal.BACKWARD, 2);
    assertEquals("∂L/∂a₁ = ∂L/∂a₂ + W₂ᵀ N′( ∂L/∂a₂ ⊙ f′(z₂) )", equation.formula());
    assertTrue(lines(equation).contains("layer and skip together | × 0.125"));
  }

  @Test
  void layerOneHasNothingBelowIt() {
    Equation equation = LayerEquation.of(measured(), PLAIN, Signal.BACKWARD, 1);
    assertEquals("δ₁ = ∂L/∂a₁ ⊙ σ′(z₁)", equation.formula());
    assertTrue(lines(equation).contains("slope σ′(z₁), at most ¼ | × 0"));
  }

  @Test
  void aWeightGradientIsABackwardSignalTimesAForwardOne() {
    Equation equation = LayerEquation.of(measured(), PLAIN, Signal.WEIGHTS, 2);
    assertEquals("∂L/∂W₂ = δ₂ᵀ a₁", equation.formula());
    assertEquals(
        List.of(
            "RMS of δ₂ | 2.00",
            "RMS of a₁ | × 0.500",
            "sum over the batch, at most 32 | × 4.00",
            "RMS of ∂L/∂W₂ | = 4.00",
            "‖ΔW₂‖ / ‖W₂‖ | 0.00100"),
        lines(equation));
  }

  @Test
  void theForwardSignalNamesItsSpread() {
    Equation equation = LayerEquation.of(measured(), PLAIN, Signal.ACTIVATIONS, 2);
    assertEquals("a₂ = σ( W₂ a₁ + b₂ )", equation.formula());
    assertEquals(
        List.of("RMS of a₁ | 0.500", "std of z₂ | 3.00", "RMS of a₂ | = 0.250"), lines(equation));
  }

  @Test
  void zeroOverZeroIsNotANumber() {
    StepSnapshot at = measured();
    at.set(LayerQuantity.ACTIVATION_GRADIENT_RMS, 1, 0);
    Equation equation = LayerEquation.of(at, PLAIN, Signal.BACKWARD, 1);
    assertTrue(lines(equation).contains("slope σ′(z₁), at most ¼ | not defined"));
  }

  @Test
  void infiniteNumbersAreShown() {
    StepSnapshot at = measured();
    at.set(LayerQuantity.ACTIVATION_GRADIENT_RMS, 1, Double.POSITIVE_INFINITY);
    Equation equation = LayerEquation.of(at, PLAIN, Signal.BACKWARD, 2);
    assertTrue(lines(equation).contains("RMS of ∂L/∂a₁ | = +∞"));
  }
}
