package backflow.ui;

import backflow.export.AtomicFile;
import backflow.export.page.Page;
import backflow.export.page.Shown;
import backflow.export.render.Darkroom;
import backflow.export.render.Exposure;
import backflow.export.render.Format;
import backflow.export.render.Pages;
import backflow.export.render.PictureFile;
import backflow.export.render.Style;
import backflow.export.render.Subject;
import backflow.figure.Figures;
import backflow.figure.frame.Focus;
import backflow.lesson.Scenes;
import backflow.math.KernelChoice;
import backflow.train.ExperimentSpec;
import backflow.train.Setup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the program does without a display: it opens the first scene at its telling step, writes the
 * window as it would look and one figure, and says so in one line.
 *
 * <p>The files go to {@code target} if the current directory has one (a build tree), else to the
 * current directory: {@code backflow-window.png} and {@code backflow-gradient-profile.png}.
 */
public final class HeadlessStart {
  private static final String FIGURE = "gradient-profile";

  private final ExperimentSpec scene = Scenes.first().spec();
  private final Path folder;

  private HeadlessStart(Path folder) {
    this.folder = folder;
  }

  /**
   * Does it. JavaFX must be set up to draw in memory and not have been started.
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
    HeadlessStart start = new HeadlessStart(folder);
    if (!Files.isWritable(folder.toAbsolutePath())) {
      err.println(
          "backflow: no display, and no pictures either: cannot write to "
              + folder.toAbsolutePath());
      return 2;
    }
    try {
      start.write();
      out.println(
          "No display: the scene \""
              + start.scene.name()
              + "\" was trained without one; see "
              + start.windowFile()
              + " (the window) and "
              + start.figureFile()
              + " (a figure).");
      return 0;
    } catch (IOException | RuntimeException e) {
      err.println("backflow: no display, and no pictures either: " + e.getMessage());
      return 2;
    }
  }

  private Path windowFile() {
    return folder.resolve("backflow-window.png");
  }

  private Path figureFile() {
    return folder.resolve("backflow-" + FIGURE + ".png");
  }

  /** The window at the scene's telling step, and one figure of the same run. */
  private void write() throws IOException {
    Darkroom room = new Darkroom(Setup.of(scene), null, KernelChoice.best());
    while (room.steps() < scene.view().at()) {
      room.step();
    }
    Exposure exposure = room.expose(Focus.LIVE);
    Subject window = new Subject.Window();
    try (WindowCamera camera = new WindowCamera()) {
      String seen = "The window of Backflow with this experiment.";
      byte[] picture =
          PictureFile.bytes(camera.of(scene, Style.SLIDE), Pages.about(window, seen, exposure));
      AtomicFile.write(windowFile(), picture);
    }
    Subject chart = new Subject.Chart(Figures.byId(FIGURE).orElseThrow());
    int width = Style.SLIDE.pixels();
    List<Shown> shown =
        Pages.instruments(chart).stream().map(one -> exposure.of(one, width)).toList();
    Page page = Pages.of(chart, shown, exposure, Style.SLIDE);
    byte[] figure =
        PictureFile.bytes(Format.PNG, page, width, Pages.about(chart, page.summary(), exposure));
    AtomicFile.write(figureFile(), figure);
  }
}
