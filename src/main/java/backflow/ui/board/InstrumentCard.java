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
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One instrument in its frame: title, help, maximize, and the figure. A figure that fails says so
 * here, in words, and nowhere else.
 */
final class InstrumentCard extends VBox {
  private static final double NARROW = 330;
  private static final double WIDE = 700;
  private static final PseudoClass WITH_KEYS = PseudoClass.getPseudoClass("with-keys");

  private final Instrument instrument;
  private final Figure figure;
  private final ChartCanvas canvas;
  private final Label subtitle = new Label();
  private final Label failure = new Label();
  private final Label cover = new Label("Predict first.\nThe reveal uncovers this chart.");
  private final HBox header = new HBox();
  private final Button maximize;
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
    maximize = iconButton(Feather.MAXIMIZE_2, "maximize-" + instrument.id(), "Maximize (F)");
    fillHeader(source);
    widthProperty().addListener(o -> fitButtons());
    getChildren().setAll(header, body);
    if (!instrument.knobs().isEmpty()) {
      KnobRow knobs =
          new KnobRow(instrument.knobs(), () -> source.focus().get().knobs(), source.turned());
      knobRow = knobs;
      widthProperty().addListener(o -> place(knobs));
      place(knobs);
    }
  }

  /** Where a card is narrow, maximizing is left to F, a double click and the menu. */
  private void fitButtons() {
    boolean room = getWidth() == 0 || getWidth() > NARROW;
    maximize.setManaged(room);
    room &= getWidth() == 0 || header.minWidth(-1) <= getWidth();
    maximize.setManaged(room);
    maximize.setVisible(room);
    for (Node node : header.getChildren()) {
      if (node instanceof UnitActions) {
        node.setVisible(getWidth() > WIDE);
        node.setManaged(getWidth() > WIDE);
      }
    }
  }

  /** In the header where there is room, else in a line of their own under it. */
  private void place(KnobRow knobs) {
    boolean isBelow = getChildren().contains(knobs);
    boolean isAbove = header.getChildren().contains(knobs);
    double least = header.minWidth(-1) + (isAbove ? 0 : knobs.minWidth(-1) + header.getSpacing());
    least -= maximize.isManaged() ? maximize.minWidth(-1) + header.getSpacing() : 0;
    boolean below = getWidth() < Math.max(knobs.roomInHeader(), least);
    if (below && !isBelow) {
      header.getChildren().remove(knobs);
      getChildren().add(1, knobs);
      knobs.inOwnLine(true);
    } else if (!below && !isAbove) {
      getChildren().remove(knobs);
      header.getChildren().add(2, knobs);
      knobs.inOwnLine(false);
    }
    fitButtons();
  }

  private List<String> formula(Source source) {
    List<String> lines = new ArrayList<>();
    draw(() -> lines.addAll(figure.formula(source.readings(), source.focus().get())));
    return lines;
  }

  private void fillHeader(Source source) {
    Label title = new Label(instrument.title());
    title.getStyleClass().add("card-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    subtitle.getStyleClass().add("card-subtitle");
    subtitle.setMinWidth(0);
    subtitle.widthProperty().addListener(o -> showWhole(subtitle));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button help = iconButton(Feather.HELP_CIRCLE, "help-" + instrument.id(), "How to read this");
    help.setOnAction(e -> HelpBubble.show(help, instrument, formula(source)));
    header.getStyleClass().add("card-header");
    header.getChildren().setAll(title, subtitle, gap, help, maximize);
  }

  /** Half a word beside a title says less than none. */
  private static void showWhole(Label label) {
    label.setOpacity(label.getWidth() + 0.5 >= label.prefWidth(-1) ? 1 : 0);
  }

  private static Button iconButton(Feather icon, String id, String says) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("icon-button");
    button.setTooltip(new Tooltip(says));
    button.setAccessibleText(says);
    return button;
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
    header.getChildren().add(2, node);
    fitButtons();
  }

  void setSubtitle(String text, boolean shown) {
    subtitle.setText(text);
    subtitle.setVisible(shown);
    subtitle.setManaged(shown);
  }

  void onMaximize(Runnable action) {
    maximize.setOnAction(e -> action.run());
  }

  /** As its button does. */
  void toggleMaximized() {
    maximize.fire();
  }

  void showMaximized(boolean maximized) {
    ((FontIcon) maximize.getGraphic())
        .setIconCode(maximized ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2);
    maximize.getTooltip().setText(maximized ? "Back to the board (Esc)" : "Maximize (F)");
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
