package backflow.ui.lesson;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Marker;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.lesson.Question;
import backflow.ui.canvas.ChartCanvas;
import backflow.ui.model.Appearance;
import backflow.ui.theme.Look;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/**
 * A profile to be drawn by hand over the hidden layers: input left, output right, powers of ten
 * upward. By mouse: drag from left to right. By keyboard: ← → chooses a layer, ↑ ↓ moves it. After
 * the reveal the measured profile lies over the drawn one.
 */
final class ProfileDrawing extends StackPane {
  private static final double HEIGHT = 220;
  private static final double LEFT = 44;
  private static final double BOTTOM = 34;
  private static final double TOP = 10;
  private static final double RIGHT = 12;

  private final Question.Profile question;
  private final Appearance appearance;
  private final Consumer<double[]> changed;
  private final ChartCanvas canvas = new ChartCanvas(this::paint);
  private final double[] drawn;
  private double[] measured = {};
  private Box plot = new Box(LEFT, TOP, 1, 1);
  private int layer;
  private int last = -1;
  private boolean touched;

  /**
   * An empty drawing: a level line in the middle, which counts as drawn once it is touched.
   *
   * @param layers D
   * @param changed is told every change
   */
  ProfileDrawing(
      Question.Profile question, int layers, Appearance appearance, Consumer<double[]> changed) {
    this.question = question;
    this.appearance = appearance;
    this.changed = changed;
    drawn = new double[layers];
    Arrays.fill(drawn, (question.low() + question.high()) / 2);
    layer = layers;
    setId("profile-drawing");
    getStyleClass().add("profile-drawing");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    getChildren().setAll(canvas);
    canvas.setFocusTraversable(true);
    canvas.setAccessibleRole(AccessibleRole.SLIDER);
    canvas.setAccessibleText(
        "Draw the profile: left and right choose a layer, up and down move it");
    canvas.setOnMousePressed(this::press);
    canvas.setOnMouseDragged(this::drag);
    canvas.focusedProperty().addListener(o -> canvas.repaintSoon());
  }

  ChartCanvas canvas() {
    return canvas;
  }

  /** Shows a profile that was drawn before. */
  void show(double[] profile) {
    System.arraycopy(profile, 0, drawn, 0, drawn.length);
    tell();
  }

  /** Lays what was measured over what was drawn; it can no longer be changed. */
  void reveal(double[] profile) {
    measured = profile.clone();
    canvas.repaintSoon();
  }

  private void press(MouseEvent e) {
    canvas.requestFocus();
    last = -1;
    drag(e);
  }

  private void drag(MouseEvent e) {
    if (measured.length > 0) {
      return;
    }
    int at = at(e.getX());
    double share = (plot.bottom() - e.getY()) / plot.height();
    double value = limited(question.low() + share * (question.high() - question.low()));
    double from = last < 0 ? value : drawn[last];
    int first = last < 0 ? at : last;
    int way = Math.abs(at - first);
    for (int i = 0; i <= way; i++) {
      double along = way == 0 ? 1 : (double) i / way;
      drawn[first + Integer.signum(at - first) * i] = from + along * (value - from);
    }
    last = at;
    layer = at + 1;
    tell();
  }

  /**
   * A key for the drawing: ← → choose a layer, ↑ ↓ move it.
   *
   * @return whether it was one, and the drawing has the focus
   */
  boolean key(KeyCode code) {
    if (!canvas.isFocused() || !code.isArrowKey()) {
      return false;
    }
    double part = (question.high() - question.low()) / 32;
    if (measured.length == 0) {
      switch (code) {
        case LEFT -> layer = Math.max(1, layer - 1);
        case RIGHT -> layer = Math.min(drawn.length, layer + 1);
        case UP -> drawn[layer - 1] = limited(drawn[layer - 1] + part);
        default -> drawn[layer - 1] = limited(drawn[layer - 1] - part);
      }
      tell();
    }
    return true;
  }

  private void tell() {
    touched = true;
    changed.accept(drawn.clone());
    canvas.repaintSoon();
  }

