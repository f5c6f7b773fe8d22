package backflow.figure.updates;

import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Marker;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Ticks;
import backflow.chart.Typography;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.landscape.Cliff;
import java.util.ArrayList;
import java.util.List;

/**
 * Why clip at all? Two walkers go down one surface with a steep wall from one start, with and
 * without clipping. Depends on its knobs only; no run is needed.
 */
final class CliffWalk implements Figure {
  /** The step that is shown. */
  static final Knob.Dial STEP = new Knob.Dial("cliff.step", "step", 0, 120, 60, false, true);

  /** The learning rate of both. */
  static final Knob.Dial RATE = new Knob.Dial("cliff.rate", "η", 0.05, 5, 0.5, true, false);

  /** c of the one that clips. */
  static final Knob.Dial THRESHOLD =
      new Knob.Dial("cliff.threshold", "c", 0.01, 100, 0.1, true, false);

  private static final double START_W = 5.5;
  private static final double START_B = -2.6;
  private static final double LINES = 40;
  private static final double RIGHT = 62;

  private final CliffMap map = new CliffMap();
  private List<Cliff.Place> free = List.of();
  private List<Cliff.Place> clipped = List.of();
  private double rate = Double.NaN;
  private double threshold = Double.NaN;
  private LinearScale across = new LinearScale(0, 1, 0, 1);
  private LinearScale up = new LinearScale(0, 1, 1, 0);

  private static final LinearScale W = new LinearScale(CliffMap.W_LOW, CliffMap.W_HIGH, 0, 1);
  private static final LinearScale B = new LinearScale(CliffMap.B_LOW, CliffMap.B_HIGH, 0, 1);

  private void walk(Focus focus) {
    double newRate = focus.knobs().of(RATE);
    double newThreshold = focus.knobs().of(THRESHOLD);
    if (newRate != rate || newThreshold != threshold) {
      rate = newRate;
      threshold = newThreshold;
      int steps = (int) STEP.high();
      free = Cliff.walk(START_W, START_B, rate, Double.POSITIVE_INFINITY, steps);
      clipped = Cliff.walk(START_W, START_B, rate, threshold, steps);
    }
  }

  private static int step(Focus focus) {
    return (int) focus.knobs().of(STEP);
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    walk(focus);
    int step = step(focus);
    boolean lines = look.height() >= look.px(230);
    double top = Math.ceil(look.px(Frame.TOP) + (lines ? look.px(LINES) : 0));
    double bottom = Math.floor(look.height() - look.px(Frame.STEPS));
    double left = Math.ceil(look.px(Frame.LEFT));
    double right = Math.floor(look.width() - look.px(RIGHT));
    Box plot = new Box(left, top, right - left, bottom - top);
    across = new LinearScale(W.low(), W.high(), left, right);
    up = new LinearScale(B.low(), B.high(), bottom, top);
    pen.image(map.picture(look.theme()), left, top, plot.width(), plot.height());
    axes(pen, look, plot);
    legend(pen, look, plot);
    Theme theme = look.theme();
    path(pen, look, plot, free, step, theme.text(), Marker.SQUARE);
    path(pen, look, plot, clipped, step, theme.runA(), Marker.CIRCLE);
    start(pen, look);
    Readout readout = new Readout();
    if (lines) {
      double baseline = look.px(Frame.TITLE + 20);
      said(
          pen,
          look,
          baseline,
          theme.text(),
          "□ not clipped: ",
          fate(free, step, true),
          fate(free, step, false));
      said(
          pen,
          look,
          baseline + look.px(18),
          theme.runA(),
          "● clipped at c = " + Numbers.value(threshold) + ": ",
          fate(clipped, step, true),
          fate(clipped, step, false));
    } else {
      readout.add("not clipped: " + fate(free, step, false), theme.text(), Weight.SEMIBOLD);
    }
    double end = look.width() - look.px(Frame.PAD);
    String at = "step " + step + ", η = " + Numbers.value(rate);
    if (lines) {
      readout.add(at, theme.muted(), Weight.REGULAR);
    }
    Frame.title(
        pen, look, readout, end, "E of one recurrent unit over w and b", "E over w, b", "E");
  }

