package backflow.train;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that was probably meant, by edit distance. */
public final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * The known word with the fewest letters to change, insert, delete or swap, case and punctuation
   * aside; none if that is more than half of it. Glorot is read as Xavier and Kaiming as He.
   *
   * @param word what was written
   * @param known what could have been
   */
  public static Optional<String> to(String word, Collection<String> known) {
    String plain = plain(word).replace("glorot", "xavier").replace("kaiming", "he");
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(plain, plain(candidate));
      if (distance < least && distance <= Math.max(1, plain(candidate).length() / 2)) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  private static String plain(String word) {
    String start = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
    return start.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
  }

  /** The optimal string alignment distance (Damerau 1964). */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(int[][] d, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
