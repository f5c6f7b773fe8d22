package backflow.figure.updates;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Scale;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Handle;
import backflow.figure.frame.Look;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** The threshold of clipping: a line across the plot that ends in a grip beside it. */
final class ThresholdGrip {
  /** What dragging it sets. */
  static final String KEY = "clipping.threshold";

  private static final double NEAR = 7;

  /** A figure under this has no room for many words beside its plot. */
  private static final double NARROW = 480;

  private static final double DOTS = 14;
  private static final double AIR = 8;
  private static final double HEIGHT = 24;

  /** A threshold that was dragged has so many digits. */
  private static final MathContext DIGITS = new MathContext(2);

  private Box grip = new Box(0, 0, 0, 0);
  private Box line = new Box(0, 0, 0, 0);
  private @Nullable Scale scale;

  /** Room beside the plot. */
  static double margin(Pen pen, Look look, Clip clip) {
    return look.px(2 * AIR + DOTS + 12) + textWidth(pen, look, clip);
  }

  private static double textWidth(Pen pen, Look look, Clip clip) {
    return pen.textWidth(label(look, clip), look.type().label(), Weight.SEMIBOLD);
  }

  private static String label(Look look, Clip clip) {
    return clip.label(look.width() < look.px(NARROW));
  }

  /** Nothing to be dragged. */
  void hide() {
    scale = null;
  }

  /**
   * Line and grip; dashed where it does not bound what the axis shows. In a file a word in place of
   * the grip, and nothing where nothing is clipped.
   */
  void paint(Pen pen, Look look, ValueAxis axis, Box plot, Clip clip, boolean bounds) {
    Theme theme = look.theme();
    double y = axis.y(clip.threshold());
    double x = plot.right() + look.px(6);
    double width = textWidth(pen, look, clip) + look.px(2 * AIR + DOTS);
    double height = look.px(HEIGHT);
    scale = axis.scale();
    line = new Box(plot.x(), y - look.px(NEAR), plot.width(), look.px(2 * NEAR));
    grip = new Box(x, y - height / 2, width, height);
    int color = clip.isOn() ? theme.text() : theme.muted();
    if (pen.isStill() && !clip.isOn()) {
      return;
    }
    if (!bounds) {
      pen.dashes(look.px(5), look.px(4));
    }
    pen.line(plot.x(), y, x, y, color, look.px(bounds ? 2 : 1.25));
    pen.dashes(0, 0);
    if (pen.isStill()) {
      write(pen, look, label(look, clip), x + look.px(4), y, color);
      return;
    }
    pen.fillRoundRect(grip.x(), grip.y(), width, height, look.px(6), color);
    for (int i = 0; i < 6; i++) {
      double dotX = x + look.px(AIR + 2 + i % 2 * 5);
      pen.fillCircle(dotX, y + look.px((i / 2 - 1) * 5), look.px(1.3), theme.card());
    }
    write(pen, look, label(look, clip), x + look.px(AIR + DOTS), y, theme.card());
  }

  private static void write(Pen pen, Look look, String text, double x, double y, int color) {
    double size = look.type().label();
    double baseline = y + Typography.middle(size);
    pen.text(text, x, baseline, Anchor.START, size, Weight.SEMIBOLD, color);
  }

  /** The stretch of the plot that the line covers. */
  Box line() {
    return line;
  }

  /** The threshold under a point. */
  @Nullable Handle handle(double x, double y) {
    Scale now = scale;
    if (now == null || !(line.contains(x, y) || grip.contains(x, y))) {
      return null;
    }
    return new Handle(KEY, (toX, toY) -> rounded(now.value(toY)), true);
  }

  private static double rounded(double value) {
    double inside = Math.max(1e-300, Math.min(1e300, value));
    return new BigDecimal(Double.toString(inside)).round(DIGITS).doubleValue();
  }
}
