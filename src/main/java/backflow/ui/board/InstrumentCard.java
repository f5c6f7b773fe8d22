package backflow.ui.board;

import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Handle;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Knobs;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.ui.canvas.ChartCanvas;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One instrument in its frame: title, help, maximize, and the figure. A figure that fails says so
 * here, in words, and nowhere else.
 */
final class InstrumentCard extends VBox {
  private static final PseudoClass WITH_KEYS = PseudoClass.getPseudoClass("with-keys");

  private final Instrument instrument;
  private final Figure figure;
  private final ChartCanvas canvas;
  private final Label failure = new Label();
  private final Label cover = new Label("Predict first.\nThe reveal uncovers this chart.");
  private final CardHeader header;
  private @Nullable KnobRow knobRow;

  /**
   * What the card shows and how, asked at every painting.
   *
   * @param readings what was measured
   * @param look colours and sizes, for a width and a height
   * @param focus what the reader looks at
   * @param turned what happens when a knob is turned
   */
  record Source(Readings readings, Sized look, Supplier<Focus> focus, Consumer<Knobs> turned) {
    /** The look at a size. */
    @FunctionalInterface
    interface Sized {
      /** The look of a figure of that size. */
      Look of(double width, double height);
    }
  }

  InstrumentCard(Instrument instrument, Source source) {
    this.instrument = instrument;
    figure = instrument.figure();
    getStyleClass().add("card");
    setId("card-" + instrument.id());
    canvas =
        new ChartCanvas(
            (pen, width, height) -> {
              if (!failure.isVisible()) {
                draw(
                    () ->
                        figure.draw(
                            pen,
                            source.readings(),
                            source.look().of(width, height),
                            source.focus().get()));
              }
            });
    canvas.setId("canvas-" + instrument.id());
    canvas.describe(() -> description(source));
    canvas
        .focusVisibleProperty()
        .addListener((p, was, now) -> pseudoClassStateChanged(WITH_KEYS, now));
    cover.getStyleClass().add("card-cover");
    cover.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    cover(false);
    failure.getStyleClass().add("card-failure");
    failure.setWrapText(true);
    failure.setVisible(false);
    StackPane body = new StackPane(canvas, failure, cover);
    body.setMinSize(0, 0);
    VBox.setVgrow(body, Priority.ALWAYS);
    header = new CardHeader(instrument.id(), instrument.title());
    header.help.setOnAction(e -> HelpBubble.show(header.help, instrument, formula(source)));
    getChildren().setAll(header, body);
    if (!instrument.knobs().isEmpty()) {
      KnobRow knobs =
          new KnobRow(instrument.knobs(), () -> source.focus().get().knobs(), source.turned());
      knobRow = knobs;
      place(knobs);
    }
  }

  /** Where the knobs stand depends on sizes, and these are known no earlier. */
  @Override
  protected void layoutChildren() {
    KnobRow knobs = knobRow;
    if (knobs != null) {
      place(knobs);
    }
    super.layoutChildren();
  }

  /** In the header where there is room, else in a line of their own under it. */
  private void place(KnobRow knobs) {
    boolean isBelow = getChildren().contains(knobs);
    boolean isAbove = header.getChildren().contains(knobs);
    double room = getWidth() - getInsets().getLeft() - getInsets().getRight();
    boolean below = getWidth() < knobs.roomInHeader() || room < header.leastBeside(knobs);
    if (below && !isBelow) {
      header.getChildren().remove(knobs);
      getChildren().add(1, knobs);
      knobs.inOwnLine(true);
    } else if (!below && !isAbove) {
      getChildren().remove(knobs);
      header.addChoice(knobs);
      knobs.inOwnLine(false);
    }
  }

  private List<String> formula(Source source) {
    List<String> lines = new ArrayList<>();
    draw(() -> lines.addAll(figure.formula(source.readings(), source.focus().get())));
    return lines;
  }

  private String description(Source source) {
    String[] words = {""};
    draw(() -> words[0] = figure.summary(source.readings(), source.focus().get()));
    return instrument.title() + ". " + words[0];
  }

  private void draw(Runnable drawing) {
    try {
      drawing.run();
    } catch (RuntimeException e) {
      failure.setText(
          "This chart could not be drawn; training goes on.\n"
              + e.getClass().getSimpleName()
              + (e.getMessage() == null ? "" : ": " + e.getMessage()));
      failure.setVisible(true);
      canvas.setVisible(false);
    }
  }

  /** Whether it has knobs; they then show how they stand. */
  boolean followKnobs() {
    KnobRow knobs = knobRow;
    if (knobs != null) {
      knobs.follow();
    }
    return knobs != null;
  }

  /** Covers the chart, or uncovers it. */
  void cover(boolean covered) {
    cover.setVisible(covered);
  }

  Instrument instrument() {
    return instrument;
  }

  ChartCanvas canvas() {
    return canvas;
  }

  /** Puts something after the buttons. */
  void addToEnd(Node node) {
    header.getChildren().add(node);
  }

  /** Puts something between title and buttons. */
  void addToHeader(Node node) {
    header.addChoice(node);
  }

  void setSubtitle(String text, boolean shown) {
    header.setSubtitle(text, shown);
  }

  void onMaximize(Runnable action) {
    header.maximize.setOnAction(e -> action.run());
  }

  /** As its button does. */
  void toggleMaximized() {
    header.maximize.fire();
  }

  void showMaximized(boolean maximized) {
    header.showMaximized(maximized);
  }

  /** Another run begins: axes start anew, and a failure is forgiven. */
  void forget() {
    failure.setVisible(false);
    canvas.setVisible(true);
    draw(figure::forget);
    canvas.repaint();
  }

  /** What is under a point of the canvas. */
  Hit hit(double x, double y) {
    Hit[] hit = {Hit.NONE};
    draw(() -> hit[0] = figure.hit(x, y));
    return hit[0];
  }

  /** What can be dragged at a point of the canvas; null: nothing. */
  @Nullable Handle handle(double x, double y) {
    Handle[] handle = new Handle[1];
    draw(() -> handle[0] = figure.handle(x, y));
    return handle[0];
  }

  /** The figure that it shows. */
  Figure figure() {
    return figure;
  }
}
