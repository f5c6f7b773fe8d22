package backflow.export.pytorch;

import backflow.math.Kernels;
import backflow.nn.activation.Activation;

/**
 * An activation function in PyTorch.
 *
 * @param maker the expression that makes its module
 * @param definition the class it is made of, where torch has none that keeps its digits; else empty
 * @param tail the type of the module and where it saturates, an entry of a dictionary; else empty
 */
record ActivationCode(String maker, String definition, String tail) {
  private static final String GELU =
      """
      class Gelu(nn.Module):
          \"""f(z) = z·Φ(z). nn.GELU computes Φ as (1 + erf)/2, which rounds to 0 on the left tail.\"""

          def forward(self, z):
              return 0.5 * z * torch.erfc(-z * math.sqrt(0.5))
      """;

  private static final String SOFTSIGN =
      """
      class Softsign(nn.Module):
          \"""f(z) = z/(1 + |z|), f′ = 1/(1 + |z|)²; nn.Softsign has it as a difference.\"""

          def forward(self, z):
              held = z.detach()
              r = 1 / (1 + held.abs())
              return held * r + r * r * (z - held)  # the last term is 0, and has the gradient
      """;

  private static ActivationCode of(String maker) {
    return new ActivationCode(maker, "", "");
  }

  private static ActivationCode of(String type, String tail) {
    return new ActivationCode(type + "()", "", type + ": lambda z: " + tail);
  }

  /**
   * How torch writes an activation.
   *
   * @throws IllegalArgumentException if nobody has said so yet
   */
  static ActivationCode of(Activation activation) {
    String limit = Python.number(Kernels.SATURATION);
    return switch (activation.id()) {
      case "identity" -> of("nn.Identity()");
      case "sigmoid" ->
          of("nn.Sigmoid", "4 * torch.sigmoid(z) * (1 - torch.sigmoid(z)) < " + limit);
      case "tanh" -> of("nn.Tanh", "1 - torch.tanh(z) ** 2 < " + limit);
      case "relu" -> of("nn.ReLU()");
      case "leaky-relu" -> of("nn.LeakyReLU()");
      case "prelu" -> of("nn.PReLU()");
      case "elu" -> of("nn.ELU", "z < math.log(" + limit + ")");
      case "selu" -> of("nn.SELU", "z < math.log(" + limit + ")");
      case "gelu" -> new ActivationCode("Gelu()", GELU, "");
      case "silu" -> of("nn.SiLU()");
      case "softplus" -> of("nn.Softplus(threshold=40)");
      case "softsign" ->
          new ActivationCode(
              "Softsign()",
              SOFTSIGN,
              "Softsign: lambda z: z.abs() > 1 / math.sqrt(" + limit + ") - 1");
      case "mish" -> of("nn.Mish()");
      case "hard-tanh" -> of("nn.Hardtanh", "z.abs() >= 1");
      default ->
          throw new IllegalArgumentException("no PyTorch for the activation " + activation.id());
    };
  }
}
