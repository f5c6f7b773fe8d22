package backflow.figure.frame;

import backflow.chart.Box;
import backflow.chart.LogScale;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Raster;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.chart.Ticks;
import backflow.chart.Typography;

/**
 * What the colours of a heat map mean: a bar with powers of ten, and the three special patterns.
 */
public record ColorBar(Pen pen, Look look, Box plot, Raster bar) {
  private static final int COLORS = 256;
  private static final Special[] SHOWN = {Special.ZERO, Special.POSITIVE_INFINITY, Special.NAN};
  private static final String[] WORDS = {"0", "±∞", "NaN"};

  /** Where the numbers stand beside a bar. */
  @FunctionalInterface
  public interface Places {
    /** Ticks between the ends of the bar, at least so far apart. */
    Ticks between(double bottom, double top, double spacing);
  }

  /**
   * Draws bar and swatches at the right of the plot.
   *
   * @param scale of the colours
   * @param title what is measured
   */
  public void paint(LogScale scale, String title) {
    paint(
        (bottom, top, spacing) ->
            new LogScale(scale.low(), scale.high(), bottom, top).ticks(spacing),
        title);
  }

  /**
   * The same on any scale.
   *
   * @param places of the numbers
   * @param title what is measured; empty if that stands elsewhere
   */
  public void paint(Places places, String title) {
    double size = look.type().label();
    Theme theme = look.theme();
    double x = plot.right() + look.px(18);
    if (!title.isEmpty()) {
      pen.text(title, x, look.px(Frame.TITLE), Anchor.START, size, Weight.REGULAR, theme.muted());
    }
    double pitch = Math.min(look.px(20), plot.height() / 7);
    double bottom = Math.floor(plot.bottom() - 3 * pitch - look.px(10));
    paintBar(places, x, Math.max(plot.y() + 1, bottom));
    for (int i = 0; i < SHOWN.length; i++) {
      double middle = plot.bottom() - (2.5 - i) * pitch;
      paintSwatch(SHOWN[i], x, middle);
      write(WORDS[i], x, middle);
    }
  }

  private void paintBar(Places places, double x, double bottom) {
    Theme theme = look.theme();
    double width = look.px(12);
    bar.resize(1, COLORS);
    for (int row = 0; row < COLORS; row++) {
      bar.pixels()[row] = theme.magnitude().at(1 - (row + 0.5) / COLORS);
    }
    pen.image(bar, Frame.snap(pen, x), plot.y(), Frame.snap(pen, width), bottom - plot.y());
    Ticks ticks = places.between(bottom, plot.y(), look.px(34));
    for (int i = 0; i < ticks.count(); i++) {
      double y = ticks.places()[i];
      double tick = Math.min(bottom - 0.5, Math.max(plot.y() + 0.5, y));
      pen.line(x + width, tick, x + width + look.px(5), tick, theme.axis(), look.px(1));
      write(ticks.labels()[i], x, y);
    }
  }

  /** What has no room is left out: no number is cut. */
  private void write(String word, double x, double middle) {
    double size = look.type().label();
    if (x + look.px(22) + pen.textWidth(word, size, Weight.REGULAR) > look.width()) {
      return;
    }
    pen.text(
        word,
        x + look.px(22),
        middle + Typography.middle(size),
        Anchor.START,
        size,
        Weight.REGULAR,
        look.theme().muted());
  }

  private void paintSwatch(Special special, double x, double middle) {
    double side = look.px(12);
    Hatching hatching = new Hatching(pen, look);
    hatching.paint(special, new Box(x, middle - side / 2, side, side), look.px(5));
  }
}
