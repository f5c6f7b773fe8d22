package backflow.figure.flow;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.LayerLines;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.probe.LayerQuantity;
import backflow.probe.Strip;
import java.util.List;
import java.util.function.Predicate;

/**
 * Are the steps the right size for each layer? ‖ΔW‖/‖W‖ per step on a true logarithmic axis, with
 * the band that is usually healthy; beside run B one layer of both.
 */
final class UpdateRatio implements Figure {
  private static final String RATIO = "‖ΔW‖ / ‖W‖";
  private static final double AXIS_FROM = HealthyBand.FROM / 10;
  private static final double AXIS_TO = HealthyBand.TO * 10;

  private final LayerLines lines = new LayerLines();
  private final RunLines runs = new RunLines();
  private final KeptLayer kept = new KeptLayer();
  private boolean compared;

  private static Strip strip(Readings readings) {
    return readings.strip(LayerQuantity.UPDATE_TO_WEIGHT);
  }

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
    kept.read(readings, focus, UpdateRatio::strip);
    double[] include = kept.range(AXIS_FROM, AXIS_TO);
    lines.layOut(pen, look, strip(readings), readings, focus, include);
    Readout readout = lines.readout(look, focus);
    HealthyBand band = new HealthyBand(pen, look, lines.axis(), lines.plot());
    band.paint();
    if (lines.isEmpty()) {
      Frame.empty(pen, look, lines.plot());
    } else {
      kept.paint(pen, look, lines);
      lines.paint(pen, look, readings, focus, true);
    }
    close(pen, look, band, lines::isClear, readout, "per step (log)", "(log)");
  }

  private void drawRuns(Pen pen, Readings readings, Look look, Focus focus) {
    runs.layOut(pen, look, readings, focus, UpdateRatio::strip, AXIS_FROM, AXIS_TO);
    HealthyBand band = new HealthyBand(pen, look, runs.axis(), runs.plot());
    band.paint();
    if (runs.isEmpty()) {
      Frame.empty(pen, look, runs.plot());
    } else {
      runs.paint(pen, look, readings, focus, true);
    }
    Readout readout = runs.readout(look, readings, focus);
    String where = runs.where(readings);
    String unit = where + ", per step (log)";
    close(pen, look, band, runs::isClear, readout, unit, where + " (log)", where);
  }

  /** The band's name, in the line of the unit if there is no other place, and that line. */
  private static void close(
      Pen pen,
      Look look,
      HealthyBand band,
      Predicate<Box> isClear,
      Readout readout,
      String... units) {
    if (!band.paintName(isClear) && readout.isEmpty()) {
      readout.add(HealthyBand.NAME, look.theme().success(), Weight.REGULAR);
    }
    Frame.title(pen, look, readout, look.width() - look.px(Frame.PAD), units);
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

  private static LayerWords words(Readings readings, Focus focus) {
    return new LayerWords(readings, focus, UpdateRatio::strip, RATIO);
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    return words(readings, focus).formula(RATIO + ", healthy: 10⁻⁴ … 10⁻²");
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    String words = words(readings, focus).summary();
    return words.equals(LayerWords.NOTHING) ? words : words + " Healthy is 10⁻⁴ to 10⁻².";
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    int only = readings.other() == null ? 0 : Pairing.layer(focus.layer(), readings);
    String column = LayerQuantity.UPDATE_TO_WEIGHT.column();
    return StripTable.of(readings, UpdateRatio::strip, column, only);
  }
}
