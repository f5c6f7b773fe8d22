package backflow.export.pytorch;

import backflow.train.Targets;

/** The loss and the accuracy in PyTorch. */
final class LossCode {
  private static final String MSE =
      """
      def loss_of(output, y):
          \"""L = mean of (o − y)².\"""
          return F.mse_loss(output, y)
      """;

  private static final String BINARY =
      """
      def loss_of(output, y):
          \"""L = mean of −y·ln σ(o) − (1 − y)·ln σ(−o), from logits o, with −ln σ(o) = ln(1 + e^−o).

          The same as F.binary_cross_entropy_with_logits, whose gradient σ(o) − y loses its digits
          where the answer is nearly right. At o = −∞ torch says NaN; so does this.
          \"""
          right = y * F.softplus(-output, threshold=40)
          wrong = (1 - y) * F.softplus(output, threshold=40)
          return (right + wrong + torch.where(output == -math.inf, math.nan, 0.0)).mean()
      """;

  private static final String CROSS_ENTROPY =
      """
      def loss_of(output, y):
          \"""L = mean of −ln softmax_y(o) = ln(1 + Σ_(j≠y) e^(o_j − o_y)), from logits o.

          The same as F.cross_entropy, whose gradient softmax_y − 1 loses its digits where the answer
          is nearly right. The largest logit is taken out, so that an infinite one gives NaN.
          \"""
          o = output - output.detach().amax(1, keepdim=True)
          right = F.one_hot(y, o.shape[1]).bool()
          others = torch.logsumexp(o.masked_fill(right, -math.inf), 1)
          return F.softplus(others - o[right], threshold=40).mean()
      """;

  private static final String TWO_CLASSES =
      """
      def accuracy_of(output, y):
          \"""Share of the batch classified right: class 1 above @middle@; a NaN is wrong.\"""
          return share(((output > @middle@) == (y == 1)) & ~output.isnan())
      """;

  private static final String CLASSES =
      """
      def accuracy_of(output, y):
          \"""Share of the batch classified right: the largest output; a row with a NaN is wrong.\"""
          right = output.argmax(1) == @target@
          return share(right & (output.amax(1) > -math.inf))
      """;

  private LossCode() {}

  /** Which loss it is. */
  static boolean isCrossEntropy(Targets targets) {
    return targets.loss().id().equals("cross-entropy");
  }

  /** What is made smaller. */
  static String loss(Targets targets) {
    return switch (targets.loss().id()) {
      case "mse" -> MSE;
      case "binary-cross-entropy" -> BINARY;
      case "cross-entropy" -> CROSS_ENTROPY;
      default ->
          throw new IllegalArgumentException("no PyTorch for the loss " + targets.loss().id());
    };
  }

  /** How many are right; empty for regression. */
  static String accuracy(Targets targets) {
    if (targets.classes() == 0) {
      return "";
    }
    if (targets.outputs() == 1) {
      boolean logits = targets.loss().id().equals("binary-cross-entropy");
      return TWO_CLASSES.replace("@middle@", logits ? "0" : "0.5");
    }
    return CLASSES.replace("@target@", isCrossEntropy(targets) ? "y" : "y.argmax(1)");
  }
}
