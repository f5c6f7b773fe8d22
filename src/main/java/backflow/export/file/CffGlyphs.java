package backflow.export.file;

import java.util.Arrays;
import java.util.Set;

/**
 * The outlines of a font in the Compact Font Format (Adobe Technical Note 5176), without those of
 * glyphs that nobody uses. Every offset stays what it was: an unused charstring becomes an empty
 * glyph and a stretch of zeros, which compression takes away.
 */
final class CffGlyphs {
  private static final int CHAR_STRINGS = 17;
  private static final byte END_CHAR = 14;

  private final byte[] cff;

  private CffGlyphs(byte[] cff) {
    this.cff = cff;
  }

  /**
   * Empties all glyphs but some.
   *
   * @param cff a whole table; not modified
   * @param used the numbers of those that stay; glyph 0 stays too
   * @throws IllegalArgumentException if this is no such table
   */
  static byte[] only(byte[] cff, Set<Integer> used) {
    CffGlyphs glyphs = new CffGlyphs(cff.clone());
    glyphs.empty(used);
    return glyphs.cff;
  }

  private void empty(Set<Integer> used) {
    int index = charStrings();
    int count = number(index, 2);
    int size = number(index + 2, 1);
    int offsets = index + 3;
    int data = offsets + (count + 1) * size - 1;
    for (int glyph = 1; glyph < count; glyph++) {
      int from = data + number(offsets + glyph * size, size);
      int to = data + number(offsets + (glyph + 1) * size, size);
      if (!used.contains(glyph) && to > from) {
        cff[from] = END_CHAR;
        Arrays.fill(cff, from + 1, to, (byte) 0);
      }
    }
  }

  /** Where the INDEX of charstrings stands: the operand of operator 17 of the first Top DICT. */
  private int charStrings() {
    int names = number(2, 1);
    int tops = endOfIndex(names);
    int size = number(tops + 2, 1);
    int first = tops + 3;
    int data = first + (number(tops, 2) + 1) * size - 1;
    int at = data + number(first, size);
    int end = data + number(first + size, size);
    int operand = 0;
    while (at < end) {
      int b = number(at, 1);
      if (b == CHAR_STRINGS) {
        return operand;
      }
      if (b >= 32 || b == 28 || b == 29) {
        operand = operand(at);
      }
      at += length(at);
    }
    throw new IllegalArgumentException("a font without charstrings");
  }

  private int operand(int at) {
    int b = number(at, 1);
    if (b == 28) {
      return (short) number(at + 1, 2);
    }
    if (b == 29) {
      return number(at + 1, 4);
    }
    if (b <= 246) {
      return b - 139;
    }
    int low = number(at + 1, 1);
    return b <= 250 ? (b - 247) * 256 + low + 108 : -(b - 251) * 256 - low - 108;
  }

  /** How many bytes an operator or operand of a DICT takes. */
  private int length(int at) {
    int b = number(at, 1);
    if (b == 30) {
      int end = at + 1;
      while ((number(end, 1) & 0xf) != 0xf && number(end, 1) >>> 4 != 0xf) {
        end++;
      }
      return end + 1 - at;
    }
    if (b == 12 || b >= 247 && b <= 254) {
      return 2;
    }
    return b == 28 ? 3 : b == 29 ? 5 : 1;
  }

  private int endOfIndex(int at) {
    int count = number(at, 2);
    if (count == 0) {
      return at + 2;
    }
    int size = number(at + 2, 1);
    int offsets = at + 3;
    return offsets + (count + 1) * size - 1 + number(offsets + count * size, size);
  }

  /** An unsigned number of some bytes, the highest first. */
  private int number(int at, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | cff[at + i] & 0xff;
    }
    return value;
  }
}
