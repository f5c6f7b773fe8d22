package backflow.check;

/**
 * How far one tensor of a reference case is off.
 *
 * @param tensor what was compared, for example {@code gradients W2}
 * @param error the largest |a − e| / max(|e|, 1e-2·largest entry of its kind in the case) over its
 *     entries, a the engine's number and e the expected one; ∞ where only one of them is finite
 */
public record TensorError(String tensor, double error) {}
