package backflow.figure.frame;

/** How the entries of a gradient of one layer become one number. */
public enum Measure {
  /** √(Σx²/n): how large an entry usually is, whatever the size of the layer. */
  RMS("RMS", "root of the mean square: how large an entry usually is"),
  /** √Σx². */
  NORM("norm", "root of the sum of squares: all entries together; grows with the layer's size"),
  /** Σ|x|/n. */
  MEAN("mean", "mean of the absolute values: large entries count less than in the RMS"),
  /** max |x|. */
  MAX("max", "largest absolute value: the one entry that overflows or is clipped first");

  private final String word;
  private final String meaning;

  Measure(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** Its name on screen. */
  public String word() {
    return word;
  }

  /** What it says of a gradient, in half a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Of a symbol: RMS δ, ‖δ‖, mean |δ|, max |δ|. */
  public String of(String symbol) {
    return switch (this) {
      case RMS -> word + " " + symbol;
      case NORM -> "‖" + symbol + "‖";
      case MEAN, MAX -> word + " |" + symbol + "|";
    };
  }
}
