package backflow.figure.frame;

/**
 * Something that can be dragged in a figure.
 *
 * @param key what it sets: {@code clipping.threshold}, or the id of a {@link Knob.Dial}
 * @param value the number that a place (x, y) in the figure stands for
 * @param vertical whether it moves up and down; else left and right
 */
public record Handle(String key, Place value, boolean vertical) {
  /** From a place to a number. */
  @FunctionalInterface
  public interface Place {
    /** The number at a place of the figure. */
    double at(double x, double y);
  }
}
