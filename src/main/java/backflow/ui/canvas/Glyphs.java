package backflow.ui.canvas;

import java.util.ArrayList;
import java.util.List;

/** Which characters Inter lacks among those that Backflow writes; they come from DejaVu Sans. */
final class Glyphs {
  private static final String LACKING = "∇ᵀ⊙⌈⌉✂";

  private Glyphs() {}

  /** Whether a part made by {@link #parts} is for the fallback face. */
  static boolean needsFallback(String part) {
    return !part.isEmpty() && LACKING.indexOf(part.charAt(0)) >= 0;
  }

  /** A text in stretches that one face can write. */
  static List<String> parts(String text) {
    if (text.chars().noneMatch(c -> LACKING.indexOf(c) >= 0)) {
      return List.of(text);
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || lacking(text, i) != lacking(text, start)) {
        parts.add(text.substring(start, i));
        start = i;
      }
    }
    return parts;
  }

  private static boolean lacking(String text, int i) {
    return LACKING.indexOf(text.charAt(i)) >= 0;
  }
}
