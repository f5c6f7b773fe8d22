package backflow.ui;

import backflow.lesson.Scenes;
import backflow.train.ExperimentSpec;
import backflow.train.Progress;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.shot.FigureShot;
import backflow.ui.shot.WindowShot;
import backflow.ui.theme.Fonts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What the program does without a display: it opens the first scene at its telling step, writes the
 * window as it would look and one figure, and says so in one line.
 *
 * <p>The files go to {@code target} if the current directory has one (a build tree), else to the
 * current directory: {@code backflow-window.png} and {@code backflow-gradient-profile.png}.
 */
public final class HeadlessStart {
  private static final String FIGURE = "gradient-profile";

  /** After so many quiet frames the slower figures of the status are up to date too. */
  private static final int SETTLED = 70;

  private final ExperimentSpec scene;
  private final Path folder;
  private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

  private int settled;

  private HeadlessStart(ExperimentSpec scene, Path folder) {
    this.scene = scene;
    this.folder = folder;
  }

  /**
   * Does it; the calling thread waits. JavaFX must not have been started.
   *
   * @param out told what was written, in one line
   * @param err told what went wrong, in one line
   * @return the exit code: 0, or 2 if it could not be done
   */
  public static int run(PrintStream out, PrintStream err) {
    Path target = Path.of("target");
    Path folder = Files.isDirectory(target) ? target : Path.of("");
    return run(out, err, folder);
  }

  static int run(PrintStream out, PrintStream err, Path folder) {
    HeadlessStart start = new HeadlessStart(Scenes.first().spec(), folder);
    if (!Files.isWritable(folder.toAbsolutePath())) {
      err.println(
          "backflow: no display, and no pictures either: cannot write to "
              + folder.toAbsolutePath());
      return 2;
    }
    try {
      Platform.startup(start::open);
      start.done.get();
      out.println(
          "No display: the scene \""
              + start.scene.name()
              + "\" was trained without one; see "
              + start.windowFile()
              + " (the window) and "
              + start.figureFile()
              + " (a figure).");
      return 0;
    } catch (Exception e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      err.println("backflow: no display, and no pictures either: " + cause);
      return 2;
    } finally {
      Platform.exit();
    }
  }

  private Path windowFile() {
    return folder.resolve("backflow-window.png");
  }

  private Path figureFile() {
    return folder.resolve("backflow-" + FIGURE + ".png");
  }

  private void open() {
    try {
      Fonts.load();
      AppModel model = new AppModel(scene);
      MainWindow window = new MainWindow(model, new Appearance(), 1920, 1080);
      Stage stage = new Stage();
      stage.setScene(window.scene());
      window.pulse().ask(() -> look(model, window));
      window.start();
      stage.show();
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  /** Once per frame: as soon as the scene is open and painted, takes the pictures. */
  private void look(AppModel model, MainWindow window) {
    Progress progress = model.progress();
    if (progress.state() == Progress.State.FAILED) {
      done.completeExceptionally(new IllegalStateException(progress.message()));
    }
    boolean open = progress.state() == Progress.State.PAUSED && model.run() != null;
    settled = open && !window.pulse().hasWork() ? settled + 1 : 0;
    if (settled < SETTLED || done.isDone()) {
      return;
    }
    try {
      WindowShot.write(window.scene(), windowFile());
      FigureShot.write(Objects.requireNonNull(model.run()), FIGURE, figureFile());
      done.complete(null);
    } catch (IOException | RuntimeException e) {
      done.completeExceptionally(e);
    }
    window.close();
  }
}
