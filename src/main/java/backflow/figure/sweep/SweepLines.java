package backflow.figure.sweep;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
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
  private static final double HOVER = 26;

  private final ValueAxis axis = new ValueAxis();
  private final EndLabels names = new EndLabels();
  private @Nullable SettingAxis across;
  private Box plot = new Box(0, 0, 1, 1);
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
      across = null;
      known = null;
      Frame.empty(pen, look, new Box(0, 0, look.width(), look.height()), Words.NOTHING);
      return;
    }
    Cells cells = Cells.of(table, outcome(focus), known);
    if (known == null || known.outcome() != cells.outcome() || !table.goesOn(known.table())) {
      axis.forget();
    }
    known = cells;
    int pointed = focus.hover().cell();
    SettingAxis laid = layOut(pen, look, cells);
    across = laid;
    paintHover(pen, look, laid, cells, pointed);
    axis.paint(pen, look.theme(), look.type(), Frame.labelsRight(look, plot));
    laid.paintUnder(pen, look, plot.x() + plot.width() / 2);
    paintLines(pen, look, laid, cells, pointed);
    String log = axis.log() ? " (log)" : "";
    double right = look.width() - look.px(Frame.PAD);
    String unit = cells.outcome().unit(table) + log;
    Frame.title(
        pen, look, readout(look, cells, pointed), right, unit, cells.outcome().word() + log);
  }

  private SettingAxis layOut(Pen pen, Look look, Cells cells) {
    SweepTable table = cells.table();
    boolean percent = cells.outcome() == Outcome.ACCURACY;
    axis.unit(percent ? 100 : 1, percent ? " %" : "");
    axis.begin(isByFactors(cells));
    for (int cell = 0; cell < cells.count(); cell++) {
      for (RunResult run : table.finished(cell)) {
        axis.see(cells.outcome().of(run));
      }
    }
    if (cells.outcome().isGain()) {
      axis.see(1);
    }
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(SettingAxis.FOOT));
    double left = Frame.left(pen, look, axis, top, bottom);
    double beside = table.up() > 1 ? EndLabels.room(pen, look, widestName(table), true) : 0;
    double right = Math.floor(look.width() - Math.max(look.px(21), beside + look.px(8)));
    plot = new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    axis.lay(plot, look.type());
    double inset = Math.min(look.px(INSET), plot.width() / 4);
    return SettingAxis.fromEdgeToEdge(table.varied().get(0), plot, inset);
  }

  /** Gains always; a loss where it differs by much. */
  private static boolean isByFactors(Cells cells) {
    if (cells.outcome() != Outcome.LOSS) {
      return cells.outcome().isGain();
    }
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (int cell = 0; cell < cells.count(); cell++) {
      Outcome.Cell one = cells.at(cell);
      if (one.low() > 0) {
        low = Math.min(low, one.low());
        high = Math.max(high, one.high());
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

  private static void paintHover(Pen pen, Look look, SettingAxis laid, Cells cells, int pointed) {
    if (cells.has(pointed)) {
      double width = Math.min(laid.slot(), look.px(HOVER));
      double x = laid.x(pointed / cells.table().up()) - width / 2;
      int color = look.theme().selection();
      pen.fillRect(x, laid.plot().y(), width, laid.plot().height(), color);
    }
  }

  private void paintLines(Pen pen, Look look, SettingAxis laid, Cells cells, int pointed) {
    SweepTable table = cells.table();
    int up = table.up();
    names.clear();
    for (int j = 0; j < up; j++) {
      int color = color(look.theme(), up, j);
      boolean hero = up == 1 || cells.has(pointed) && pointed % up == j;
      SeedLine line = new SeedLine(pen, look, laid, axis, cells, j, color);
      line.paint(hero ? look.type().heroLine() : look.type().namedLine());
      if (up > 1 && j % (up / (MOST_NAMES + 1) + 1) == 0) {
        Weight weight = hero ? Weight.SEMIBOLD : Weight.REGULAR;
        int ink = look.theme().text();
        String name = name(table, j);
        names.add(new EndLabels.Label(name, line.end(), up - j, color, ink, weight));
      }
    }
    if (up > 1) {
      names.paint(pen, look, plot, plot.bottom());
    }
  }

  /** A single line has the run's colour; several go from dark to light like a magnitude. */
  private static int color(Theme theme, int up, int j) {
    return up == 1 ? theme.runA() : theme.magnitude().at(0.08 + 0.84 * j / (up - 1.0));
  }

  private static Readout readout(Look look, Cells cells, int pointed) {
    Readout readout = new Readout();
    if (!cells.has(pointed)) {
      return readout;
    }
    Outcome.Cell one = cells.at(pointed);
    Outcome outcome = cells.outcome();
    Theme theme = look.theme();
    readout.add(Words.of(cells.table(), pointed), theme.text(), Weight.REGULAR);
    if (one.finished() > 0) {
      readout.add(outcome.text(one.value()), theme.runA(), Weight.SEMIBOLD);
    }
    if (one.finished() > 1 && !Blank.is(one.low())) {
      String range = outcome.text(one.low()) + " … " + outcome.text(one.high());
      readout.add(range, theme.muted(), Weight.REGULAR);
    }
    return readout;
  }

  /** The cell whose mean is nearest, above or below the point. */
  @Override
  public Hit hit(double x, double y) {
    SettingAxis laid = across;
    Cells cells = known;
    if (laid == null || cells == null || !laid.plot().contains(x, y)) {
      return Hit.NONE;
    }
    int i = laid.at(x);
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; i >= 0 && j < cells.table().up(); j++) {
      double off = Math.abs(axis.y(cells.at(i, j).value()) - y);
      if (off < least) {
        least = off;
        nearest = cells.table().cell(i, j);
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
