package backflow.study;

/** What a study found; immutable. */
public interface Finding {
  /** Of which step: with the parameters before its update. */
  long step();
}
