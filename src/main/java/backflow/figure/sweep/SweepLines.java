package backflow.figure.sweep;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;
import backflow.figure.frame.EndLabels;
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
import backflow.sweep.RunResult;
import backflow.sweep.SweepTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much does a setting change, and how much is chance? An outcome over the values of the first
 * setting: the mean of all seeds as a line, a band from the lowest seed to the highest; a line for
 * each value of the second setting.
 */
final class SweepLines implements Figure {
  /** What stands on the axis. */
  static final Knob.Choice SHOW =
      new Knob.Choice(
          "sweep-lines.show",
          "show",
          List.of(
              Outcome.LOSS.word(),
              Outcome.ACCURACY.word(),
              Outcome.START_GAIN.word(),
              Outcome.END_GAIN.word()));

  private static final double FACTORS_FROM = 30;
  private static final int MOST_NAMES = 12;
  private static final double INSET = 28;

  private final ValueAxis axis = new ValueAxis();
  private final EndLabels names = new EndLabels();
  private @Nullable SettingAxis across;
  private Box plot = new Box(0, 0, 1, 1);
  private @Nullable SweepTable shown;
  private Outcome shownOutcome = Outcome.LOSS;
  private double[] xs = new double[0];
  private double[] ys = new double[0];

  private static Outcome outcome(Focus focus) {
    return Outcome.named(focus.knobs().of(SHOW));
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    SweepTable table = readings.sweep();
    shown = table;
    if (table == null) {
      across = null;
      Frame.empty(pen, look, new Box(0, 0, look.width(), look.height()), Words.NOTHING);
      return;
    }
    Outcome outcome = outcome(focus);
    if (outcome != shownOutcome) {
      axis.forget();
    }
    shownOutcome = outcome;
    SettingAxis laid = layOut(pen, look, table, outcome);
    across = laid;
    paintHover(pen, look, laid, table, focus.hover().cell());
    axis.paint(pen, look.theme(), look.type(), Frame.labelsRight(look, plot));
    laid.paintUnder(pen, look, plot.x() + plot.width() / 2);
    names.clear();
    for (int j = 0; j < table.up(); j++) {
      paintRow(pen, look, laid, table, outcome, j, focus.hover().cell());
    }
    if (table.up() > 1) {
      names.paint(pen, look, plot, plot.bottom());
    }
    Readout readout = readout(look, table, outcome, focus.hover().cell());
    String log = axis.log() ? " (log)" : "";
    double right = look.width() - look.px(Frame.PAD);
    Frame.title(pen, look, readout, right, outcome.unit(table) + log, outcome.word() + log);
  }

