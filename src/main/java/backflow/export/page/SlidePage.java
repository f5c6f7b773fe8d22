package backflow.export.page;

import backflow.chart.Pen;
import backflow.chart.Typography;
import backflow.figure.frame.Look;

/**
 * One instrument for a projector: the claim as the title, the figure with its direct labels, the
 * settings in the footer. Type is large enough when the page fills half a slide.
 */
public final class SlidePage implements Page {
  private static final double TYPE = 1.85;

  /** A figure keeps so much from its edges by itself. */
  private static final double ASIDE = 14;

  private final Shown shown;
  private final Paper paper;
  private final Words words;

  /** A slide of an instrument. */
  public SlidePage(Shown shown, Paper paper, Words words) {
    this.shown = shown;
    this.paper = paper;
    this.words = words;
  }

  @Override
  public Paper paper() {
    return paper;
  }

  @Override
  public void draw(Pen pen) {
    Surround.Span span = new Surround(paper, words).draw(pen);
    Typography type = new Typography(TYPE * paper.type());
    double left = Surround.MARGIN - type.px(ASIDE);
    Look look = new Look(paper.theme(), paper.width() - 2 * left, span.bottom() - span.top(), type);
    shown.draw(pen, left, span.top(), look);
  }

  @Override
  public String summary() {
    return shown.summary();
  }
}
