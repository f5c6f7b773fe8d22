package backflow.figure.sweep;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Raster;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.frame.ColorBar;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hatching;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.sweep.CriticalLine;
import backflow.sweep.SweepTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For which settings does the gradient reach the input? A tile for each pair of settings, its
 * colour the gain per layer (or another outcome), theory's critical line over it.
 */
final class PhaseDiagram implements Figure {
  /** What the colours say. */
  static final Knob.Choice SHOW =
      new Knob.Choice(
          "phase-diagram.show",
          "show",
          List.of(
              Outcome.START_GAIN.word(),
              Outcome.END_GAIN.word(),
              Outcome.LOSS.word(),
              Outcome.ACCURACY.word()));

  private static final double BAR = 84;
  private static final double NAME = 20;
  private static final double SEAM = 1;
  private static final double CORNER = 9;
  private static final double HATCH = 7;
  private static final double MOST_TICKS = 9;
  private static final int DARK_INK = 0xff101418;
  private static final int LIGHT_INK = 0xffffffff;

  private final Raster[] bars = {new Raster(), new Raster()};
  private int turn;
  private @Nullable Ground ground;

  /** Where the tiles stand. */
  private record Ground(SettingAxis across, @Nullable SettingAxis up, SweepTable table) {
    Box box(int cell) {
      int i = cell / table.up();
      SettingAxis rows = up;
      double x = across.left(i);
      return rows == null
          ? new Box(x, across.plot().y(), across.slot(), across.plot().height())
          : new Box(x, rows.top(cell % table.up()), across.slot(), rows.rowHeight());
    }

    /**
     * Where the line crosses the middle of a slot of the other setting: y if it is read upward,
     * else x; blank if it does not.
     */
    double line(int other) {
      CriticalLine line = table.line();
      double place = line.isThere() && up != null ? line.places().get(other) : Blank.VALUE;
      if (Blank.is(place) || up == null) {
        return Blank.VALUE;
      }
      Box plot = across.plot();
      return line.along() == 1
          ? plot.bottom() - (up.slots(place) + 0.5) * up.rowHeight()
          : plot.x() + (across.slots(place) + 0.5) * across.slot();
    }

    /** How far down a number must go to stay clear of the line; 0: it is in nobody's way. */
    double aside(int cell, double size) {
      if (table.line().along() != 1) {
        return 0;
      }
      Box box = box(cell);
      double off = line(cell / table.up()) - (box.y() + box.height() / 2);
      if (!(Math.abs(off) < size * 1.2)) {
        return 0;
      }
      double room = box.height() / 2 - size * 0.6;
      double down = off + size * 1.3;
      double up = off - size * 1.3;
      return down < room ? down : -up < room ? up : 0;
    }

    int cellAt(double x, double y) {
      SettingAxis rows = up;
      int i = across.at(x);
      int j = rows == null ? (across.plot().contains(x, y) ? 0 : -1) : rows.row(y);
      return i < 0 || j < 0 || !across.plot().contains(x, y) ? -1 : table.cell(i, j);
    }
  }

  private static Outcome outcome(Focus focus) {
    return Outcome.named(focus.knobs().of(SHOW));
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    SweepTable table = readings.sweep();
    if (table == null) {
      ground = null;
      Frame.empty(pen, look, new Box(0, 0, look.width(), look.height()), Words.NOTHING);
      return;
    }
    turn = 1 - turn;
    Outcome outcome = outcome(focus);
    Ground laid = layOut(pen, look, table);
    ground = laid;
    TileScale scale = TileScale.of(table, outcome);
    boolean numbers = haveRoom(pen, look, laid, outcome);
    for (int cell = 0; cell < table.cells(); cell++) {
      Outcome.Cell shown = outcome.of(table, cell);
      Box tile = inset(look, laid.box(cell));
      int ink = paintTile(pen, look, tile, shown, outcome, scale);
      if (numbers && ink != 0) {
        boolean lined = outcome == Outcome.START_GAIN;
        double aside = lined ? laid.aside(cell, look.type().note()) : 0;
        paintNumber(pen, look, tile, outcome.text(shown.value()), aside, ink);
      }
    }
    if (outcome == Outcome.START_GAIN && table.line().isThere()) {
      paintLine(pen, look, laid);
    }
    outline(pen, look, laid, focus.hover().cell());
    Box plot = laid.across.plot();
    laid.across.paintUnder(pen, look, plot.x() + plot.width() / 2);
    if (laid.up != null) {
      laid.up.paintBeside(pen, look);
      paintName(pen, look, laid, outcome);
    }
    paintBar(pen, look, plot, table, outcome, scale);
    Readout readout = readout(look, table, outcome, focus.hover().cell());
    Frame.title(pen, look, readout, look.width() - look.px(Frame.PAD), titles(table, outcome));
  }

