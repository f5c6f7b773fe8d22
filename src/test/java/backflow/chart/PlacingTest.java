package backflow.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.RandomStream;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlacingTest {
  @Test
  void spreadLabelsKeepTheirDistanceAndOrder() {
    RandomStream random = RandomStream.of(11, "labels");
    for (int round = 0; round < 300; round++) {
      int n = 1 + random.nextInt(8);
      double[] places = new double[n];
      Arrays.setAll(places, i -> random.nextDouble(0, 200));
      Arrays.sort(places);
      LabelSpread.spreadInPlace(places, n, 17, 0, 200);
      for (int i = 0; i < n; i++) {
        assertTrue(places[i] >= 0 && places[i] <= 200 + 1e-9);
        assertTrue(i == 0 || places[i] - places[i - 1] >= 17 - 1e-9);
      }
    }
  }

  @Test
  void labelsWithRoomStayWhereTheyAre() {
    double[] places = {10, 40, 90};
    LabelSpread.spreadInPlace(places, 3, 17, 0, 100);
    assertArrayEquals(new double[] {10, 40, 90}, places, 1e-9);
  }

  @Test
  void labelsInOnePlaceSpreadBothWays() {
    double[] places = {50, 50, 50};
    LabelSpread.spreadInPlace(places, 3, 20, 0, 100);
    assertArrayEquals(new double[] {30, 50, 70}, places, 1e-9);
  }

  @Test
  void aFreePlaceTouchesNothingThatIsTaken() {
    RandomStream random = RandomStream.of(2, "places");
    Occupancy taken = new Occupancy();
    double[] place = new double[2];
    for (int round = 0; round < 100; round++) {
      Box area = new Box(61, 34, 300, 200);
      taken.reset(area, 4);
      Box[] boxes = new Box[12];
      for (int i = 0; i < boxes.length; i++) {
        boxes[i] = new Box(61 + random.nextDouble() * 250, 34 + random.nextDouble() * 180, 30, 18);
        taken.take(boxes[i].x(), boxes[i].y(), 30, 18);
      }
      double wishX = 61 + random.nextDouble() * 300;
      double wishY = 34 + random.nextDouble() * 200;
      if (taken.nearest(60, 16, wishX, wishY, 1e4, place)) {
        Box found = new Box(place[0], place[1], 60, 16);
        assertTrue(area.contains(found));
        for (Box box : boxes) {
          assertFalse(found.overlaps(box));
        }
      }
    }
  }

  @Test
  void aWishThatIsFreeIsGranted() {
    Occupancy taken = new Occupancy();
    taken.reset(new Box(0, 0, 100, 100), 4);
    double[] place = new double[2];
    assertTrue(taken.nearest(20, 10, 33.3, 44.4, 50, place));
    assertArrayEquals(new double[] {33.3, 44.4}, place);
    taken.take(0, 0, 100, 100);
    assertFalse(taken.nearest(20, 10, 33.3, 44.4, 1e4, place));
  }

  @Test
  void aLevelLineCoversAsMuchAsItIsWide() {
    LineField field = new LineField();
    RecordingRaster pen = new RecordingRaster();
    field.begin(new Box(0, 0, 40, 30), 2);
    field.line(new double[] {0, 40}, new double[] {11.3, 11.3}, 2, 0xff000000, 2.25);
    field.paint(pen.pen);
    for (int x = 1; x < 79; x++) {
      assertEquals(4.5, pen.coverage(x), 0.03);
    }
  }

  @Test
  void aSteepLineReachesItsPeaksAndNoFurther() {
    LineField field = new LineField();
    field.begin(new Box(0, 0, 60, 100), 1);
    field.line(new double[] {0, 30, 60}, new double[] {90, 10, 90}, 3, 0xff000000, 2);
    assertFalse(field.isClear(0, 9, 60, 3));
    assertTrue(field.isClear(0, 0, 60, 8));
    assertTrue(field.isClear(0, 92, 60, 8));
  }

  @Test
  void halfTransparentLinesHaveNoDarkJoints() {
    LineField field = new LineField();
    RecordingRaster pen = new RecordingRaster();
    field.begin(new Box(0, 0, 60, 20), 1);
    double[] xs = new double[61];
    double[] ys = new double[61];
    Arrays.setAll(xs, i -> i);
    Arrays.fill(ys, 10.5);
    field.line(xs, ys, 61, 0x66000000, 1);
    field.paint(pen.pen);
    for (int x = 1; x < 59; x++) {
      assertEquals(0x66 / 255.0, pen.coverage(x), 0.01);
    }
  }

  @Test
  void valuesBeyondThePictureAreCutAndNotWrapped() {
    LineField field = new LineField();
    field.begin(new Box(0, 0, 20, 20), 1);
    double[] ys = {-1e6, 1e6};
    field.line(new double[] {-50, 70}, ys, 2, 0xff000000, 3);
    field.band(new double[] {-5, 25}, new double[] {-9, -9}, new double[] {99, 99}, 2, 0x80ffffff);
    assertFalse(field.isClear(0, 0, 20, 20));
  }

  /** Keeps the raster that is drawn. */
  private static final class RecordingRaster {
    private int[] pixels = new int[0];
    private int width;
    private int height;
    private final Pen pen =
        (Pen)
            Proxy.newProxyInstance(
                Pen.class.getClassLoader(),
                new Class<?>[] {Pen.class},
                (proxy, method, arguments) -> {
                  Raster raster = (Raster) arguments[0];
                  pixels = raster.pixels();
                  width = raster.width();
                  height = raster.height();
                  return null;
                });

    double coverage(int column) {
      double sum = 0;
      for (int row = 0; row < height; row++) {
        sum += (pixels[row * width + column] >>> 24) / 255.0;
      }
      return sum;
    }
  }
}
