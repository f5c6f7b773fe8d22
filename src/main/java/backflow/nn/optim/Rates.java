package backflow.nn.optim;

/**
 * The numbers of an optimizer that may change while it runs; each optimizer reads its own.
 *
 * @param momentum SGD
 * @param nesterov SGD: whether momentum looks ahead
 * @param beta1 Adam, AdamW
 * @param beta2 Adam, AdamW
 * @param epsilon RMSProp, Adagrad, Adam, AdamW
 * @param decay RMSProp
 * @param weightDecay λ: added to the gradient as λ·w, or decoupled (AdamW)
 */
public record Rates(
    double momentum,
    boolean nesterov,
    double beta1,
    double beta2,
    double epsilon,
    double decay,
    double weightDecay) {}
