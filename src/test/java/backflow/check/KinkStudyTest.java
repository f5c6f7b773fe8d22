package backflow.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.nn.Architecture;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KinkStudyTest {
  private static final Loss MSE = Losses.named("mse");
  private static final ElementPlace W1 = ElementPlace.FIRST;
  private static final ElementPlace B1 = new ElementPlace(1, 0);

  private static Architecture architecture(
      int inputs, List<Integer> widths, String f, int outputs) {
    List<Activation> all = Collections.nCopies(widths.size(), Activations.named(f));
    return new Architecture(inputs, widths, all, outputs, Normalization.NONE, Residual.NONE, 0);
  }

  /** One input, so many hidden units with such weights and biases, an output that adds them up. */
  private static Network oneLayer(String f, double[] weights, double[] biases) {
    Network network = new Network(architecture(1, List.of(weights.length), f, 1));
    network.parameters().get(0).value().setData(weights.clone());
    network.parameters().get(1).value().setData(biases.clone());
    network.parameters().get(2).value().fill(1);
    return network;
  }

  private static Subject at(Network network, double[] x, double target) {
    DMatrixRMaj y = new DMatrixRMaj(x.length, 1);
    y.fill(target);
    return new Subject(network, MSE, DMatrixRMaj.wrap(x.length, 1, x), y, 1);
  }

  private static KinkLine line(Subject subject, ElementPlace place, double epsilon) {
    Arrangement arrangement = new Arrangement(subject, Conditions.USUAL.withEpsilon(epsilon));
    Chosen chosen = Chosen.of(arrangement, place, (i, of) -> {}, () -> false);
    assertNotNull(chosen);
    KinkLine line = KinkStudy.of(arrangement, chosen, (i, of) -> {}, () -> false);
    assertNotNull(line);
    return line;
  }

  /** z = −1e-6, ε = 1e-5: the founding example. */
  @Test
  void aReluJustBelowZeroSwitchesOnOneTenthOfEpsilonAway() {
    Subject subject = at(oneLayer("relu", new double[] {1}, new double[] {-1 - 1e-6}), one(), 3);
    KinkLine line = line(subject, B1, 1e-5);
    assertEquals(1, line.crossings().size());
    assertEquals(1, line.flips());
    Crossing kink = line.within().get(0);
    assertEquals(1e-6, kink.offset(), 1e-15);
    assertEquals(List.of(1, 1, 1), List.of(kink.layer(), kink.unit(), kink.sample()));
    assertTrue(kink.rises());
    assertEquals(0, kink.kink());
    assertEquals(0, kink.slopeBefore());
    assertEquals(-6, kink.slopeAfter(), 1e-4);
    assertEquals(Band.KINK, line.element().band());
    assertEquals(0, line.element().analytic());
    // −6 over the nine tenths of the upper half in which the unit is on
    assertEquals(-6 * 9e-6 / 2e-5, line.element().centred(), 1e-4);
    assertTrue(line.kinked());
    assertNull(line.beyond());
  }

  private static double[] one() {
    return new double[] {1};
  }

  /** relu(z) + relu(−z) = |z|: one unit switches on as the other switches off. */
  @Test
  void anAbsoluteValueIsTwoKinksAtOnePlace() {
    Network network = oneLayer("relu", new double[] {2e-6, -2e-6}, new double[] {0, 0});
    // one weight of the two: only its own unit crosses
    KinkLine first = line(at(network, one(), 1), W1, 1e-5);
    assertEquals(-2e-6, first.crossings().get(0).offset(), 1e-16);
    Network shared = new Network(architecture(1, List.of(1, 2), "leaky-relu", 1));
    shared.parameters().get(0).value().fill(2e-6);
    shared.parameters().get(2).value().setData(new double[] {1, -1});
    shared.parameters().get(4).value().fill(1);
    KinkLine line = line(at(shared, one(), 1), W1, 1e-5);
    assertEquals(3, line.crossings().size());
    for (Crossing c : line.crossings()) {
      assertEquals(-2e-6, c.offset(), 1e-16);
    }
    assertEquals(
        List.of(true, true, false), line.crossings().stream().map(Crossing::rises).toList());
    Crossing any = line.crossings().get(0);
    assertTrue(any.slopeBefore() > 0 && any.slopeAfter() < 0, any::toString);
  }

  @Test
  void hardTanhHasTwoKinksThatOneUnitCrossesOnOneWay() {
    Subject subject = at(oneLayer("hard-tanh", new double[] {0.25}, new double[] {0}), two(), 3);
    KinkLine line = line(subject, W1, 0.5);
    assertArrayEquals(
        new double[] {-0.75, 0.25},
        line.crossings().stream().mapToDouble(Crossing::offset).toArray(),
        1e-12);
    assertArrayEquals(
        new double[] {-1, 1}, line.crossings().stream().mapToDouble(Crossing::kink).toArray());
    assertEquals(1, line.within().size());
    assertEquals(0, line.crossings().get(0).slopeBefore());
    assertEquals(0, line.crossings().get(1).slopeAfter());
  }

  private static double[] two() {
    return new double[] {2};
  }

  /** The slow twin: in layer 1, z = z₀ + t·x, so every kink can be had by division. */
  @ParameterizedTest
  @ValueSource(strings = {"relu", "leaky-relu", "prelu", "selu", "hard-tanh"})
  void everyKinkOfAShallowNetworkIsWhereDivisionPutsIt(String f) {
    Architecture a = architecture(3, List.of(4), f, 2);
    Network network = GradientCheckTest.network(a, 5);
    DMatrixRMaj x = GradientCheckTest.inputs(9, 3, 6);
    DMatrixRMaj y = GradientCheckTest.targets(MSE, 9, 2, 7);
    Subject subject = new Subject(network, MSE, x, y, 8);
    double epsilon = 0.3;
    int found = 0;
    for (int index = 0; index < 12; index++) {
      KinkLine line = line(subject, new ElementPlace(0, index), epsilon);
      List<Double> expected =
          divided(network, x, index, network.architecture().activations().get(0).kinks());
      expected.removeIf(t -> Math.abs(t) > line.reach());
      assertEquals(expected.size(), line.flips());
      for (int i = 0; i < expected.size(); i++) {
        Crossing c = line.crossings().get(i);
        assertEquals(expected.get(i), c.offset(), 1e-12);
        assertEquals(index / 3 + 1, c.unit());
        assertEquals(x.get(c.sample() - 1, index % 3) > 0, c.rises());
      }
      found += expected.size();
    }
    assertTrue(found > 10, f + " has " + found);
  }

  private static List<Double> divided(Network network, DMatrixRMaj x, int index, double[] kinks) {
    int unit = index / 3;
    List<Double> places = new ArrayList<>();
    for (int sample = 0; sample < x.numRows; sample++) {
      double z = network.parameters().get(1).value().data[unit];
      for (int j = 0; j < 3; j++) {
        z += network.parameters().get(0).value().get(unit, j) * x.get(sample, j);
      }
      for (double kink : kinks) {
        places.add((kink - z) / x.get(sample, index % 3));
      }
    }
    places.sort(Comparator.naturalOrder());
    return places;
  }

  /** Between two kinks the slopes must be those of the line itself. */
  @Test
  void theSlopesBesideAKinkAreThoseOfTheLine() {
    Architecture a = architecture(3, List.of(5, 5, 5), "relu", 2);
    Network network = GradientCheckTest.network(a, 11);
    DMatrixRMaj x = GradientCheckTest.inputs(6, 3, 12);
    Subject subject = new Subject(network, MSE, x, GradientCheckTest.targets(MSE, 6, 2, 13), 14);
    KinkLine line = line(subject, new ElementPlace(0, 1), 1e-3);
    for (int i = 1; i < line.points().size(); i++) {
      KinkLine.Point p = line.points().get(i - 1);
      KinkLine.Point q = line.points().get(i);
      double secant = (q.rise() - p.rise()) / (q.offset() - p.offset());
      double wanted = line.element().analytic();
      boolean crossed = false;
      for (Crossing c : line.crossings()) {
        crossed |= c.offset() > p.offset() && c.offset() <= q.offset();
        wanted = c.offset() <= p.offset() && c.offset() > 0 ? c.slopeAfter() : wanted;
      }
      if (!crossed && p.offset() > 0) {
        assertEquals(wanted, secant, 0.02 * Math.abs(wanted) + 1e-6);
      }
    }
  }

  @Test
  void withoutAKinkInReachTheNearestBeyondIsFound() {
    Subject subject = at(oneLayer("relu", new double[] {1}, new double[] {-0.99}), one(), 3);
    KinkLine line = line(subject, B1, 1e-5);
    assertTrue(line.crossings().isEmpty());
    assertNotNull(line.beyond());
    assertEquals(-0.01, line.beyond().offset(), 1e-12);
    assertTrue(line.beyond().rises(), "z is above 0 on the side of the larger bias");
    assertTrue(Blank.is(line.beyond().slopeAfter()));
    assertEquals(Band.HAPPY, line.element().band());
  }

  @Test
  void aSmoothNetworkHasAParabolaAndNoKinks() {
    Architecture a = architecture(3, List.of(5, 5), "tanh", 2);
    Subject subject =
        new Subject(
            GradientCheckTest.network(a, 2),
            MSE,
            GradientCheckTest.inputs(6, 3, 3),
            GradientCheckTest.targets(MSE, 6, 2, 4),
            5);
    KinkLine line = line(subject, new ElementPlace(2, 7), 1e-3);
    assertFalse(line.kinked());
    assertEquals(0, line.flips());
    assertNull(line.beyond());
    assertEquals(2 * KinkStudy.REACH * KinkStudy.STEPS + 1, line.points().size());
    double at1 = line.aboveTangent(point(line, 1));
    double at2 = line.aboveTangent(point(line, 2));
    assertEquals(4, at2 / at1, 0.02);
    assertEquals(0, point(line, 0).rise());
    double secant =
        (point(line, 1).rise() - point(line, -1).rise())
            / (point(line, 1).offset() - point(line, -1).offset());
    assertEquals(line.element().centred(), secant, 1e-9);
  }

  private static KinkLine.Point point(KinkLine line, int epsilons) {
    return line.points().get((KinkStudy.REACH + epsilons) * KinkStudy.STEPS);
  }

  @Test
  void whatIsLookedAtIsTheElementThatAKinkSpoilsMost() {
    // 9 units that are far from 0, one that is not
    double[] weights = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    double[] biases = {0, 0, 0, 0, 0, 0, 0, -1 - 1e-6, 0, 0};
    Subject subject = at(oneLayer("relu", weights, biases), one(), 3);
    Chosen chosen = choose(subject, null);
    assertEquals(Band.KINK, chosen.element().band());
    assertEquals(7, chosen.place().index());
    assertTrue(chosen.place().parameter() < 2);
    assertEquals(31, chosen.searched());
    Chosen wished = choose(subject, new ElementPlace(2, 3));
    assertEquals(new ElementPlace(2, 3), wished.place());
    assertEquals(0, wished.searched());
    Chosen nowhere = choose(subject, new ElementPlace(2, 30));
    assertEquals(chosen, nowhere);
  }

  private static Chosen choose(Subject subject, @Nullable ElementPlace wish) {
    Chosen chosen =
        Chosen.of(new Arrangement(subject, Conditions.USUAL), wish, (i, of) -> {}, () -> false);
    assertNotNull(chosen);
    return chosen;
  }

  @Test
  void anElementIsTheSameAloneAndAmongAll() {
    Architecture a = architecture(3, List.of(4, 4), "relu", 2);
    Subject subject =
        new Subject(
            GradientCheckTest.network(a, 21),
            MSE,
            GradientCheckTest.inputs(6, 3, 22),
            GradientCheckTest.targets(MSE, 6, 2, 23),
            24);
    GradientReport all = new GradientCheck(subject, Conditions.USUAL, BackwardPass.HONEST).run();
    for (int i = 0; i < all.tensors().size(); i++) {
      for (ElementCheck e : all.tensors().get(i).elements()) {
        assertEquals(e, choose(subject, new ElementPlace(i, e.index())).element());
      }
    }
  }

  @Test
  void veryManyKinksAreCountedAndTheNearestFound() {
    double[] x = new double[200];
    for (int i = 0; i < x.length; i++) {
      x[i] = 1 + i / 1000.0;
    }
    Subject subject = at(oneLayer("relu", new double[] {0.5}, new double[] {-0.55}), x, 3);
    KinkLine line = line(subject, W1, 0.1);
    assertEquals(200, line.flips());
    assertEquals(KinkStudy.FOUND, line.crossings().size());
    assertEquals(1.1, x[line.crossings().get(16).sample() - 1], 0.03);
  }

  @Test
  void itCanBeCancelledAndSpeaksOfItsProgress() {
    Subject subject = at(oneLayer("relu", new double[] {1}, new double[] {-1 - 1e-6}), one(), 3);
    Arrangement arrangement = new Arrangement(subject, Conditions.USUAL);
    int[] asked = {0};
    Chosen chosen = choose(subject, B1);
    assertNull(KinkStudy.of(arrangement, chosen, (i, of) -> {}, () -> asked[0]++ > 5));
    List<Integer> heard = new ArrayList<>();
    KinkStudy.of(arrangement, chosen, (i, of) -> heard.add(i), () -> false);
    assertEquals(2 * KinkStudy.REACH * KinkStudy.STEPS + 1, heard.get(heard.size() - 1));
  }

  @Test
  void numbersAreNamedByTheirUnits() {
    Network network = new Network(architecture(3, List.of(4, 5), "prelu", 2));
    assertEquals("W1[2, 3]", ElementName.of(network, new ElementPlace(0, 5)).brief());
    assertEquals(
        "the weight from input 3 to unit 2 of layer 1",
        ElementName.of(network, new ElementPlace(0, 5)).words());
    assertEquals("slope1", ElementName.of(network, new ElementPlace(2, 0)).brief());
    assertEquals("b2[5]", ElementName.of(network, new ElementPlace(4, 4)).brief());
    assertEquals(
        "the weight from unit 4 of layer 1 to unit 1 of layer 2",
        ElementName.of(network, new ElementPlace(3, 3)).words());
    assertEquals(12 + 4 + 1 + 20 + 4, new ElementPlace(4, 4).before(network));
  }
}
