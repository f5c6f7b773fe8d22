package backflow.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told apart by its colour stays apart for eyes that lack a kind of cone. */
class ColorBlindTest {
  /** Distances of CIE L*a*b*; 2.3 is what an attentive eye just notices side by side. */
  private static final double WELL_APART = 10;

  /**
   * How linear red, green and blue are seen without one kind of cone: Machado, Oliveira & Fernandes
   * 2009, severity 1.
   */
  private enum Eye {
    ALL_CONES(1, 0, 0, 0, 1, 0, 0, 0, 1),
    PROTANOPE(
        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
        1.051998),
    DEUTERANOPE(
        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    TRITANOPE(
        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
        0.303900);

    private final double[] matrix;

    Eye(double... matrix) {
      this.matrix = matrix;
    }

    /** L*, a* and b* of what the eye sees. */
    double[] lab(int argb) {
      double[] linear = {linear(argb >> 16), linear(argb >> 8), linear(argb)};
      double[] seen = times(matrix, linear);
      for (int i = 0; i < 3; i++) {
        seen[i] = Math.min(1, Math.max(0, seen[i]));
      }
      double[] xyz = times(TO_XYZ, seen);
      double x = root(xyz[0] / 0.95047);
      double y = root(xyz[1]);
      double z = root(xyz[2] / 1.08883);
      return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }
  }

  private static final double[] TO_XYZ = {
    0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920,
    0.9503041
  };

  private static double[] times(double[] m, double[] v) {
    double[] product = new double[3];
    for (int i = 0; i < 3; i++) {
      product[i] = m[3 * i] * v[0] + m[3 * i + 1] * v[1] + m[3 * i + 2] * v[2];
    }
    return product;
  }

  private static double linear(int channel) {
    double c = (channel & 0xff) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static double root(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
  }

  private static void assertApart(Eye eye, Map<String, Integer> colors) {
    colors.forEach(
        (one, first) ->
            colors.forEach(
                (other, second) -> {
                  if (one.compareTo(other) < 0) {
                    double[] a = eye.lab(first);
                    double[] b = eye.lab(second);
                    double apart = Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
                    assertTrue(apart > WELL_APART, eye + ": " + one + ", " + other + " " + apart);
                  }
                }));
  }

  @ParameterizedTest
  @EnumSource(Eye.class)
  void whatAUnitIsCanBeTold(Eye eye) {
    for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
      assertApart(
          eye,
          Map.of(
              "active", theme.unitActive(),
              "revived", theme.unitRevived(),
              "near-inactive", theme.unitNearInactive(),
              "silent", theme.unitSilent(),
              "dead", theme.unitDead()));
    }
  }

  @ParameterizedTest
  @EnumSource(Eye.class)
  void runBIsNotRunA(Eye eye) {
    for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
      assertApart(eye, Map.of("A", theme.runA(), "B", theme.runB(), "text", theme.text()));
    }
  }

  @ParameterizedTest
  @EnumSource(Eye.class)
  void anInfinityStandsOutOfItsMap(Eye eye) {
    for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
      for (int i = 0; i <= 20; i++) {
        int magnitude = theme.magnitude().at(i / 20.0);
        assertApart(eye, Map.of("infinite", theme.danger(), "finite " + i, magnitude));
      }
    }
  }
}
