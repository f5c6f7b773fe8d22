package backflow.ui.canvas;

import backflow.chart.Raster;
import java.nio.IntBuffer;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** The JavaFX image that shares its pixels with a raster: nothing is copied on the UI thread. */
final class RasterImages {
  /** A raster's image as long as its array and size stay the same. */
  private static final class Shared {
    private final int[] pixels;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    Shared(Raster raster) {
      pixels = raster.pixels();
      buffer =
          new PixelBuffer<>(
              raster.width(),
              raster.height(),
              IntBuffer.wrap(pixels),
              PixelFormat.getIntArgbPreInstance());
      image = new WritableImage(buffer);
    }

    boolean fits(Raster raster) {
      return pixels == raster.pixels()
          && buffer.getWidth() == raster.width()
          && buffer.getHeight() == raster.height();
    }
  }

  private final Map<Raster, Shared> images = new WeakHashMap<>();

  Image of(Raster raster) {
    Shared known = images.get(raster);
    if (known != null && known.fits(raster)) {
      known.buffer.updateBuffer(b -> null);
      return known.image;
    }
    Shared made = new Shared(raster);
    images.put(raster, made);
    return made.image;
  }
}
