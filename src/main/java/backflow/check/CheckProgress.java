package backflow.check;

/** Hears how far a gradient check has come, on the thread that runs it. */
@FunctionalInterface
public interface CheckProgress {
  /**
   * Called after each element.
   *
   * @param done elements that have been checked
   * @param of elements that will be checked
   */
  void checked(int done, int of);
}
