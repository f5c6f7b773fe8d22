package backflow.figure.check;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Typography;
import backflow.figure.frame.Look;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the five steps: what is done, in words, and the number that comes of it. Where there is
 * width, the numbers stand in a column beside the words, so that digits stand under each other.
 *
 * @param said what is done; further lines where there is room
 * @param result the number that comes of it; no forms: none
 */
record RecipeRoom(List<Line> said, Line result) {
  /** Baseline of the first line under the upper edge of a room. */
  static final double FIRST = 22;

  private static final double NEXT = 19;

  /** Where the column of numbers begins, as a share of the width. */
  private static final double COLUMN = 0.47;

  /** From this width on there is such a column. */
  static final double WIDE = 740;

  RecipeRoom {
    said = List.copyOf(said);
  }

  /**
   * A line.
   *
   * @param forms the longest first; the first that fits is written
   */
  record Line(List<List<Part>> forms) {
    /** Nothing. */
    static final Line NONE = new Line(List.of());

    Line {
      forms = List.copyOf(forms);
    }
  }

  /**
   * A piece of a line.
   *
   * @param text what is written
   * @param digits whether each character gets a place of the same width
   * @param as at least as much room as this text takes, with what is written at its end; empty: no
   *     more than needed
   */
  record Part(String text, boolean digits, String as, Weight weight, int color) {
    double width(Pen pen, double size) {
      double own = digits ? text.length() * slot(pen, size) : pen.textWidth(text, size, weight);
      return as.isEmpty() ? own : Math.max(own, pen.textWidth(as, size, weight));
    }
  }

  private static double slot(Pen pen, double size) {
    double widest = 0;
    for (String digit : new String[] {"0", "4", "8", "9"}) {
      widest = Math.max(widest, pen.textWidth(digit, size, Weight.SEMIBOLD));
    }
    return widest + size * 0.03;
  }

  /** Whether a figure is wide enough for the numbers to stand beside the words. */
  static boolean isWide(Look look) {
    return look.width() >= look.px(WIDE);
  }

  void paint(Pen pen, Look look, Box room, boolean pale) {
    double size = look.type().label();
    if (isWide(look)) {
      double left = room.width() * COLUMN - look.px(12);
      double large = Math.min(look.px(17), Math.max(size, room.height() * 0.3));
      Box words = new Box(room.x(), room.y(), result.forms.isEmpty() ? room.width() : left, 0);
      lines(pen, look, said, words, room, pale);
      double x = room.x() + room.width() * COLUMN;
      Box numbers = new Box(x, room.y(), room.right() - x, 0);
      double baseline = first(look, room) + Typography.middle(large) - Typography.middle(size);
      write(pen, result, numbers, baseline, large, pale);
    } else {
      List<Line> all = new ArrayList<>(said);
      int second = room.height() < look.px(FIRST + NEXT) ? 0 : 1;
      if (!result.forms.isEmpty()) {
        all.add(Math.min(second, all.size()), result);
      }
      lines(pen, look, all, new Box(room.x(), room.y(), room.width(), 0), room, pale);
    }
  }

  private static double first(Look look, Box room) {
    double size = look.type().label();
    return room.y() + Math.min(look.px(FIRST), room.height() / 2 + size * 0.36);
  }

  private static void lines(
      Pen pen, Look look, List<Line> lines, Box column, Box room, boolean pale) {
    double size = look.type().label();
    double baseline = first(look, room);
    for (Line line : lines) {
      if (baseline + size * 0.3 > room.bottom()) {
        return;
      }
      write(pen, line, column, baseline, size, pale);
      baseline += look.px(NEXT);
    }
  }

  private static void write(
      Pen pen, Line line, Box column, double baseline, double size, boolean pale) {
    for (List<Part> form : line.forms) {
      double width = form.stream().mapToDouble(p -> p.width(pen, size)).sum();
      if (width <= column.width()) {
        double x = column.x();
        for (Part part : form) {
          write(pen, part, x, baseline, size, pale);
          x += part.width(pen, size);
        }
        return;
      }
    }
  }

  private static void write(
      Pen pen, Part part, double x, double baseline, double size, boolean pale) {
    int color = pale ? Argb.fade(part.color, 0.55) : part.color;
    if (!part.digits) {
      double right = x + part.width(pen, size);
      double left = part.as.isEmpty() ? x : right - pen.textWidth(part.text, size, part.weight);
      pen.text(part.text, left, baseline, Anchor.START, size, part.weight, color);
      return;
    }
    double slot = slot(pen, size);
    for (int i = 0; i < part.text.length(); i++) {
      String sign = part.text.substring(i, i + 1);
      double middle = x + (i + 0.5) * slot;
      pen.text(sign, middle, baseline, Anchor.MIDDLE, size, part.weight, color);
    }
  }
}
