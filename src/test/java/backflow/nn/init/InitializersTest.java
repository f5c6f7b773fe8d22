package backflow.nn.init;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.Reference;
import backflow.math.RandomStream;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitializersTest {
  private static final Set<Scheme> UNIFORM =
      EnumSet.of(Scheme.XAVIER_UNIFORM, Scheme.HE_UNIFORM, Scheme.LECUN_UNIFORM, Scheme.UNIFORM);
  private static final Set<Scheme> FIXED = EnumSet.of(Scheme.CONSTANT, Scheme.ZEROS);

  private static double[] draw(Scheme scheme, int out, int in, double gain, long seed) {
    DMatrixRMaj w = new DMatrixRMaj(out, in);
    Initializers.of(scheme, gain, 1.5, 0.3, 0.7, 0.2)
        .fillInPlace(w, RandomStream.of(seed, "weights"));
    return w.data;
  }

  private static double spread(Scheme scheme, int in, int out, double gain) {
    return Initializers.spread(scheme, in, out, gain, 1.5, 0.3, 0.7);
  }

  @Test
  void formulasAreThoseOfTheTable() {
    for (JsonNode row : Reference.read("assets/reference/initializers.json").get("shapes")) {
      int in = row.get("fanIn").asInt();
      int out = row.get("fanOut").asInt();
      for (Scheme scheme : Scheme.values()) {
        JsonNode entry = row.path(scheme.id());
        if (entry.has("std")) {
          assertClose(
              entry.get("std").asDouble(), spread(scheme, in, out, 1), 1e-15, 0, scheme.id());
        } else if (entry.has("bound")) {
          double bound = entry.get("bound").asDouble();
          assertClose(bound, Initializers.bound(scheme, in, out, 1, 9), 1e-15, 0, scheme.id());
          double std = bound / Math.sqrt(3);
          assertClose(std, spread(scheme, in, out, 1), 1e-15, 0, scheme.id());
        } else if (entry.has("std for K")) {
          for (Map.Entry<String, JsonNode> k : entry.get("std for K").properties()) {
            double std =
                Initializers.spread(scheme, in, out, 1, Double.parseDouble(k.getKey()), 9, 9);
            assertClose(k.getValue().asDouble(), std, 1e-15, 0, scheme.id());
          }
        }
      }
    }
  }

  @Test
  void theSlidesAreStandardDeviations() {
    assertEquals(0.2, spread(Scheme.SLIDE_IN, 100, 300, 1), 1e-16);
    assertEquals(0.1, spread(Scheme.SLIDE_IN_OUT, 100, 300, 1), 1e-16);
    double he = spread(Scheme.HE_NORMAL, 100, 300, 1);
    assertEquals(Math.sqrt(2) * he, spread(Scheme.SLIDE_IN, 100, 300, 1), 1e-15);
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void drawnWeightsHaveTheSpreadOfTheTheory(Scheme scheme) {
    int out = 200;
    int in = 300;
    double[] w = draw(scheme, out, in, 1.3, 5);
    double std = spread(scheme, in, out, 1.3);
    double mean = Arrays.stream(w).average().orElseThrow();
    double variance = Arrays.stream(w).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    double expected = scheme == Scheme.CONSTANT ? 1.3 * 0.2 : 0;
    // 4.5 standard errors; the kurtosis of a Gaussian bounds all others
    assertEquals(expected, mean, 4.5 * std / Math.sqrt(w.length) + 1e-12);
    assertEquals(std, Math.sqrt(variance), 4.5 * std / Math.sqrt(2.0 * w.length) + 1e-12);
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void uniformSchemesFillTheirBoundsAndNoMore(Scheme scheme) {
    if (UNIFORM.contains(scheme)) {
      double bound = Initializers.bound(scheme, 300, 200, 1.3, 0.7);
      double[] w = draw(scheme, 200, 300, 1.3, 6);
      double largest = Arrays.stream(w).map(Math::abs).max().orElseThrow();
      assertTrue(largest <= bound && largest > 0.999 * bound);
    } else {
      assertThrows(IllegalArgumentException.class, () -> Initializers.bound(scheme, 3, 2, 1, 0.7));
    }
  }

  @Test
  void normalWeightsReachBeyondAnyUniformBound() {
    double[] w = draw(Scheme.HE_NORMAL, 200, 300, 1, 6);
    double largest = Arrays.stream(w).map(Math::abs).max().orElseThrow();
    assertTrue(largest > 3.5 * spread(Scheme.HE_NORMAL, 300, 200, 1));
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void theSameSeedGivesTheSameBitsAndAnotherSeedOthers(Scheme scheme) {
    assertArrayEquals(draw(scheme, 9, 7, 1, 3), draw(scheme, 9, 7, 1, 3));
    boolean fixed = FIXED.contains(scheme);
    assertEquals(fixed, Arrays.equals(draw(scheme, 9, 7, 1, 3), draw(scheme, 9, 7, 1, 4)));
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void gainMultipliesEveryWeight(Scheme scheme) {
    double[] once = draw(scheme, 6, 9, 1, 3);
    double[] thrice = draw(scheme, 6, 9, 3, 3);
    for (int i = 0; i < once.length; i++) {
      assertEquals(3 * once[i], thrice[i], 1e-14);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 8", "8, 1", "5, 5", "64, 64", "30, 100", "100, 30"})
  void orthogonalWeightsAreOrthonormalAlongTheShorterSide(int out, int in) {
    double[] w = draw(Scheme.ORTHOGONAL, out, in, 2, 8);
    int count = Math.min(out, in);
    int length = Math.max(out, in);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j <= i; j++) {
        double dot = 0;
        for (int k = 0; k < length; k++) {
          dot += out <= in ? w[i * in + k] * w[j * in + k] : w[k * in + i] * w[k * in + j];
        }
        assertEquals(i == j ? 4 : 0, dot, 4e-12);
      }
    }
  }

  @Test
  void orthogonalSignsAreLeftToChance() {
    int positive = 0;
    for (int seed = 0; seed < 400; seed++) {
      positive += draw(Scheme.ORTHOGONAL, 2, 2, 1, seed)[3] > 0 ? 1 : 0;
    }
    assertEquals(200, positive, 45);
  }

  @Test
  void streamsOfOtherNamesAreOtherWeights() {
    DMatrixRMaj w = new DMatrixRMaj(3, 3);
    Initializers.of(Scheme.HE_NORMAL, 1, 1, 1, 1, 1).fillInPlace(w, RandomStream.of(3, "data"));
    assertNotEquals(draw(Scheme.HE_NORMAL, 3, 3, 1, 3)[0], w.data[0]);
  }
}
