package backflow.nn.optim;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.Reference;
import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.math.Norms;
import backflow.nn.Parameter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClipperTest {
  private static final JsonNode CASES = Reference.read("nn/optim/clipping.json").get("cases");
  private final Kernels kernels = KernelChoice.best();

  private static IntStream cases() {
    return IntStream.range(0, CASES.size());
  }

  /** Each gradient is a layer of its own. */
  private static List<Parameter> gradients(double[]... gradients) {
    List<Parameter> parameters = new ArrayList<>();
    for (double[] g : gradients) {
      Parameter p = Parameter.of(Parameter.Kind.WEIGHT, parameters.size() + 1, 1, g.length);
      System.arraycopy(g, 0, p.gradient().data, 0, g.length);
      parameters.add(p);
    }
    return parameters;
  }

  private Clipper clip(Clipping.Mode mode, double threshold, List<Parameter> parameters) {
    Clipper clipper = new Clipper(parameters);
    clipper.apply(new Clipping(mode, threshold), kernels);
    return clipper;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAreClippedAsTorchDoes(int index) {
    JsonNode c = CASES.get(index);
    List<Parameter> parameters =
        gradients(
            Reference.numbers(c.get("gradients").get(0)),
            Reference.numbers(c.get("gradients").get(1)));
    boolean byNorm = c.get("mode").asText().equals("norm");
    Clipping.Mode mode = byNorm ? Clipping.Mode.NORM : Clipping.Mode.VALUE;
    Clipper clipper = clip(mode, c.get("threshold").asDouble(), parameters);
    if (byNorm) {
      assertClose(c.get("norm").asDouble(), clipper.normBefore(), 1e-15, 0, c.toString());
    }
    for (int i = 0; i < 2; i++) {
      double[] after = Reference.numbers(c.get("after").get(i));
      assertClose(after, parameters.get(i).gradient().data, 1e-15, 0, c.toString());
    }
  }

  @Test
  void clippingByNormKeepsDirection() {
    List<Parameter> parameters = gradients(new double[] {3, 4}, new double[] {12});
    Clipper clipper = clip(Clipping.Mode.NORM, 2, parameters);
    assertEquals(13, clipper.normBefore());
    assertEquals(2 / (13 + 1e-6), clipper.factor());
    assertEquals(2, clipper.normAfter(), 1e-6);
    assertEquals(1, clipper.cosine());
    assertTrue(clipper.clipped());
    assertEquals(0.75, parameters.get(0).gradient().data[0] / parameters.get(0).gradient().data[1]);
  }

  @Test
  void clippingByValueChangesDirectionAndSaysTheAngle() {
    Clipper clipper =
        clip(Clipping.Mode.VALUE, 1, gradients(new double[] {3, 0.5}, new double[] {-4}));
    double before = Math.sqrt(9 + 0.25 + 16);
    double after = Math.sqrt(1 + 0.25 + 1);
    assertEquals(after, clipper.normAfter(), 1e-15);
    assertEquals(after / before, clipper.factor(), 1e-15);
    assertEquals((3 + 0.25 + 4) / (before * after), clipper.cosine(), 1e-15);
    assertTrue(clipper.clipped());
  }

  @Test
  void clippingPerLayerLeavesSmallLayersAlone() {
    List<Parameter> parameters =
        List.of(
            Parameter.of(Parameter.Kind.WEIGHT, 1, 1, 2),
            Parameter.of(Parameter.Kind.WEIGHT, 2, 1, 1),
            Parameter.of(Parameter.Kind.BIAS, 1, 1, 1));
    parameters.get(0).gradient().setData(new double[] {3, 4});
    parameters.get(1).gradient().setData(new double[] {0.5});
    parameters.get(2).gradient().setData(new double[] {12});
    Clipper clipper = clip(Clipping.Mode.PER_LAYER, 2, parameters);
    double f = 2 / (13 + 1e-6);
    assertArrayEquals(new double[] {3 * f, 4 * f}, parameters.get(0).gradient().data);
    assertArrayEquals(new double[] {12 * f}, parameters.get(2).gradient().data);
    assertArrayEquals(new double[] {0.5}, parameters.get(1).gradient().data);
    double before = Math.sqrt(169 + 0.25);
    double after = Math.sqrt(169 * f * f + 0.25);
    assertEquals(before, clipper.normBefore());
    assertEquals(after, clipper.normAfter(), 1e-15);
    assertEquals(after / before, clipper.factor(), 1e-15);
    assertEquals((169 * f + 0.25) / (before * after), clipper.cosine(), 1e-15);
  }

  @ParameterizedTest
  @EnumSource(Clipping.Mode.class)
  void gradientsWithinTheThresholdStayAsTheyAre(Clipping.Mode mode) {
    double[] g = {0.3, -0.4, 0};
    List<Parameter> parameters = gradients(g);
    Clipper clipper = clip(mode, 0.6, parameters);
    assertArrayEquals(g, parameters.get(0).gradient().data);
    assertEquals(0.5, clipper.normBefore(), 1e-16);
    assertEquals(clipper.normBefore(), clipper.normAfter());
    assertEquals(1, clipper.factor());
    assertEquals(1, clipper.cosine());
    assertFalse(clipper.clipped());
  }

  @Test
  void switchedOffItOnlyMeasures() {
    double[] g = {30, Double.NaN};
    List<Parameter> parameters = gradients(g);
    Clipper clipper = clip(Clipping.Mode.NONE, 0.1, parameters);
    assertArrayEquals(g, parameters.get(0).gradient().data);
    assertEquals(Double.NaN, clipper.normBefore());
    assertFalse(clipper.clipped());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-305, 1e-200, 1e-150, 1e150, 1e200, 1e305})
  void normsBeyondAPlainSumOfSquaresAreRight(double unit) {
    for (Clipping.Mode mode : Clipping.Mode.values()) {
      List<Parameter> parameters =
          gradients(new double[] {3 * unit, 4 * unit}, new double[] {-12 * unit});
      // PyTorch's 1e-6 keeps norms below it from being clipped to thresholds below it
      boolean clippable = unit > 1 || mode == Clipping.Mode.VALUE;
      Clipper clipper = clip(mode, clippable ? unit : 1, parameters);
      assertEquals(13 * unit, clipper.normBefore(), 13 * unit * 1e-14);
      assertTrue(clipper.cosine() > 0.7 && clipper.cosine() <= 1, mode + " " + clipper.cosine());
      assertEquals(clippable && mode != Clipping.Mode.NONE, clipper.clipped());
      assertEquals(clipper.clipped(), clipper.normAfter() < 12.9 * unit, mode.id());
    }
  }

  @Test
  void aHugeGradientComesOutWithTheThresholdAsItsNorm() {
    List<Parameter> parameters = gradients(new double[] {3e250}, new double[] {-4e250});
    Clipper clipper = clip(Clipping.Mode.NORM, 1, parameters);
    assertEquals(1, clipper.normAfter(), 1e-14);
    assertEquals(0.6, parameters.get(0).gradient().data[0], 1e-14);
  }

  @ParameterizedTest
  @EnumSource(Clipping.Mode.class)
  void whatIsKnownGivesTheSameBits(Clipping.Mode mode) {
    for (double size : new double[] {1, 1e-180, 1e180}) {
      double[][] g = {{3 * size, 4 * size, 1e-3 * size}, {12 * size, -0.7 * size}};
      List<Parameter> told = gradients(g);
      List<Parameter> measured = gradients(g);
      Clipper expected = clip(mode, 0.9, measured);
      Clipper clipper = new Clipper(told);
      clipper.apply(new Clipping(mode, 0.9), kernels, squares(told), lengths(told));
      assertEquals(expected.normBefore(), clipper.normBefore());
      assertEquals(expected.normAfter(), clipper.normAfter());
      assertEquals(expected.layerNormBefore(0), clipper.layerNormBefore(0));
      assertEquals(expected.layerNormAfter(0), clipper.layerNormAfter(0));
      for (int i = 0; i < 2; i++) {
        assertArrayEquals(measured.get(i).gradient().data, told.get(i).gradient().data);
      }
    }
  }

  @Test
  void aGradientThatIsGoneIsNotReadWithoutClipping() {
    List<Parameter> parameters = gradients(new double[] {3e-200, 0}, new double[] {0, 4e-200});
    double[] squares = squares(parameters);
    double[] lengths = lengths(parameters);
    parameters.forEach(p -> Arrays.fill(p.gradient().data, Double.NaN));
    Clipper clipper = new Clipper(parameters);
    clipper.apply(Clipping.NONE, kernels, squares, lengths);
    assertEquals(5e-200, clipper.normBefore(), 1e-214);
    assertEquals(5e-200, clipper.normAfter(), 1e-214);
  }

  private double[] squares(List<Parameter> parameters) {
    return parameters.stream()
        .mapToDouble(p -> kernels.sumOfSquares(p.gradient().data, p.size()))
        .toArray();
  }

  private double[] lengths(List<Parameter> parameters) {
    return parameters.stream()
        .mapToDouble(
            p -> {
              double[] g = p.gradient().data;
              return Norms.norm(g, p.size(), kernels.sumOfSquares(g, p.size()));
            })
        .toArray();
  }

  @Test
  void aClipperForgetsTheStepBefore() {
    List<Parameter> parameters = gradients(new double[] {30, 1});
    Clipper clipper = new Clipper(parameters);
    clipper.apply(new Clipping(Clipping.Mode.VALUE, 1), kernels);
    clipper.apply(new Clipping(Clipping.Mode.VALUE, 1), kernels);
    assertFalse(clipper.clipped());
    assertEquals(1, clipper.cosine());
    assertEquals(1, clipper.factor());
  }

  @Test
  void aNetworkWithoutParametersHasNormZero() {
    assertEquals(0, clip(Clipping.Mode.NORM, 1, List.of()).normBefore());
  }
}
