package backflow.ui.shot;

import backflow.export.AtomicFile;
import backflow.export.file.About;
import backflow.export.file.PngFile;
import backflow.ui.canvas.ChartCanvas;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;

/** A picture of a scene as it stands; pop-ups are windows of their own and not in it. */
public final class WindowShot {
  private WindowShot() {}

  /**
   * Writes a PNG, aside first and then in place.
   *
   * @param scene what to picture; laid out and painted already
   * @param file where; overwritten
   * @throws IOException if the folder cannot be written to
   */
  public static void write(Scene scene, Path file) throws IOException {
    About about = new About("Backflow", "The window of Backflow.", "");
    AtomicFile.write(file, png(scene.snapshot(null), about));
  }

  /**
   * A picture of what can be seen of a scene's content at a larger scale: charts are drawn anew at
   * its resolution, and all else is shapes and text. UI thread.
   *
   * @param part laid out and shown, from the upper left corner of its scene
   * @param scale pixels of the picture per pixel of the screen
   */
  public static WritableImage of(Node part, double scale) {
    List<ChartCanvas> charts =
        part.lookupAll(".chart-canvas").stream()
            .filter(ChartCanvas.class::isInstance)
            .map(ChartCanvas.class::cast)
            .filter(ChartCanvas::isShown)
            .toList();
    charts.forEach(chart -> chart.paintAt(scale));
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    Scene scene = part.getScene();
    parameters.setViewport(
        new Rectangle2D(0, 0, scene.getWidth() * scale, scene.getHeight() * scale));
    WritableImage image = part.snapshot(parameters, null);
    if (scale != 1) {
      charts.forEach(chart -> chart.paintAt(1));
    }
    return image;
  }

  /**
   * A picture as the bytes of a PNG; any thread.
   *
   * @throws IOException if this Java cannot write PNG
   */
  public static byte[] png(Image image, About about) throws IOException {
    return PngFile.bytes(opaque(image), about);
  }

  /** A copy without transparency, as films and PNG files take it; any thread. */
  public static BufferedImage opaque(Image image) {
    BufferedImage seen = SwingFXUtils.fromFXImage(image, null);
    BufferedImage opaque =
        new BufferedImage(seen.getWidth(), seen.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    graphics.drawImage(seen, 0, 0, null);
    graphics.dispose();
    return opaque;
  }
}
