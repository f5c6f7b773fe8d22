package backflow.probe;

/**
 * A training step made in parts, as far as it has come. Safe to keep: nobody writes to it any more.
 *
 * @param made the word of the part that was made last: forward, backward, clip or update
 * @param soFar what was measured up to the end of that part; what comes later is blank
 */
public record PartOfStep(String made, StepSnapshot soFar) {}
