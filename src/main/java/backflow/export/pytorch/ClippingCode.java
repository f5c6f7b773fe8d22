package backflow.export.pytorch;

import backflow.nn.optim.Clipping;

/** Clipping in PyTorch. */
final class ClippingCode {
  private static final String NORM =
      """
      def clip(model):
          \"""g ← g·min(1, c/(‖g‖ + 1e-6)) over all parameters together (Pascanu 2013).

          What torch.nn.utils.clip_grad_norm_ does, with a norm that squares cannot overflow.
          \"""
          parameters = list(model.parameters())
          factor = torch.tensor(THRESHOLD / (total_norm(parameters) + 1e-6)).clamp(max=1)
          for p in parameters:
              p.grad.mul_(factor)
      """;

  private static final String PER_LAYER =
      """
      def clip(model):
          \"""g ← g·min(1, c/(‖g‖ + 1e-6)) over the parameters of each layer.

          What torch.nn.utils.clip_grad_norm_ does, with a norm that squares cannot overflow.
          \"""
          for layer in model:
              parameters = list(layer.parameters())
              factor = torch.tensor(THRESHOLD / (total_norm(parameters) + 1e-6)).clamp(max=1)
              for p in parameters:
                  p.grad.mul_(factor)
      """;

  private static final String VALUE =
      """
      def clip(model):
          \"""Each entry of the gradient to [−c, c]: this changes its direction.\"""
          nn.utils.clip_grad_value_(model.parameters(), THRESHOLD)
      """;

  private ClippingCode() {}

  /** What is done to the gradients; empty if nothing. */
  static String of(Clipping clipping) {
    return switch (clipping.mode()) {
      case NONE -> "";
      case NORM -> NORM;
      case PER_LAYER -> PER_LAYER;
      case VALUE -> VALUE;
    };
  }
}
