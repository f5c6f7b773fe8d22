package backflow.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Theme;
import backflow.figure.Figures;
import backflow.figure.Synthetic;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngFigureTest {
  private static final Caption CAPTION = new Caption("A claim", "a sentence", "seed 7");

  @TempDir Path directory;

  @Test
  void everySlideHasItsOwnResolutionAndSomethingOnIt() {
    Readings readings = Synthetic.vanishing(20, 200);
    for (Instrument instrument : Figures.all()) {
      for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
        BufferedImage image =
            PngFigure.slide(instrument.figure(), readings, theme, Focus.LIVE, CAPTION, 960, 540);
        assertEquals(960, image.getWidth());
        assertEquals(540, image.getHeight());
        assertEquals(theme.card(), image.getRGB(2, 2));
        assertTrue(colors(image).size() > 50, instrument.id());
      }
    }
  }

  @Test
  void aCardIsDrawnAnewAtItsScaleAndNotBlownUp() {
    Readings readings = Synthetic.healthy(8, 200);
    Look look = Look.of(Theme.LIGHT, 412, 300);
    Instrument instrument = Figures.byId("gradient-profile").orElseThrow();
    BufferedImage one = PngFigure.card(instrument.figure(), readings, look, Focus.LIVE, CAPTION, 1);
    BufferedImage two = PngFigure.card(instrument.figure(), readings, look, Focus.LIVE, CAPTION, 2);
    assertEquals(2 * one.getWidth(), two.getWidth());
    int different = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        different += two.getRGB(2 * x, 2 * y) == two.getRGB(2 * x + 1, 2 * y + 1) ? 0 : 1;
      }
    }
    assertTrue(different > 500);
  }

  @Test
  void samePictureTwiceIsTheSameFile() throws IOException {
    Path first = directory.resolve("new/a.png");
    Path second = directory.resolve("new/b.png");
    Instrument instrument = Figures.byId("loss").orElseThrow();
    for (Path file : new Path[] {first, second}) {
      Readings readings = Synthetic.vanishing(6, 100);
      PngFigure.write(
          PngFigure.slide(instrument.figure(), readings, Theme.DARK, Focus.LIVE, CAPTION, 640, 360),
          file);
    }
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    assertEquals(640, ImageIO.read(first.toFile()).getWidth());
    try (Stream<Path> files = Files.list(directory.resolve("new"))) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void aFileThatCannotBeWrittenLeavesNothingBehind() throws IOException {
    Path taken = directory.resolve("taken.png");
    Files.createDirectories(taken.resolve("inside"));
    assertThrows(IOException.class, () -> AtomicFile.write(taken, new byte[9]));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(1, files.count());
    }
  }

  private static Set<Integer> colors(BufferedImage image) {
    Set<Integer> colors = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colors.add(image.getRGB(x, y));
      }
    }
    return colors;
  }
}
