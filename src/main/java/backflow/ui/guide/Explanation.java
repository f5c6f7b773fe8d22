package backflow.ui.guide;

import backflow.chart.Box;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/**
 * Explains everything: over the whole window it says what each thing is, in its place. "?", Esc or
 * a click leaves; the keys of the boards still show other boards.
 */
public final class Explanation extends Pane {
  private static final double WIDEST = 320;
  private static final double NARROWEST = 150;
  private static final double BELOW = 190;

  /** What is wider than this is a bar: its words stand at its left, on longer lines. */
  private static final double BAR = 860;

  private final Node window;
  private final Runnable tour;
  private boolean wanted;

  /**
   * Hidden.
   *
   * @param window what is explained
   * @param tour what the button for the tour does
   */
  public Explanation(Node window, Runnable tour) {
    this.window = window;
    this.tour = tour;
    getStyleClass().add("explanation");
    setId("explanation");
    setVisible(false);
    setOnMouseClicked(e -> hide());
  }

  /** Shows or hides it. */
  public void toggle() {
    if (isVisible()) {
      hide();
    } else {
      setVisible(true);
      refresh();
    }
  }

  private void hide() {
    setVisible(false);
    getChildren().clear();
  }

  /** Says it anew, once the window is laid out. */
  private void refresh() {
    wanted = true;
    requestLayout();
  }

  /** A key, before the window has it. @return whether it was taken */
  public boolean pressed(KeyEvent e) {
    if (!isVisible()) {
      return false;
    }
    if (e.getCode().isDigitKey() && !e.isShortcutDown()) {
      refresh();
      return false;
    }
    if ("?".equals(e.getText()) || e.getCode() == KeyCode.ESCAPE) {
      hide();
    }
    return true;
  }

  @Override
  protected void layoutChildren() {
    if (wanted && isVisible() && getWidth() > 0) {
      wanted = false;
      say();
    }
    super.layoutChildren();
  }

  @Override
  public void resize(double width, double height) {
    boolean other = width != getWidth() || height != getHeight();
    super.resize(width, height);
    wanted |= other;
  }

  private void say() {
    getChildren().clear();
    FreePlaces places = new FreePlaces(getWidth(), getHeight());
    putLeave(places);
    List<Part> parts = Parts.of(window);
    parts.forEach(part -> getChildren().add(0, outline(part.bounds())));
    for (Part part : parts) {
      put(part, places);
    }
  }

  private static Region outline(Bounds bounds) {
    Region outline = new Region();
    outline.getStyleClass().add("explain-outline");
    outline.resizeRelocate(
        bounds.getMinX() + 2, bounds.getMinY() + 2, bounds.getWidth() - 4, bounds.getHeight() - 4);
    outline.setManaged(false);
    return outline;
  }

  private void put(Part part, FreePlaces places) {
    Bounds at = part.bounds();
    boolean low = part.inside() && at.getHeight() < 60;
    VBox label = label(part, low);
    getChildren().add(label);
    label.applyCss();
    boolean bar = at.getWidth() > BAR;
    double widest = bar ? 520 : WIDEST;
    double room = part.inside() ? Math.max(NARROWEST, Math.min(widest, at.getWidth() - 24)) : BELOW;
    double width = Math.ceil(Math.min(room, label.prefWidth(-1)));
    double height = Math.ceil(label.prefHeight(width));
    double middle = bar ? at.getMinX() + 280 : at.getCenterX();
    double x = middle - width / 2;
    double y = part.inside() ? at.getCenterY() - height / 2 : at.getMaxY() + 14;
    Box place = places.take(new Box(x, y, width, height), part.inside());
    label.setManaged(false);
    label.resizeRelocate(place.x(), place.y(), place.width(), place.height());
    if (!part.inside()) {
      lead(at, place);
    }
  }

  /** From a small part to its words. */
  private void lead(Bounds from, Box to) {
    double x = Math.max(from.getMinX() + 8, Math.min(from.getMaxX() - 8, to.x() + to.width() / 2));
    Line line = new Line(x, from.getMaxY() - 2, x, to.y());
    line.getStyleClass().add("explain-leader");
    line.setManaged(false);
    getChildren().add(0, line);
  }

  private static VBox label(Part part, boolean low) {
    Label title = styled(low ? part.title() + ": " + part.words() : part.title(), "explain-title");
    VBox label = new VBox(title);
    if (!low) {
      label.getChildren().add(styled(part.words(), "explain-words"));
    }
    if (!part.keys().isEmpty()) {
      label.getChildren().add(styled(part.keys(), "explain-keys"));
    }
    label.getStyleClass().add("explain-label");
    label.setId(part.id());
    return label;
  }

  private void putLeave(FreePlaces places) {
    Label words =
        styled(
            "F, double click: one chart over all · wheel, drag: steps · ↑ ↓ layer · ? or Esc"
                + " leaves",
            "explain-words");
    words.setWrapText(false);
    Button start = new Button("Take the tour");
    start.setId("take-tour");
    start.getStyleClass().add("small-button");
    start.setFocusTraversable(false);
    start.setMinWidth(USE_PREF_SIZE);
    start.setOnAction(
        e -> {
          hide();
          tour.run();
        });
    HBox bar = new HBox(words, start);
    bar.getStyleClass().addAll("explain-label", "explain-bar");
    bar.setId("explain-bar");
    getChildren().add(bar);
    bar.applyCss();
    double width = Math.min(getWidth() - 16, Math.ceil(bar.prefWidth(-1)));
    double height = Math.ceil(bar.prefHeight(-1));
    double x = getWidth() - width - 8;
    Box place = places.take(new Box(x, getHeight() - height - 6, width, height), true);
    bar.setManaged(false);
    bar.resizeRelocate(place.x(), place.y(), place.width(), place.height());
  }

  private static Label styled(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }
}
