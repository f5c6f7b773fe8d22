package backflow.ui.editor;

/**
 * What a control row says of its setting.
 *
 * @param key its name in code: part of the row's id, and what joins edits for undo
 * @param label at most 14 characters
 * @param restarts whether a change starts the run again
 * @param meaning what it does, in a sentence or two
 * @param range what is allowed and the default; empty if there is nothing to say
 */
public record Caption(String key, String label, boolean restarts, String meaning, String range) {
  /** A setting that is no number. */
  public static Caption of(String key, String label, boolean restarts, String meaning) {
    return new Caption(key, label, restarts, meaning, "");
  }

  /** The tooltip. */
  String help() {
    String effect =
        restarts
            ? "↻ A change restarts the run from the same seed."
            : "A change applies to the run as it goes on.";
    return meaning + (range.isEmpty() ? "" : "\n" + range) + "\n" + effect;
  }
}
