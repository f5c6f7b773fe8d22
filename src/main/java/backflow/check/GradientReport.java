package backflow.check;

import java.util.List;

/**
 * What a gradient check found.
 *
 * @param conditions under which it was made
 * @param loss J of the batch
 * @param parameters how many numbers the network learns
 * @param tensors one per parameter tensor, from the input on
 * @param complete false if it was cancelled: then the last tensors are checked in part or not at
 *     all
 */
public record GradientReport(
    Conditions conditions,
    double loss,
    int parameters,
    List<TensorCheck> tensors,
    boolean complete) {
  public GradientReport {
    tensors = List.copyOf(tensors);
  }

  /** ε, how far each parameter was moved. */
  public double epsilon() {
    return conditions.epsilon();
  }

  /** How many tensors nothing was checked of: about them the report says nothing. */
  public int uncheckedTensors() {
    return (int) tensors.stream().filter(t -> t.checked() == 0).count();
  }

  /** How many numbers were checked. */
  public int checked() {
    return elements().size();
  }

  /** How many of them are of a band. */
  public int count(Band band) {
    return tensors.stream().mapToInt(t -> t.count(band)).sum();
  }

  /** The largest relative error of a judged element; blank if none could be judged. */
  public double maxRelativeError() {
    return TensorCheck.largest(elements(), ElementCheck::relativeError);
  }

  /** The same with one-sided differences. */
  public double oneSidedMaxRelativeError() {
    return TensorCheck.largest(elements(), ElementCheck::oneSidedRelativeError);
  }

  /** ‖a − n‖/(‖a‖ + ‖n‖) over all judged elements; can hide a wrong small tensor. */
  public double normForm() {
    return TensorCheck.normForm(elements(), ElementCheck::centred);
  }

  /** The same with one-sided differences. */
  public double oneSidedNormForm() {
    return TensorCheck.normForm(elements(), ElementCheck::oneSided);
  }

  /** |a| and |n| below this drown in the rounding of the loss. */
  public double resolution() {
    return GradientCheck.resolution(loss, conditions);
  }

  /** Whether no judged element is wrong and everything is finite. */
  public boolean passes() {
    return count(Band.WRONG) == 0 && count(Band.NOT_FINITE) == 0;
  }

  private List<ElementCheck> elements() {
    return tensors.stream().flatMap(t -> t.elements().stream()).toList();
  }
}
