package backflow.figure.flow;

import backflow.chart.Pen;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.LayerLines;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Signal;
import backflow.figure.frame.Table;
import java.util.List;

/**
 * Does a layer's signal grow or shrink while training? A line per layer in the layer's colour, on a
 * true logarithmic axis; beside run B one layer of both.
 */
final class SignalByStep implements Figure {
  private final LayerLines lines = new LayerLines();
  private final RunLines runs = new RunLines();
  private final KeptLayer kept = new KeptLayer();
  private boolean compared;

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    compared = readings.other() != null;
    if (compared) {
      drawRuns(pen, readings, look, focus);
    } else {
      drawLayers(pen, readings, look, focus);
    }
  }

  private void drawLayers(Pen pen, Readings readings, Look look, Focus focus) {
    kept.read(readings, focus, Readings::signal);
    lines.layOut(pen, look, readings.signal(), readings, focus, kept.range());
    Readout readout = lines.readout(look, focus);
    double right = look.width() - look.px(Frame.PAD);
    String unit = focus.hero().unit();
    Frame.title(pen, look, readout, right, unit + rarely(focus) + " (log)", unit + " (log)", unit);
    lines.axis().paint(pen, look.theme(), look.type(), Frame.labelsRight(look, lines.plot()));
    if (lines.isEmpty()) {
      Frame.empty(pen, look, lines.plot());
    } else {
      kept.paint(pen, look, lines);
      lines.paint(pen, look, readings, focus, false);
    }
  }

  private static String rarely(Focus focus) {
    return focus.hero().isRare() ? ", every " + Signal.EVERY + "th step" : "";
  }

  private void drawRuns(Pen pen, Readings readings, Look look, Focus focus) {
    runs.layOut(pen, look, readings, focus, Readings::signal);
    Readout readout = runs.readout(look, readings, focus);
    double right = look.width() - look.px(Frame.PAD);
    String where = runs.where(readings);
    String symbol = Pairing.symbol(focus.hero(), runs.layer(), readings.hidden());
    String unit = focus.hero().measure().of(symbol);
    String full = where + ", " + unit + rarely(focus) + " (log)";
    Frame.title(pen, look, readout, right, full, unit + " (log)", where);
    runs.axis().paint(pen, look.theme(), look.type(), Frame.labelsRight(look, runs.plot()));
    if (runs.isEmpty()) {
      Frame.empty(pen, look, runs.plot());
    } else {
      runs.paint(pen, look, readings, focus, false);
    }
  }

  @Override
  public Hit hit(double x, double y) {
    return compared ? runs.hit(x, y) : lines.hit(x, y);
  }

  @Override
  public void forget() {
    lines.axis().forget();
    runs.forget();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    return SignalWords.formula(readings, focus);
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    return new LayerWords(readings, focus, Readings::signal, focus.hero().unit()).summary();
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    int only = readings.other() == null ? 0 : Pairing.layer(focus.layer(), readings);
    return StripTable.of(readings, Readings::signal, focus.hero().quantity().column(), only);
  }
}
