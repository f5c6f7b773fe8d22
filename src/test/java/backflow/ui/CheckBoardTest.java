package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Numbers;
import backflow.figure.frame.CheckKnobs;
import backflow.ui.canvas.ChartCanvas;
import backflow.ui.model.Checks;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board Check in the real window. */
final class CheckBoardTest {
  private OpenWindow window;

  @BeforeEach
  void openTheBoard() throws Exception {
    window = OpenWindow.small();
    window.push(KeyCode.DIGIT6);
    OpenWindow.until(() -> window.shows("#check-bar"));
  }

  @AfterEach
  void close() throws Exception {
    window.close();
  }

  private Checks checks() {
    return Objects.requireNonNull(window.model.studies()).checks();
  }

  /** What the chart says to those who cannot see it. */
  private String said() {
    String[] said = {""};
    ChartCanvas canvas = window.find("#canvas-check-tensors", ChartCanvas.class);
    window.fx(
        () -> said[0] = String.valueOf(canvas.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
    return said[0];
  }

  private void awaitSaid(String words) {
    OpenWindow.until(() -> !checks().isBusy() && said().contains(words));
  }

  private void turnEpsilon(double value) {
    var viewing = window.window().viewing();
    window.fx(
        () ->
            viewing.focus(
                viewing
                    .focus()
                    .withKnobs(viewing.focus().knobs().with(CheckKnobs.EPSILON, value))));
  }

  private String words() {
    return window.find("#check-words", Label.class).getText();
  }

  @Test
  void theGradientIsCheckedWhenTheBoardIsOpened() {
    awaitSaid("The gradient is right: ");
    assertTrue(said().contains("step 0"), this::said);
    Button button = window.find("#check-button", Button.class);
    OpenWindow.until(() -> button.getText().equals("Check again"));
    OpenWindow.until(() -> !window.shows("#check-progress"));
  }

  @Test
  void whileTrainingItIsOfOneStepUntilItIsAskedAgain() {
    awaitSaid("The gradient is right: ");
    window.fx(window.model::play);
    OpenWindow.until(() -> window.run().history().lastStep() > 30);
    assertTrue(said().contains("step 0"), this::said);
    window.push(KeyCode.K);
    OpenWindow.until(() -> !checks().isBusy() && !said().contains("step 0"));
    window.fx(window.model::pause);
    OpenWindow.until(
        () -> {
          String newest = Numbers.integer(window.run().history().lastStep());
          return !checks().isBusy() && said().contains("step " + newest);
        });
  }

  @Test
  void aSpoilerIsSwitchedOnAndSeen() {
    awaitSaid("The gradient is right: ");
    MenuButton menu = window.find("#check-spoil", MenuButton.class);
    CheckMenuItem decay = (CheckMenuItem) item(menu, "spoil-decay-in-one");
    switchTo(decay, true);
    awaitSaid("WRONG in ");
    assertTrue(said().contains("spoiled: Weight decay in one of the two"), this::said);
    OpenWindow.until(() -> words().contains("penalty"));
    assertEquals("Spoiled: 1", menu.getText());
    switchTo(decay, false);
    awaitSaid("The gradient is right: ");
  }

  /** As the menu does it. */
  private void switchTo(CheckMenuItem item, boolean on) {
    window.fx(
        () -> {
          item.setSelected(on);
          item.fire();
        });
  }

  @Test
  void epsilonIsTypedAndDragged() {
    awaitSaid("ε 6.00·10⁻⁶");
    TextField field = window.find("#field-check-epsilon", TextField.class);
    window.fx(
        () -> {
          field.setText("1e-4");
          field.fireEvent(new ActionEvent());
        });
    awaitSaid("ε 1.00·10⁻⁴");
    window.fx(
        () -> {
          field.setText("7");
          field.fireEvent(new ActionEvent());
        });
    assertTrue(field.getStyleClass().contains("refused"));
    assertEquals(1e-4, window.window().viewing().focus().interest().inquiry().epsilon());
    Slider slider = window.find("#slider-check-epsilon", Slider.class);
    window.fx(() -> slider.setValue(-3));
    awaitSaid("ε 0.00100");
    assertFalse(field.getStyleClass().contains("refused"));
  }

  @Test
  void thePrecisionIsChosenAndEpsilonGoesAlong() {
    awaitSaid("ε 6.00·10⁻⁶");
    ComboBox<?> box = window.find("#check-precision", ComboBox.class);
    window.fx(() -> box.getSelectionModel().select(1));
    awaitSaid("in float32, ε 0.00500");
    assertTrue(said().contains("The gradient is right: "), this::said);
    turnEpsilon(1e-4);
    window.fx(() -> box.getSelectionModel().select(2));
    awaitSaid("in bfloat16, ε 1.00·10⁻⁴");
    assertEquals(1e-4, window.window().viewing().check().epsilon());
  }

  @Test
  void whatCannotSpoilThisNetworkCannotBeSwitchedOnAndSaysWhy() {
    MenuButton menu = window.find("#check-spoil", MenuButton.class);
    MenuItem masks = item(menu, "spoil-fresh-masks");
    OpenWindow.until(masks::isDisable);
    assertEquals("New dropout mask each time: no dropout here", masks.getText());
    MenuItem decay = item(menu, "spoil-decay-in-one");
    assertFalse(decay.isDisable());
    assertEquals("Weight decay in one of the two", decay.getText());
  }

  private static MenuItem item(MenuButton menu, String id) {
    return menu.getItems().stream().filter(i -> id.equals(i.getId())).findFirst().orElseThrow();
  }

  @Test
  void aClickOnAMarkChoosesItsNumberAndOnceMoreLetsItGo() {
    awaitSaid("The gradient is right: ");
    window.painted();
    Point2D mark = aMark();
    window.clickOn(mark);
    OpenWindow.until(() -> at() != null);
    Object chosen = at();
    assertEquals(chosen, window.window().viewing().focus().interest().inquiry().place());
    OpenWindow.until(() -> said().contains("The gradient is right"));
    window.clickOn("#check-words"); // two clicks on one place would be a double click
    window.clickOn(mark);
    OpenWindow.until(() -> at() == null);
  }

  /** Where a mark is, on the screen. */
  private Point2D aMark() {
    Node canvas = window.find("#canvas-check-tensors", Node.class);
    Point2D[] found = {null};
    window.fx(
        () -> {
          Bounds bounds = canvas.getLayoutBounds();
          for (double y = 100; found[0] == null && y < bounds.getHeight() - 80; y += 6) {
            for (double x = 80; found[0] == null && x < bounds.getWidth() - 200; x += 6) {
              boolean around = under(canvas, x - 2, y - 2) != null;
              if (around && under(canvas, x + 2, y + 2) != null && under(canvas, x, y) != null) {
                found[0] = canvas.localToScreen(x, y);
              }
            }
          }
        });
    return Objects.requireNonNull(found[0]);
  }

  private @Nullable Object under(Node canvas, double x, double y) {
    Point2D inScene = canvas.localToScene(x, y);
    Event.fireEvent(canvas, moved(inScene.getX(), inScene.getY()));
    return window.window().viewing().focus().hover().element();
  }

  private static MouseEvent moved(double x, double y) {
    return new MouseEvent(
        MouseEvent.MOUSE_MOVED,
        x,
        y,
        x,
        y,
        MouseButton.NONE,
        0,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  private @Nullable Object at() {
    return window.window().viewing().focus().chosen();
  }

  @Test
  void whoStopsIsObeyedAtOnceAndWhoAsksAgainIsAnswered() {
    window.fx(() -> checks().again());
    window.fx(() -> checks().cancel());
    OpenWindow.until(() -> !checks().isBusy());
    window.painted();
    assertFalse(checks().isBusy());
    window.clickOn("#check-button");
    awaitSaid("The gradient is right: ");
  }

  @Test
  void anotherBoardEndsTheCheckAndComingBackBeginsANewOne() {
    turnEpsilon(1e-5);
    window.push(KeyCode.DIGIT1);
    OpenWindow.until(() -> !window.shows("#check-bar") && !checks().isBusy());
    window.push(KeyCode.DIGIT6);
    awaitSaid("ε 1.00·10⁻⁵");
  }

  @Test
  void theOtherRunIsCheckedBesideIt() {
    window.fx(window.model::toggleComparing);
    OpenWindow.until(() -> window.model.runB() != null);
    awaitSaid("B: The gradient is right");
  }
}
