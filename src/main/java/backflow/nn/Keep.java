package backflow.nn;

/** What of a pass stays readable in a workspace; the arithmetic, every bit, is the same. */
public enum Keep {
  /** z, f, a and the gradients of every layer, each in memory of its own: for looking. */
  ALL,
  /** What the backward pass needs, in as little memory as possible: for training. */
  LEAN,
  /** The newest layer only, and no backward pass: for large sets that are looked at in passing. */
  FLOWING
}
