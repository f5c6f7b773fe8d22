package backflow.ui;

import backflow.lesson.LessonProgress;
import backflow.lesson.Scenes;
import backflow.train.ExperimentSpec;
import backflow.train.NetworkSpec;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.train.ViewSpec;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.theme.Fonts;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window in a test, with words for what a test does to it. One per test class. */
final class OpenWindow extends FxRobot implements AutoCloseable {
  /** Longer than anything takes on a machine that does much else; nothing is waited for by time. */
  private static final int PATIENCE_SECONDS = 90;

  private static final long PATIENCE_MILLIS = 1000L * PATIENCE_SECONDS;

  final AppModel model;
  final Appearance appearance = new Appearance();
  final Stage stage;
  private MainWindow window;
  private int resets;
  private long frames;

  private OpenWindow(ExperimentSpec spec) throws TimeoutException {
    stage = FxToolkit.registerPrimaryStage();
    model = WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, () -> new AppModel(spec));
    window = WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, this::show);
    until(() -> model.run() != null && model.progress().state() == Progress.State.PAUSED);
  }

  private MainWindow show() {
    Fonts.load();
    MainWindow made = new MainWindow(model, appearance, 1920, 1080);
    stage.setScene(made.scene());
    stage.setWidth(1920);
    stage.setHeight(1080);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    made.start();
    made.pulse().ask(() -> frames++);
    return made;
  }

  /** A small experiment, open and paused at step 0. */
  static OpenWindow small() throws TimeoutException {
    return new OpenWindow(smallSpec());
  }

  /** An experiment, open and paused at the step where it opens. */
  static OpenWindow of(ExperimentSpec spec) throws TimeoutException {
    return new OpenWindow(spec);
  }

  static ExperimentSpec smallSpec() {
    ExperimentSpec spec = Scenes.first().spec();
    return new ExperimentSpec(
        "small",
        spec.seed(),
        spec.data(),
        new NetworkSpec(
            List.of(4, 4, 4),
            spec.network().activations(),
            spec.network().initializer(),
            spec.network().normalization(),
            spec.network().residual(),
            spec.network().dropout()),
        spec.training(),
        ViewSpec.DEFAULT,
        spec.text());
  }

  /**
   * Waits until something is so between two frames. It is asked on the UI thread: there the model,
   * its listeners and the scene graph are never half changed.
   */
  static void until(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onUiThread(condition).equals(true));
    } catch (TimeoutException e) {
      throw new AssertionError("not within " + PATIENCE_SECONDS + " seconds", e);
    }
  }

  private static <T> T onUiThread(Callable<T> question) {
    if (Platform.isFxApplicationThread()) {
      try {
        return question.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, question);
  }

  /** Waits until the window has asked for news and painted once more, and all is painted. */
  void painted() {
    long now = onUiThread(() -> frames);
    until(() -> frames > now + 1 && !window.pulse().hasWork());
  }

  MainWindow mainWindow() {
    return window;
  }

  Run run() {
    return Objects.requireNonNull(model.run());
  }

  <T extends Node> T find(String query, Class<T> type) {
    return onUiThread(() -> lookup(query).queryAs(type));
  }

  /**
   * Scrolls to what is clicked, as a user would; the pointer is there at once, for the robot by
   * itself takes a second for the way.
   */
  @Override
  public FxRobot clickOn(String query, MouseButton... buttons) {
    fx(() -> reveal(lookup(query).query()));
    robotContext().getBaseRobot().moveMouse(point(query).query());
    super.clickOn(query, buttons);
    return this;
  }

  private static void reveal(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each instanceof ScrollPane pane) {
        Bounds content = pane.getContent().getLayoutBounds();
        Bounds wanted = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double room = content.getHeight() - pane.getViewportBounds().getHeight();
        double middle = wanted.getCenterY() - pane.getViewportBounds().getHeight() / 2;
        if (room > 0) {
          pane.setVvalue(Math.max(0, Math.min(1, middle / room)));
        }
      }
    }
  }

  /** Types into the field of a setting, and Enter. */
  void type(String key, String text) {
    TextField field = find("#field-" + key, TextField.class);
    fx(
        () -> {
          field.requestFocus();
          field.setText(text);
          field.fireEvent(new ActionEvent());
        });
  }

  /** Why the setting was refused; empty if it was not. */
  String reason(String key) {
    return onUiThread(
        () -> lookup("#reason-" + key).<Label>tryQuery().map(Label::getText).orElse(""));
  }

  boolean shows(String query) {
    return onUiThread(() -> lookup(query).tryQuery().map(node -> shown(node)).orElse(false));
  }

  private static boolean shown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** The window's experiment back as it was, paused at step 0. */
  void reset() {
    ExperimentSpec spec = smallSpec().withName("small " + ++resets);
    fx(
        () -> {
          window.restoreAll();
          model.open(spec);
        });
    until(() -> run().spec().equals(spec) && model.progress().state() == Progress.State.PAUSED);
  }

  /** No lesson is open, and none was ever walked. */
  void leaveLessons() {
    if (shows("#lessons")) {
      if (shows("#lesson-list")) {
        clickOn("#lesson-list");
      }
      clickOn("#lesson-close");
    }
    fx(() -> window.lessons().progressProperty().set(LessonProgress.NONE));
  }

  /** Does something on the UI thread, and waits for no more than that. */
  void fx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(
        PATIENCE_MILLIS,
        () -> {
          action.run();
          return true;
        });
  }

  /** Does something on the UI thread some time; a question may hold it up. */
  void fxLater(Runnable action) {
    Platform.runLater(action);
  }

  MainWindow window() {
    return window;
  }

  @Override
  public void close() throws TimeoutException {
    interact(window::close);
    FxToolkit.hideStage();
  }
}
