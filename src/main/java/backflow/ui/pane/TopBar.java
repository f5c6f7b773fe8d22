package backflow.ui.pane;

import backflow.train.ExperimentSpec;
import backflow.ui.canvas.FramePulse;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.Viewing;
import backflow.ui.theme.Look;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Name, scene, transport, status, and what concerns the whole window. */
public final class TopBar extends HBox {
  /** Numbers may become so much wider before something is cut. */
  private static final double SLACK = 4;

  private final StatusStrip status;
  private final Transport transport;
  private final List<Node> yielding;
  private boolean narrow;
  private boolean stale;
  private boolean exhausted;
  private final ScenePicker scenes;
  private final Label name = new Label("Backflow", new Logo());
  private final Button theme = Buttons.icon("theme", Feather.MOON, "");
  private final Button lessons = Buttons.icon("learn", Feather.BOOK_OPEN, "Lessons (L)");
  private final Button compare = Buttons.icon("compare", Feather.GIT_BRANCH, "");
  private final Button present = Buttons.icon("present", Feather.MONITOR, "Present (P)");
  private final Button help =
      Buttons.icon("help", Feather.HELP_CIRCLE, "What is what, and keys (?)");
  private final Button drawer = Buttons.icon("drawer", Feather.SLIDERS, "Show the settings");

  /**
   * The bar.
   *
   * @param model what it commands
   * @param appearance what the theme button changes
   * @param viewing whether something is to be predicted
   * @param pulse when to tell numbers
   * @param open opens a scene that was chosen
   */
  public TopBar(
      AppModel model,
      Appearance appearance,
      Viewing viewing,
      FramePulse pulse,
      Consumer<ExperimentSpec> open) {
    getStyleClass().add("top-bar");
    status = new StatusStrip(model, viewing, pulse);
    transport = new Transport(model);
    scenes = new ScenePicker(model, viewing, pulse, open);
    name.getStyleClass().add("app-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    theme.setMinWidth(Region.USE_PREF_SIZE);
    theme.setOnAction(e -> appearance.lookProperty().set(appearance.lookProperty().get().other()));
    appearance.lookProperty().addListener((p, was, now) -> show(now));
    show(appearance.lookProperty().get());
    present.setText("Present");
    present.getStyleClass().add("present-button");
    present.setMinWidth(Region.USE_PREF_SIZE);
    lessons.setText("Lessons");
    lessons.setMinWidth(Region.USE_PREF_SIZE);
    compare.setText("Compare");
    compare.getStyleClass().add("compare-button");
    compare.setOnAction(e -> model.toggleComparing());
    model.comparingProperty().addListener((p, was, now) -> comparing(now));
    comparing(false);
    setMinWidth(0);
    widthProperty().addListener(o -> fitWidth());
    Separator before = separator();
    Separator behind = separator();
    yielding = List.of(status, behind, before, theme, transport.speed(), lessons);
    getChildren()
        .setAll(
            drawer, name, scenes, before, transport, behind, status, gap, lessons, compare, theme,
            present, help);
    fit(false, false);
  }

  private static Separator separator() {
    Separator line = new Separator(Orientation.VERTICAL);
    line.getStyleClass().add("bar-separator");
    return line;
  }

  private void comparing(boolean on) {
    String says = on ? "End the comparison, keep run A (C)" : "Train a run B beside this one (C)";
    compare.getTooltip().setText(says);
    compare.setAccessibleText(says);
    compare.getStyleClass().remove("on");
    if (on) {
      compare.getStyleClass().add("on");
    }
    stale = true;
    requestLayout();
  }

  private void show(Look look) {
    boolean light = look == Look.LIGHT;
    ((FontIcon) theme.getGraphic()).setIconCode(light ? Feather.MOON : Feather.SUN);
    String says = light ? "Dark colours (D)" : "Light colours (D)";
    theme.getTooltip().setText(says);
    theme.setAccessibleText(says);
  }

  /**
   * Fits the bar to the room.
   *
   * @param compact whether actions are icons only
   * @param narrow whether, besides, the settings are in a drawer, which a button opens
   */
  public void fit(boolean compact, boolean narrow) {
    this.narrow = narrow;
    status.fit(compact, narrow);
    compare.setContentDisplay(compact ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    lessons.setContentDisplay(compact ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    present.setContentDisplay(compact ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    drawer.setVisible(narrow);
    drawer.setManaged(narrow);
    fitWidth();
    stale = true;
    requestLayout();
  }

  /**
   * What goes first where the width does not do: the words of the name and of the run button, then
   * the status (the step stands on the timeline, the loss on its chart), then what keys do as well.
   */
  private void fitWidth() {
    nameInWords(!narrow);
    transport.fit(false);
    yielding.forEach(node -> show(node, true));
    if (lacksRoom()) {
      nameInWords(false);
    }
    if (lacksRoom()) {
      transport.fit(true);
    }
    for (Node node : yielding) {
      if (lacksRoom()) {
        show(node, false);
      }
    }
    exhausted = lacksRoom();
  }

  private boolean lacksRoom() {
    return getWidth() > 0 && computeMinWidth(-1) > getWidth() - SLACK;
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /**
   * Numbers grow, and after another type scale all widths are known only once styles are applied.
   */
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (stale || (!exhausted && computeMinWidth(-1) > getWidth())) {
      stale = false;
      Platform.runLater(this::fitWidth);
    }
  }

  private void nameInWords(boolean words) {
    name.setContentDisplay(words ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
  }

  /** Puts the menu of files beside the scenes. */
  public void setFiles(MenuButton menu) {
    getChildren().add(getChildren().indexOf(scenes) + 1, menu);
  }

  /** Lets a scene be chosen. */
  public void chooseScene() {
    scenes.requestFocus();
    scenes.show();
  }

  /** What the button for presenting does. */
  public void onPresent(Runnable action) {
    present.setOnAction(e -> action.run());
  }

  /** What the "?" does. */
  public void onHelp(Runnable action) {
    help.setOnAction(e -> action.run());
  }

  /** What the lessons button does. */
  public void onLessons(Runnable action) {
    lessons.setOnAction(e -> action.run());
  }

  /** Whether lessons are shown. */
  public void learning(boolean on) {
    lessons.getStyleClass().remove("on");
    if (on) {
      lessons.getStyleClass().add("on");
    }
  }

  /** What the drawer button does. */
  public void onDrawer(Runnable action) {
    drawer.setOnAction(e -> action.run());
  }
}
