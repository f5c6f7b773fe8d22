package backflow.ui.bench;

import backflow.bench.WindowBench;
import backflow.bench.WindowMeasurement;
import backflow.figure.BoardPlans;
import backflow.lesson.Scenes;
import backflow.train.Pace;
import backflow.ui.MainWindow;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.theme.Fonts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * {@code bench --ui}: the real window with the first scene, trained as fast as it goes, and a
 * stopwatch at its frames. JavaFX must not have been started, and be set up to draw in memory.
 */
public final class BoardBench implements WindowBench {
  private static final double WARM_UP_SECONDS = 4;

  @Override
  public List<WindowMeasurement> measure(double seconds) {
    CompletableFuture<List<WindowMeasurement>> all = new CompletableFuture<>();
    Platform.startup(() -> open(seconds, all));
    try {
      return all.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the window cannot be measured: " + e.getCause(), e);
    } finally {
      Platform.exit();
    }
  }

  /** All boards one after the other, then the first again with a run B beside it. */
  private static final class Round {
    private final AppModel model;
    private final MainWindow window;
    private final double seconds;
    private final CompletableFuture<List<WindowMeasurement>> done;
    private final Stage stage;
    private final List<WindowMeasurement> measured = new ArrayList<>();

    Round(
        AppModel model,
        MainWindow window,
        double seconds,
        CompletableFuture<List<WindowMeasurement>> done,
        Stage stage) {
      this.model = model;
      this.window = window;
      this.seconds = seconds;
      this.done = done;
      this.stage = stage;
    }

    void next() {
      int board = measured.size();
      if (board < BoardPlans.ALL.size()) {
        window.showBoard(board + 1);
        time(BoardPlans.ALL.get(board).id());
      } else if (board == BoardPlans.ALL.size()) {
        window.showBoard(1);
        model.restart(); // run B would spend the whole time catching up
        model.toggleComparing();
        time(BoardPlans.FLOW.id() + "-two-runs");
      } else {
        window.close();
        stage.close();
        done.complete(measured);
      }
    }

    private void time(String name) {
      new Stopwatch(name, model, window.scene(), WARM_UP_SECONDS, seconds)
          .start(
              measurement -> {
                measured.add(measurement);
                next();
              });
    }
  }

  private static void open(double seconds, CompletableFuture<List<WindowMeasurement>> done) {
    try {
      Fonts.load();
      AppModel model = new AppModel(Scenes.first().spec());
      model.paceProperty().set(Pace.MAX);
      MainWindow window = new MainWindow(model, new Appearance(), 1920, 1080);
      Stage stage = new Stage();
      stage.setScene(window.scene());
      window.start();
      model.play();
      stage.show();
      new Round(model, window, seconds, done, stage).next();
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }
}