  private double limited(double decade) {
    return Math.max(question.low(), Math.min(question.high(), decade));
  }

  private int at(double x) {
    double share = (x - plot.x()) / plot.width();
    return Math.max(0, Math.min(drawn.length - 1, (int) Math.round(share * (drawn.length - 1))));
  }

  private double x(int index) {
    double share = drawn.length == 1 ? 0.5 : (double) index / (drawn.length - 1);
    return plot.x() + share * plot.width();
  }

  private double y(double decade) {
    double share = (limited(decade) - question.low()) / (question.high() - question.low());
    return plot.bottom() - share * plot.height();
  }

  private void paint(Pen pen, double width, double height) {
    Theme theme = appearance.lookProperty().get() == Look.DARK ? Theme.DARK : Theme.LIGHT;
    Typography type = new Typography(appearance.scaleProperty().get());
    pen.clear(theme.card());
    double left = type.px(LEFT);
    double bottom = height - type.px(BOTTOM);
    plot = new Box(left, TOP, width - left - RIGHT, bottom - TOP);
    paintAxes(pen, theme, type);
    boolean over = measured.length > 0;
    if (!over || touched) {
      line(pen, drawn, over ? Argb.fade(theme.runB(), 0.7) : theme.runB());
    }
    if (over) {
      line(pen, measured, theme.runA());
      name(pen, type, theme);
    } else {
      double r = canvas.isFocused() ? 6 : 4;
      Marker.CIRCLE.paint(pen, x(layer - 1), y(drawn[layer - 1]), r, theme.card(), theme.runB(), 2);
    }
  }

  private void paintAxes(Pen pen, Theme theme, Typography type) {
    int low = (int) Math.ceil(question.low());
    int high = (int) Math.floor(question.high());
    int every = Math.max(1, (int) Math.ceil((high - low) / 7.0));
    for (int decade = high; decade >= low; decade -= every) {
      double y = Math.rint(y(decade));
      pen.line(plot.x(), y, plot.right(), y, theme.grid(), 1);
      double baseline = y + Typography.middle(type.note());
      words(pen, type, Numbers.power(decade), plot.x() - 8, baseline, Pen.Anchor.END, theme);
    }
    double under = plot.bottom() + type.px(18);
    words(pen, type, "1", plot.x(), under, Pen.Anchor.START, theme);
    double centre = plot.x() + plot.width() / 2;
    words(pen, type, "layer", centre, under, Pen.Anchor.MIDDLE, theme);
    words(pen, type, "" + drawn.length, plot.right(), under, Pen.Anchor.END, theme);
  }

  private static void words(
      Pen pen, Typography type, String text, double x, double y, Pen.Anchor at, Theme theme) {
    pen.text(text, x, y, at, type.note(), Pen.Weight.REGULAR, theme.muted());
  }

  /** Which line is which, in the upper corner that the measured profile leaves free. */
  private void name(Pen pen, Typography type, Theme theme) {
    boolean falls = measured[0] > measured[measured.length - 1];
    double x = falls ? plot.right() - 8 : plot.x() + 8;
    Pen.Anchor at = falls ? Pen.Anchor.END : Pen.Anchor.START;
    double y = plot.y() + type.px(14);
    pen.text("measured", x, y, at, type.note(), Pen.Weight.BOLD, theme.runA());
    if (touched) {
      double under = y + type.px(16);
      pen.text("you", x, under, at, type.note(), Pen.Weight.BOLD, theme.runB());
    }
  }

  /** What is not finite breaks the line; exactly 0 lies on the floor. */
  private void line(Pen pen, double[] decades, int color) {
    for (int i = 0; i + 1 < decades.length; i++) {
      if (!Double.isNaN(decades[i]) && !Double.isNaN(decades[i + 1])) {
        pen.line(x(i), y(decades[i]), x(i + 1), y(decades[i + 1]), color, 2.25);
      }
    }
    if (decades.length <= 40) {
      for (int i = 0; i < decades.length; i++) {
        if (!Double.isNaN(decades[i])) {
          pen.fillCircle(x(i), y(decades[i]), 3, color);
        }
      }
    }
  }
}
