package backflow.export.page;

import backflow.chart.Pen;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;

/**
 * An instrument and what it shows.
 *
 * @param instrument which
 * @param figure its memory of axes; the same for all frames of a film
 * @param readings what was measured; not modified
 * @param focus what the reader looks at
 */
public record Shown(Instrument instrument, Figure figure, Readings readings, Focus focus) {
  /** With axes of its own. */
  public static Shown of(Instrument instrument, Readings readings, Focus focus) {
    return new Shown(instrument, instrument.figure(), readings, focus);
  }

  /** The same at another moment, with the same axes. */
  public Shown at(Readings then, Focus where) {
    return new Shown(instrument, figure, then, where);
  }

  /** The grey words beside its title. */
  String subtitle() {
    return instrument.subtitle(focus.hero());
  }

  /** What is seen, in words. */
  public String summary() {
    return instrument.title() + ". " + figure.summary(readings, focus);
  }

  /** Draws the figure into a part of a page. */
  void draw(Pen pen, double x, double y, Look look) {
    pen.clip(x, y, look.width(), look.height());
    figure.draw(new ShiftedPen(pen, x, y), readings, look, focus);
    pen.unclip();
  }
}
