package backflow.study;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.Dataset;
import backflow.math.Blank;
import backflow.math.KernelChoice;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Mode;
import backflow.nn.Parameter;
import backflow.nn.Workspace;
import backflow.nn.init.Scheme;
import backflow.nn.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;

class CurvatureStudyTest {
  private static Curvature curvature(Moment moment) {
    Curvature found = new CurvatureStudy().of(moment, Interest.NONE, () -> false);
    assertNotNull(found);
    return found;
  }

  /** Slow twin: every second difference of the loss, then all eigenvalues. */
  private static double[] extremes(Moment moment) {
    Losses losses = new Losses(moment);
    int n = losses.size();
    DMatrixRMaj h = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double value = losses.second(i, j);
        h.set(i, j, value);
        h.set(j, i, value);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
    assertTrue(eigen.decompose(h));
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      smallest = Math.min(smallest, eigen.getEigenvalue(i).getReal());
      largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
    }
    return new double[] {smallest, largest};
  }

  /** The loss over the training set as a function of single parameters. */
  private static final class Losses {
    private static final double STEP = 1e-3;

    private final Moment moment;
    private final Workspace workspace;
    private final DMatrixRMaj x;
    private final DMatrixRMaj y;
    private final List<double[]> arrays = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    Losses(Moment moment) {
      this.moment = moment;
      Dataset train = moment.setup().train();
      int n = train.size();
      x = new DMatrixRMaj(n, train.features());
      y = new DMatrixRMaj(n, train.y().numCols);
      int[] rows = new int[n];
      for (int i = 0; i < n; i++) {
        rows[i] = i;
      }
      train.copyRows(rows, n, x, y);
      workspace =
          new Workspace(
              moment.network(), n, KernelChoice.best(), RandomStream.of(0, "twin"), Keep.ALL);
      for (Parameter p : moment.network().parameters()) {
        for (int i = 0; i < p.value().getNumElements(); i++) {
          arrays.add(p.value().data);
          places.add(i);
        }
      }
    }

    int size() {
      return places.size();
    }

    private double at(int i, double di, int j, double dj) {
      double wasI = arrays.get(i)[places.get(i)];
      arrays.get(i)[places.get(i)] += di;
      double wasJ = arrays.get(j)[places.get(j)];
      arrays.get(j)[places.get(j)] += dj;
      moment.network().forward(x, workspace, Mode.REPEAT);
      Loss loss = moment.setup().targets().loss();
      DMatrixRMaj out = workspace.output();
      double value = loss.value(out.data, y.data, x.numRows, out.numCols);
      arrays.get(j)[places.get(j)] = wasJ;
      arrays.get(i)[places.get(i)] = wasI;
      return value;
    }

    double second(int i, int j) {
      double up = at(i, STEP, j, STEP) - at(i, STEP, j, -STEP);
      double down = at(i, -STEP, j, STEP) - at(i, -STEP, j, -STEP);
      return (up - down) / (4 * STEP * STEP);
    }
  }

  @Test
  void theExtremeEigenvaluesAreThoseOfTheWholeHessian() {
    Moment moment =
        TheoryMoments.after(5, TheoryMoments.network(2, 3, "tanh", Scheme.XAVIER_NORMAL));
    Curvature found = curvature(moment);
    double[] slow = extremes(moment);
    double scale = slow[1];
    assertClose(slow[1], found.largest(), 0, 1e-4 * scale, "largest");
    assertClose(slow[0], found.smallest(), 0, 1e-4 * scale, "smallest");
  }

  @Test
  void oneHiddenLayerOfZerosStandsOnASaddle() {
    Moment moment = TheoryMoments.after(0, TheoryMoments.network(1, 4, "tanh", Scheme.ZEROS));
    Curvature found = curvature(moment);
    assertTrue(found.smallest() < 0, () -> found.toString());
    assertTrue(found.isSaddle());
  }

  @Test
  void aLinearModelHasNoSaddle() {
    Moment moment =
        TheoryMoments.after(3, TheoryMoments.network(0, 1, "tanh", Scheme.LECUN_NORMAL));
    Curvature found = curvature(moment);
    assertFalse(found.isSaddle(), () -> found.toString());
    assertTrue(found.largest() > 0);
  }

  @Test
  void lookingLeavesTheNetworkAsItWas() {
    Moment moment = TheoryMoments.after(2, TheoryMoments.network(3, 5, "tanh", Scheme.HE_NORMAL));
    List<double[]> before = new ArrayList<>();
    moment.network().parameters().forEach(p -> before.add(p.value().data.clone()));
    curvature(moment);
    for (int i = 0; i < before.size(); i++) {
      double[] now = moment.network().parameters().get(i).value().data;
      for (int j = 0; j < now.length; j++) {
        assertEquals(before.get(i)[j], now[j]);
      }
    }
  }

  @Test
  void itGivesUpWhenNobodyWaits() {
    Moment moment = TheoryMoments.after(0, TheoryMoments.network(2, 3, "tanh", Scheme.HE_NORMAL));
    assertNull(new CurvatureStudy().of(moment, Interest.NONE, () -> true));
  }

  @Test
  void whatCannotBeToldIsNoSaddle() {
    assertFalse(new Curvature(0, Blank.VALUE, Blank.VALUE, 10, 0).isSaddle());
    assertFalse(new Curvature(0, Double.NaN, Double.NaN, 10, 3).isSaddle());
  }
}
