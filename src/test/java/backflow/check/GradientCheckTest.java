package backflow.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.math.RandomStream;
import backflow.nn.Architecture;
import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.init.Initializers;
import backflow.nn.init.Scheme;
import backflow.nn.layer.Normalizer;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GradientCheckTest {
  private static final List<Integer> UNEVEN = List.of(4, 4, 3, 6, 6);

  /** Every parameter is moved off its start, so that γ, β and slopes matter too. */
  static Network network(Architecture architecture, long seed) {
    Network network = new Network(architecture);
    RandomStream random = RandomStream.of(seed, "weights of the test");
    for (Layer layer : network.layers()) {
      DMatrixRMaj w = layer.dense().weight().value();
      Initializers.of(Scheme.XAVIER_NORMAL, 1.3, 1, 1, 1, 1).fillInPlace(w, random);
    }
    for (Parameter p : network.parameters()) {
      if (p.kind() != Parameter.Kind.WEIGHT) {
        for (int i = 0; i < p.size(); i++) {
          p.value().data[i] += 0.2 * random.nextGaussian();
        }
      }
    }
    return network;
  }

  static DMatrixRMaj inputs(int samples, int features, long seed) {
    RandomStream random = RandomStream.of(seed, "inputs of the test");
    DMatrixRMaj x = new DMatrixRMaj(samples, features);
    for (int i = 0; i < x.getNumElements(); i++) {
      x.data[i] = random.nextGaussian();
    }
    return x;
  }

  static DMatrixRMaj targets(Loss loss, int samples, int outputs, long seed) {
    RandomStream random = RandomStream.of(seed, "targets of the test");
    boolean indices = loss.id().equals("cross-entropy");
    DMatrixRMaj y = new DMatrixRMaj(samples, indices ? 1 : outputs);
    for (int i = 0; i < y.getNumElements(); i++) {
      boolean number = loss.id().equals("mse");
      y.data[i] = number ? random.nextGaussian() : random.nextInt(indices ? outputs : 2);
    }
    return y;
  }

  private static GradientReport check(Architecture a, Loss loss, int samples, long seed) {
    DMatrixRMaj x = inputs(samples, a.inputs(), seed);
    DMatrixRMaj y = targets(loss, samples, a.outputs(), seed);
    return new GradientCheck(network(a, seed), loss, x, y, seed).run();
  }

  private static Architecture architecture(
      List<Integer> widths, Activation f, Normalization n, Residual r, double dropout) {
    return new Architecture(3, widths, Collections.nCopies(widths.size(), f), 3, n, r, dropout);
  }

  private static Stream<Activation> activations() {
    return Activations.all().stream();
  }

  /** Activation × loss × normalization × residual × dropout × batch, uneven widths. */
  @ParameterizedTest
  @MethodSource("activations")
  void everyCombinationOfLayersHasTheRightGradient(Activation f) {
    long seed = 1;
    int judged = 0;
    int checked = 0;
    for (Loss loss : Losses.all()) {
      for (Normalization n : Normalization.values()) {
        for (Residual r : Residual.values()) {
          for (double dropout : new double[] {0, 0.3}) {
            for (int batch : new int[] {1, 2, 7}) {
              if (batch > 1 || n != Normalization.BATCH) {
                Architecture a = architecture(UNEVEN, f, n, r, dropout);
                GradientReport report = check(a, loss, batch, seed++);
                assertRight(report, loss.id() + " batch " + batch + " " + a);
                judged += report.checked() - report.count(Band.UNRESOLVABLE);
                checked += report.checked();
              }
            }
          }
        }
      }
    }
    assertTrue(judged > 0.6 * checked, judged + " of " + checked);
  }

  private static void assertRight(GradientReport report, String what) {
    assertTrue(report.passes(), () -> what + "\n" + wrong(report));
    assertTrue(report.complete());
    assertEquals(report.parameters(), report.checked(), what);
  }

  private static String wrong(GradientReport report) {
    StringBuilder text = new StringBuilder("J = " + report.loss() + "\n");
    for (TensorCheck t : report.tensors()) {
      for (ElementCheck e : t.elements()) {
        if (e.band() == Band.WRONG || e.band() == Band.NOT_FINITE) {
          text.append(t.tensor()).append(' ').append(e).append('\n');
        }
      }
    }
    return text.toString();
  }

  @Test
  void smoothNetworksAreHappyWithoutBatchNormInTheWay() {
    Activation tanh = Activations.named("tanh");
    for (Loss loss : Losses.all()) {
      Architecture a = architecture(List.of(6, 6), tanh, Normalization.NONE, Residual.PLAIN, 0);
      GradientReport report = check(a, loss, 7, 5);
      assertTrue(report.maxRelativeError() < 1e-6, report::toString);
      assertTrue(report.normForm() < 1e-8, report::toString);
      assertTrue(report.oneSidedNormForm() > report.normForm(), "one-sided is O(ε)");
      assertTrue(report.oneSidedNormForm() < 1e-3);
    }
  }

  @Test
  void noHiddenLayerAndWidthOneAreChecked() {
    Activation silu = Activations.named("silu");
    for (Loss loss : Losses.all()) {
      for (List<Integer> widths : List.of(List.<Integer>of(), List.of(1), List.of(1, 1, 1, 1))) {
        for (Residual r : Residual.values()) {
          Architecture a = architecture(widths, silu, Normalization.NONE, r, 0);
          GradientReport report = check(a, loss, 2, 9);
          assertRight(report, a.toString());
          assertTrue(report.count(Band.HAPPY) > 0);
        }
      }
    }
  }

  @Test
  void differentActivationsPerLayerAreChecked() {
    List<Integer> widths = Collections.nCopies(14, 5);
    Architecture a =
        new Architecture(
            3, widths, Activations.all(), 2, Normalization.LAYER, Residual.SCALED, 0.2);
    assertRight(check(a, Losses.named("mse"), 7, 3), "all activations in one network");
  }

  @Test
  void aWrongDerivativeOfAnActivationIsFound() {
    Activation wrong = new WrongTanh();
    Architecture a = architecture(List.of(5, 5), wrong, Normalization.NONE, Residual.NONE, 0);
    GradientReport report = check(a, Losses.named("mse"), 7, 3);
    assertFalse(report.passes());
    assertTrue(tensor(report, "W1").count(Band.WRONG) > 5);
    assertEquals(0, tensor(report, "W3").count(Band.WRONG), "the output layer is right");
    assertTrue(report.maxRelativeError() > 0.01);
  }

  @Test
  void aWrongLossGradientIsFoundInEveryTensor() {
    Loss wrong = new DoubledMse();
    Architecture a =
        architecture(
            List.of(5, 5), Activations.named("tanh"), Normalization.NONE, Residual.NONE, 0);
    DMatrixRMaj x = inputs(7, 3, 1);
    DMatrixRMaj y = targets(Losses.named("mse"), 7, 3, 1);
    GradientReport report = new GradientCheck(network(a, 1), wrong, x, y, 1).run();
    for (TensorCheck t : report.tensors()) {
      assertTrue(t.count(Band.WRONG) > 0, t::toString);
      assertEquals(0.5, t.maxRelativeError(), 1e-3);
      assertEquals(1.0 / 3, t.normForm(), 1e-3);
    }
  }

  @Test
  void firstLayersOfADeepSigmoidNetworkAreUnresolvableNotWrong() {
    Architecture a =
        architecture(
            Collections.nCopies(20, 4),
            Activations.named("sigmoid"),
            Normalization.NONE,
            Residual.NONE,
            0);
    GradientReport report = check(a, Losses.named("mse"), 7, 3);
    assertRight(report, "deep sigmoid");
    TensorCheck first = tensor(report, "W1");
    assertEquals(first.size(), first.count(Band.UNRESOLVABLE));
    assertTrue(Blank.is(first.maxRelativeError()));
    assertTrue(Blank.is(first.normForm()));
    assertEquals(0, tensor(report, "W21").count(Band.UNRESOLVABLE));
  }

  @Test
  void aUnitOnItsKinkIsCountedApart() {
    Architecture a =
        architecture(List.of(4), Activations.named("relu"), Normalization.NONE, Residual.NONE, 0);
    Network network = network(a, 1);
    network.parameters().get(0).value().zero();
    network.parameters().get(1).value().zero();
    DMatrixRMaj x = inputs(5, 3, 1);
    Loss mse = Losses.named("mse");
    GradientReport report = new GradientCheck(network, mse, x, targets(mse, 5, 3, 1), 1).run();
    assertTrue(report.passes());
    assertEquals(4 * 3 + 4, report.count(Band.KINK));
    assertEquals(12, tensor(report, "W1").count(Band.KINK));
  }

  @Test
  void hardTanhCountsBothOfItsKinks() {
    Architecture a =
        new Architecture(
            1,
            List.of(1),
            List.of(Activations.named("hard-tanh")),
            1,
            Normalization.NONE,
            Residual.NONE,
            0);
    for (double z : new double[] {-1, 1}) {
      Network network = new Network(a);
      network.parameters().get(0).value().data[0] = z;
      network.parameters().get(2).value().data[0] = 1;
      DMatrixRMaj one = DMatrixRMaj.wrap(1, 1, new double[] {1});
      DMatrixRMaj five = DMatrixRMaj.wrap(1, 1, new double[] {5});
      GradientReport report = new GradientCheck(network, Losses.named("mse"), one, five, 1).run();
      assertEquals(1, tensor(report, "W1").count(Band.KINK));
      assertEquals(1, tensor(report, "b1").count(Band.KINK));
      assertTrue(report.passes());
    }
  }

  @Test
  void largeNetworksAreSampledFromEveryTensor() {
    Architecture a =
        architecture(
            List.of(60, 60), Activations.named("prelu"), Normalization.LAYER, Residual.PLAIN, 0);
    GradientReport report = check(a, Losses.named("cross-entropy"), 2, 4);
    assertTrue(report.passes(), () -> wrong(report));
    assertTrue(report.checked() <= Conditions.ALL_UP_TO);
    assertTrue(report.checked() > Conditions.ALL_UP_TO - 20);
    for (TensorCheck t : report.tensors()) {
      assertTrue(t.checked() == t.size() || t.checked() > 200, t::tensor);
      assertEquals(t.checked(), t.elements().stream().map(ElementCheck::index).distinct().count());
    }
  }

  @Test
  void theSameSeedGivesTheSameReport() {
    Architecture a =
        architecture(UNEVEN, Activations.named("elu"), Normalization.BATCH, Residual.PLAIN, 0.4);
    assertEquals(check(a, Losses.named("mse"), 7, 4), check(a, Losses.named("mse"), 7, 4));
  }

  @Test
  void nothingOfTheLiveNetworkChanges() {
    Architecture a =
        architecture(UNEVEN, Activations.named("relu"), Normalization.BATCH, Residual.PLAIN, 0.4);
    Network live = network(a, 8);
    for (Parameter p : live.parameters()) {
      p.gradient().fill(7);
    }
    List<double[]> before = state(live);
    DMatrixRMaj x = inputs(7, 3, 1);
    DMatrixRMaj y = targets(Losses.named("mse"), 7, 3, 1);
    DMatrixRMaj sameX = x.copy();
    DMatrixRMaj sameY = y.copy();
    new GradientCheck(live, Losses.named("mse"), x, y, 1).run();
    List<double[]> after = state(live);
    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(before.get(i), after.get(i));
    }
    assertArrayEquals(sameX.data, x.data);
    assertArrayEquals(sameY.data, y.data);
  }

  private static List<double[]> state(Network network) {
    List<double[]> state = new ArrayList<>();
    for (Parameter p : network.parameters()) {
      state.add(p.value().data.clone());
      state.add(p.gradient().data.clone());
    }
    for (Layer layer : network.layers()) {
      Normalizer normalizer = layer.normalizer();
      if (normalizer != null) {
        for (double[] statistic : normalizer.statistics()) {
          state.add(statistic.clone());
        }
      }
    }
    return state;
  }

  @Test
  void progressCountsUpAndCancellingStopsThere() {
    Architecture a =
        architecture(UNEVEN, Activations.named("elu"), Normalization.NONE, Residual.NONE, 0);
    DMatrixRMaj x = inputs(2, 3, 1);
    Loss mse = Losses.named("mse");
    GradientCheck check = new GradientCheck(network(a, 1), mse, x, targets(mse, 2, 3, 1), 1);
    int[] last = new int[1];
    GradientReport report =
        check.run(
            (done, of) -> {
              assertEquals(last[0] + 1, done);
              assertEquals(check.elements(), of);
              last[0] = done;
            },
            () -> last[0] == 10);
    assertEquals(10, last[0]);
    assertEquals(10, report.checked());
    assertFalse(report.complete());
    assertEquals(a.depth() * 2 + 2, report.tensors().size());
  }

  @Test
  void nanIsNeitherRightNorUnresolvable() {
    Architecture a =
        architecture(List.of(3), Activations.named("tanh"), Normalization.NONE, Residual.NONE, 0);
    DMatrixRMaj x = inputs(2, 3, 1);
    x.data[0] = Double.NaN;
    Loss mse = Losses.named("mse");
    GradientReport report =
        new GradientCheck(network(a, 1), mse, x, targets(mse, 2, 3, 1), 1).run();
    assertFalse(report.passes());
    assertEquals(report.checked(), report.count(Band.NOT_FINITE));
  }

  private static TensorCheck tensor(GradientReport report, String name) {
    return report.tensors().stream().filter(t -> t.tensor().equals(name)).findFirst().orElseThrow();
  }

  /** tanh whose derivative forgets the square. */
  private static final class WrongTanh implements Activation {
    @Override
    public String id() {
      return "wrong";
    }

    @Override
    public String label() {
      return "wrong";
    }

    @Override
    public double value(double z, double slope) {
      return StrictMath.tanh(z);
    }

    @Override
    public double derivative(double z, double slope) {
      return 1 - Math.abs(value(z, slope));
    }
  }

  /** Mean squared error with a gradient twice too large. */
  private static final class DoubledMse implements Loss {
    private final Loss right = Losses.named("mse");

    @Override
    public String id() {
      return "wrong";
    }

    @Override
    public double value(double[] output, double[] y, int n, int outputs) {
      return right.value(output, y, n, outputs);
    }

    @Override
    public void gradient(double[] output, double[] y, double[] gradient, int n, int outputs) {
      right.gradient(output, y, gradient, n, outputs);
      for (int i = 0; i < n * outputs; i++) {
        gradient[i] *= 2;
      }
    }
  }
}
