package backflow.train;

/** Why training failed, in one line for a person. */
final class Failures {
  private Failures() {}

  static String inWords(Throwable e) {
    if (e instanceof SpecException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof OutOfMemoryError) {
      return "out of memory: make the network, the batch or the data smaller";
    }
    String what =
        e.getMessage() == null ? "" : ": " + e.getMessage().lines().findFirst().orElse("");
    return "training failed with " + e.getClass().getSimpleName() + what;
  }
}
