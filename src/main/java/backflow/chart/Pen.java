package backflow.chart;

/**
 * What a figure is drawn with: a window's canvas, a picture file or a test that takes notes. Knows
 * no toolkit.
 *
 * <p>Lengths are in drawing units (a pixel of a screen at scale 1), y grows downward, text stands
 * on its baseline. A colour is a plain ARGB int, not premultiplied; see {@link Argb}. Arrays are
 * read during the call and not kept. One pen belongs to one thread.
 */
public interface Pen extends Shapes {
  /** Where a text stands relative to its x. */
  enum Anchor {
    /** The text starts at x. */
    START,
    /** The text is centred on x. */
    MIDDLE,
    /** The text ends at x. */
    END
  }

  /** How bold a text is. */
  enum Weight {
    REGULAR,
    SEMIBOLD,
    BOLD
  }

  /** Device pixels per drawing unit: rasters are made at this resolution. */
  double pixelRatio();

  /** Whether it draws into a file: nothing there can be dragged or clicked. */
  default boolean isStill() {
    return false;
  }

  /** Fills everything with one colour; alpha 0 makes the paper transparent. */
  void clear(int argb);

  /** A filled rectangle. */
  void fillRect(double x, double y, double width, double height, int argb);

  /** A filled rectangle with round corners. */
  void fillRoundRect(double x, double y, double width, double height, double radius, int argb);

  /** The outline of a rectangle, centred on its edge; dashed if {@link #dashes} says so. */
  void strokeRect(double x, double y, double width, double height, int argb, double lineWidth);

  /** A straight line with flat ends; dashed if {@link #dashes} says so. */
  @Override
  void line(double x1, double y1, double x2, double y2, int argb, double lineWidth);

  /** Straight lines through the first n points, round joins; dashed if {@link #dashes} says so. */
  void polyline(double[] xs, double[] ys, int n, int argb, double lineWidth);

  /**
   * Hundreds of small shapes, none of them dashed; a pen may draw them as one picture.
   *
   * @param shapes not modified, and not kept; a pen may remember something for each list, so reuse
   *     them
   */
  default void shapes(ShapeList shapes) {
    shapes.replay(this);
  }

  /**
   * What lines, polylines and rectangles are drawn with from now on.
   *
   * @param on length of a dash; 0: solid, which is the start
   * @param off length of the gap
   */
  void dashes(double on, double off);

  /**
   * One line of text. A glyph that the main face lacks comes from the fallback face.
   *
   * @param x where the anchor is
   * @param baseline y of the baseline
   * @param size of the type, in drawing units
   */
  void text(
      String text, double x, double baseline, Anchor anchor, double size, Weight weight, int argb);

  /** How wide a line of text will be; the pen may remember. */
  double textWidth(String text, double size, Weight weight);

  /**
   * A picture, stretched to the rectangle without smoothing; transparent pixels let the ground
   * through. A pen may keep something for each raster object, so reuse them.
   *
   * @param raster not modified; its pixels may change after the call
   */
  void image(Raster raster, double x, double y, double width, double height);

  /** From now on nothing is drawn outside the rectangle; clips nest. */
  void clip(double x, double y, double width, double height);

  /** Back to the clip before the last {@link #clip}. */
  void unclip();
}