  /** A line in a walker's colour, in the longest form that fits. */
  private static void said(
      Pen pen, Look look, double baseline, int color, String who, String fate, String brief) {
    double size = look.type().label();
    double room = look.width() - 2 * look.px(Frame.PAD);
    for (String text : new String[] {who + fate, who + brief, brief}) {
      if (pen.textWidth(text, size, Weight.SEMIBOLD) <= room) {
        double x = look.px(Frame.PAD);
        pen.text(text, x, baseline, Anchor.START, size, Weight.SEMIBOLD, color);
        return;
      }
    }
  }

  private static void axes(Pen pen, Look look, Box plot, LinearScale up) {
    double size = look.type().label();
    Ticks ticks = up.ticks(look.px(34));
    for (int i = 0; i < ticks.count(); i++) {
      double y = ticks.places()[i] + Typography.middle(size);
      if (Math.abs(ticks.places()[i] - plot.y()) > size * 0.8) {
        pen.text(
            ticks.labels()[i],
            Frame.labelsRight(look, plot),
            y,
            Anchor.END,
            size,
            Weight.REGULAR,
            look.theme().muted());
      }
    }
    double y = plot.y() + Typography.middle(size);
    double x = Frame.labelsRight(look, plot);
    pen.text("b", x, y, Anchor.END, size, Weight.REGULAR, look.theme().muted());
  }

  private void axes(Pen pen, Look look, Box plot) {
    axes(pen, look, plot, up);
    Frame.numbers(pen, look, plot, across.ticks(look.px(44)), "w");
    pen.strokeRect(
        plot.x(), plot.y(), plot.width(), plot.height(), look.theme().axis(), look.px(1));
  }

  /** What the bands mean. */
  private static void legend(Pen pen, Look look, Box plot) {
    double x = plot.right() + look.px(10);
    double width = look.px(10);
    double each = plot.height() / CliffMap.BANDS;
    for (int band = 0; band < CliffMap.BANDS; band++) {
      double share = (band + 0.5) / CliffMap.BANDS;
      int color = CliffMap.color(look.theme(), share * share * CliffMap.HIGHEST);
      pen.fillRect(x, plot.bottom() - (band + 1) * each, width, each, color);
    }
    double size = look.type().note();
    double words = x + width + look.px(4);
    int muted = look.theme().muted();
    String high = Numbers.value(CliffMap.HIGHEST);
    pen.text(high, words, plot.y() + size * 0.8, Anchor.START, size, Weight.REGULAR, muted);
    pen.text("0", words, plot.bottom(), Anchor.START, size, Weight.REGULAR, muted);
    String quarter = Numbers.value(CliffMap.HIGHEST / 4);
    double middle = plot.y() + plot.height() / 2 + Typography.middle(size);
    pen.text(quarter, words, middle, Anchor.START, size, Weight.REGULAR, muted);
  }

  private boolean isOnMap(Cliff.Place place) {
    return place.w() >= W.low()
        && place.w() <= W.high()
        && place.b() >= B.low()
        && place.b() <= B.high();
  }

  /** A path up to a step; where it leaves the map it ends in an arrow at the edge. */
  private void path(
      Pen pen, Look look, Box plot, List<Cliff.Place> walk, int step, int color, Marker marker) {
    double[] xs = new double[step + 1];
    double[] ys = new double[step + 1];
    int n = 0;
    while (n <= step && isOnMap(walk.get(n))) {
      xs[n] = across.at(walk.get(n).w());
      ys[n] = up.at(walk.get(n).b());
      n++;
    }
    int card = look.theme().card();
    pen.polyline(xs, ys, n, card, look.px(4));
    pen.polyline(xs, ys, n, color, look.px(1.75));
    if (n <= step) {
      leave(pen, look, plot, walk.get(n), xs[n - 1], ys[n - 1], color);
    }
    double small = look.px(1.7);
    for (int i = 1; i < n - 1; i++) {
      marker.paint(pen, xs[i], ys[i], small, color, color, look.px(1));
    }
    if (n <= step || n > 1) {
      boolean here = n == step + 1;
      double radius = look.px(here ? 5.5 : 3);
      int line = here ? card : color;
      marker.paint(pen, xs[n - 1], ys[n - 1], radius, color, line, look.px(1.5));
    }
  }

