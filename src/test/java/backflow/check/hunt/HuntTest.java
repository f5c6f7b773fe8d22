package backflow.check.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.check.BackwardPass;
import backflow.check.Band;
import backflow.check.ElementCheck;
import backflow.check.GradientCheck;
import backflow.check.GradientReport;
import backflow.check.hunt.bug.Bug;
import backflow.check.hunt.textbook.TextbookBackward;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HuntTest {
  private static final int SEEDS = 25;

  private static GradientReport report(Hunt hunt) {
    return hunt.check((done, of) -> {}, () -> false);
  }

  private static Bug other(Hunt hunt) {
    return hunt.offered().stream().filter(b -> b != hunt.reveal().bug()).findFirst().orElseThrow();
  }

  private static int otherLayer(Hunt hunt) {
    return hunt.reveal().layer() == 1 ? 2 : 1;
  }

  @ParameterizedTest
  @EnumSource
  void everyHuntThatIsDealtIsFoundByTheCheckAndOffersItsAnswer(Level level) {
    Set<String> kinds = new TreeSet<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Hunt hunt = Hunt.of(level, seed);
      assertTrue(report(hunt).count(Band.WRONG) > 0);
      assertTrue(hunt.offered().contains(hunt.reveal().bug()));
      assertTrue(hunt.offered().size() >= 4, () -> hunt.offered().toString());
      kinds.add(hunt.reveal().bug().id());
    }
    assertTrue(kinds.size() >= 6, kinds::toString);
  }

  /** By the numbers that are shown: an answer that would give the same ones would be right too. */
  @ParameterizedTest
  @EnumSource
  void noOtherAnswerThatIsOfferedHasThePictureOfTheRightOne(Level level) {
    for (long seed = 1; seed <= SEEDS / 3; seed++) {
      Hunt hunt = Hunt.of(level, seed);
      GradientReport seen = report(hunt);
      for (Bug bug : hunt.offered()) {
        for (int layer : Deal.layers(hunt.ground(), bug)) {
          if (hunt.judge(layer, bug) != Verdict.RIGHT) {
            BackwardPass pass = new TextbookBackward(hunt.ground().decay(), bug, layer);
            GradientReport same =
                new GradientCheck(hunt.subject(), hunt.conditions().withSample(40), pass).run();
            assertTrue(differ(seen, same), bug + " in " + layer + ", " + hunt.reveal());
          }
        }
      }
    }
  }

  private static boolean differ(GradientReport seen, GradientReport other) {
    for (int t = 0; t < seen.tensors().size(); t++) {
      List<ElementCheck> all = seen.tensors().get(t).elements();
      for (ElementCheck e : other.tensors().get(t).elements()) {
        double a = all.get(e.index()).analytic();
        double larger = Math.max(Math.abs(a), Math.abs(e.analytic()));
        if (larger > 1e-7 && Math.abs(a - e.analytic()) > 1e-2 * larger) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void theSameSeedDealsTheSameHunt() {
    Hunt one = Hunt.of(Level.SIX_LAYERS, 7);
    Hunt two = Hunt.of(Level.SIX_LAYERS, 7);
    assertEquals(one.reveal(), two.reveal());
    assertEquals(report(one), report(two));
    assertFalse(report(one).equals(report(Hunt.of(Level.SIX_LAYERS, 8))));
  }

  @Test
  void aGuessIsRightNearlyRightOrWrong() {
    Hunt hunt = Hunt.of(Level.THREE_LAYERS, 3);
    int layer = hunt.reveal().layer();
    Bug bug = hunt.reveal().bug();
    assertSame(Verdict.RIGHT, hunt.judge(layer, bug));
    assertSame(Verdict.NEARLY, hunt.judge(layer, other(hunt)));
    assertSame(Verdict.OTHER_LAYER, hunt.judge(otherLayer(hunt), bug));
    assertSame(Verdict.WRONG, hunt.judge(otherLayer(hunt), other(hunt)));
  }

  @Test
  void hintsAndWrongGuessesCostPointsAndFindingEndsTheSearch() {
    Hunt hunt = Hunt.of(Level.THREE_LAYERS, 3);
    int layer = hunt.reveal().layer();
    Bug bug = hunt.reveal().bug();
    Search start = Search.of(hunt);
    assertEquals(10, start.guess(layer, bug).points());
    Search search = start.hint().guess(layer, other(hunt));
    assertFalse(search.over());
    assertEquals(0, search.points());
    assertEquals(1, search.hints().size());
    Search found = search.guess(layer, bug);
    assertTrue(found.over() && found.found());
    assertEquals(10 - 2 - 2, found.points());
    assertSame(found, found.guess(1, bug));
    assertSame(found, found.giveUp());
    assertSame(found, found.hint());
    assertEquals(0, start.guesses().size());
  }

  @Test
  void thereAreThreeHintsAndAnAnswerForNoPoints() {
    Search all = Search.of(Hunt.of(Level.ONE_LAYER, 5)).hint().hint().hint();
    assertFalse(all.canHint());
    assertSame(all, all.hint());
    Search given = all.giveUp();
    assertTrue(given.over());
    assertFalse(given.found());
    assertEquals(0, given.points());
  }

  @Test
  void howeverOftenItWasMissedWhatIsFoundIsWorthAPoint() {
    Hunt hunt = Hunt.of(Level.ONE_LAYER, 5);
    Search search = Search.of(hunt).hint().hint().hint();
    for (int i = 0; i < 9; i++) {
      search = search.guess(otherLayer(hunt), other(hunt));
    }
    assertEquals(1, search.guess(hunt.reveal().layer(), hunt.reveal().bug()).points());
  }

  @Test
  void theScoreCountsHuntsThatAreOver() {
    Hunt hunt = Hunt.of(Level.ONE_LAYER, 5);
    Search open = Search.of(hunt);
    assertSame(Score.NONE, Score.NONE.plus(open));
    Score score =
        Score.NONE.plus(open.giveUp()).plus(open.guess(hunt.reveal().layer(), hunt.reveal().bug()));
    assertEquals(new Score(2, 1, 10), score);
  }
}
