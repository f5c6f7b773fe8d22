package backflow.figure.sweep;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Raster;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.figure.frame.ColorBar;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.math.Blank;
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

  private static final double MOST_TICKS = 9;

  private final Raster[] bars = {new Raster(), new Raster()};
  private int turn;
  private @Nullable TileGround ground;
  private @Nullable Cells known;

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
    Cells cells = Cells.of(table, outcome(focus), known);
    known = cells;
    turn = 1 - turn;
    TileGround laid = TileGround.of(pen, look, table);
    ground = laid;
    paint(pen, look, laid, cells, focus.hover().cell());
    Readout readout = readout(look, cells, focus.hover().cell());
    double right = look.width() - look.px(Frame.PAD);
    Frame.title(pen, look, readout, right, titles(table, cells.outcome()));
  }

  private void paint(Pen pen, Look look, TileGround laid, Cells cells, int pointed) {
    TileScale scale = TileScale.of(cells);
    TilePainter tiles = new TilePainter(pen, look);
    tiles.paint(laid, cells, scale);
    boolean lined = laid.hasLine() && cells.outcome() == Outcome.START_GAIN;
    if (lined) {
      new CriticalLinePainter(pen, look, laid).paint();
    }
    if (cells.has(pointed)) {
      tiles.outline(laid.box(pointed));
    }
    Box plot = laid.plot();
    laid.across().paintUnder(pen, look, plot.x() + plot.width() / 2);
    SettingAxis up = laid.up();
    if (up != null) {
      up.paintBeside(pen, look);
      paintNames(pen, look, laid, up.varied().label(), cells.outcome() == Outcome.START_GAIN);
    }
    paintKey(pen, look, plot, cells, scale);
  }

  private static String[] titles(SweepTable table, Outcome outcome) {
    String seeds = Words.seeds(table);
    String unit = outcome.unit(table);
    return new String[] {seeds.isEmpty() ? unit : unit + " (" + seeds + ")", unit, outcome.word()};
  }

  /** What stands up the plot, and what the line is. */
  private static void paintNames(Pen pen, Look look, TileGround laid, String name, boolean theory) {
    double size = look.type().label();
    double baseline = laid.plot().y() - look.px(8);
    double left = look.px(Frame.PAD);
    int muted = look.theme().muted();
    pen.text(name, left, baseline, Anchor.START, size, Weight.REGULAR, muted);
    if (theory) {
      double taken = left + pen.textWidth(name, size, Weight.REGULAR) + look.px(16);
      new CriticalLinePainter(pen, look, laid).paintName(baseline, taken);
    }
  }

  /** What the colours mean, and the corners if there are any. */
  private void paintKey(Pen pen, Look look, Box plot, Cells cells, TileScale scale) {
    Outcome outcome = cells.outcome();
    boolean corners = false;
    for (int cell = 0; cell < cells.count(); cell++) {
      boolean shown = Special.bitOf(cells.at(cell).value(), outcome.isGain()) == 0;
      corners |= shown && cells.at(cell).diverged() > 0;
    }
    double pitch = Math.min(look.px(20), plot.height() / 8);
    Box beside = new Box(plot.x(), plot.y(), plot.width(), plot.height() - (corners ? pitch : 0));
    new ColorBar(pen, look, beside, bars[turn])
        .paint(
            (bottom, top, spacing) ->
                scale.ticks(outcome, bottom, top, Math.max(spacing, (bottom - top) / MOST_TICKS)),
            "");
    if (corners) {
      double x = plot.right() + look.px(18);
      new TilePainter(pen, look).cornerKey(x, plot.bottom() - pitch / 2);
    }
  }

  private static Readout readout(Look look, Cells cells, int pointed) {
    Readout readout = new Readout();
    Theme theme = look.theme();
    SweepTable table = cells.table();
    if (!cells.has(pointed)) {
      if (table.done() < table.runs()) {
        String done = table.done() + " of " + table.runs() + " runs";
        readout.add(done, theme.muted(), Weight.REGULAR);
      }
      return readout;
    }
    Outcome.Cell shown = cells.at(pointed);
    readout.add(Words.of(table, pointed), theme.text(), Weight.REGULAR);
    if (shown.finished() == 0) {
      return readout.add("not trained yet", theme.muted(), Weight.REGULAR);
    }
    String times = cells.outcome().isGain() && !Blank.is(shown.value()) ? "× " : "";
    String value = times + cells.outcome().text(shown.value());
    readout.add(value, theme.runA(), Weight.SEMIBOLD);
    return shown.diverged() > 0
        ? readout.add(Words.diverged(shown), theme.danger(), Weight.REGULAR)
        : readout.add(Words.findings(table, pointed), theme.muted(), Weight.REGULAR);
  }

  @Override
  public Hit hit(double x, double y) {
    TileGround laid = ground;
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
