package backflow.check.hunt;

import backflow.check.hunt.bug.Bug;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far a learner has come with a hunt. A value: a guess makes a new one.
 *
 * @param hunt what is searched
 * @param guesses all of them so far
 * @param hintsTaken how many hints were asked for, 0..3
 * @param gaveUp whether the answer was asked for
 */
public record Search(Hunt hunt, List<Guess> guesses, int hintsTaken, boolean gaveUp) {
  /** For what is found at the first guess without hints. */
  public static final int ALL_POINTS = 10;

  private static final int COST_OF_HINT = 2;

  public Search {
    guesses = List.copyOf(guesses);
  }

  /** Nothing is known yet. */
  public static Search of(Hunt hunt) {
    return new Search(hunt, List.of(), 0, false);
  }

  /**
   * One guess more; once it is over nothing changes.
   *
   * @param layer 1..D+1
   */
  public Search guess(int layer, Bug kind) {
    if (over()) {
      return this;
    }
    Guess guess = new Guess(layer, kind, hunt.judge(layer, kind));
    List<Guess> more = Stream.concat(guesses.stream(), Stream.of(guess)).toList();
    return new Search(hunt, more, hintsTaken, false);
  }

  /** One hint more, if there is one. */
  public Search hint() {
    return canHint() ? new Search(hunt, guesses, hintsTaken + 1, false) : this;
  }

  /** The answer, for no points. */
  public Search giveUp() {
    return over() ? this : new Search(hunt, guesses, hintsTaken, true);
  }

  /** Whether there is another hint to ask for. */
  public boolean canHint() {
    return !over() && hintsTaken < hunt.hints().size();
  }

  /** The hints that were asked for. */
  public List<String> hints() {
    return hunt.hints().subList(0, hintsTaken);
  }

  /** Whether the bug was named. */
  public boolean found() {
    return !guesses.isEmpty() && guesses.get(guesses.size() - 1).verdict() == Verdict.RIGHT;
  }

  /** Found or given up: then the answer may be shown. */
  public boolean over() {
    return found() || gaveUp;
  }

  /** 10 less 2 a hint and what the guesses cost, at least 1 if it was found; else 0. */
  public int points() {
    if (!found()) {
      return 0;
    }
    int cost = guesses.stream().mapToInt(g -> g.verdict().cost()).sum();
    return Math.max(1, ALL_POINTS - COST_OF_HINT * hintsTaken - cost);
  }
}
