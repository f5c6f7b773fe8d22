package backflow.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.train.ExperimentSpec;
import backflow.train.SpecException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepPlanTest {
  @Test
  void everyValueMeetsEveryOtherAndEverySeed() {
    SweepPlan plan = Sweeps.small();
    assertEquals(12, plan.runs());
    List<String> runs = new ArrayList<>();
    for (int run = 0; run < plan.runs(); run++) {
      ExperimentSpec spec = plan.specOfRun(run);
      assertEquals(4, spec.training().steps());
      double gain = spec.network().initializer().gain();
      runs.add(spec.network().depth() + " " + gain + " " + spec.seed());
    }
    List<String> first = List.of("2 1.0 42", "2 2.0 42", "2 60.0 42", "5 1.0 42");
    assertEquals(first, runs.subList(0, 4));
    assertEquals(List.of("2 1.0 43", "2 2.0 43"), runs.subList(6, 8));
    assertEquals(12, runs.stream().distinct().count());
  }

  @Test
  void aWordBringsItsParametersWhateverTheOrderOfTheKeys() {
    SweepPlan plan =
        Sweeps.plan(
            "he-relu", 1, 2, "training.optimizer.beta1=0.5,0.9", "training.optimizer.name=adam");
    assertEquals(0.5, plan.spec(0).training().optimizer().beta1());
    assertEquals("adam", plan.spec(1).training().optimizer().kind().id());
  }

  @Test
  void noMoreRunsAreTrainedAtATimeThanTheHeapHolds() {
    SweepPlan large =
        Sweeps.plan("he-relu", 9, 1, "network.hidden.width=8,512", "network.hidden.depth=300");
    long heap = Runtime.getRuntime().maxMemory();
    double weights = 3 * 8 * 300 * 512 * 512.0;
    assertTrue(large.atATime() <= Math.max(1, heap / weights), heap + " bytes");
    assertEquals(12, Sweeps.small().atATime());
  }

  @Test
  void theSameValueIsCalledTheSame() {
    List<String> texts =
        Varied.parse("a=5,0.50,1e-5,1E-6,2.0,relu,true,-3,.25").settings().stream()
            .map(Setting::text)
            .toList();
    assertEquals(List.of("5", "0.5", "1e-5", "1e-6", "2", "relu", "true", "-3", "0.25"), texts);
    assertTrue(Varied.parse("a=1,2,3").isAscending());
    assertEquals(
        List.of(false, false),
        List.of(Varied.parse("a=1,3,2").isAscending(), Varied.parse("a=1,x").isAscending()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network.hidden.depht=5 | did you mean depth?",
        "network.hiden.depth=5 | did you mean hidden?",
        "training.lr=5 | did you mean learningRate?",
        "network.hidden.depth=5,301 | a whole number from 0 to 300",
        "network.activation=relu,rellu | did you mean relu?",
        "network.hidden.depth=5,5.0 | 5 is there twice",
        "network.hidden.depth=5,,6 | an empty value",
        "network.hidden.depth | varies nothing",
        "=5 | varies nothing",
        "seed=1,2 | by the number of seeds",
        "view.at=1,2 | no influence on a run",
        "name=a,b | no influence on a run",
        "training.steps=1,2 | is set and varied",
        "network.hidden.depth.more=1 | depth"
      })
  void whatCannotBeVariedIsRefusedInOneLine(String vary, String says) {
    SpecException e = assertThrows(SpecException.class, () -> Sweeps.plan("he-relu", 1, 2, vary));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(says), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void twoKeysAtMostEachOnceAndNotTooMany() {
    String depth = "network.hidden.depth=1,2";
    assertRefused("is varied twice", 1, depth, "network.hidden.depth=3");
    assertRefused("3 settings", 1, depth, "network.hidden.width=3", "network.dropout=0");
    assertRefused("too many", 5001, depth);
    String values =
        String.join(
            ",",
            java.util.stream.IntStream.rangeClosed(1, 65).mapToObj(Integer::toString).toList());
    assertRefused("65 values are too many", 1, "network.hidden.depth=" + values);
  }

  private static void assertRefused(String says, int seeds, String... vary) {
    SpecException e =
        assertThrows(SpecException.class, () -> Sweeps.plan("he-relu", seeds, 2, vary));
    assertTrue(String.valueOf(e.getMessage()).contains(says), e.getMessage());
  }
}
