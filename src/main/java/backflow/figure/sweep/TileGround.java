package backflow.figure.sweep;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;
import backflow.math.Blank;
import backflow.sweep.CriticalLine;
import backflow.sweep.SweepTable;
import org.jspecify.annotations.Nullable;

/**
 * Where the tiles stand.
 *
 * @param across the first setting
 * @param up the second one; null if only one is varied
 */
record TileGround(SettingAxis across, @Nullable SettingAxis up, SweepTable table) {
  /** Room for the bar of colours. */
  private static final double BAR = 84;

  /** Room for the name of the second setting. */
  private static final double NAME = 20;

  private static final double LEAST_LEFT = 48;

  /** The ground of a table on a card. */
  static TileGround of(Pen pen, Look look, SweepTable table) {
    boolean two = table.varied().size() > 1;
    double top = Math.ceil(look.px(Frame.TOP + (two ? NAME : 0)));
    double bottom = Math.floor(look.height() - look.px(SettingAxis.FOOT));
    double labels = two ? SettingAxis.widest(table.varied().get(1), pen, look) + look.px(8) : 0;
    double least = look.px(two ? LEAST_LEFT : Frame.PAD);
    double left = Math.ceil(Math.max(least, look.px(Frame.PAD) + labels));
    double right = Math.floor(look.width() - look.px(BAR));
    Box plot = new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    SettingAxis up = two ? new SettingAxis(table.varied().get(1), plot) : null;
    return new TileGround(new SettingAxis(table.varied().get(0), plot), up, table);
  }

  /** The plot. */
  Box plot() {
    return across.plot();
  }

  /** The tile of a cell, with its seams. */
  Box box(int cell) {
    SettingAxis rows = up;
    double x = across.left(cell / table.up());
    return rows == null
        ? new Box(x, plot().y(), across.slot(), plot().height())
        : new Box(x, rows.top(cell % table.up()), across.slot(), rows.rowHeight());
  }

  /** The cell under a point; −1: none. */
  int cellAt(double x, double y) {
    SettingAxis rows = up;
    if (!plot().contains(x, y)) {
      return -1;
    }
    int i = across.at(x);
    int j = rows == null ? 0 : rows.row(y);
    return i < 0 || j < 0 ? -1 : table.cell(i, j);
  }

  /** Whether theory draws a line here. */
  boolean hasLine() {
    return up != null && table.line().isThere();
  }

  /** Whether the line is read upward, at each value of the first setting; else across. */
  boolean isLineUpward() {
    return table.line().along() == 1;
  }

  /**
   * Where the line crosses the middle of a slot of the other setting: y if it is read upward, else
   * x; blank if it does not.
   */
  double line(int other) {
    SettingAxis rows = up;
    CriticalLine line = table.line();
    double place = rows == null || !line.isThere() ? Blank.VALUE : line.places().get(other);
    if (rows == null || Blank.is(place)) {
      return Blank.VALUE;
    }
    return isLineUpward()
        ? plot().bottom() - (rows.slots(place) + 0.5) * rows.rowHeight()
        : plot().x() + (across.slots(place) + 0.5) * across.slot();
  }

  /** How far down a text of a size must go to stay clear of the line; 0: it need not. */
  double aside(int cell, double size) {
    Box box = box(cell);
    double off = line(cell / table.up()) - (box.y() + box.height() / 2);
    if (!isLineUpward() || !(Math.abs(off) < size * 1.2)) {
      return 0;
    }
    double room = box.height() / 2 - size * 0.6;
    double under = off + size * 1.3;
    double over = off - size * 1.3;
    return under < room ? under : -over < room ? over : 0;
  }
}
