package backflow.check.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.check.BackwardPass;
import backflow.check.Band;
import backflow.check.Conditions;
import backflow.check.GradientCheck;
import backflow.check.GradientReport;
import backflow.check.TensorCheck;
import backflow.check.hunt.bug.Bug;
import backflow.check.hunt.bug.Bugs;
import backflow.check.hunt.textbook.TextbookBackward;
import backflow.math.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Does the gradient check find what people get wrong, and only that? The networks are dealt as
 * hunts are, but none is looked at beforehand. {@code -Dbackflow.hunt.deals=100} asks for more of
 * them.
 */
final class BugsTest {
  /** Of each kind. */
  private static final int DEALS = Integer.getInteger("backflow.hunt.deals", 15);

  private static Stream<Bug> bugs() {
    return Bugs.all().stream();
  }

  /** Of all levels that have a place for the bug. */
  private static List<Deal> deals(Bug bug) {
    RandomStream random = RandomStream.of(1, "deals of " + bug.id());
    List<Deal> deals = new ArrayList<>();
    for (int i = 0; deals.size() < DEALS; i++) {
      Level level = Level.values()[i % Level.values().length];
      if (level.hosts(bug)) {
        deals.add(Deal.of(level, bug, random));
      }
    }
    return deals;
  }

  private static GradientReport planted(Deal deal) {
    double decay = deal.ground().decay();
    BackwardPass pass = new TextbookBackward(decay, deal.bug(), deal.layer());
    return new GradientCheck(deal.subject(), usual(decay, 0), pass).run();
  }

  private static Conditions usual(double inLoss, double inGradient) {
    return Conditions.USUAL.withDecay(inLoss, inGradient);
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void everyBugIsCaughtInAtLeast95Of100Networks(Bug bug) {
    int caught = 0;
    for (Deal deal : deals(bug)) {
      assertSame(bug, deal.bug());
      caught += planted(deal).count(Band.WRONG) > 0 ? 1 : 0;
    }
    assertTrue(caught >= 0.95 * DEALS, caught + " of " + DEALS);
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void nothingIsWrongAboveTheBug(Bug bug) {
    for (Deal deal : deals(bug)) {
      for (TensorCheck tensor : planted(deal).tensors()) {
        if (tensor.layer() > deal.layer()) {
          assertEquals(0, tensor.count(Band.WRONG), () -> tensor + " " + deal);
        }
      }
    }
  }

  @Test
  void theHonestEngineAndTheHonestTextbookAreNeverCalledWrong() {
    for (Bug bug : Bugs.all()) {
      for (Deal deal : deals(bug)) {
        double decay = deal.ground().decay();
        Conditions both = usual(decay, decay);
        assertTrue(new GradientCheck(deal.subject(), both, BackwardPass.HONEST).run().passes());
        BackwardPass textbook = new TextbookBackward(decay);
        Conditions inLoss = usual(decay, 0);
        assertTrue(new GradientCheck(deal.subject(), inLoss, textbook).run().passes());
      }
    }
  }

  @Test
  void everyBugHasItsWordsAndAtLeastOneLevel() {
    assertEquals(15, Bugs.all().size());
    for (Bug bug : Bugs.all()) {
      assertSame(bug, Bugs.named(bug.id()));
      assertTrue(Stream.of(Level.values()).anyMatch(l -> l.hosts(bug)), bug.id());
      for (Deal deal : deals(bug)) {
        List<String> words = new ArrayList<>(bug.hints(deal.place()));
        assertEquals(3, words.size());
        words.add(bug.right(deal.place()));
        words.add(bug.wrong(deal.place()));
        words.add(bug.trace(deal.place()));
        assertEquals(6, words.stream().distinct().count());
        words.forEach(w -> assertTrue(!w.isBlank() && !w.matches(".*[{}].*"), w));
      }
    }
  }
}