  private static String[] titles(SweepTable table, Outcome outcome) {
    String seeds = Words.seeds(table);
    String unit = outcome.unit(table);
    return new String[] {seeds.isEmpty() ? unit : unit + " (" + seeds + ")", unit, outcome.word()};
  }

  private static Ground layOut(Pen pen, Look look, SweepTable table) {
    boolean two = table.varied().size() > 1;
    double top = Math.ceil(look.px(Frame.TOP + (two ? NAME : 0)));
    double bottom = Math.floor(look.height() - look.px(SettingAxis.FOOT));
    double labels = two ? SettingAxis.widest(table.varied().get(1), pen, look) + look.px(8) : 0;
    double left = Math.ceil(Math.max(look.px(two ? 48 : Frame.PAD), look.px(Frame.PAD) + labels));
    double right = Math.floor(look.width() - look.px(BAR));
    Box plot = new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    SettingAxis up = two ? new SettingAxis(table.varied().get(1), plot) : null;
    return new Ground(new SettingAxis(table.varied().get(0), plot), up, table);
  }

  /** Whether every tile has room for its number. */
  private static boolean haveRoom(Pen pen, Look look, Ground ground, Outcome outcome) {
    double size = look.type().note();
    double widest = 0;
    for (int cell = 0; cell < ground.table.cells(); cell++) {
      double value = outcome.of(ground.table, cell).value();
      String text = Blank.is(value) ? "" : outcome.text(value);
      widest = Math.max(widest, pen.textWidth(text, size, Weight.REGULAR));
    }
    Box box = ground.box(0);
    return box.width() > widest + look.px(8) && box.height() > size * 1.5;
  }

  private static Box inset(Look look, Box slot) {
    double seam = look.px(SEAM);
    return new Box(
        slot.x() + seam,
        slot.y() + seam,
        Math.max(1, slot.width() - 2 * seam),
        Math.max(1, slot.height() - 2 * seam));
  }

