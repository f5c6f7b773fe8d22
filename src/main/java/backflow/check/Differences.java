package backflow.check;

/** Which differences are compared with the gradient of a backward pass. */
public enum Differences {
  /** (J(θ+ε) − J(θ−ε))/2ε, whose own error is O(ε²). */
  CENTRED("centred", 2),
  /** (J(θ+ε) − J(θ))/ε, O(ε). */
  ONE_SIDED("one-sided", 1);

  private final String word;
  private final int order;

  Differences(String word, int order) {
    this.word = word;
    this.order = order;
  }

  /** Its name. */
  public String word() {
    return word;
  }

  /** p: truncation is O(ε^p). */
  public int order() {
    return order;
  }

  /** |a − n|/max(|a|, |n|). */
  double error(double analytic, Difference d) {
    return ElementCheck.relativeError(analytic, this == CENTRED ? d.centred() : d.oneSided());
  }
}
