package backflow.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.nn.Architecture;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activations;
import backflow.nn.init.Scheme;
import backflow.theory.Gains;
import backflow.theory.MeanField;
import backflow.theory.Start;
import backflow.train.Setup;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class CriticalLineTest {
  private static final String DEPTH = "network.hidden.depth=1,2,10,40";
  private static final String GAIN = "network.initializer.gain=0.5,1,1.5,2";

  private static CriticalLine line(String scene, String... vary) {
    return CriticalLine.of(Sweeps.plan(scene, 1, 1, vary));
  }

  @Test
  void reluIsCriticalAtGainOneUnderHeAndAtTheRootOfTwoUnderXavier() {
    CriticalLine he = line("he-relu", DEPTH, GAIN);
    CriticalLine xavier = line("relu-xavier-30", DEPTH, GAIN);
    assertTrue(Blank.is(he.places().get(0)), "one layer passes nothing on");
    for (int i = 1; i < 4; i++) {
      assertEquals(1, he.places().get(i), 1e-6);
      assertEquals(Math.sqrt(2), xavier.places().get(i), 1e-6);
    }
    assertEquals(1, he.along());
  }

  @Test
  void onTheLineTheoryMultipliesToOne() {
    SweepPlan plan = Sweeps.plan("tanh-xavier-30", 1, 1, GAIN, DEPTH);
    CriticalLine line = CriticalLine.of(plan);
    assertEquals(0, line.along());
    Setup setup = Setup.of(plan.spec(0));
    int[] depths = {1, 2, 10, 40};
    for (int i = 1; i < depths.length; i++) {
      int width = plan.spec(0).network().widths().get(0);
      Architecture net =
          new Architecture(
              2,
              Collections.nCopies(depths[i], width),
              Collections.nCopies(depths[i], Activations.named("tanh")),
              1,
              Normalization.NONE,
              Residual.NONE,
              0);
      Start start = new Start(Scheme.XAVIER_NORMAL, line.places().get(i), 1, 0.01, 0.1, 0);
      Gains gains = MeanField.of(net, start, setup.inputSquare());
      double product = gains.backward().stream().skip(1).reduce(1.0, (x, y) -> x * y);
      assertEquals(1, product, 1e-6, "depth " + depths[i]);
    }
  }

  @Test
  void whatLiesBeyondThePlaneIsBlank() {
    CriticalLine line = line("vanishing-sigmoid", "network.hidden.depth=5,10", GAIN);
    assertFalse(line.isThere());
    assertTrue(line.places().stream().allMatch(Blank::is));
    assertEquals(-1, line.everywhere(), "the gradient shrinks at every gain up to 2.25");
    String high = "network.initializer.gain=3,4";
    assertEquals(1, line("he-relu", "network.hidden.depth=5,10", high).everywhere());
    assertEquals(0, line("he-relu", DEPTH, GAIN).everywhere());
    CriticalLine edge =
        line("he-relu", "network.hidden.depth=5,10", "network.initializer.gain=1.9,4");
    assertEquals(1, edge.places().get(0), 1e-6, "half a tile beyond is still on the plane");
  }

  @Test
  void thereIsNoLineWhereTheorySaysNothing() {
    assertFalse(line("batch-norm-relu-50", DEPTH, GAIN).isThere());
    assertEquals(CriticalLine.NONE, line("he-relu", DEPTH));
    assertEquals(CriticalLine.NONE, line("he-relu", DEPTH, "training.learningRate=0.1,1"));
    assertEquals(CriticalLine.NONE, line("he-relu", DEPTH, "network.initializer.gain=2,1"));
  }
}
