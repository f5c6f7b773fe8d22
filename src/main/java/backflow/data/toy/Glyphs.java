package backflow.data.toy;

import backflow.math.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The ten digits as grey pictures of 8 × 8 pixels, 0 paper to 1 ink, row by row from the top.
 *
 * <p>A digit of 5 × 7 dots is laid into the picture at a place of its own, up to one pixel to the
 * left or right and half a pixel up or down of the middle, and interpolated bilinearly; it never
 * leaves the picture. Without noise these shifts remain.
 */
final class Glyphs implements Shape {
  private static final int SIDE = 8;
  private static final int WIDTH = 5;
  private static final int HEIGHT = 7;
  private static final double SHIFT_ACROSS = 1;
  private static final double SHIFT_DOWN = 0.5;

  /** The digits 0 to 9, side by side; the dot-matrix face of character displays. */
  private static final String[] FACE = {
    ".###. ..#.. .###. ##### ...#. ##### ..##. ##### .###. .###.",
    "#...# .##.. #...# ...#. ..##. #.... .#... ....# #...# #...#",
    "#..## ..#.. ....# ..#.. .#.#. ####. #.... ...#. #...# #...#",
    "#.#.# ..#.. ...#. ...#. #..#. ....# ####. ..#.. .###. .####",
    "##..# ..#.. ..#.. ....# ##### ....# #...# .#... #...# ....#",
    "#...# ..#.. .#... #...# ...#. #...# #...# .#... #...# ...#.",
    ".###. .###. ##### .###. ...#. .###. .###. .#... .###. .##.."
  };

  private static final List<String> PIXELS = pixelNames();

  private static List<String> pixelNames() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < SIDE * SIDE; i++) {
      names.add("row " + (i / SIDE + 1) + ", column " + (i % SIDE + 1));
    }
    return List.copyOf(names);
  }

  @Override
  public int classes() {
    return 10;
  }

  @Override
  public List<String> featureNames() {
    return PIXELS;
  }

  @Override
  public String targetName() {
    return "digit";
  }

  @Override
  public double sample(int k, RandomStream random, double[] x) {
    int digit = k % 10;
    double left = (SIDE - WIDTH) / 2.0 + random.nextDouble(-SHIFT_ACROSS, SHIFT_ACROSS);
    double top = (SIDE - HEIGHT) / 2.0 + random.nextDouble(-SHIFT_DOWN, SHIFT_DOWN);
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        x[row * SIDE + column] = ink(digit, row - top, column - left);
      }
    }
    return digit;
  }

  /** The ink between the dots, weighted by how near each of the four around is. */
  private static double ink(int digit, double row, double column) {
    int r = (int) Math.floor(row);
    int c = (int) Math.floor(column);
    double down = row - r;
    double across = column - c;
    double upper = (1 - across) * dot(digit, r, c) + across * dot(digit, r, c + 1);
    double lower = (1 - across) * dot(digit, r + 1, c) + across * dot(digit, r + 1, c + 1);
    return (1 - down) * upper + down * lower;
  }

  private static double dot(int digit, int row, int column) {
    boolean inside = row >= 0 && row < HEIGHT && column >= 0 && column < WIDTH;
    return inside && FACE[row].charAt(digit * (WIDTH + 1) + column) == '#' ? 1 : 0;
  }
}
