package backflow.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkloadTest {
  @ParameterizedTest
  @EnumSource(names = {"W1", "W2"})
  void twentyStepsEndAtTheLossOfPyTorch(Workload workload) {
    Set<Double> losses = new HashSet<>();
    for (Setting setting : Setting.all(Set.of(1, 2))) {
      try (Contender contender = new Contender(workload, setting)) {
        double loss = contender.lossAfter20();
        assertEquals(workload.lossAfter20(), loss, 1e-10, setting.toString());
        losses.add(loss);
      }
    }
    assertEquals(1, losses.size(), losses::toString);
  }

  @Test
  void operationsAreCountedAsThePeersCountThem() {
    assertEquals(0.450, Workload.W1.flops() / 1e6, 5e-4);
    assertEquals(7.50, Workload.W2.flops() / 1e6, 5e-3);
    assertEquals(154.3, Workload.W3.flops() / 1e6, 5e-2);
    assertEquals(468.8, Workload.W4.flops() / 1e6, 5e-2);
    assertEquals(705.6, Workload.W5.flops() / 1e6, 5e-2);
  }

  @Test
  void anotherLossIsNotRight() {
    assertTrue(measurement(Workload.W1.lossAfter20() + 0.9e-10).isRight());
    assertFalse(measurement(Workload.W1.lossAfter20() + 1.1e-10).isRight());
    assertFalse(measurement(Double.NaN).isRight());
  }

  private static Measurement measurement(double loss) {
    return new Measurement(Workload.W1, "plain", 1, true, 1, 0.1, 0, loss);
  }

  @Test
  void aRoundTakesAtLeastOneStep() {
    Contender contender = new Contender(Workload.W1, Setting.all(Set.of(1)).get(0));
    Round round = contender.run(0);
    assertEquals(1, round.steps());
    assertTrue(round.seconds() > 0);
  }
}
