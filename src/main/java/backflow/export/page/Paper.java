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
  /** The slide that sizes of type are meant for, in drawing units. */
  private static final double SLIDE = 1920.0 * 1080.0;

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
   * The paper of a picture so many pixels wide and high: as many drawing units as a slide of 1920 ×
   * 1080, in the picture's own shape, so that type is as large in it as on that slide.
   *
   * @param width in pixels
   * @param height in pixels
   */
  public static Paper ofPixels(int width, int height, Ground ground, double type) {
    double unit = Math.sqrt((double) width * height / SLIDE);
    return new Paper(width / unit, height / unit, ground, type);
  }

  Theme theme() {
    return ground.theme();
  }
}