  private void leave(
      Pen pen, Look look, Box plot, Cliff.Place place, double x, double y, int color) {
    double dx = across.at(place.w()) - x;
    double dy = up.at(place.b()) - y;
    double length = Math.sqrt(dx * dx + dy * dy);
    if (!(length > 0) || length > Double.MAX_VALUE) {
      return;
    }
    double share =
        Math.min(reach(x, dx, plot.x(), plot.right()), reach(y, dy, plot.y(), plot.bottom()));
    double endX = x + dx * share;
    double endY = y + dy * share;
    pen.line(x, y, endX, endY, look.theme().card(), look.px(4));
    pen.line(x, y, endX, endY, color, look.px(1.75));
    double along = look.px(9) / length;
    double aside = look.px(4.5) / length;
    double backX = endX - dx * along;
    double backY = endY - dy * along;
    double[] xs = {endX, backX - dy * aside, backX + dy * aside};
    double[] ys = {endY, backY + dx * aside, backY - dx * aside};
    pen.fillPolygon(xs, ys, 3, color);
  }

  /** The share of a way after which it meets an edge. */
  private static double reach(double from, double by, double low, double high) {
    if (by == 0) {
      return 1;
    }
    return Math.max(0, Math.min(1, ((by > 0 ? high : low) - from) / by));
  }

  private void start(Pen pen, Look look) {
    double x = across.at(START_W);
    double y = up.at(START_B);
    double size = look.type().label();
    pen.fillCircle(x, y, look.px(5), look.theme().card());
    pen.strokeCircle(x, y, look.px(5), look.theme().text(), look.px(1.5));
    double width = pen.textWidth("start", size, Weight.REGULAR);
    Frame.haloed(
        pen,
        look,
        "start",
        x + look.px(9) + width < across.to() ? x + look.px(9) : x - look.px(9) - width,
        y + Typography.middle(size),
        size,
        Weight.REGULAR,
        look.theme().text());
  }

  /** The step in which a walker leaves the map; −1 if it stays. */
  private int leaves(List<Cliff.Place> walk, int step) {
    for (int i = 0; i <= step; i++) {
      if (!isOnMap(walk.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** What has become of a walker. */
  private String fate(List<Cliff.Place> walk, int step, boolean whole) {
    int left = leaves(walk, step);
    if (left < 0) {
      String now = "E = " + Numbers.value(walk.get(step).error());
      return whole ? "on the map, " + now + " after " + step + " steps" : now;
    }
    Cliff.Place place = walk.get(left);
    String where = "w = " + Numbers.value(place.w());
    String when = " in step " + left;
    if (!whole) {
      return "thrown to " + where + ", step " + left;
    }
    String norm = Numbers.value(walk.get(left - 1).norm());
    return "thrown to " + where + ", b = " + Numbers.value(place.b()) + when + " by ‖g‖ = " + norm;
  }

  @Override
  public Hit hit(double x, double y) {
    return Hit.NONE;
  }

  @Override
  public void forget() {
    // its axes are those of the surface, whatever run there is
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    walk(focus);
    int step = step(focus);
    List<String> lines = new ArrayList<>();
    lines.add("x ← w·σ(x) + b, 50 times from x₀ = 0.5; E = (σ(x₅₀) − 0.7)²");
    lines.add("(w, b) ← (w, b) − η · g · min(1, c / (‖g‖ + 10⁻⁶))");
    lines.add("η = " + Numbers.value(rate) + ", c = " + Numbers.value(threshold));
    lines.add("step " + step + ", not clipped: ‖g‖ = " + Numbers.value(free.get(step).norm()));
    lines.add("step " + step + ", clipped: ‖g‖ = " + Numbers.value(clipped.get(step).norm()));
    return lines;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    walk(focus);
    int step = step(focus);
    return "Two walkers on a loss with a steep wall, step "
        + step
        + ". Not clipped: "
        + fate(free, step, true)
        + ". Clipped at "
        + Numbers.value(threshold)
        + ": "
        + fate(clipped, step, true)
        + ".";
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    walk(focus);
    List<List<String>> rows = new ArrayList<>();
    for (List<Cliff.Place> walk : List.of(free, clipped)) {
      for (int i = 0; i <= step(focus); i++) {
        Cliff.Place at = walk.get(i);
        rows.add(
            List.of(
                walk == free ? "none" : "norm",
                Integer.toString(i),
                Rows.cell(at.w()),
                Rows.cell(at.b()),
                Rows.cell(at.error()),
                Rows.cell(at.norm())));
      }
    }
    List<String> columns = List.of("clipping", "step", "w", "b", "error", "gradient_norm");
    return new Table(columns, rows);
  }
}
