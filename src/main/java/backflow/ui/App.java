package backflow.ui;

import backflow.figure.BoardPlans;
import backflow.figure.Figures;
import backflow.lesson.Scenes;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.Remembered;
import backflow.ui.theme.Fonts;
import backflow.ui.theme.Look;
import backflow.ui.theme.StyleSheets;
import javafx.application.Application;
import javafx.geometry.Dimension2D;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program with a window: the first scene is opened, pre-rolled, and trains. */
public final class App extends Application {
  private static final int FRAMES_BEFORE_TRAINING = 3;

  private int frames;
  private @Nullable MainWindow window;
  private @Nullable WindowMemory memory;

  /**
   * Reads what the window will want while the toolkit starts: on a second core that costs no time.
   * Any thread, before the launch.
   */
  public static void readAhead() {
    Worker ahead = new Worker();
    ahead.submit(
        () -> {
          Scenes.first();
          StyleSheets.prepare(Look.LIGHT, 1);
          BoardPlans.FLOW.instruments().forEach(Figures::byId);
          ahead.close();
        });
  }

  @Override
  public void start(Stage stage) {
    Fonts.load();
    AppModel model = new AppModel(Scenes.first().spec(), false);
    Appearance appearance = new Appearance();
    WindowMemory remembered = new WindowMemory(new Remembered(Remembered.usualFile()));
    remembered.restore(appearance, model);
    Dimension2D size = remembered.size();
    MainWindow made = new MainWindow(model, appearance, size.getWidth(), size.getHeight());
    stage.setTitle("Backflow");
    stage.setScene(made.scene());
    stage.setMinWidth(900);
    stage.setMinHeight(560);
    remembered.keep(made.lessons().progressProperty());
    remembered.restore(stage);
    remembered.follow(stage, appearance, model);
    window = made;
    memory = remembered;
    made.pulse().ask(() -> trainOnceSeen(model));
    made.start();
    stage.show();
    if (remembered.isTourNew()) {
      made.tour().offer(remembered::tourSeen);
    }
  }

  /**
   * Training, and already the steps before the telling one, begin a few frames after the window
   * shows: before, their compilation would take the processor from the first painting, a second on
   * two cores.
   */
  private void trainOnceSeen(AppModel model) {
    frames++;
    if (frames == FRAMES_BEFORE_TRAINING) {
      model.open(model.spec());
      model.play();
    }
  }

  @Override
  public void stop() {
    if (window != null) {
      window.close();
    }
    if (memory != null) {
      memory.save();
    }
  }
}
