package backflow.train;

import backflow.math.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words that may stand at one place of an experiment file, in the order they are shown.
 *
 * @param <E> what a word means
 */
final class Words<E> {
  private final Map<String, E> meanings = new LinkedHashMap<>();

  private Words() {}

  /**
   * The words of some values.
   *
   * @param values what can be meant
   * @param id the word of each
   */
  static <E> Words<E> of(List<E> values, Function<E, String> id) {
    Words<E> words = new Words<>();
    values.forEach(value -> words.meanings.put(id.apply(value), value));
    return words;
  }

  /** The words of an enum. */
  static <E extends Enum<E>> Words<E> of(Class<E> type, Function<E, String> id) {
    return of(List.of(type.getEnumConstants()), id);
  }

  /**
   * What a word means.
   *
   * @param path where it stands
   * @throws SpecException if it is none of these words
   */
  E meaning(String path, String word) {
    E meaning = meanings.get(word);
    if (meaning == null) {
      throw SpecException.of(
          path,
          quoted(word),
          "is not known",
          allowed(),
          Nearest.to(hereCalled(word), meanings.keySet()).orElse(null));
    }
    return meaning;
  }

  /** Two schemes go by the first or by the last name of their author: Glorot is Xavier. */
  private static String hereCalled(String word) {
    return word.toLowerCase(Locale.ROOT).replace("glorot", "xavier").replace("kaiming", "he");
  }

  /** Whether it is one of these words. */
  boolean has(String word) {
    return meanings.containsKey(word);
  }

  /** All the words, with commas. */
  String allowed() {
    return meanings.keySet().stream().collect(Collectors.joining(", "));
  }

  /** A text in quotation marks, cut to 60 characters, on one line. */
  static String quoted(String text) {
    return "\"" + oneLine(text, 60) + "\"";
  }

  /** A text without control characters or torn surrogates, cut to a length. */
  static String oneLine(String text, int longest) {
    StringBuilder line = new StringBuilder();
    int end = Math.min(text.length(), longest);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      line.append(isHidden(c) || tornAt(text, i) ? '?' : c);
    }
    return end < text.length() ? line.append('…').toString() : line.toString();
  }

  /**
   * Why a text may not stand in an experiment: too long, control characters, half a character.
   *
   * @return null if it may
   */
  static @Nullable String flaw(String text, int longest) {
    if (text.length() > longest) {
      return "is longer than " + longest + " characters";
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return "holds the control character U+"
            + String.format(Locale.ROOT, "%04X", (int) text.charAt(i));
      }
      if (tornAt(text, i)) {
        return "holds half a character (an unpaired surrogate)";
      }
    }
    return null;
  }

  /** Controls, line ends, and marks that turn the writing direction. */
  private static boolean isHidden(char c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean tornAt(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
