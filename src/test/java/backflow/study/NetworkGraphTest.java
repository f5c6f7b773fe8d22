package backflow.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.nn.init.Scheme;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class NetworkGraphTest {
  private static Graph graph(Moment moment, Interest interest) {
    return Objects.requireNonNull(new NetworkGraph().of(moment, interest, () -> false));
  }

  private static Moment moment(int depth, int width, String activation) {
    return TheoryMoments.after(
        3, TheoryMoments.network(depth, width, activation, Scheme.HE_NORMAL));
  }

  @Test
  void aWideLayerIsStoodForByFirstLastAndEvenlySpacedUnits() {
    assertArrayEquals(new int[] {1, 4, 7, 10}, UnitSample.of(10, 4, 0));
    assertArrayEquals(new int[] {1, 2, 3}, UnitSample.of(3, 16, 0));
    assertArrayEquals(new int[] {1}, UnitSample.of(1, 16, 1));
    assertArrayEquals(new int[] {1, 5, 7, 10}, UnitSample.of(10, 4, 5));
  }

  @Test
  void theSelectedUnitIsAlwaysShown() {
    Graph graph = graph(moment(2, 40, "relu"), new Interest(2, 23));
    assertEquals(40, graph.layer(2).width());
    assertEquals(16, graph.layer(2).units().size());
    assertTrue(graph.layer(2).units().stream().anyMatch(u -> u.number() == 23));
  }

  @Test
  void edgesAreTheNetworksOwnWeightsAndGradients() {
    Moment moment = moment(3, 20, "tanh");
    Graph graph = graph(moment, Interest.NONE);
    var w = moment.network().layers().get(1).dense().weight();
    Edges edges = Objects.requireNonNull(graph.layer(2).edges());
    for (int i = 0; i < edges.above(); i++) {
      for (int j = 0; j < edges.below(); j++) {
        int row = graph.layer(2).units().get(i).number() - 1;
        int column = graph.layer(1).units().get(j).number() - 1;
        assertEquals(w.value().get(row, column), edges.weight(i, j));
        assertEquals(w.gradient().get(row, column), edges.gradient(i, j));
      }
    }
  }

  @Test
  void aUnitHasTheMeanOfItsActivationsAndIsOffIfItsZIsNeverAboveZero() {
    Moment moment = moment(2, 6, "relu");
    var bias = moment.network().layers().get(1).dense().bias().value();
    bias.data[2] = -1e6;
    Graph graph = graph(moment, Interest.NONE);
    DMatrixRMaj a = moment.workspace().layer(1).a();
    double sum = 0;
    for (int row = 0; row < a.numRows; row++) {
      sum += a.get(row, 4);
    }
    assertEquals(sum / a.numRows, graph.layer(1).units().get(4).mean(), 1e-12);
    assertTrue(graph.layer(2).units().get(2).off());
    assertEquals(0, graph.layer(3).units().stream().filter(Graph.Unit::off).count());
  }

  @Test
  void sizesAreSortedMagnitudesAndNanIsTheLargest() {
    double[] values = {-5, 0, 1, -2, 3, 4, 0, 6, 7, 8, 9};
    Sizes sizes = Sizes.of(values, values.length);
    assertEquals(9, sizes.largest());
    assertEquals(4, sizes.median());
    assertEquals(0, sizes.least());
    assertEquals(2, sizes.zeros());
    assertTrue(Double.isNaN(Sizes.of(new double[] {1, Double.NaN}, 2).largest()));
    assertEquals(1, Sizes.of(new double[] {1, Double.NaN}, 2).least());
    double infinite = Double.NEGATIVE_INFINITY;
    assertEquals(-infinite, Sizes.of(new double[] {infinite, 1}, 2).largest());
  }

  @Test
  void itGivesUpWhenItIsNotWantedAnyMore() {
    Moment moment = moment(1, 3, "relu");
    assertNull(new NetworkGraph().of(moment, Interest.NONE, () -> true));
    assertNull(new DecisionMap().of(moment, Interest.NONE, () -> true));
    assertNull(new UnitLens().of(moment, Interest.NONE, () -> true));
  }
}
