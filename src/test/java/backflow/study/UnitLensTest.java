package backflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.nn.init.Scheme;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class UnitLensTest {
  private static Moment moment() {
    return TheoryMoments.after(3, TheoryMoments.network(2, 5, "relu", Scheme.HE_NORMAL));
  }

  private static UnitPortrait look(Moment moment, int layer, int unit) {
    Interest interest = new Interest(layer, unit);
    return Objects.requireNonNull(new UnitLens().of(moment, interest, () -> false));
  }

  @Test
  void aUnitOfTheFirstLayerIsWorkedOutByHand() {
    Moment moment = moment();
    UnitPortrait portrait = look(moment, 1, 4);
    DMatrixRMaj w = moment.network().layers().get(0).dense().weight().value();
    double b = moment.network().layers().get(0).dense().bias().value().data[3];
    DMatrixRMaj x = moment.setup().probeInputs();
    double sum = 0;
    int active = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < x.numRows; i++) {
      double z = w.get(3, 0) * x.get(i, 0) + w.get(3, 1) * x.get(i, 1) + b;
      sum += Math.max(0, z);
      active += z > 0 ? 1 : 0;
      highest = Math.max(highest, z);
    }
    assertEquals(sum / x.numRows, portrait.facts().mean(), 1e-12);
    assertEquals(active, portrait.facts().active());
    assertEquals(highest, portrait.z().max(), 1e-12);
    assertEquals(x.numRows, portrait.z().total());
    assertEquals(w.get(3, 1), portrait.weight(1));
    double length = Math.sqrt(w.get(3, 0) * w.get(3, 0) + w.get(3, 1) * w.get(3, 1));
    assertEquals(length, portrait.facts().weightNorm(), 1e-12);
    InputPlane plane = portrait.plane();
    double left = plane.x(5, portrait.columns());
    double up = plane.y(9, portrait.rows());
    double a = Math.max(0, w.get(3, 0) * left + w.get(3, 1) * up + b);
    assertEquals(a, portrait.value(5, 9), 1e-12);
  }

  @Test
  void withoutAChoiceItIsTheFirstActiveUnitOfTheLastHiddenLayer() {
    Moment moment = moment();
    DMatrixRMaj bias = moment.network().layers().get(1).dense().bias().value();
    bias.data[0] = -1e6;
    bias.data[1] = -1e6;
    bias.data[2] = 1e6;
    UnitPortrait portrait = look(moment, 0, 0);
    assertEquals(2, portrait.facts().layer());
    assertEquals(3, portrait.facts().unit());
    assertEquals(0, look(moment, 2, 1).facts().active());
    assertTrue(look(moment, 2, 1).facts().canDie());
  }

  @Test
  void aUnitThatDoesNotExistIsReplacedByAnActiveOne() {
    assertEquals(2, look(moment(), 2, 99).facts().layer());
    assertEquals(3, look(moment(), 99, 1).facts().layer());
    assertEquals("", look(moment(), 3, 1).facts().activation());
  }
}
