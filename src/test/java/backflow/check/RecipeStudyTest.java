package backflow.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.KernelChoice;
import backflow.math.RandomStream;
import backflow.nn.Architecture;
import backflow.nn.Keep;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.Residual;
import backflow.nn.Workspace;
import backflow.nn.activation.Activations;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecipeStudyTest {
  private static final Loss MSE = Losses.named("mse");

  private static Subject subject(double dropout) {
    Architecture a =
        new Architecture(
            3,
            List.of(4, 5),
            Collections.nCopies(2, Activations.named("tanh")),
            2,
            Normalization.NONE,
            Residual.NONE,
            dropout);
    return new Subject(
        GradientCheckTest.network(a, 1),
        MSE,
        GradientCheckTest.inputs(7, 3, 2),
        GradientCheckTest.targets(MSE, 7, 2, 3),
        4);
  }

  private static Recipe recipe(Subject subject, ElementPlace place, Conditions conditions) {
    Arrangement arrangement = new Arrangement(subject, conditions);
    Chosen chosen = Chosen.of(arrangement, place, (i, of) -> {}, () -> false);
    assertNotNull(chosen);
    return RecipeStudy.of(arrangement, chosen);
  }

  @Test
  void itsPlaceIsThatInTheLongVector() {
    Subject subject = subject(0);
    List<Double> all = new ArrayList<>();
    for (Parameter p : subject.network().parameters()) {
      for (int i = 0; i < p.size(); i++) {
        all.add(p.value().data[i]);
      }
    }
    Recipe recipe = recipe(subject, new ElementPlace(3, 2), Conditions.USUAL);
    assertEquals(12 + 4 + 20 + 2, recipe.before());
    assertEquals(all.get(recipe.before()), recipe.theta());
    assertEquals(all.size(), recipe.parameters());
    assertEquals("b2[3]", recipe.name().brief());
    assertEquals("W3", recipe.tensors().get(4).name());
  }

  @Test
  void everyNumberIsWhatOneGetsByHand() {
    Subject subject = subject(0);
    ElementPlace place = new ElementPlace(2, 6);
    Recipe r = recipe(subject, place, Conditions.USUAL);
    double theta = place.in(subject.network()).value().data[6];
    assertEquals(theta, r.theta());
    assertEquals(loss(subject, place, theta), r.loss(), 1e-15);
    assertEquals(loss(subject, place, theta + 6e-6), r.lossPlus(), 1e-15);
    assertEquals(loss(subject, place, theta - 6e-6), r.lossMinus(), 1e-15);
    assertEquals(r.lossPlus() - r.lossMinus(), r.difference(), 1e-15);
    assertEquals(r.element().centred(), r.difference() / r.distance(), 1e-15);
    assertEquals(1.2e-5, r.distance(), 1e-16);
    assertTrue(r.plainRelativeError() >= 0 && r.plainRelativeError() < 1e-5);
    assertEquals(100 * 0x1p-53 * r.loss() / 6e-6, r.resolution(), 1e-20);
  }

  private static double loss(Subject subject, ElementPlace place, double value) {
    Network network = Subject.copy(subject.network());
    place.in(network).value().data[place.index()] = value;
    RandomStream unused = RandomStream.of(0, "no masks");
    Workspace w = new Workspace(network, 7, KernelChoice.best(), unused, Keep.ALL);
    network.forward(subject.x(), w, Mode.TRAIN);
    return MSE.value(w.output().data, subject.y().data, 7, 2);
  }

  @Test
  void aPenaltyIsInTheLossesAndInTheirDifference() {
    Subject subject = subject(0);
    Conditions decay = Conditions.USUAL.withEpsilon(1e-4).withDecay(0.3, 0.3);
    Recipe with = recipe(subject, new ElementPlace(2, 6), decay);
    Recipe without = recipe(subject, new ElementPlace(2, 6), Conditions.USUAL.withEpsilon(1e-4));
    assertEquals(with.lossPlus() - with.lossMinus(), with.difference(), 1e-14);
    assertEquals(
        0.3 * with.theta(), with.element().analytic() - without.element().analytic(), 1e-12);
    assertEquals(0.3 * with.theta(), with.element().centred() - without.element().centred(), 1e-10);
  }

  /** With fresh masks each evaluation is another function; the numbers still belong together. */
  @Test
  void withFreshMasksTheNumbersAreThoseOfTheVerySameEvaluations() {
    Conditions fresh = Conditions.USUAL.withFreshMasks(true);
    Recipe r = recipe(subject(0.3), new ElementPlace(2, 6), fresh);
    assertEquals(r.lossPlus() - r.lossMinus(), r.difference(), 1e-14);
    assertTrue(Math.abs(r.difference()) > 1e-4, r::toString);
  }
}
