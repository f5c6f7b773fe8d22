package backflow.export.file;

/**
 * What a picture file says of itself.
 *
 * @param title what a viewer shows as its name
 * @param description what is seen, in a sentence or two, for those who cannot see it
 * @param experiment the experiment that it shows, as JSON; empty if there is none or several
 */
public record About(String title, String description, String experiment) {
  /** The program, as the maker of a file. */
  static final String MAKER = "Backflow";
}
