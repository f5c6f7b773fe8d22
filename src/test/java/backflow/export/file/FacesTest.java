package backflow.export.file;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FacesTest {
  @Test
  void glyphsThatInterLacksComeFromTheFallback() {
    BufferedImage image = new BufferedImage(400, 40, BufferedImage.TYPE_INT_ARGB);
    Graphics2DPen pen = new Graphics2DPen(image.createGraphics(), 1);
    for (String glyph : new String[] {"∇", "ᵀ", "⊙", "⌈", "✂"}) {
      assertFalse(Faces.main(Weight.REGULAR).canDisplay(glyph.codePointAt(0)));
      assertTrue(Faces.fallback(Weight.REGULAR).canDisplay(glyph.codePointAt(0)));
      assertTrue(pen.textWidth(glyph, 16, Weight.REGULAR) > 3);
    }
    double whole = pen.textWidth("a ∇ b", 16, Weight.SEMIBOLD);
    pen.text("a ∇ b", 400, 30, Anchor.END, 16, Weight.SEMIBOLD, 0xff000000);
    assertTrue(whole > 20 && whole < 80);
    int[] pixels = image.getRGB(0, 0, 400, 40, null, 0, 400);
    assertTrue(Arrays.stream(pixels).distinct().count() > 3);
  }
}
