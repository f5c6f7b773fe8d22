package backflow.export.page;

/**
 * What stands around the figures of a page. Empty where nothing is to stand.
 *
 * @param title a claim, or the instrument's title
 * @param caption a sentence under it
 * @param footer settings, seed, step: how to make it again
 * @param version of the program, at the end of the footer
 */
public record Words(String title, String caption, String footer, String version) {
  /** Nothing around the figure. */
  public static final Words NONE = new Words("", "", "", "");

  boolean hasFoot() {
    return !footer.isEmpty() || !version.isEmpty();
  }
}
