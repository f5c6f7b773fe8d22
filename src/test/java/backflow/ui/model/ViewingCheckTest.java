package backflow.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backflow.math.FloatFormat;
import backflow.train.CheckSpec;
import backflow.train.ViewSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewingCheckTest {
  private static final CheckSpec OWN =
      new CheckSpec(1e-4, FloatFormat.FLOAT32, 100, "one-sided", List.of("kink", "wrong-bias"));

  @Test
  void anExperimentIsCheckedAsItsFileSays() {
    Viewing viewing = new Viewing();
    assertEquals(CheckSpec.USUAL, viewing.check());
    viewing.open(ViewSpec.DEFAULT.withBoard("check").withCheck(OWN));
    assertEquals(OWN, viewing.check());
    assertEquals("check", viewing.boardProperty().get());
  }

  @Test
  void whatTheLastOneSaidIsForgotten() {
    Viewing viewing = new Viewing();
    viewing.open(ViewSpec.DEFAULT.withCheck(OWN));
    viewing.open(ViewSpec.DEFAULT);
    assertEquals(CheckSpec.USUAL, viewing.check());
  }
}
