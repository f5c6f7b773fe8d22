package backflow;

import backflow.bench.WindowMeasurement;
import backflow.cli.Main;
import backflow.export.render.WindowPictures;
import backflow.ui.App;
import backflow.ui.HeadlessStart;
import backflow.ui.WindowCamera;
import backflow.ui.bench.BoardBench;
import java.util.List;
import javafx.application.Application;

/**
 * The entry point of the program. Not an {@code Application} itself, so that it runs from a class
 * path, and can decide before JavaFX starts: commands need no window, and without a display the
 * window is drawn into a file instead.
 */
public final class Backflow {
  private Backflow() {}

  /**
   * Starts the program.
   *
   * @param arguments a command and its arguments; none for the window
   */
  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      System.exit(Main.run(arguments, Backflow::measureWindow, Backflow::camera));
    }
    int code = Main.checkProperties();
    if (code != 0) {
      System.exit(code);
    } else if (Display.isThere()) {
      Remarks.silence();
      App.readAhead();
      Application.launch(App.class);
    } else {
      withoutDisplay();
      System.exit(HeadlessStart.run(System.out, System.err));
    }
  }

  private static List<WindowMeasurement> measureWindow(double seconds) {
    withoutDisplay();
    return new BoardBench().measure(seconds);
  }

  private static WindowPictures camera(int width, int height) {
    withoutDisplay();
    System.setProperty("headless.geometry", width + "x" + height + "-32");
    return new WindowCamera();
  }

  /** What JavaFX needs to draw in memory. */
  private static void withoutDisplay() {
    Remarks.silence();
    System.setProperty("glass.platform", "Monocle");
    System.setProperty("monocle.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("headless.geometry", "1920x1080-32");
    System.setProperty("java.awt.headless", "true");
  }
}
