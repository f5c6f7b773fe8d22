package backflow.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapePictureTest {
  private static final int INK = 0xff204080;
  private static final Box ROOM = new Box(0, 0, 40, 30);

  private final ShapeList shapes = new ShapeList();
  private final ShapePicture picture = new ShapePicture();
  private final Shown shown = new Shown();

  /** Keeps the raster that is brought onto it and where. */
  private static final class Shown {
    private Raster raster = new Raster();
    private Box at = new Box(0, 0, 0, 0);

    /** How much of a pixel of the room is covered, 0 to 1. */
    double covered(int column, int row, double ratio) {
      int x = column - (int) Math.rint(at.x() * ratio);
      int y = row - (int) Math.rint(at.y() * ratio);
      boolean outside = x < 0 || y < 0 || x >= raster.width() || y >= raster.height();
      return outside ? 0 : (raster.pixels()[y * raster.width() + x] >>> 24) / 255.0;
    }
  }

  private void paint(double ratio) {
    assertTrue(picture.of(shapes, ROOM, ratio));
    RecordingPen pen =
        new RecordingPen(ratio) {
          @Override
          public void image(Raster raster, double x, double y, double width, double height) {
            shown.raster = raster;
            shown.at = new Box(x, y, width, height);
          }
        };
    picture.paint(pen);
    assertEquals(shown.raster.width(), shown.at.width() * ratio, 1e-9);
    assertEquals(shown.raster.height(), shown.at.height() * ratio, 1e-9);
  }

  /** Against 20 × 20 samples of each pixel: inside says where the shape is, 1 or 0. */
  private void assertCovers(DoubleBinaryOperator inside, double ratio) {
    int n = 20;
    double area = 0;
    double expectedArea = 0;
    for (int row = 0; row < ROOM.height() * ratio; row++) {
      for (int column = 0; column < ROOM.width() * ratio; column++) {
        double expected = 0;
        for (int i = 0; i < n * n; i++) {
          double x = (column + (i % n + 0.5) / n) / ratio;
          double y = (row + (i / n + 0.5) / n) / ratio;
          expected += inside.applyAsDouble(x, y) / (n * n);
        }
        double got = shown.covered(column, row, ratio);
        assertEquals(expected, got, 0.2, "pixel " + column + ", " + row);
        area += got;
        expectedArea += expected;
      }
    }
    assertEquals(1, area / expectedArea, 0.045, "ink: a disc has π/12 of a pixel too much");
  }

  @ParameterizedTest
  @CsvSource({"20, 15, 6, 1", "20.3, 14.8, 3.4, 1", "19.5, 15.1, 1.6, 1", "20.2, 15.7, 9, 2"})
  void aDiscCoversItsPixels(double x, double y, double r, double ratio) {
    shapes.fillCircle(x, y, r, INK);
    paint(ratio);
    assertCovers((px, py) -> Math.hypot(px - x, py - y) <= r ? 1 : 0, ratio);
  }

  @ParameterizedTest
  @CsvSource({"20, 15, 6, 1, 1", "20.3, 14.8, 3.4, 0.6, 1", "19.5, 15.1, 5, 2, 1.5"})
  void aRingIsAsWideAsItsLine(double x, double y, double r, double width, double ratio) {
    shapes.strokeCircle(x, y, r, INK, width);
    paint(ratio);
    assertCovers((px, py) -> Math.abs(Math.hypot(px - x, py - y) - r) <= width / 2 ? 1 : 0, ratio);
  }

  @ParameterizedTest
  @CsvSource({"false, 1", "true, 1", "false, 2", "true, 1.25"})
  void aTriangleIsFilledWhicheverWayItIsGone(boolean backward, double ratio) {
    double[] xs = backward ? new double[] {12.2, 27.4, 20} : new double[] {12.2, 20, 27.4};
    double[] ys = backward ? new double[] {24, 21.5, 5.3} : new double[] {24, 5.3, 21.5};
    shapes.fillPolygon(xs, ys, 3, INK);
    paint(ratio);
    double[] cornersX = {12.2, 20, 27.4};
    double[] cornersY = {24, 5.3, 21.5};
    assertCovers((x, y) -> outside(cornersX, cornersY, x, y) <= 0 ? 1 : 0, ratio);
  }

  @Test
  void anOutlineHasMitredCorners() {
    double[] xs = {12.2, 20, 27.4};
    double[] ys = {24, 5.3, 21.5};
    shapes.strokePolygon(xs, ys, 3, INK, 2);
    paint(1);
    assertCovers((x, y) -> Math.abs(outside(xs, ys, x, y)) <= 1 ? 1 : 0, 1);
  }

  /** How far a point is beyond the farthest side of a polygon that is gone round clockwise. */
  private static double outside(double[] xs, double[] ys, double x, double y) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < xs.length; i++) {
      int next = (i + 1) % xs.length;
      double dx = xs[next] - xs[i];
      double dy = ys[next] - ys[i];
      most = Math.max(most, ((x - xs[i]) * dy - (y - ys[i]) * dx) / Math.hypot(dx, dy));
    }
    return most;
  }

  @Test
  void aLineHasFlatEnds() {
    shapes.line(10, 15, 20, 15, INK, 2);
    paint(1);
    assertCovers((x, y) -> x >= 10 && x <= 20 && Math.abs(y - 15) <= 1 ? 1 : 0, 1);
  }

  @Test
  void whatComesLaterLiesOnTop() {
    shapes.fillCircle(20, 15, 6, 0xffff0000);
    shapes.fillCircle(20, 15, 3, 0xff0000ff);
    paint(1);
    int middle = (int) (15 - shown.at.y()) * shown.raster.width() + (int) (20 - shown.at.x());
    assertEquals(0xff0000ff, shown.raster.pixels()[middle]);
    assertEquals(0xffff0000, shown.raster.pixels()[middle + 4]);
  }

  @Test
  void itIsMadeAnewOnlyForWhatHasChanged() {
    shapes.fillCircle(20, 15, 6, INK);
    paint(1);
    Raster first = shown.raster;
    shapes.clear();
    shapes.fillCircle(20, 15, 6, INK);
    paint(1);
    assertSame(first, shown.raster);
    shapes.clear();
    shapes.fillCircle(20, 15, 6, 0xffff0000);
    paint(1);
    assertNotSame(first, shown.raster, "a window may still be reading the first");
    assertEquals(0xffff0000, shown.raster.pixels()[6 * shown.raster.width() + 6]);
  }

  @Test
  void whatIsNowhereOrOutsideTheRoomIsNotSeen() {
    assertFalse(picture.of(shapes, ROOM, 1), "nothing");
    shapes.fillCircle(Double.NaN, 15, 6, INK);
    shapes.fillCircle(Double.POSITIVE_INFINITY, 15, 6, INK);
    shapes.fillCircle(1e300, 15, 6, INK);
    shapes.line(3, Double.NaN, 4, 5, INK, 1);
    shapes.fillCircle(-20, -20, 6, INK);
    shapes.strokePolygon(new double[] {2, 2, 2}, new double[] {3, 3, 3}, 3, INK, 0);
    assertFalse(picture.of(shapes, new Box(100, 100, 10, 10), 1));
    shapes.fillCircle(20, 15, 3, INK);
    paint(1);
    assertEquals(1, shown.covered(20, 15, 1));
    assertTrue(shown.raster.width() <= 40 && shown.raster.height() <= 30);
  }

  @Test
  void aPenOfAFileDrawsThemOneByOne() {
    RecordingPen alone = new RecordingPen();
    RecordingPen together = new RecordingPen();
    for (Marker marker : Marker.values()) {
      marker.paint(alone, 9, 8, 3, INK, 0xffffffff, 1);
      marker.paint(shapes, 9, 8, 3, INK, 0xffffffff, 1);
    }
    alone.line(1, 2, 3, 4, INK, 1);
    shapes.line(1, 2, 3, 4, INK, 1);
    together.shapes(shapes);
    assertEquals(9, shapes.size());
    assertEquals(alone.marks(), together.marks());
  }
}
