package backflow.figure.updates;

import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.figure.frame.Buckets;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.StepAxis;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.probe.StepQuantity;
import backflow.probe.Strip;
import java.util.ArrayList;
import java.util.List;

/**
 * Does clipping turn the gradient? The angle between the raw and the clipped gradient: exactly 0 by
 * norm, and not by layer or by value.
 */
final class ClippingAngle implements Figure {
  /** The axis shows at least so many degrees, so that 0 looks like nothing. */
  private static final double LEAST = 10;

  private final RunPlot chart = new RunPlot();
  private final Strip degrees = new Strip();
  private final Strip degreesB = new Strip();
  private final Strip degreesKept = new Strip();

  private Strip angles(Readings readings, Readings of) {
    return of == readings ? degrees : of == readings.other() ? degreesB : degreesKept;
  }

  private void convert(Readings readings) {
    Angle.degrees(readings.strip(StepQuantity.CLIP_COSINE), degrees);
    if (readings.other() != null) {
      Angle.degrees(readings.other().strip(StepQuantity.CLIP_COSINE), degreesB);
    }
    if (readings.ghost() != null) {
      Angle.degrees(readings.ghost().strip(StepQuantity.CLIP_COSINE), degreesKept);
    }
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    convert(readings);
    chart.axis().unit(1, "°");
    chart.see(readings, false, r -> angles(readings, r));
    chart.axis().see(0);
    chart.axis().see(LEAST);
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(Frame.STEPS));
    double left = Frame.left(pen, look, chart.axis(), top, bottom);
    double right = Math.floor(look.width() - RunPlot.margin(look, readings));
    chart.lay(look, readings, focus, left, top, right, bottom);
    chart.ground(pen, look, true);
    Readout readout = new Readout();
    if (chart.isEmpty()) {
      Frame.empty(pen, look, chart.plot());
    } else {
      chart.runs(pen, look, readings, true, r -> angles(readings, r));
      chart.close(pen, look, focus);
      StepAxis.paint(pen, look, chart.plot(), chart.steps(), readings, focus);
      readout = readout(look, readings, focus);
      sentences(pen, look, readings, readout);
    }
    double end = look.width() - look.px(Frame.PAD);
    Frame.title(pen, look, readout, end, "angle, raw to clipped", "angle");
  }

  private void sentences(Pen pen, Look look, Readings readings, Readout readout) {
    boolean silent = readout.isEmpty();
    Readings other = readings.other();
    if (other != null) {
      sentence(pen, look, "B ", Clip.of(other), degreesB, look.theme().runB(), readout, silent);
    }
    String a = other == null ? "" : "A ";
    sentence(pen, look, a, Clip.of(readings), degrees, look.theme().runA(), readout, silent);
  }

  private void sentence(
      Pen pen,
      Look look,
      String run,
      Clip clip,
      Strip angles,
      int color,
      Readout readout,
      boolean silent) {
    int written = 0;
    for (String line : lines(run, clip, angles)) {
      written +=
          chart.words().write(pen, look, line, color, Weight.SEMIBOLD, !isZero(angles)) ? 1 : 0;
    }
    if (written == 0 && silent) {
      readout.add(largest(angles), color, Weight.SEMIBOLD);
    }
  }

  private static boolean isZero(Strip angles) {
    int widest = Angle.widest(angles);
    return widest < 0 || angles.max[widest] == 0;
  }

  /** "by value turns the direction", "up to 48.1° (step 209)". */
  private static List<String> lines(String run, Clip clip, Strip angles) {
    if (!isZero(angles)) {
      int widest = Angle.widest(angles);
      String at = " (step " + Numbers.integer(angles.to[widest]) + ")";
      String turns = clip.isOn() ? run + clip.words() + " turns the direction" : run + "it turned";
      return List.of(turns, "up to " + largest(angles) + at);
    }
    if (clip.isByNorm()) {
      return List.of(run + "by norm: exactly 0°");
    }
    return List.of(run + (clip.isOn() ? "nothing clipped so far: 0°" : "not clipped: 0°"));
  }

  private static String largest(Strip angles) {
    int widest = Angle.widest(angles);
    return (widest < 0 ? "0" : Numbers.value(angles.max[widest])) + "°";
  }

  private Readout readout(Look look, Readings readings, Focus focus) {
    Readout readout = new Readout();
    if (focus.hoverStep() < 0) {
      return readout;
    }
    int i = Buckets.at(degrees, focus.hoverStep());
    Theme theme = look.theme();
    readout.add("step " + Numbers.integer(degrees.to[i]), theme.muted(), Weight.REGULAR);
    readout.add(inWords(degrees.last[i]), theme.runA(), Weight.SEMIBOLD);
    if (readings.other() != null && degreesB.buckets > 0) {
      double b = degreesB.last[Buckets.at(degreesB, focus.hoverStep())];
      readout.add("B " + inWords(b), theme.runB(), Weight.SEMIBOLD);
    }
    return readout;
  }

  private static String inWords(double degrees) {
    return Blank.is(degrees) ? "no direction" : Numbers.value(degrees) + "°";
  }

  @Override
  public Hit hit(double x, double y) {
    return chart.hit(x, y);
  }

  @Override
  public void forget() {
    chart.forget();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    List<String> lines = new ArrayList<>();
    lines.add("angle = arccos( g·g' / (‖g‖ ‖g'‖) ), g' = clipped g");
    double cosine = readings.snapshot().get(StepQuantity.CLIP_COSINE);
    if (!Blank.is(cosine)) {
      lines.add("g·g' / (‖g‖ ‖g'‖) = " + Numbers.value(cosine));
      lines.add("angle = " + inWords(Angle.degrees(cosine)));
    }
    return lines;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    convert(readings);
    if (degrees.buckets == 0) {
      return "No step yet.";
    }
    String a = String.join(", ", lines("Run A ", Clip.of(readings), degrees)) + ".";
    return readings.other() == null
        ? a
        : a + " " + String.join(", ", lines("Run B ", Clip.of(readings.other()), degreesB)) + ".";
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    convert(readings);
    return Rows.bySteps(
        readings,
        List.of("clip_cosine", "clip_angle_degrees"),
        List.of(r -> r.strip(StepQuantity.CLIP_COSINE), r -> angles(readings, r)));
  }
}
