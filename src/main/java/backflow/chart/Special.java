package backflow.chart;

import backflow.math.Blank;

/**
 * What has no place on a scale and is drawn all the same, in its own colour and with its own word.
 * Kept as bits, so that a pixel column may have several.
 */
public enum Special {
  /** Not a number. */
  NAN("NaN", 1, true),
  /** Overflown upward. */
  POSITIVE_INFINITY("+∞", 2, true),
  /** Exactly zero, on a logarithmic scale. */
  ZERO("0", 4, false),
  /** Below zero, on a logarithmic scale. */
  NEGATIVE("< 0", 8, false),
  /** Overflown downward. */
  NEGATIVE_INFINITY("−∞", 16, false);

  private static final Special[] ALL = values();

  private final String word;
  private final int bit;
  private final boolean above;

  Special(String word, int bit, boolean above) {
    this.word = word;
    this.bit = bit;
    this.above = above;
  }

  /** What stands beside its marks. */
  public String word() {
    return word;
  }

  /** Whether its marks stand at the upper edge of a plot. */
  public boolean above() {
    return above;
  }

  /** Its bit. */
  public int bit() {
    return bit;
  }

  /** Whether the bit is set. */
  public boolean in(int bits) {
    return (bits & bit()) != 0;
  }

  /**
   * The bit of a value that has no place on a scale; 0 for the blank and for what has a place.
   *
   * @param log whether the scale is logarithmic
   */
  public static int bitOf(double value, boolean log) {
    if (Double.isNaN(value)) {
      return Blank.is(value) ? 0 : NAN.bit();
    }
    if (Double.isInfinite(value)) {
      return (value > 0 ? POSITIVE_INFINITY : NEGATIVE_INFINITY).bit();
    }
    if (!log || value > 0) {
      return 0;
    }
    return (value == 0 ? ZERO : NEGATIVE).bit();
  }

  /** Its colour where it is filled: danger for ±∞, the text's for NaN, the card's for 0. */
  public int color(Theme theme) {
    return switch (this) {
      case NAN -> theme.text();
      case POSITIVE_INFINITY, NEGATIVE_INFINITY -> theme.danger();
      case ZERO, NEGATIVE -> theme.card();
    };
  }

  /** The colour of its word, readable on the card. */
  public int wordColor(Theme theme) {
    return this == NAN
        ? theme.text()
        : color(theme) == theme.danger() ? theme.danger() : theme.muted();
  }

  /**
   * The colour of a pixel of its pattern: plain danger for ±∞, cross-hatched for NaN, hatched for
   * 0.
   *
   * @param x device column
   * @param y device row
   * @param pitch distance of the hatching lines in device pixels
   * @return opaque ARGB
   */
  public int pixel(Theme theme, int x, int y, int pitch) {
    int line = Math.max(1, pitch / 5);
    boolean rising = Math.floorMod(x + y, pitch) < line;
    boolean falling = Math.floorMod(x - y, pitch) < line;
    return switch (this) {
      case NAN -> rising || falling ? theme.card() : theme.text();
      case POSITIVE_INFINITY, NEGATIVE_INFINITY -> theme.danger();
      case ZERO -> rising ? theme.muted() : theme.card();
      case NEGATIVE -> falling ? theme.muted() : theme.card();
    };
  }

  /** All kinds, from the top of a plot down. */
  public static Special[] all() {
    return ALL.clone();
  }

  /**
   * The first kind among bits.
   *
   * @param bits not 0
   */
  public static Special first(int bits) {
    return ALL[Integer.numberOfTrailingZeros(bits)];
  }

  /** The kind at a place of {@link #all}. */
  static Special at(int index) {
    return ALL[index];
  }

  /** How many. */
  static int count() {
    return ALL.length;
  }
}
