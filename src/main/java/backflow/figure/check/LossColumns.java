package backflow.figure.check;

import backflow.chart.Argb;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.frame.Frame;
import backflow.figure.frame.LayerRows;
import backflow.figure.frame.Look;
import backflow.math.FloatFormat;
import backflow.study.Lost;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is lost of each layer, in columns right of the rows: by rounding alone, in the run itself,
 * and in run B. A percentage, or where rows are low a bar.
 *
 * @param left of the first column
 */
record LossColumns(Look look, List<Column> columns, double left) {
  /** From one column to the next. */
  static final double WIDTH = 66;

  /** Rows lower than this have a bar in place of a number. */
  static final double LEAST_TEXT = 17;

  private static final double TALL = 30;
  private static final double MUCH = 0.5;

  /** Copies the list. */
  LossColumns {
    columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param name over it
   * @param view whose run
   * @param measured whether it was measured in the run; else by rounding alone
   * @param other whether it is of run B
   */
  record Column(String name, ExponentView view, boolean measured, boolean other) {
    /** Of a layer of run A: hidden layers by number, outputs side by side; null: it has none. */
    @Nullable Lost lost(int layer, int hidden) {
      int its = view.hidden();
      int twin = layer > hidden ? its + 1 : layer <= its ? layer : 0;
      if (twin == 0) {
        return null;
      }
      return measured ? view.found().layer(twin).measured() : view.rounded(twin);
    }
  }

  /** The columns there are; where not all have room, those that compare the runs. */
  static List<Column> of(ExponentView view, @Nullable ExponentView other, int most) {
    Column rounding = new Column("rounding", view, false, false);
    List<Column> all = new ArrayList<>();
    all.add(view.isMeasured() ? new Column("in run", view, true, false) : rounding);
    if (other != null) {
      all.add(new Column("B", other, other.isMeasured(), true));
    }
    if (view.isMeasured() && all.size() < most) {
      all.add(0, rounding);
    }
    return all.subList(0, Math.max(1, Math.min(most, all.size())));
  }

  /** Over the columns, what they are. */
  void heads(Pen pen, double baseline) {
    double x = left;
    for (Column column : columns) {
      int ink = column.other() ? look.theme().runB() : look.theme().muted();
      double size = look.type().label();
      pen.text(column.name(), x, baseline, Anchor.START, size, Weight.REGULAR, ink);
      x += look.px(WIDTH);
    }
  }

  /** Beside the rulers: the most that rounding to each format loses, or what of one layer. */
  void rulers(Pen pen, ExponentView view, List<FloatFormat> formats, double upper, int layer) {
    double top = upper;
    double size = look.type().label();
    for (FloatFormat format : formats) {
      int worst = layer > 0 ? layer : view.worst(format);
      if (worst > 0) {
        Lost lost = view.rounded(worst, format);
        String share = (layer > 0 || !lost.isAny() ? "" : "≤ ") + ExponentWords.percent(lost);
        double baseline = top + look.px(FormatRulers.ROW / 2) + Typography.middle(size);
        pen.text(share, left, baseline, Anchor.START, size, weight(lost), ink(lost));
      }
      top += look.px(FormatRulers.ROW);
    }
  }

  private Weight weight(Lost lost) {
    return lost.isAny() ? Weight.SEMIBOLD : Weight.REGULAR;
  }

  private int ink(Lost lost) {
    Theme theme = look.theme();
    if (!lost.isAny()) {
      return theme.muted();
    }
    return lost.share() >= MUCH ? theme.danger() : theme.text();
  }

  /** A row of all columns. */
  void row(Pen pen, LayerRows rows, int layer, boolean named) {
    double x = left;
    for (Column column : columns) {
      Lost lost = column.lost(layer, rows.hidden());
      if (lost != null) {
        cell(pen, rows, layer, lost, x, named);
      }
      x += look.px(WIDTH);
    }
  }

  private void cell(Pen pen, LayerRows rows, int layer, Lost lost, double x, boolean named) {
    double slot = rows.height(layer);
    boolean tall = slot >= look.px(TALL);
    boolean worded = slot >= look.px(LEAST_TEXT) && named;
    double middle = rows.middle(layer);
    if (worded) {
      double size = look.type().label();
      double baseline = tall ? middle - look.px(1) : middle + Typography.middle(size);
      String share = ExponentWords.percent(lost);
      pen.text(share, x, baseline, Anchor.START, size, weight(lost), ink(lost));
    }
    if (slot < look.px(6)) {
      double top = Frame.snap(pen, rows.top(layer));
      bar(pen, x, top, Frame.snap(pen, rows.bottom(layer)) - top, lost);
    } else if (tall || !worded) {
      double high = Math.min(look.px(6), slot - 1);
      bar(pen, x, tall ? middle + look.px(5) : middle - high / 2, high, lost);
    }
  }

  private void bar(Pen pen, double x, double top, double high, Lost lost) {
    Theme theme = look.theme();
    double width = look.px(WIDTH - 16);
    pen.fillRect(x, top, width, high, Argb.fade(theme.muted(), 0.15));
    if (lost.isAny()) {
      double filled = Math.max(1, width * lost.share());
      pen.fillRect(x, top, filled, high, Argb.fade(theme.danger(), 0.85));
    }
  }
}
