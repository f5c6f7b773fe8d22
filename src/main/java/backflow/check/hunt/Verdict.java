package backflow.check.hunt;

/** What a guess was. */
public enum Verdict {
  /** Layer and kind. */
  RIGHT(0, "Found."),
  /** The layer, not the kind. */
  NEARLY(2, "The layer is right, the kind is not."),
  /** The kind, not the layer. */
  OTHER_LAYER(2, "Such a mistake it is, but not in that layer."),
  /** Neither. */
  WRONG(4, "Neither the layer nor the kind.");

  private final int cost;
  private final String words;

  Verdict(int cost, String words) {
    this.cost = cost;
    this.words = words;
  }

  static Verdict of(boolean layer, boolean kind) {
    if (layer) {
      return kind ? RIGHT : NEARLY;
    }
    return kind ? OTHER_LAYER : WRONG;
  }

  /** How many points a guess of that kind costs. */
  public int cost() {
    return cost;
  }

  /** A sentence on screen. */
  public String words() {
    return words;
  }
}
