package backflow.ui.shot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

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
    WritableImage image = scene.snapshot(null);
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream out = Files.newOutputStream(aside)) {
      ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", out);
    }
    Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