  private SettingAxis layOut(Pen pen, Look look, SweepTable table, Outcome outcome) {
    axis.unit(outcome == Outcome.ACCURACY ? 100 : 1, outcome == Outcome.ACCURACY ? " %" : "");
    axis.begin(isByFactors(table, outcome));
    for (int cell = 0; cell < table.cells(); cell++) {
      for (RunResult run : table.finished(cell)) {
        axis.see(outcome.of(run));
      }
    }
    if (outcome.isGain()) {
      axis.see(1);
    }
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(SettingAxis.FOOT));
    double left = Frame.left(pen, look, axis, top, bottom);
    double beside = table.up() > 1 ? EndLabels.room(pen, look, widestName(table), true) : 0;
    double right = Math.floor(look.width() - Math.max(look.px(21), beside + look.px(8)));
    plot = new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    axis.lay(plot, look.type());
    if (xs.length < 2 * table.across()) {
      xs = new double[2 * table.across()];
      ys = new double[2 * table.across()];
    }
    double inset = Math.min(look.px(INSET), plot.width() / 4);
    return SettingAxis.fromEdgeToEdge(table.varied().get(0), plot, inset);
  }

  private static boolean isByFactors(SweepTable table, Outcome outcome) {
    if (outcome != Outcome.LOSS) {
      return outcome.isGain();
    }
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (int cell = 0; cell < table.cells(); cell++) {
      for (RunResult run : table.finished(cell)) {
        double value = outcome.of(run);
        if (value > 0 && value <= Double.MAX_VALUE) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    return high > FACTORS_FROM * low;
  }

  private static String name(SweepTable table, int j) {
    String value = Words.of(table.varied().get(1).settings().get(j));
    return j == table.up() - 1 ? table.varied().get(1).label() + " " + value : value;
  }

  private static String widestName(SweepTable table) {
    String widest = "";
    for (int j = 0; j < table.up(); j++) {
      widest = name(table, j).length() > widest.length() ? name(table, j) : widest;
    }
    return widest;
  }

  private static void paintHover(Pen pen, Look look, SettingAxis laid, SweepTable table, int cell) {
    if (cell >= 0 && cell < table.cells()) {
      double width = Math.min(laid.slot(), look.px(26));
      double x = laid.x(cell / table.up()) - width / 2;
      int color = look.theme().selection();
      pen.fillRect(x, laid.plot().y(), width, laid.plot().height(), color);
    }
  }

  /** The line, the band and the dots of one value of the second setting. */
  private void paintRow(
      Pen pen,
      Look look,
      SettingAxis laid,
      SweepTable table,
      Outcome outcome,
      int j,
      int hoverCell) {
    int color = color(look.theme(), table, j);
    boolean pointed = hoverCell >= 0 && hoverCell % table.up() == j && table.up() > 1;
    paintBand(pen, look, laid, table, outcome, j, color);
    double width = pointed || table.up() == 1 ? look.type().heroLine() : look.type().namedLine();
    int n = 0;
    double end = Blank.VALUE;
    for (int i = 0; i <= table.across(); i++) {
      double value =
          i == table.across() ? Blank.VALUE : outcome.of(table, table.cell(i, j)).value();
      end = Blank.is(value) ? end : axis.y(value);
      if (axis.shows(value)) {
        xs[n] = laid.x(i);
        ys[n++] = axis.y(value);
      } else {
        if (n > 1) {
          pen.polyline(xs, ys, n, color, width);
        }
        n = 0;
      }
    }
    for (int i = 0; i < table.across(); i++) {
      paintRuns(pen, look, laid.x(i), table, outcome, table.cell(i, j), color);
    }
    if (table.up() > 1 && (table.up() <= MOST_NAMES || j % (table.up() / MOST_NAMES + 1) == 0)) {
      Weight weight = pointed ? Weight.SEMIBOLD : Weight.REGULAR;
      int ink = look.theme().text();
      names.add(new EndLabels.Label(name(table, j), end, table.up() - j, color, ink, weight));
    }
  }

  /** A single line has the run's colour; several go from dark to light like a magnitude. */
  private static int color(Theme theme, SweepTable table, int j) {
    return table.up() == 1
        ? theme.runA()
        : theme.magnitude().at(0.08 + 0.84 * j / (table.up() - 1.0));
  }

  private void paintBand(
      Pen pen, Look look, SettingAxis laid, SweepTable table, Outcome outcome, int j, int color) {
    int n = 0;
    for (int i = 0; i <= table.across(); i++) {
      Outcome.Cell cell = i == table.across() ? null : outcome.of(table, table.cell(i, j));
      if (cell != null && axis.shows(cell.low())) {
        xs[n] = laid.x(i);
        ys[n++] = axis.y(cell.low());
      } else {
        n = fill(pen, look, laid, table, outcome, j, color, i, n);
      }
    }
  }

  /** Back along the upper edge of a stretch that ends before slot i. @return 0 */
  private int fill(
      Pen pen,
      Look look,
      SettingAxis laid,
      SweepTable table,
      Outcome outcome,
      int j,
      int color,
      int i,
      int n) {
    int count = n;
    for (int k = i - 1; k >= i - n; k--) {
      xs[count] = laid.x(k);
      ys[count++] = axis.y(outcome.of(table, table.cell(k, j)).high());
    }
    if (n > 1) {
      pen.fillPolygon(xs, ys, count, Argb.fade(color, look.theme().dark() ? 0.3 : 0.2));
    }
    return 0;
  }

  private void paintRuns(
      Pen pen, Look look, double x, SweepTable table, Outcome outcome, int cell, int color) {
    double r = look.px(table.up() > 6 ? 2 : 2.6);
    for (RunResult run : table.finished(cell)) {
      double value = outcome.of(run);
      double y = axis.y(value);
      if (axis.shows(value)) {
        pen.fillCircle(x, y, r, color);
      } else if (!Blank.is(y)) {
        Special special = Special.first(Special.bitOf(value, axis.log()));
        pen.fillCircle(x, y, look.px(3.4), special.wordColor(look.theme()));
      }
    }
  }

  private static Readout readout(Look look, SweepTable table, Outcome outcome, int cell) {
    Readout readout = new Readout();
    if (cell < 0 || cell >= table.cells()) {
      return readout;
    }
    Outcome.Cell one = outcome.of(table, cell);
    Theme theme = look.theme();
    readout.add(Words.of(table, cell), theme.text(), Weight.REGULAR);
    if (one.finished() > 0) {
      readout.add(outcome.text(one.value()), theme.runA(), Weight.SEMIBOLD);
    }
    if (one.finished() > 1 && !Blank.is(one.low())) {
      String range = outcome.text(one.low()) + " … " + outcome.text(one.high());
      readout.add(range, theme.muted(), Weight.REGULAR);
    }
    return readout;
  }

  @Override
  public Hit hit(double x, double y) {
    SettingAxis laid = across;
    SweepTable table = shown;
    if (laid == null || table == null || !laid.plot().contains(x, y)) {
      return Hit.NONE;
    }
    int i = laid.at(x);
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; i >= 0 && j < table.up(); j++) {
      double at = axis.y(shownOutcome.of(table, table.cell(i, j)).value());
      if (Math.abs(at - y) < least) {
        least = Math.abs(at - y);
        nearest = table.cell(i, j);
      }
    }
    return nearest < 0 ? Hit.NONE : Hit.ofCell(nearest);
  }

  @Override
  public void forget() {
    axis.forget();
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
