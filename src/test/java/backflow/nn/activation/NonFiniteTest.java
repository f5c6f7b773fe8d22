package backflow.nn.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PyTorch 2.13 says of −∞, ∞ and NaN in float64. */
class NonFiniteTest {
  @ParameterizedTest
  @CsvSource({
    // f(−∞), f(∞), f(NaN), f′(−∞), f′(∞), f′(NaN)
    "identity, -Infinity, Infinity, NaN, 1, 1, 1",
    "sigmoid, 0, 1, NaN, 0, 0, NaN",
    "tanh, -1, 1, NaN, 0, 0, NaN",
    "relu, 0, Infinity, NaN, 0, 1, 1",
    "leaky-relu, -Infinity, Infinity, NaN, 0.01, 1, 0.01",
    "prelu, -Infinity, Infinity, NaN, 0.25, 1, 0.25",
    "elu, -1, Infinity, NaN, 0, 1, 1",
    "selu, -1.7580993408473766, Infinity, NaN, 0, 1.0507009873554805, 1.0507009873554805",
    "gelu, NaN, Infinity, NaN, NaN, NaN, NaN",
    "silu, NaN, Infinity, NaN, NaN, NaN, NaN",
    "softplus, 0, Infinity, NaN, 0, 1, NaN",
    "softsign, NaN, NaN, NaN, NaN, NaN, NaN",
    "mish, NaN, Infinity, NaN, NaN, NaN, NaN",
    "hard-tanh, -1, 1, NaN, 0, 0, 0",
  })
  void infinitiesAndNaNGoTheWayOfTorch(
      String id, double low, double high, double nan, double dLow, double dHigh, double dNan) {
    Activation f = Activations.named(id);
    assertEquals(low, f.value(Double.NEGATIVE_INFINITY, 0.25));
    assertEquals(high, f.value(Double.POSITIVE_INFINITY, 0.25));
    assertEquals(nan, f.value(Double.NaN, 0.25));
    assertEquals(dLow, f.derivative(Double.NEGATIVE_INFINITY, 0.25));
    assertEquals(dHigh, f.derivative(Double.POSITIVE_INFINITY, 0.25));
    assertEquals(dNan, f.derivative(Double.NaN, 0.25));
  }
}
