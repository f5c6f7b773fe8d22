package backflow.train;

/**
 * What the loss is multiplied by before the backward pass, and its gradients divided by after it,
 * so that small ones are not lost to a short format (Micikevicius et al. 2018).
 *
 * @param dynamic whether S is looked for: it starts at {@code start}, is halved where a gradient
 *     overflows, whose step is then skipped, and doubled after 200 good steps
 * @param start S, above 0
 */
public record LossScale(boolean dynamic, double start) {
  /** The loss as it is. */
  public static final LossScale ONE = new LossScale(false, 1);

  /** Looked for, from 2¹⁶ on (PyTorch's start). */
  public static final LossScale DYNAMIC = new LossScale(true, 65536);

  /** The word in files that stands in place of a number. */
  public static final String DYNAMIC_WORD = "dynamic";

  /** Always the same S. */
  public static LossScale constant(double scale) {
    return new LossScale(false, scale);
  }

  /** As in a file: a number or the word. */
  public String inWords() {
    return dynamic ? DYNAMIC_WORD : Limit.plain(start);
  }
}
