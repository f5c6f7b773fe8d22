package backflow.export.page;

import backflow.chart.Theme;

/**
 * What a page is laid out on.
 *
 * @param width in drawing units
 * @param height in drawing units
 * @param ground its colours
 * @param type factor on all type, lines and marks; 1 as designed
 */
public record Paper(double width, double height, Ground ground, double type) {
  /** A page is laid out on this width whatever its size in pixels. */
  public static final double WIDTH = 1920;

  /** The colours of a page. */
  public enum Ground {
    /** For a bright room and for paper. */
    LIGHT(Theme.LIGHT),
    /** For a dark room. */
    DARK(Theme.DARK),
    /** Dark ink without a ground, to be laid over something light. */
    TRANSPARENT(Theme.LIGHT);

    private final Theme theme;

    Ground(Theme theme) {
      this.theme = theme;
    }

    /** The colours of everything on the page. */
    public Theme theme() {
      return theme;
    }

    /** The word in files and on the command line. */
    public String id() {
      return this == TRANSPARENT ? "transparent" : theme.id();
    }

    /** What a page is cleared with. */
    int paper(int argb) {
      return this == TRANSPARENT ? argb & 0xffffff : argb;
    }
  }

  /**
   * The paper of a picture so many pixels wide and high: everything on it grows with its width.
   *
   * @param width in pixels
   * @param height in pixels
   */
  public static Paper ofPixels(int width, int height, Ground ground, double type) {
    return new Paper(WIDTH, WIDTH * height / width, ground, type);
  }

  Theme theme() {
    return ground.theme();
  }
}
