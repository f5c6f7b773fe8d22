package backflow.figure.sweep;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.frame.Hatching;
import backflow.figure.frame.Look;
import backflow.math.Blank;

/** Tiles with their colours, numbers and corners. */
record TilePainter(Pen pen, Look look) {
  private static final double SEAM = 1;
  private static final double CORNER = 9;
  private static final double HATCH = 7;
  private static final int DARK_INK = 0xff101418;
  private static final int LIGHT_INK = 0xffffffff;

  /** Draws all of them. */
  void paint(TileGround ground, Cells cells, TileScale scale) {
    boolean numbers = haveRoom(ground, cells);
    boolean lined = ground.hasLine() && cells.outcome() == Outcome.START_GAIN;
    for (int cell = 0; cell < cells.count(); cell++) {
      Box tile = inset(ground.box(cell));
      int ink = ground(tile, cells.at(cell), cells.outcome(), scale);
      if (numbers && ink != 0) {
        double aside = lined ? ground.aside(cell, look.type().note()) : 0;
        number(tile, cells.outcome().text(cells.at(cell).value()), aside, ink);
      }
    }
  }

  /** Whether every tile has room for its number. */
  private boolean haveRoom(TileGround ground, Cells cells) {
    double size = look.type().note();
    double widest = 0;
    for (int cell = 0; cell < cells.count(); cell++) {
      double value = cells.at(cell).value();
      String text = Blank.is(value) ? "" : cells.outcome().text(value);
      widest = Math.max(widest, pen.textWidth(text, size, Weight.REGULAR));
    }
    Box box = ground.box(0);
    return box.width() > widest + look.px(8) && box.height() > size * 1.5;
  }

  private Box inset(Box slot) {
    double seam = look.px(SEAM);
    return new Box(
        slot.x() + seam,
        slot.y() + seam,
        Math.max(1, slot.width() - 2 * seam),
        Math.max(1, slot.height() - 2 * seam));
  }

  /** The ground of a tile. @return the ink for its number; 0: it has none */
  private int ground(Box box, Outcome.Cell cell, Outcome outcome, TileScale scale) {
    Theme theme = look.theme();
    double value = cell.value();
    int bit = Special.bitOf(value, outcome.isGain());
    if (bit != 0) {
      new Hatching(pen, look).paint(Special.first(bit), box, look.px(HATCH));
      return 0;
    }
    boolean known = !Blank.is(value);
    int color = known ? theme.magnitude().at(scale.share(value)) : Argb.fade(theme.grid(), 0.6);
    pen.fillRect(box.x(), box.y(), box.width(), box.height(), color);
    if (cell.diverged() > 0) {
      corner(box);
    }
    if (!known) {
      return cell.finished() > 0 ? theme.muted() : 0;
    }
    return Argb.luma(color) > 0.5 ? DARK_INK : LIGHT_INK;
  }

  private void number(Box box, String text, double aside, int ink) {
    double size = look.type().note();
    double x = box.x() + box.width() / 2;
    double baseline = box.y() + box.height() / 2 + aside + Typography.middle(size);
    if (pen.textWidth(text, size, Weight.REGULAR) < box.width()) {
      pen.text(text, x, baseline, Anchor.MIDDLE, size, Weight.REGULAR, ink);
    }
  }

  /** Upper right: something was not finite, although the number that is shown is. */
  private void corner(Box box) {
    double side = Math.min(look.px(CORNER), Math.min(box.width(), box.height()) / 2);
    double[] xs = {box.right() - side, box.right(), box.right()};
    double[] ys = {box.y(), box.y(), box.y() + side};
    pen.fillPolygon(xs, ys, 3, look.theme().danger());
    pen.line(xs[0], ys[0], xs[2], ys[2], look.theme().card(), look.type().thinLine());
  }

  /** What a corner means, beside the plot. */
  void cornerKey(double x, double middle) {
    double side = look.px(12);
    double size = look.type().label();
    Box box = new Box(x, middle - side / 2, side, side);
    int muted = look.theme().muted();
    pen.strokeRect(box.x() + 0.5, box.y() + 0.5, side - 1, side - 1, muted, 1);
    corner(box);
    double baseline = middle + Typography.middle(size);
    pen.text("later", x + look.px(22), baseline, Anchor.START, size, Weight.REGULAR, muted);
  }

  /** Around the tile that is pointed at. */
  void outline(Box box) {
    double line = look.px(2);
    pen.strokeRect(
        box.x() + line / 2,
        box.y() + line / 2,
        Math.max(1, box.width() - line),
        Math.max(1, box.height() - line),
        look.theme().text(),
        line);
  }
}
