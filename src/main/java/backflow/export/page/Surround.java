package backflow.export.page;

import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;

/** The words around the figures of a page: title and caption above, a rule and the footer below. */
final class Surround {
  /** From the edges of the page. */
  static final double MARGIN = 72;

  private static final double ABOVE = 54;
  private static final double TITLE = 48;
  private static final double CAPTION = 28;
  private static final double FOOTER = 20;
  private static final double GAP = 14;

  private final Paper paper;
  private final Words words;

  Surround(Paper paper, Words words) {
    this.paper = paper;
    this.words = words;
  }

  /** Draws the ground and the words. @return where the figures may stand: top and bottom */
  Span draw(Pen pen) {
    pen.clear(paper.ground().paper(paper.theme().card()));
    return new Span(head(pen), foot(pen));
  }

  /**
   * A stretch of the page's height.
   *
   * @param top its upper edge
   * @param bottom its lower edge
   */
  record Span(double top, double bottom) {}

  private double head(Pen pen) {
    double room = paper.width() - 2 * MARGIN;
    Lines title = Lines.of(pen, words.title(), TITLE * paper.type(), Weight.BOLD, room);
    Lines caption = Lines.of(pen, words.caption(), CAPTION * paper.type(), Weight.REGULAR, room);
    if (title.lines().isEmpty() && caption.lines().isEmpty()) {
      return GAP;
    }
    double y = ABOVE;
    title.draw(pen, MARGIN, y, paper.theme().text());
    y += title.height() + (title.lines().isEmpty() ? 0 : 4);
    caption.draw(pen, MARGIN, y, paper.theme().muted());
    return y + caption.height() + GAP;
  }

  private double foot(Pen pen) {
    if (!words.hasFoot()) {
      return paper.height() - GAP;
    }
    double size = FOOTER * paper.type();
    String maker = words.version();
    double aside = maker.isEmpty() ? 0 : pen.textWidth(maker, size, Weight.SEMIBOLD) + 2 * size;
    double room = paper.width() - 2 * MARGIN - aside;
    Lines footer = Lines.of(pen, words.footer(), size, Weight.REGULAR, room);
    double height = Math.max(size * 1.25, footer.height());
    double rule = paper.height() - 46 - height - 0.8 * size;
    double right = paper.width() - MARGIN;
    pen.line(MARGIN, rule, right, rule, paper.theme().border(), 1.5);
    double y = rule + 0.8 * size;
    footer.draw(pen, MARGIN, y, paper.theme().muted());
    pen.text(maker, right, y + size, Anchor.END, size, Weight.SEMIBOLD, paper.theme().text());
    return rule;
  }
}
