package backflow.ui.pane;

import backflow.train.Pace;
import backflow.train.Progress;
import backflow.ui.editor.Segments;
import backflow.ui.model.AppModel;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** To the start, run and pause, one step, one sub-step, new seed; and how fast. */
final class Transport extends HBox {
  private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

  private final FontIcon runIcon = new FontIcon(Feather.PLAY);
  private final Button run = new Button("Run", runIcon);
  private final Button subStep = Buttons.icon("sub-step", Feather.CORNER_DOWN_RIGHT, "");

  private final Segments<Speed> speed;
  private boolean isTight;

  /**
   * A pace with its word.
   *
   * @param pace steps per second
   * @param word on its button
   */
  record Speed(Pace pace, String word) {}

  static final List<Speed> SPEEDS =
      List.of(
          new Speed(new Pace(1), "1/s"),
          new Speed(new Pace(10), "10/s"),
          new Speed(new Pace(60), "60/s"),
          new Speed(Pace.MAX, "max"));

  Transport(AppModel model) {
    getStyleClass().add("transport");
    setMinWidth(Region.USE_PREF_SIZE);
    Button start = Buttons.icon("restart", Feather.SKIP_BACK, "To the start, same seed (R)");
    start.setOnAction(e -> model.restart());
    run.setId("run");
    run.getStyleClass().add("run-button");
    run.setTooltip(new Tooltip("Run or pause (Space)"));
    run.setOnAction(e -> model.toggleRunning());
    Button step = Buttons.icon("step", Feather.SKIP_FORWARD, "One step (→)");
    step.setOnAction(e -> model.step());
    subStep.getStyleClass().add("sub-step-button");
    subStep.setOnAction(e -> model.subStep());
    Button seed = Buttons.icon("new-seed", Feather.SHUFFLE, "Start from the next seed (N)");
    seed.setOnAction(e -> model.newSeed());
    speed = speed(model);
    getChildren().setAll(start, run, step, subStep, seed, new StopMenu(model), speed);
    model.progressProperty().addListener((p, was, now) -> show(now));
    show(model.progress());
  }

  /** How fast: what can be left out where there is no room. */
  Node speed() {
    return speed;
  }

  /** Whether the run button shows its icon alone. */
  void fit(boolean tight) {
    if (tight == isTight) {
      return; // to style anything before the window shows is to style all of it
    }
    isTight = tight;
    run.setContentDisplay(tight ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    run.pseudoClassStateChanged(TIGHT, tight);
    run.applyCss(); // its least width is measured right after
  }

  private static Segments<Speed> speed(AppModel model) {
    Segments<Speed> segments =
        new Segments<>(
            "speed", SPEEDS, Speed::word, speed -> model.paceProperty().set(speed.pace()));
    segments.getStyleClass().add("speed");
    Tooltip.install(segments, new Tooltip("At most so many steps per second"));
    model.paceProperty().addListener((p, was, now) -> show(segments, now));
    show(segments, model.paceProperty().get());
    return segments;
  }

  private static void show(Segments<Speed> segments, Pace pace) {
    SPEEDS.stream().filter(speed -> speed.pace().equals(pace)).forEach(segments::show);
  }

  private void show(Progress progress) {
    boolean running = progress.state() == Progress.State.RUNNING;
    String word = running ? "Pause" : "Run";
    if (!word.equals(run.getText())) {
      run.setText(word);
      run.setAccessibleText(word);
      runIcon.setIconCode(running ? Feather.PAUSE : Feather.PLAY);
    }
    String next = progress.phase().label();
    if (!next.equals(subStep.getText())) {
      subStep.setText(next);
      String says = "One part of a step; " + next + " comes next (Shift+→)";
      subStep.getTooltip().setText(says);
      subStep.setAccessibleText(says);
    }
  }
}
