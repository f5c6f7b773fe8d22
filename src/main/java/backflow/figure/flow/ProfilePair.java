package backflow.figure.flow;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.Marker;
import backflow.chart.Numbers;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Signal;
import backflow.math.Blank;
import backflow.probe.StepSnapshot;

/**
 * The gradient profile of two runs: the hero of run A as ●, that of run B as □, each with its
 * factor per layer, and at one layer how many times as large B is.
 */
final class ProfilePair {
  private static final double BAND = 0.16;

  private final Pen pen;
  private final Look look;
  private final ValueAxis axis;
  private final LayerAxis layers;
  private final Occupancy taken;
  private final ProfileLabels labels;
  private final Readings runA;
  private final Readings runB;
  private final Signal hero;

  /** For one frame, on axes that have been laid. */
  ProfilePair(
      Pen pen,
      Look look,
      ValueAxis axis,
      LayerAxis layers,
      Occupancy taken,
      ProfileLabels labels,
      Readings runA,
      Readings runB,
      Signal hero) {
    this.pen = pen;
    this.look = look;
    this.axis = axis;
    this.layers = layers;
    this.taken = taken;
    this.labels = labels;
    this.runA = runA;
    this.runB = runB;
    this.hero = hero;
  }

  /** Everything inside the plot, and the line over it. */
  void paint(Focus focus, Box plot, TheoryGhost theoryA, TheoryGhost theoryB) {
    String when = runA.heroStep().isEmpty() ? "" : " of " + runA.heroStep();
    String over = hero.isWeights() ? "" : " over batch and units";
    String unit = hero.unit() + over + when + " (log)";
    String brief = hero.unit() + when + " (log)";
    String word = hero.measure().word() + when + " (log)";
    Frame.title(pen, look, readout(focus), plot.right(), unit, brief, word);
    if (runA.snapshot().step() < 0 && runB.snapshot().step() < 0) {
      Frame.empty(pen, look, plot);
      return;
    }
    Theme theme = look.theme();
    paintTheory(theoryA, theme.runA());
    paintTheory(theoryB, theme.runB());
    ProfileLine line = new ProfileLine(pen, look, axis, layers, taken);
    Readings ghost = runA.ghost();
    boolean kept = ghost != null && line.paintKept(ghost.snapshot(), hero);
    int chosen = focus.layer();
    int chosenB = chosen == 0 ? 0 : Pairing.twin(chosen, runA.hidden(), runB.hidden());
    line.paint(runB.snapshot(), hero, style(Signal.WEIGHTS, theme.runB(), theme.card()), chosenB);
    line.paint(runA.snapshot(), hero, style(Signal.BACKWARD, theme.runA(), theme.runA()), chosen);
    int layer = Pairing.layer(focus.readLayer(), runA);
    double bracket = paintBracket(layer);
    paintHeadlines();
    if (!Double.isNaN(bracket)) {
      String what = "B / A at " + Layers.name(layer, runA.hidden());
      String ratio = SignalWords.ratio(runA, runB, layer, hero);
      labels.bracket(what, ratio, bracket + look.px(9), (y(runA, layer) + y(runB, layer)) / 2);
    }
    if (kept && ghost != null) {
      labels.paintKept(ghost, hero);
    }
    theoryA.take(taken, look);
    theoryB.take(taken, look);
    labels.paintAssumption(theoryA.words().isEmpty() ? theoryB.words() : theoryA.words());
  }

  private void paintTheory(TheoryGhost theory, int color) {
    theory.paint(pen, look, axis, layers, Argb.fade(color, BAND));
  }

  /** The mark says the run here, not the signal: ● is A, □ is B. */
  private static ProfileLine.Style style(Signal shape, int color, int fill) {
    return new ProfileLine.Style(shape, color, fill, true);
  }

  private Readout readout(Focus focus) {
    Readout readout = new Readout();
    int layer = focus.readLayer();
    if (layer < 1 || layer > runA.hidden() + 1) {
      return readout;
    }
    Theme theme = look.theme();
    readout.add(Layers.name(layer, runA.hidden()), theme.text(), Weight.SEMIBOLD);
    add(readout, runA, layer, Marker.CIRCLE, theme.runA(), theme.runA());
    add(readout, runB, layer, Marker.SQUARE, theme.card(), theme.runB());
    String missing = Pairing.missing(layer, runA, runB);
    if (!missing.isEmpty()) {
      readout.add(missing, theme.runB(), Weight.SEMIBOLD);
    }
    return readout;
  }

  private void add(Readout readout, Readings run, int layer, Marker marker, int fill, int color) {
    double value = SignalWords.value(run, runA, layer, hero);
    if (!Blank.is(value)) {
      readout.add(marker, fill, Numbers.value(value), color, Weight.SEMIBOLD, false);
    }
  }

  /** The upper line has its name above, the lower one below, where they leave room. */
  private void paintHeadlines() {
    double a = middle(runA, 0.72);
    double b = middle(runB, 0.5);
    boolean upperA = a < b;
    double away = look.px(14);
    headline("B", runB, runA, look.theme().runB(), 0.5, b, upperA ? away : -away);
    headline("A", runA, runB, look.theme().runA(), 0.72, a, upperA ? -away : away);
  }

  private void headline(
      String letter,
      Readings run,
      Readings beside,
      int color,
      double share,
      double y,
      double away) {
    StepSnapshot at = run.snapshot();
    String name = Pairing.name(letter, run, beside);
    if (run == runB && at.step() >= 0 && at.step() != runA.snapshot().step()) {
      name += ", step " + Numbers.integer(at.step());
    }
    String number = at.step() < 0 ? "no step yet" : PerLayer.words(at, hero);
    String brief = number.isEmpty() ? letter : letter + " " + number;
    double x = ProfileLine.at(layers, anchor(run, share), run.hidden());
    labels.headline(name, number, brief, color, x, y, away, look.px(110));
  }

  private static int anchor(Readings run, double share) {
    return Math.max(1, (int) Math.rint(run.hidden() * share));
  }

  private double middle(Readings run, double share) {
    int anchor = anchor(run, share);
    double value = run.snapshot().get(hero.quantity(), anchor);
    return axis.shows(value) ? axis.y(value) : Double.NaN;
  }

  private double y(Readings run, int layer) {
    double value = SignalWords.value(run, runA, layer, hero);
    return axis.shows(value) ? axis.y(value) : Double.NaN;
  }

  /** From A's mark to B's. @return its x; NaN if one of them has no place on the axis */
  private double paintBracket(int layer) {
    double a = y(runA, layer);
    double b = y(runB, layer);
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.NaN;
    }
    double middle = ProfileLine.at(layers, layer, runA.hidden());
    double tick = look.px(4);
    double x = Math.min(axis.scaled().right(), middle + look.px(13));
    int color = look.theme().muted();
    double width = look.px(1.25);
    if (Math.abs(a - b) > look.px(16)) {
      pen.line(x, a, x, b, color, width);
      pen.line(x - tick, a, x, a, color, width);
      pen.line(x - tick, b, x, b, color, width);
      taken.takeLine(x, a, x, b, look.px(4));
    }
    return x;
  }
}
