package backflow.check.hunt;

import backflow.check.hunt.bug.Bug;

/**
 * A guess.
 *
 * @param layer 1..D+1
 * @param kind the bug that was named
 * @param verdict what it was worth
 */
public record Guess(int layer, Bug kind, Verdict verdict) {}
