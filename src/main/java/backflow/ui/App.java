package backflow.ui;

import backflow.figure.BoardPlans;
import backflow.figure.Figures;
import backflow.lesson.Scenes;
import backflow.train.ExperimentSpec;
import backflow.ui.files.FileMemory;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.Remembered;
import backflow.ui.theme.Fonts;
import backflow.ui.theme.Look;
import backflow.ui.theme.StyleSheets;
import java.util.Objects;
import javafx.application.Application;
import javafx.geometry.Dimension2D;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** The program with a window: the first scene is opened, pre-rolled, and trains. */
public final class App extends Application {
  private static final int FRAMES_BEFORE_TRAINING = 3;

  private int frames;
  private @Nullable FileMemory known;
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

  /** On a thread of its own, while the window's is not there yet. */
  @Override
  public void init() {
    known = FileMemory.in(Objects.requireNonNull(Remembered.usualFile().getParent()));
  }

  @Override
  public void start(Stage stage) {
    Fonts.load();
    FileMemory memoryOfFiles = Objects.requireNonNull(known);
    ExperimentSpec restored = memoryOfFiles.first();
    ExperimentSpec first = restored == null ? Scenes.first().spec() : restored;
    AppModel model = new AppModel(first, false);
    Appearance appearance = new Appearance();
    WindowMemory remembered = new WindowMemory(new Remembered(Remembered.usualFile()));
    remembered.restore(appearance, model);
    Dimension2D size = remembered.size();
    MainWindow made = new MainWindow(model, appearance, size.getWidth(), size.getHeight());
    made.files().remember(memoryOfFiles);
    stage.titleProperty().bind(made.files().titleProperty());
    stage.setOnCloseRequest(e -> close(stage, made, e));
    stage.setScene(made.scene());
    stage.setMinWidth(Appearance.LEAST_WIDTH);
    stage.setMinHeight(Appearance.LEAST_HEIGHT);
    remembered.keep(made.lessons().progressProperty());
    remembered.restore(stage);
    remembered.follow(stage, appearance, model);
    window = made;
    memory = remembered;
    made.pulse().ask(() -> trainOnceSeen(model, restored == null));
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
   *
   * @param go whether to train on then; what was open last waits, as whatever is opened
   */
  private void trainOnceSeen(AppModel model, boolean go) {
    frames++;
    if (frames == FRAMES_BEFORE_TRAINING) {
      model.open(model.spec());
      if (go) {
        model.play();
      }
    }
  }

  /** Not as long as it is not clear what becomes of changes. */
  private static void close(Stage stage, MainWindow window, WindowEvent e) {
    if (!window.files().mayClose(stage::close)) {
      e.consume();
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
