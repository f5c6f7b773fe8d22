package backflow.check.hunt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.check.Band;
import backflow.check.Conditions;
import backflow.check.ElementCheck;
import backflow.check.GradientReport;
import backflow.check.TensorCheck;
import backflow.math.Blank;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TensorRatioTest {
  private static TensorRatio of(ElementCheck... elements) {
    TensorCheck tensor = new TensorCheck("W2", 2, 9, List.of(elements));
    return TensorRatio.of(new GradientReport(Conditions.USUAL, 1, 9, List.of(tensor), true)).get(0);
  }

  @Test
  void ratiosAreOfWhatCanBeJudged() {
    TensorRatio r =
        of(
            new ElementCheck(0, -2, 1, 1, Band.WRONG),
            new ElementCheck(1, 0, 0, 0, Band.HAPPY),
            new ElementCheck(2, 3, 1, 1, Band.WRONG),
            new ElementCheck(3, 99, 1, 1, Band.KINK));
    assertEquals(new TensorRatio("W2", 2, 2, 4, -2, 1, 3), r);
  }

  @Test
  void whereNothingCanBeJudgedRatiosAreBlank() {
    TensorRatio r = of(new ElementCheck(0, 1e-12, 2e-12, 0, Band.UNRESOLVABLE));
    assertTrue(Blank.is(r.least()) && Blank.is(r.median()) && Blank.is(r.most()));
  }
}
