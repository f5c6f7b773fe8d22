package backflow.ui;

import backflow.lesson.LessonProgress;
import backflow.train.Pace;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.Remembered;
import backflow.ui.theme.Look;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Where the window was, how large, how it looked and how fast it ran. */
final class WindowMemory {
  /** At least so much of the window must lie on a screen that is there. */
  private static final double GRIP = 120;

  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  /** So long after the last change it is written: whatever ends the program later, it is kept. */
  private static final Duration REST = Duration.millis(500);

  private final Remembered remembered;
  private final PauseTransition soon = new PauseTransition(REST);

  WindowMemory(Remembered remembered) {
    this.remembered = remembered;
    soon.setOnFinished(e -> remembered.save());
  }

  void restore(Appearance appearance, AppModel model) {
    boolean dark = remembered.word("theme", "light").equals("dark");
    appearance.lookProperty().set(dark ? Look.DARK : Look.LIGHT);
    appearance.restoreScale(remembered.number("type.scale", 1));
    double pace = remembered.number("pace", Double.POSITIVE_INFINITY);
    if (pace > 0) {
      model.paceProperty().set(new Pace(pace));
    }
  }

  /** Takes over how far one has come in the lessons, and remembers it from now on. */
  void keep(ObjectProperty<LessonProgress> progress) {
    progress.set(LessonProgress.of(remembered.word("lessons", "")));
    progress.addListener((p, was, now) -> note("lessons", now.toText()));
  }

  /**
   * How large the window will be: a scene that begins with another size is styled and laid out
   * twice before it is seen.
   */
  Dimension2D size() {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    return isMaximized()
        ? new Dimension2D(screen.getWidth(), screen.getHeight())
        : new Dimension2D(
            Math.min(remembered.number("width", WIDTH), screen.getWidth()),
            Math.min(remembered.number("height", HEIGHT), screen.getHeight()));
  }

  private boolean isMaximized() {
    return remembered.word("maximized", "true").equals("true");
  }

  /** Puts the window where it was, unless that screen is gone. */
  void restore(Stage stage) {
    double width = remembered.number("width", 0);
    double height = remembered.number("height", 0);
    double x = remembered.number("x", 0);
    double y = remembered.number("y", 0);
    if (width >= stage.getMinWidth() && height >= stage.getMinHeight()) {
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      stage.setWidth(Math.min(width, Math.max(screen.getWidth(), stage.getMinWidth())));
      stage.setHeight(Math.min(height, Math.max(screen.getHeight(), stage.getMinHeight())));
      if (!Screen.getScreensForRectangle(x, y, Math.max(GRIP, width - GRIP), GRIP).isEmpty()) {
        stage.setX(x);
        stage.setY(y);
      }
    }
    stage.setMaximized(isMaximized());
  }

  /** Notes every change, and writes soon after. */
  void follow(Stage stage, Appearance appearance, AppModel model) {
    Runnable place =
        () -> {
          if (!stage.isMaximized()
              && !stage.isIconified()
              && !stage.isFullScreen()
              && stage.isShowing()) {
            note("x", stage.getX());
            note("y", stage.getY());
            note("width", stage.getWidth());
            note("height", stage.getHeight());
          }
        };
    stage.xProperty().addListener(o -> place.run());
    stage.yProperty().addListener(o -> place.run());
    stage.widthProperty().addListener(o -> place.run());
    stage.heightProperty().addListener(o -> place.run());
    stage.maximizedProperty().addListener((p, was, now) -> note("maximized", now));
    appearance
        .lookProperty()
        .addListener((p, was, now) -> note("theme", now.name().toLowerCase(Locale.ROOT)));
    appearance.typeScaleProperty().addListener((p, was, now) -> note("type.scale", now));
    model.paceProperty().addListener((p, was, now) -> note("pace", now.stepsPerSecond()));
  }

  private void note(String key, Object value) {
    remembered.put(key, value);
    soon.playFromStart();
  }

  /** Whether the tour was never offered, or the offer never answered. */
  boolean isTourNew() {
    return !remembered.word("tour", "").equals("seen");
  }

  /** The tour is not offered again. */
  void tourSeen() {
    note("tour", "seen");
  }

  void save() {
    soon.stop();
    remembered.save();
  }
}
