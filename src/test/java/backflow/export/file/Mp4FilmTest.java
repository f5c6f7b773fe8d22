package backflow.export.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mp4FilmTest {
  @TempDir Path folder;

  /** Bands of colour, as in a heat map, and something that moves. */
  private static BufferedImage frame(int number) {
    BufferedImage image = new BufferedImage(97, 63, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    int[] bands = {0xffffff, 0xd5c04f, 0x6f7073, 0x03316e, 0xcf222e};
    for (int i = 0; i < bands.length; i++) {
      graphics.setColor(new Color(bands[i]));
      graphics.fillRect(0, 13 * i, 97, 13);
    }
    graphics.setColor(Color.BLACK);
    graphics.fillRect(3 * number, 5, 4, 50);
    graphics.dispose();
    return image;
  }

  @Test
  void coloursStayWhatTheyAreInEveryFrame() throws IOException, JCodecException {
    Path file = folder.resolve("film.mp4");
    try (OutputStream out = Files.newOutputStream(file);
        Film film = new Mp4Film(out, 20)) {
      for (int i = 0; i < 30; i++) {
        film.add(frame(i));
      }
      film.finish();
    }
    try (var channel = NIOUtils.readableChannel(file.toFile())) {
      FrameGrab grab = FrameGrab.createFrameGrab(channel);
      for (int i = 0; i < 30; i++) {
        Picture seen = grab.getNativeFrame();
        assertNotNull(seen, "frame " + i);
        assertEquals(98, seen.getCroppedWidth());
        assertNear(VideoPicture.of(frame(i)), seen, i);
      }
    }
  }

  private static void assertNear(Picture drawn, Picture seen, int frame) {
    for (int plane = 0; plane < 3; plane++) {
      double sum = 0;
      int count = 0;
      int width = drawn.getPlaneWidth(plane);
      for (int y = 0; y < drawn.getPlaneHeight(plane); y++) {
        for (int x = 0; x < width; x++) {
          int a = drawn.getPlaneData(plane)[y * width + x];
          int b = seen.getPlaneData(plane)[y * seen.getPlaneWidth(plane) + x];
          sum += Math.abs(a - b);
          count++;
        }
      }
      double mean = sum / count;
      assertTrue(mean < 1.5, "frame " + frame + " plane " + plane + ": off by " + mean);
    }
  }
}
