package backflow.ui.present;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Signal;
import backflow.math.Blank;
import backflow.probe.LayerQuantity;
import backflow.probe.StepSnapshot;
import backflow.ui.canvas.ChartCanvas;
import backflow.ui.model.Viewing;
import java.util.List;
import java.util.function.BiFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * One instrument on a slide: its name, and the figure. Covered, it keeps back what is to be
 * predicted: the half toward the input where layers stand side by side, else everything.
 */
final class Picture extends VBox {
  private final Instrument instrument;
  private final Figure figure;
  private final Readings readings;
  private final Viewing viewing;
  private final BiFunction<Double, Double, Look> look;
  private final ChartCanvas canvas = new ChartCanvas(this::paint);
  private final Label subtitle = new Label();
  private final VBox curtain = new VBox();
  private List<Double> ends = List.of();
  private int chosen;
  private boolean covered;
  private boolean narrow;
  private String failure = "";

  /**
   * An uncovered picture.
   *
   * @param readings what the figure shows
   * @param viewing what is looked at; the pointer changes it
   * @param look colours and sizes for a width and a height
   */
  Picture(
      Instrument instrument,
      Readings readings,
      Viewing viewing,
      BiFunction<Double, Double, Look> look) {
    this.instrument = instrument;
    this.readings = readings;
    this.viewing = viewing;
    this.look = look;
    figure = instrument.figure();
    setId("picture-" + instrument.id());
    getStyleClass().add("picture");
    canvas.setId("stage-" + instrument.id());
    Label title = new Label(instrument.title());
    title.getStyleClass().add("picture-title");
    title.setMinWidth(USE_PREF_SIZE);
    subtitle.getStyleClass().add("picture-subtitle");
    subtitle.setMinWidth(0);
    javafx.scene.layout.HBox line = new javafx.scene.layout.HBox(title, subtitle);
    line.getStyleClass().add("picture-line");
    curtain.getStyleClass().add("curtain");
    curtain.setVisible(false);
    StackPane body = new StackPane(canvas, curtain);
    body.setMinSize(0, 0);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().setAll(line, body);
    canvas.setOnMouseMoved(e -> point(figure.hit(e.getX(), e.getY())));
    canvas.setOnMouseExited(e -> point(Hit.NONE));
    tell();
  }

  private void point(Hit hit) {
    if (!hit.isNone() && covered && hit.layer() <= hiddenLayers()) {
      return;
    }
    viewing.focus(viewing.focus().withHover(hit));
  }

  Instrument instrument() {
    return instrument;
  }

  ChartCanvas canvas() {
    return canvas;
  }

  /** Names the signal that is shown; half covered, the name beside its line may be hidden. */
  void tell() {
    Signal hero = viewing.focus().hero();
    boolean half = covered && isHalfEnough();
    subtitle.setText(
        half ? "● " + hero.word() + " " + hero.symbol() : narrow ? "" : instrument.subtitle(hero));
  }

  /** Beside another picture there is room for the title only, not for words that end in dots. */
  void narrow(boolean on) {
    narrow = on;
    tell();
  }

  /** Another run: axes begin anew. */
  void forget() {
    failure = "";
    figure.forget();
    canvas.repaintSoon();
  }

  /**
   * Covers or uncovers.
   *
   * @param setup what one must know to predict; shown where everything is covered
   */
  void cover(boolean on, List<String> setup) {
    covered = on;
    curtain.getChildren().clear();
    Label title = new Label("Predict first");
    title.getStyleClass().add("curtain-title");
    curtain.getChildren().add(title);
    for (String words : setup) {
      Label line = new Label(words);
      line.getStyleClass().add("curtain-line");
      curtain.getChildren().add(line);
    }
    curtain.setVisible(on && !isHalfEnough());
    tell();
    canvas.repaintSoon();
  }

  /**
   * Sets the numbers of the answers into the profile.
   *
   * @param ends RMS ∂L/∂a at layer 1 by each answer; may be none
   * @param chosen what the audience predicts, from 1; 0: nothing
   */
  void predict(List<Double> ends, int chosen) {
    this.ends = ends;
    this.chosen = chosen;
    canvas.repaintSoon();
  }

  /** Whether hiding the layers near the input keeps the answer back. */
  boolean isHalfEnough() {
    return figure.layersUpTo(1) != null && hiddenLayers() > 0;
  }

  /** The layers 1 to this one are kept back while it is covered; 0: there are too few. */
  int hiddenLayers() {
    int hidden = readings.hidden();
    return hidden < 4 ? 0 : hidden / 2;
  }

  private void paint(Pen pen, double width, double height) {
    Look wanted = look.apply(width, height);
    if (!failure.isEmpty()) {
      say(pen, wanted, failure);
      return;
    }
    try {
      Focus focus = viewing.focus();
      figure.draw(pen, readings, wanted, focus);
      if (covered && isHalfEnough()) {
        paintHalf(pen, wanted, focus);
      } else {
        paintAnswers(pen, wanted, false);
      }
    } catch (RuntimeException e) {
      failure = "This chart could not be drawn: " + e.getClass().getSimpleName();
      say(pen, wanted, failure);
    }
  }

  /** Once more without the hidden layers; the axis has seen them, so that it will stand still. */
  private void paintHalf(Pen pen, Look wanted, Focus focus) {
    Box box = figure.layersUpTo(hiddenLayers());
    if (box == null) {
      return;
    }
    StepSnapshot snapshot = readings.snapshot();
    StepSnapshot kept = new StepSnapshot(snapshot.layers());
    snapshot.copyInto(kept);
    for (LayerQuantity quantity : LayerQuantity.values()) {
      for (int layer = 1; layer <= hiddenLayers(); layer++) {
        snapshot.set(quantity, layer, Blank.VALUE);
      }
    }
    try {
      figure.draw(new WholeWordsPen(pen, box), readings, wanted, focus.withLayer(0));
    } finally {
      kept.copyInto(snapshot);
    }
    paintCover(pen, wanted, box);
    paintAnswers(pen, wanted, true);
  }

  /** The numbers of the answers, as long as the signal that they speak of is the hero. */
  private void paintAnswers(Pen pen, Look wanted, boolean all) {
    int from = hiddenLayers() + 1;
    if (isHalfEnough() && viewing.focus().hero() == Signal.BACKWARD) {
      double value = readings.snapshot().get(Signal.BACKWARD.quantity(), from);
      new AnswerMarks(figure, ends, chosen).paint(pen, wanted, from, value, all);
    }
  }

  private static void paintCover(Pen pen, Look look, Box box) {
    pen.fillRect(box.x(), box.y(), box.width(), box.height(), look.theme().board());
    pen.fillRect(box.x(), box.y(), box.width(), box.height(), look.theme().selection());
    pen.line(box.right(), box.y(), box.right(), box.bottom(), look.theme().axis(), look.px(1));
    double x = box.x() + box.width() / 2;
    double size = look.type().label();
    double y = box.y() + size * 2;
    pen.text("hidden", x, y, Anchor.MIDDLE, size, Weight.REGULAR, look.theme().muted());
  }

  private static void say(Pen pen, Look look, String words) {
    pen.clear(look.theme().card());
    double size = look.type().label();
    pen.text(words, size, 2 * size, Anchor.START, size, Weight.REGULAR, look.theme().danger());
  }
}
