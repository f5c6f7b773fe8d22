package backflow.ui.guide;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/**
 * The tour of 60 seconds: a light on one part of the window after the other, with a sentence or
 * two. First it is only offered, in a corner, and takes nothing away; it can be left at any time,
 * and is never offered again once it was answered.
 */
public final class Tour extends Pane {
  private static final int OFFER = -1;
  private static final double GAP = 14;
  private static final double CARD = 380;

  private final Node window;
  private Runnable answered = () -> {};
  private int at = OFFER;
  private boolean wanted;

  /**
   * Hidden.
   *
   * @param window what is shown
   */
  public Tour(Node window) {
    this.window = window;
    getStyleClass().add("tour");
    setId("tour");
    setPickOnBounds(false);
    setVisible(false);
  }

  /**
   * Offers the tour.
   *
   * @param whenAnswered called once the offer is taken or declined
   */
  public void offer(Runnable whenAnswered) {
    answered = whenAnswered;
    show(OFFER);
  }

  /** Begins the tour. */
  public void start() {
    show(0);
  }

  private void show(int step) {
    at = step;
    setVisible(true);
    wanted = true;
    requestLayout();
  }

  @Override
  public void resize(double width, double height) {
    wanted |= width != getWidth() || height != getHeight();
    super.resize(width, height);
  }

  private void leave() {
    setVisible(false);
    getChildren().clear();
    answered.run();
    answered = () -> {};
  }

  private void go(int step) {
    if (step >= TourStep.ALL.size()) {
      leave();
    } else {
      show(Math.max(0, step));
    }
  }

  /**
   * A key, before the window has it. While it is only offered all keys but Esc are the window's.
   */
  public boolean pressed(KeyEvent e) {
    if (!isVisible()) {
      return false;
    }
    if (at == OFFER) {
      if (e.getCode() == KeyCode.ESCAPE) {
        leave();
        return true;
      }
      return false;
    }
    switch (e.getCode()) {
      case ESCAPE -> leave();
      case RIGHT, SPACE, ENTER, PAGE_DOWN -> go(at + 1);
      case LEFT, PAGE_UP -> go(at - 1);
      default -> {
        // the tour goes on; nothing happens behind it
      }
    }
    return true;
  }

  @Override
  protected void layoutChildren() {
    if (wanted && isVisible() && getWidth() > 0) {
      wanted = false; // once: a button that is being pressed must stay
      say();
    }
    super.layoutChildren();
  }

  private void say() {
    getChildren().clear();
    if (at == OFFER) {
      VBox card = offerCard();
      put(card, getWidth() - CARD - GAP, getHeight());
      card.relocate(card.getLayoutX(), getHeight() - card.getHeight() - 96);
    } else {
      light(TourStep.ALL.get(at));
    }
  }

  private void light(TourStep step) {
    Node target = window.lookup(step.selector());
    Shape veil = new Rectangle(getWidth(), getHeight());
    VBox card = stepCard(step);
    if (target == null || !Parts.isShown(target)) {
      put(veil, card, (getWidth() - CARD) / 2, getHeight() / 3);
      return;
    }
    Bounds bounds = Parts.bounds(target);
    Rectangle hole =
        new Rectangle(
            bounds.getMinX() - 4,
            bounds.getMinY() - 4,
            bounds.getWidth() + 8,
            bounds.getHeight() + 8);
    hole.setArcWidth(12);
    hole.setArcHeight(12);
    put(Shape.subtract(veil, hole), card, 0, 0);
    beside(card, bounds);
  }

  private void put(Shape veil, VBox card, double x, double y) {
    veil.getStyleClass().add("tour-veil");
    veil.setManaged(false);
    getChildren().add(veil);
    put(card, x, y);
  }

  private void put(VBox card, double x, double y) {
    getChildren().add(card);
    card.applyCss();
    card.setManaged(false);
    card.resizeRelocate(x, y, CARD, Math.ceil(card.prefHeight(CARD)));
    card.layout();
  }

  /** Right of it, else left, else below, else above; inside the window in any case. */
  private void beside(VBox card, Bounds of) {
    double height = card.getHeight();
    double x = of.getMinX();
    double y = of.getMinY();
    if (of.getHeight() > height && of.getMaxX() + GAP + CARD < getWidth()) {
      x = of.getMaxX() + GAP;
    } else if (of.getHeight() > height && of.getMinX() - GAP - CARD > 0) {
      x = of.getMinX() - GAP - CARD;
    } else if (of.getMaxY() + GAP + height < getHeight()) {
      y = of.getMaxY() + GAP;
    } else {
      y = of.getMinY() - GAP - height;
    }
    card.relocate(
        Math.max(GAP, Math.min(getWidth() - CARD - GAP, x)),
        Math.max(GAP, Math.min(getHeight() - height - GAP, y)));
  }

  private VBox offerCard() {
    return card(
        "New here?",
        "A tour of 60 seconds shows what is what.",
        "",
        button("tour-start", "Take the tour", this::start),
        button("tour-leave", "Not now", this::leave));
  }

  private VBox stepCard(TourStep step) {
    int count = TourStep.ALL.size();
    boolean last = at == count - 1;
    Button back = button("tour-back", "Back", () -> go(at - 1));
    back.setDisable(at == 0);
    Button next = button("tour-next", last ? "Done" : "Next", () -> go(at + 1));
    Button leave = button("tour-leave", "Leave", this::leave);
    String place = at + 1 + " of " + count;
    return last
        ? card(step.title(), step.words(), place, back, next)
        : card(step.title(), step.words(), place, back, next, leave);
  }

  private static VBox card(String title, String words, String place, Button... buttons) {
    Label heading = styled(title, "tour-title");
    heading.setId("tour-title");
    Label text = styled(words, "tour-words");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row = new HBox(styled(place, "tour-place"), gap);
    row.getChildren().addAll(buttons);
    row.getStyleClass().add("tour-buttons");
    VBox card = new VBox(heading, text, row);
    card.getStyleClass().add("tour-card");
    card.setId("tour-card");
    return card;
  }

  private static Label styled(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }

  private static Button button(String id, String word, Runnable action) {
    Button button = new Button(word);
    button.setId(id);
    button.getStyleClass().add("small-button");
    button.setFocusTraversable(false);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }
}
