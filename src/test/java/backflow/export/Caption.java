package backflow.export;

/**
 * What stands around a figure in a file.
 *
 * @param title a claim, or the instrument's title
 * @param subtitle one sentence under it, or the grey words beside it; may be empty
 * @param footer settings, seed, step; may be empty
 */
public record Caption(String title, String subtitle, String footer) {}