  /** The ground of a tile. @return the ink for its number; 0: it has none */
  private static int paintTile(
      Pen pen, Look look, Box box, Outcome.Cell cell, Outcome outcome, TileScale scale) {
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
      paintCorner(pen, look, box);
    }
    if (!known) {
      return cell.finished() > 0 ? theme.muted() : 0;
    }
    return Argb.luma(color) > 0.5 ? DARK_INK : LIGHT_INK;
  }

  private static void paintNumber(Pen pen, Look look, Box box, String text, double aside, int ink) {
    double size = look.type().note();
    double x = box.x() + box.width() / 2;
    double baseline = box.y() + box.height() / 2 + aside + Typography.middle(size);
    if (pen.textWidth(text, size, Weight.REGULAR) < box.width()) {
      pen.text(text, x, baseline, Anchor.MIDDLE, size, Weight.REGULAR, ink);
    }
  }

  /** Upper right: something was not finite, although the number that is shown is. */
  private static void paintCorner(Pen pen, Look look, Box box) {
    double side = Math.min(look.px(CORNER), Math.min(box.width(), box.height()) / 2);
    double[] xs = {box.right() - side, box.right(), box.right()};
    double[] ys = {box.y(), box.y(), box.y() + side};
    pen.fillPolygon(xs, ys, 3, look.theme().danger());
    pen.line(xs[0], ys[0], xs[2], ys[2], look.theme().card(), Math.max(1, look.type().thinLine()));
  }

  private static void outline(Pen pen, Look look, Ground ground, int cell) {
    if (cell >= 0 && cell < ground.table.cells()) {
      Box box = ground.box(cell);
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

  /** What stands up the plot, and what the line is. */
  private static void paintName(Pen pen, Look look, Ground ground, Outcome outcome) {
    Box plot = ground.across.plot();
    double size = look.type().label();
    double baseline = plot.y() - look.px(8);
    double left = look.px(Frame.PAD);
    Theme theme = look.theme();
    String name = ground.table.varied().get(1).label();
    pen.text(name, left, baseline, Anchor.START, size, Weight.REGULAR, theme.muted());
    double used = left + pen.textWidth(name, size, Weight.REGULAR) + look.px(16);
    if (outcome != Outcome.START_GAIN || !ground.table.line().isThere()) {
      return;
    }
    double sample = look.px(22);
    for (String words : new String[] {"theory: G = 1, wide net at the start", "theory: G = 1"}) {
      double width = pen.textWidth(words, size, Weight.REGULAR);
      double x = plot.right() - width;
      if (x - sample - look.px(6) > used) {
        pen.text(words, x, baseline, Anchor.START, size, Weight.REGULAR, theme.text());
        double y = baseline - size * 0.36;
        double end = x - look.px(6);
        pen.line(end - sample, y, end, y, theme.text(), look.type().namedLine());
        return;
      }
    }
  }

  /** Theory's critical line through the middles of the other setting's slots. */
  private static void paintLine(Pen pen, Look look, Ground ground) {
    Box plot = ground.across.plot();
    double[] xs = new double[ground.table.line().places().size() + 2];
    double[] ys = new double[xs.length];
    pen.clip(plot.x(), plot.y(), plot.width(), plot.height());
    int n = 0;
    for (int k = 0; k <= xs.length - 2; k++) {
      double place = k < xs.length - 2 ? ground.line(k) : Blank.VALUE;
      if (!Blank.is(place)) {
        n = n == 0 && k == 0 ? add(ground, xs, ys, n, 0, place) : n;
        n = add(ground, xs, ys, n, k + 0.5, place);
        n = k == xs.length - 3 ? add(ground, xs, ys, n, k + 1, place) : n;
      } else {
        stroke(pen, look, xs, ys, n);
        n = 0;
      }
    }
    pen.unclip();
  }

  /**
   * A point of the line.
   *
   * @param slots how many slots of the other setting lie before it
   */
  private static int add(
      Ground ground, double[] xs, double[] ys, int n, double slots, double place) {
    boolean upward = ground.table.line().along() == 1;
    Box plot = ground.across.plot();
    xs[n] = upward ? plot.x() + slots * ground.across.slot() : place;
    ys[n] = upward ? place : plot.bottom() - slots * ground.box(0).height();
    return n + 1;
  }

  private static void stroke(Pen pen, Look look, double[] xs, double[] ys, int n) {
    if (n == 1) {
      pen.fillCircle(xs[0], ys[0], look.px(4), look.theme().text());
    } else if (n > 1) {
      double width = look.type().namedLine();
      pen.polyline(xs, ys, n, Argb.fade(look.theme().card(), 0.85), width + look.px(3));
      pen.polyline(xs, ys, n, look.theme().text(), width);
    }
  }

  /** What the colours mean, and the corners if there are any. */
  private void paintBar(
      Pen pen, Look look, Box plot, SweepTable table, Outcome outcome, TileScale scale) {
    boolean corners = false;
    for (int cell = 0; cell < table.cells(); cell++) {
      Outcome.Cell shown = outcome.of(table, cell);
      corners |= shown.diverged() > 0 && Special.bitOf(shown.value(), outcome.isGain()) == 0;
    }
    double pitch = Math.min(look.px(20), plot.height() / 8);
    double height = plot.height() - (corners ? pitch : 0);
    new ColorBar(pen, look, new Box(plot.x(), plot.y(), plot.width(), height), bars[turn])
        .paint(
            (bottom, top, spacing) ->
                scale.ticks(outcome, bottom, top, Math.max(spacing, (bottom - top) / MOST_TICKS)),
            "");
    if (corners) {
      double side = look.px(12);
      double size = look.type().label();
      double x = plot.right() + look.px(18);
      double middle = plot.bottom() - pitch / 2;
      Box box = new Box(x, middle - side / 2, side, side);
      pen.strokeRect(box.x() + 0.5, box.y() + 0.5, side - 1, side - 1, look.theme().muted(), 1);
      paintCorner(pen, look, box);
      double baseline = middle + Typography.middle(size);
      int muted = look.theme().muted();
      pen.text("later", x + look.px(22), baseline, Anchor.START, size, Weight.REGULAR, muted);
    }
  }

  private static Readout readout(Look look, SweepTable table, Outcome outcome, int cell) {
    Readout readout = new Readout();
    Theme theme = look.theme();
    if (cell < 0 || cell >= table.cells()) {
      if (table.done() < table.runs()) {
        String done = table.done() + " of " + table.runs() + " runs";
        readout.add(done, theme.muted(), Weight.REGULAR);
      }
      return readout;
    }
    Outcome.Cell shown = outcome.of(table, cell);
    readout.add(Words.of(table, cell), theme.text(), Weight.REGULAR);
    if (shown.finished() == 0) {
      return readout.add("not trained yet", theme.muted(), Weight.REGULAR);
    }
    String value = (outcome.isGain() && !Blank.is(shown.value()) ? "× " : "");
    readout.add(value + outcome.text(shown.value()), theme.runA(), Weight.SEMIBOLD);
    if (shown.diverged() > 0) {
      readout.add(Words.diverged(shown), theme.danger(), Weight.REGULAR);
    } else {
      readout.add(Words.findings(table, cell), theme.muted(), Weight.REGULAR);
    }
    return readout;
  }

  @Override
  public Hit hit(double x, double y) {
    Ground laid = ground;
    int cell = laid == null ? -1 : laid.cellAt(x, y);
    return cell < 0 ? Hit.NONE : Hit.ofCell(cell);
  }

  @Override
  public void forget() {
    turn = 0;
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    return SweepWords.formula(readings.sweep(), outcome(focus), focus.hover().cell());
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    return SweepWords.summary(readings.sweep(), outcome(focus));
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    return SweepWords.table(readings.sweep(), outcome(focus));
  }
}
