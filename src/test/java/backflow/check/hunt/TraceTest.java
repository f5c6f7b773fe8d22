package backflow.check.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.check.Band;
import backflow.check.Conditions;
import backflow.check.ElementCheck;
import backflow.check.GradientCheck;
import backflow.check.GradientReport;
import backflow.check.TensorCheck;
import backflow.check.hunt.bug.Bugs;
import backflow.check.hunt.textbook.TextbookBackward;
import backflow.math.RandomStream;
import backflow.nn.Parameter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said to point to a bug is there to be seen, in every network. */
final class TraceTest {
  private static final int DEALS = 12;

  private static void each(String bug, BiConsumer<Deal, GradientReport> holds) {
    RandomStream random = RandomStream.of(5, "traces of " + bug);
    for (int i = 0; i < DEALS; i++) {
      Deal deal = Deal.of(Level.THREE_LAYERS, Bugs.named(bug), random);
      double decay = deal.ground().decay();
      Conditions usual = Conditions.USUAL.withDecay(decay, 0);
      TextbookBackward pass = new TextbookBackward(decay, deal.bug(), deal.layer());
      holds.accept(deal, new GradientCheck(deal.subject(), usual, pass).run());
    }
  }

  private static List<TensorCheck> layer(Deal deal, GradientReport report) {
    return report.tensors().stream().filter(t -> t.layer() == deal.layer()).toList();
  }

  /** Of the gradient of the loss alone, without λ·θ. */
  private static void assertRatio(Deal deal, GradientReport report, double expected) {
    assertRatio(deal, report, expected, names(layer(deal, report)));
  }

  private static Set<String> names(List<TensorCheck> tensors) {
    return tensors.stream().map(TensorCheck::tensor).collect(Collectors.toSet());
  }

  private static void assertRatio(
      Deal deal, GradientReport report, double expected, Set<String> tensors) {
    List<TensorCheck> all = report.tensors();
    for (int t = 0; t < all.size(); t++) {
      double[] theta = deal.subject().network().parameters().get(t).value().data;
      for (ElementCheck e : all.get(t).elements()) {
        double decay = deal.ground().decay() * theta[e.index()];
        double n = e.centred() - decay;
        if (tensors.contains(all.get(t).tensor()) && e.band().isJudged() && Math.abs(n) > 1e-6) {
          assertEquals(expected, (e.analytic() - decay) / n, 1e-3, deal.ground().toString());
        }
      }
    }
  }

  private static Set<String> wrong(GradientReport report) {
    return report.tensors().stream()
        .filter(t -> t.count(Band.WRONG) > 0)
        .map(TensorCheck::tensor)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void oneFactorForAWholeLayer() {
    each("sign-wrong", (d, r) -> assertRatio(d, r, -1, Set.of("W" + d.layer())));
    each("mean-missing", (deal, r) -> assertRatio(deal, r, deal.ground().batch()));
    each("mask-not-rescaled", (deal, report) -> assertRatio(deal, report, 0.7));
  }

  @Test
  void onlyWhatIsNamedIsWrong() {
    each(
        "slope-not-learned",
        (d, report) -> assertTrue(Set.of("slope" + d.layer()).containsAll(wrong(report))));
    each("bias-over-units", (d, report) -> assertEquals(Set.of("b" + d.layer()), wrong(report)));
    each(
        "clipped-before-sum",
        (d, report) ->
            assertTrue(Set.of("W" + d.layer(), "b" + d.layer()).containsAll(wrong(report))));
    for (String local : List.of("mean-missing", "decay-twice")) {
      each(
          local,
          (d, report) ->
              assertTrue(wrong(report).stream().allMatch(t -> t.endsWith("" + d.layer()))));
    }
  }

  @Test
  void aLayerThatHandsOnAWrongSignalIsRightItself() {
    for (String bug : List.of("transpose-missing", "skip-forgotten")) {
      each(
          bug,
          (deal, report) ->
              layer(deal, report).forEach(t -> assertEquals(0, t.count(Band.WRONG), t.tensor())));
    }
  }

  @Test
  void whatComesBeforeTheMistakeInItsLayerIsRight() {
    each(
        "batch-mean-forgotten",
        (deal, report) -> {
          assertTrue(!wrong(report).contains("gamma" + deal.layer()));
          assertTrue(!wrong(report).contains("beta" + deal.layer()));
          assertTrue(wrong(report).contains("b" + deal.layer()));
        });
    each("slope-forgotten", (d, r) -> assertTrue(!wrong(r).contains("slope" + d.layer())));
  }

  @Test
  void withoutItsTargetSoftmaxPushesEveryBiasDownByOneInAll() {
    each(
        "target-forgotten",
        (deal, report) -> {
          double a = 0;
          double n = 0;
          for (TensorCheck t : layer(deal, report)) {
            if (t.tensor().startsWith("b")) {
              Parameter b =
                  deal.subject().network().parameters().stream()
                      .filter(p -> p.name().equals(t.tensor()))
                      .findFirst()
                      .orElseThrow();
              for (ElementCheck e : t.elements()) {
                double decay = deal.ground().decay() * b.value().data[e.index()];
                assertTrue(e.analytic() - decay > 0);
                a += e.analytic() - decay;
                n += e.centred() - decay;
              }
            }
          }
          assertEquals(1, a, 1e-12);
          assertEquals(0, n, 1e-7);
        });
  }

  @Test
  void weightDecayTwiceIsOffByLambdaTheta() {
    each(
        "decay-twice",
        (deal, report) -> {
          for (int t = 0; t < report.tensors().size(); t++) {
            TensorCheck tensor = report.tensors().get(t);
            double[] theta = deal.subject().network().parameters().get(t).value().data;
            for (ElementCheck e : tensor.elements()) {
              boolean here = tensor.layer() == deal.layer();
              if (e.band().isJudged()) {
                double off = here ? deal.ground().decay() * theta[e.index()] : 0;
                assertEquals(off, e.analytic() - e.centred(), 1e-6);
              }
            }
          }
        });
  }
}
