package backflow.data;

import java.util.List;
import java.util.Locale;

/** Finds the word that was probably meant. */
final class Nearest {
  private static final int COMPARED = 64;

  private Nearest() {}

  /**
   * The known word with the fewest letters to insert, delete or replace (Levenshtein 1966),
   * capitals aside; the earlier one of equals. Only the first 64 letters count.
   *
   * @param word what was written
   * @param known at least one word
   */
  static String to(String word, List<String> known) {
    String best = known.get(0);
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(fold(word), fold(candidate));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  private static String fold(String word) {
    return word.substring(0, Math.min(COMPARED, word.length())).toLowerCase(Locale.ROOT);
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
