package backflow.ui.bench;

import backflow.bench.WindowBench;
import backflow.bench.WindowMeasurement;
import backflow.lesson.Scenes;
import backflow.train.Pace;
import backflow.ui.MainWindow;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.theme.Fonts;
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
    CompletableFuture<WindowMeasurement> flow = new CompletableFuture<>();
    Platform.startup(() -> open(seconds, flow));
    try {
      return List.of(flow.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the window cannot be measured: " + e.getCause(), e);
    } finally {
      Platform.exit();
    }
  }

  private static void open(double seconds, CompletableFuture<WindowMeasurement> done) {
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
      new Stopwatch("flow", model, window.scene(), WARM_UP_SECONDS, seconds)
          .start(
              measured -> {
                window.close();
                stage.close();
                done.complete(measured);
              });
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }
}
