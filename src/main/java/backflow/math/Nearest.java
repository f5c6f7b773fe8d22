package backflow.math;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that was probably meant. */
public final class Nearest {
  /** Letters of a word that are compared. */
  private static final int LONGEST = 64;

  /** A part shorter than this says too little about the whole. */
  private static final int SHORTEST_PART = 3;

  /** What a letter costs that one word has before or behind the other. */
  private static final double LETTER_AROUND = 0.25;

  private Nearest() {}

  /**
   * The known word with the fewest letters to change, insert, delete or swap, case and punctuation
   * aside; the earlier one of equals. None if that is more than a third of the longer word, unless
   * one word is a part of the other ({@code linear-warm-up} of {@code warm-up}, {@code leaky} of
   * {@code leaky-relu}) or the initials of the other ({@code lr} of {@code learningRate}).
   *
   * @param word what was written
   * @param known what could have been
   */
  public static Optional<String> to(String word, Collection<String> known) {
    String plain = plain(word);
    String best = "";
    double least = Double.POSITIVE_INFINITY;
    for (String candidate : known) {
      double distance = isInitials(plain, candidate) ? 1 : distance(plain, plain(candidate));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** How far apart two plain words are; infinite if nobody would mean the one by the other. */
  private static double distance(String word, String known) {
    int edits = edits(word, known);
    int longer = Math.max(word.length(), known.length());
    boolean near = edits <= Math.max(1, longer / 3) && edits < longer;
    boolean part = isPart(word, known) || isPart(known, word);
    double around = LETTER_AROUND * Math.abs(word.length() - known.length());
    double asPart = part ? 1 + around : Double.POSITIVE_INFINITY;
    return Math.min(near ? edits : Double.POSITIVE_INFINITY, asPart);
  }

  private static boolean isPart(String part, String whole) {
    return part.length() >= SHORTEST_PART && whole.contains(part);
  }

  private static String plain(String word) {
    String start = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
    return start.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
  }

  private static boolean isInitials(String plain, String known) {
    String initials =
        known.replaceAll("(?<=[\\p{Alnum}])(?=\\p{Upper})", "-").replaceAll("(\\w)\\w*\\W*", "$1");
    return plain.length() > 1 && initials.toLowerCase(Locale.ROOT).equals(plain);
  }

  /** The optimal string alignment distance (Damerau 1964). */
  private static int edits(String a, String b) {
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
