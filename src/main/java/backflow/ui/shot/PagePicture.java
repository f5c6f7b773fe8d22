package backflow.ui.shot;

import backflow.export.file.PageImage;
import backflow.export.page.Page;
import java.awt.image.BufferedImage;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;

/** A page as the picture that its file holds. */
public final class PagePicture {
  private PagePicture() {}

  /**
   * Draws it; any thread.
   *
   * @param width of the file in pixels
   */
  public static Image of(Page page, int width) {
    BufferedImage image = PageImage.of(page, width, page.isTransparent());
    return SwingFXUtils.toFXImage(image, null);
  }
}
