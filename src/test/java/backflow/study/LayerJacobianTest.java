package backflow.study;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backflow.nn.Layer;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.train.NetworkSpec;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerJacobianTest {
  private static final int SAMPLE = 3;

  /** The transposed Jacobian of a sample is what the backward pass does to its gradient. */
  @ParameterizedTest
  @CsvSource({
    "tanh, NONE, NONE, 0",
    "prelu, NONE, NONE, 0",
    "relu, LAYER, NONE, 0",
    "gelu, LAYER, PLAIN, 0",
    "sigmoid, NONE, SCALED, 0",
    "relu, NONE, SCALED, 0.3",
    "selu, LAYER, SCALED, 0.2"
  })
  void isWhatTheBackwardPassDoes(String f, Normalization n, Residual r, double dropout) {
    NetworkSpec spec =
        TheoryMoments.network(List.of(6, 6, 9, 9), f, Scheme.HE_NORMAL, n, r, dropout);
    Moment moment = TheoryMoments.after(5, spec);
    for (int l = 2; l <= 5; l++) {
      Layer layer = moment.network().layers().get(l - 1);
      LayerJacobian jacobian = new LayerJacobian(layer, moment.workspace(), SAMPLE);
      double[] above = row(moment.workspace().layer(l).da());
      double[] below = row(moment.workspace().layer(l - 1).da());
      double[] found = new double[jacobian.inputs()];
      jacobian.pull(above, found);
      assertClose(below, found, 1e-9, 1e-15, f + " layer " + l);
    }
  }

  private static double[] row(DMatrixRMaj batch) {
    double[] row = new double[batch.numCols];
    System.arraycopy(batch.data, SAMPLE * row.length, row, 0, row.length);
    return row;
  }

  @Test
  void theMatrixHoldsTheFactorsOfSinglePaths() {
    NetworkSpec spec =
        TheoryMoments.network(
            List.of(5, 5), "tanh", Scheme.HE_NORMAL, Normalization.NONE, Residual.PLAIN, 0);
    Moment moment = TheoryMoments.after(2, spec);
    Layer layer = moment.network().layers().get(1);
    LayerJacobian jacobian = new LayerJacobian(layer, moment.workspace(), SAMPLE);
    DMatrixRMaj matrix = jacobian.matrix();
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        assertClose(jacobian.factor(i, j), matrix.get(i, j), 1e-14, 1e-16, i + "," + j);
      }
    }
    double z = moment.workspace().layer(2).z().get(SAMPLE, 1);
    double slope = 1 - StrictMath.tanh(z) * StrictMath.tanh(z);
    assertClose(1 + slope * jacobian.weight(1, 1), matrix.get(1, 1), 1e-12, 0, "skip");
  }

  @Test
  void batchNormIsHeldAtItsScale() {
    NetworkSpec spec =
        TheoryMoments.network(
            List.of(5, 5), "identity", Scheme.HE_NORMAL, Normalization.BATCH, Residual.NONE, 0);
    Moment moment = TheoryMoments.after(0, spec);
    Layer layer = moment.network().layers().get(1);
    DMatrixRMaj x = moment.workspace().layer(1).a();
    LayerJacobian jacobian = new LayerJacobian(layer, moment.workspace(), SAMPLE);
    for (int i = 0; i < 5; i++) {
      double[] u = new double[x.numRows];
      double mean = 0;
      for (int s = 0; s < u.length; s++) {
        for (int j = 0; j < 5; j++) {
          u[s] += x.get(s, j) * jacobian.weight(i, j);
        }
        mean += u[s] / u.length;
      }
      double variance = 0;
      for (double each : u) {
        variance += (each - mean) * (each - mean) / u.length;
      }
      assertClose(1 / Math.sqrt(variance + 1e-5), jacobian.gate(i), 1e-10, 0, "γ/σ");
    }
    assertEquals(5, jacobian.inputs());
  }
}
