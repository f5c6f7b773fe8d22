package backflow.figure.network;

import backflow.chart.Box;
import backflow.chart.Marker;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Raster;
import backflow.chart.Theme;
import backflow.figure.frame.Look;
import backflow.study.Decision;
import backflow.study.PlanePoints;
import java.util.regex.Pattern;

/** Beside the map: what colours and marks mean, and how many are right. */
record MapKey(Pen pen, Look look, Box room, Raster raster) {
  /** How wide it is. */
  static final double WIDTH = 158;

  private static final double LINE = 19;

  /** Where there is less room than this, less is said. */
  private static final double ROOMY = 200;

  private static final int SHADES = 48;

  /** A name that says nothing without the word class before it. */
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");

  /** Draws as many lines as there is room for. */
  void paint(Decision map) {
    Theme theme = look.theme();
    double y = room.y() + look.px(LINE / 2);
    y = points(map, "train", map.train(), Marker.CIRCLE, y);
    y = points(map, "test", map.test(), Marker.TRIANGLE, y);
    if (map.classes() == 0) {
      return;
    }
    if (fits(y, 1)) {
      double x = room.x() + look.px(6);
      pen.strokeCircle(x, y, look.px(5), theme.text(), look.px(1));
      word("ring: wrong class", y, theme.muted(), Weight.REGULAR);
    }
    y += look.px(LINE * (room.height() < look.px(ROOMY) ? 1.1 : 1.6));
    if (fits(y, 2)) {
      text("guessing → certain", y, theme.muted());
    }
    y += look.px(LINE);
    int most = (int) Math.max(0, Math.floor((room.bottom() - y) / look.px(LINE) + 0.5));
    int shown = map.classes() <= most ? map.classes() : most - 1;
    shades(map.classes());
    for (int k = 0; k < shown; k++) {
      shade(map, k, y);
      y += look.px(LINE);
    }
    if (shown > 0 && shown < map.classes()) {
      text(map.classes() - shown + " more classes", y, theme.muted());
    }
  }

  private boolean fits(double y, int lines) {
    return y + look.px(LINE) * (lines - 0.5) <= room.bottom();
  }

  private double points(Decision map, String name, PlanePoints points, Marker marker, double y) {
    boolean brief = room.height() < look.px(ROOMY);
    if (points.judged() == 0 || !fits(y, brief ? 1 : 2)) {
      return y;
    }
    Theme theme = look.theme();
    double x = room.x() + look.px(6);
    marker.paint(pen, x, y, look.px(4), theme.muted(), theme.card(), look.px(0.9));
    word(Verdict.of(name, map, points), y, theme.text(), Weight.SEMIBOLD);
    if (brief) {
      return y + look.px(LINE);
    }
    int shown = points.shown();
    String of = "of " + points.judged() + " points";
    String some = shown < points.judged() ? of + ", " + shown + " drawn" : of;
    double size = look.type().note();
    new Words(pen, look)
        .fitting(
            room.x() + look.px(17),
            y + look.px(LINE - 1) + size * 0.36,
            room.width() - look.px(17),
            size,
            Weight.REGULAR,
            theme.muted(),
            some,
            of);
    return y + look.px(2.2 * LINE);
  }

  private void word(String word, double middle, int ink, Weight weight) {
    double size = look.type().label();
    double x = room.x() + look.px(17);
    double width = room.width() - look.px(17);
    new Words(pen, look).fitting(x, middle + size * 0.36, width, size, weight, ink, word);
  }

  private void text(String word, double middle, int ink) {
    double size = look.type().note();
    new Words(pen, look)
        .fitting(room.x(), middle + size * 0.36, room.width(), size, Weight.REGULAR, ink, word);
  }

  /** A row of shades for each class, in one picture. */
  private void shades(int classes) {
    raster.resize(SHADES, classes);
    for (int k = 0; k < classes; k++) {
      for (int i = 0; i < SHADES; i++) {
        int color = ClassColors.ground(look.theme(), k, (i + 0.5) / SHADES);
        raster.pixels()[k * SHADES + i] = color;
      }
    }
  }

  private void shade(Decision map, int k, double middle) {
    double height = look.px(11);
    double bar = look.px(70);
    double x = room.x();
    double top = middle - height / 2;
    pen.clip(x, top, bar, height);
    pen.image(raster, x, top - k * height, bar, height * map.classes());
    pen.unclip();
    double r = look.px(4);
    double at = x + bar + look.px(10);
    pen.fillCircle(at, middle, r, ClassColors.of(k));
    ClassColors.sign(pen, at, middle, r, k, look.theme().card());
    double size = look.type().note();
    double left = at + look.px(9);
    double width = room.right() - left;
    Words words = new Words(pen, look);
    String name = map.className(k);
    words.fitting(
        left,
        middle + size * 0.36,
        width,
        size,
        Weight.REGULAR,
        look.theme().muted(),
        NUMBER.matcher(name).matches() ? "class " + name : name,
        words.shortened(name, width, size));
  }
}
