package backflow.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backflow.math.Histogram;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ObservationTest {
  @Test
  void aLookShowsDistributionsAndUnits() {
    Observation.Builder builder = new Observation.Builder(10);
    DMatrixRMaj w = new DMatrixRMaj(new double[][] {{1, -2, 3}, {0, 5, 6}});
    DMatrixRMaj dw = new DMatrixRMaj(new double[][] {{1e-3, -1e-5, 0}, {0, Double.NaN, 1}});
    DMatrixRMaj z = new DMatrixRMaj(new double[][] {{1, -1}, {3, 0}, {-2, -1}, {4, -5}});
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1, 0}, {3, 0}, {0, 0}, {4, 0}});
    Observation first = builder.add(w, dw, z, a).add(w, dw, z, a).build(7);
    Observation second = builder.add(w, dw, z, a).build(8);
    assertEquals(2, first.layers().size());
    assertEquals(1, second.layers().size());
    assertEquals(7, first.step());
    Observation.Layer layer = first.layer(2);
    assertEquals(List.of(new Observation.Unit(0.75, 2), new Observation.Unit(0, 0)), layer.units());
    assertEquals(Histogram.Axis.LOG10_MAGNITUDE, layer.weightGradients().axis());
    assertEquals(1, layer.weightGradients().nans());
    assertEquals(-5, layer.weightGradients().low(), 1e-12);
    assertEquals(6, layer.weights().total());
    assertEquals(-5, layer.preactivations().low());
    assertEquals(5, layer.activations().zeros());
  }

  @Test
  void aMatrixThatWasOnceLargerCountsOnlyWhatItHas() {
    DMatrixRMaj small = new DMatrixRMaj(5, 5);
    small.reshape(2, 2);
    Observation seen = new Observation.Builder(3).add(small, small, small, small).build(0);
    assertEquals(4, seen.layer(1).weights().total());
    assertEquals(2, seen.layer(1).units().size());
  }
}
