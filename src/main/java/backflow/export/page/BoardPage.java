package backflow.export.page;

import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.BoardPlan;
import backflow.figure.frame.Look;
import java.util.List;
import java.util.stream.Collectors;

/** A whole board: its instruments as cards, in the places where the window has them. */
public final class BoardPage implements Page {
  private static final double TYPE = 1.3;
  private static final double EDGE = 32;
  private static final double GAP = 16;
  private static final double HEADER = 40;
  private static final double RADIUS = 10;

  private final BoardPlan plan;
  private final List<Shown> shown;
  private final Paper paper;
  private final Words words;

  /**
   * A board.
   *
   * @param shown the instruments of the plan, in its order
   */
  public BoardPage(BoardPlan plan, List<Shown> shown, Paper paper, Words words) {
    this.plan = plan;
    this.shown = List.copyOf(shown);
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
    double top = span.top() + (words.title().isEmpty() ? EDGE - GAP : 4);
    double bottom = span.bottom() - (words.hasFoot() ? GAP : EDGE - GAP);
    double shares = plan.rows().stream().mapToDouble(BoardPlan.Row::share).sum();
    double room = bottom - top - GAP * (plan.rows().size() - 1);
    int first = 0;
    double y = top;
    for (BoardPlan.Row row : plan.rows()) {
      double height = room * row.share() / shares;
      drawRow(pen, row, first, y, height);
      first += row.cells().size();
      y += height + GAP;
    }
  }

  private void drawRow(Pen pen, BoardPlan.Row row, int first, double y, double height) {
    double edge = words.title().isEmpty() && !words.hasFoot() ? EDGE : Surround.MARGIN;
    double shares = row.cells().stream().mapToDouble(BoardPlan.Cell::share).sum();
    double room = paper.width() - 2 * edge - GAP * (row.cells().size() - 1);
    double x = edge;
    for (int i = 0; i < row.cells().size(); i++) {
      double width = room * row.cells().get(i).share() / shares;
      drawCard(pen, shown.get(first + i), x, y, width, height);
      x += width + GAP;
    }
  }

  private void drawCard(Pen pen, Shown one, double x, double y, double width, double height) {
    Theme theme = paper.theme();
    Typography type = new Typography(TYPE * paper.type());
    if (paper.ground() != Paper.Ground.TRANSPARENT) {
      pen.fillRoundRect(x, y, width, height, RADIUS, theme.border());
      pen.fillRoundRect(x + 1.5, y + 1.5, width - 3, height - 3, RADIUS - 1.5, theme.card());
    }
    double header = type.px(HEADER);
    double baseline = y + header / 2 + Typography.middle(type.title());
    double at = x + type.px(14);
    String title = one.instrument().title();
    pen.text(title, at, baseline, Anchor.START, type.title(), Weight.SEMIBOLD, theme.text());
    double after = at + pen.textWidth(title, type.title(), Weight.SEMIBOLD) + type.px(10);
    double left = x + width - type.px(14) - after;
    if (pen.textWidth(one.subtitle(), type.label(), Weight.REGULAR) <= left) {
      String grey = one.subtitle();
      pen.text(grey, after, baseline, Anchor.START, type.label(), Weight.REGULAR, theme.muted());
    }
    double inset = 3;
    Look look = new Look(theme, width - 2 * inset, height - header - 2 * inset, type);
    one.draw(pen, x + inset, y + header, look);
  }

  @Override
  public String summary() {
    return shown.stream().map(Shown::summary).collect(Collectors.joining(" "));
  }
}
