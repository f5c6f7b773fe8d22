package backflow.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.data.Dataset;
import backflow.math.KernelChoice;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.Mode;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.Residual;
import backflow.nn.Workspace;
import backflow.nn.init.Scheme;
import backflow.nn.layer.Normalizer;
import backflow.train.Evaluator;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.NetworkSpec;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class DecisionMapTest {
  private static final NetworkSpec NORMALIZED =
      TheoryMoments.network(
          List.of(7, 7), "relu", Scheme.HE_NORMAL, Normalization.BATCH, Residual.NONE, 0.2);

  private static Decision map(Moment moment) {
    return Objects.requireNonNull(new DecisionMap().of(moment, Interest.NONE, () -> false));
  }

  private static Moment moment(DataSet set, NetworkSpec network) {
    ExperimentSpec plain = ExperimentSpec.DEFAULT.withNetwork(network);
    ExperimentSpec spec = plain.withData(plain.data().withSet(set));
    Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.plain(), Measuring.NOTHING);
    while (trainer.steps() < 4) {
      trainer.step();
    }
    return Moment.of(trainer);
  }

  /** Everything that a network holds: parameters, gradients, running statistics. */
  private static List<double[]> everything(Moment moment) {
    List<double[]> all = new ArrayList<>();
    for (Parameter p : moment.network().parameters()) {
      all.add(p.value().data.clone());
      all.add(p.gradient().data.clone());
    }
    for (Layer layer : moment.network().layers()) {
      Normalizer normalizer = layer.normalizer();
      for (double[] each : normalizer == null ? new double[0][] : normalizer.statistics()) {
        all.add(each.clone());
      }
      all.add(moment.workspace().layer(layer.index()).a().data.clone());
      all.add(moment.workspace().layer(layer.index()).dz().data.clone());
    }
    return all;
  }

  @Test
  void lookingChangesNothingOfTheNetwork() {
    Moment moment = moment(DataSet.SPIRALS, NORMALIZED);
    List<double[]> before = everything(moment);
    map(moment);
    new UnitLens().of(moment, new Interest(2, 3), () -> false);
    new NetworkGraph().of(moment, Interest.NONE, () -> false);
    List<double[]> after = everything(moment);
    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(before.get(i), after.get(i));
    }
  }

  /** The output for one point, by itself. */
  private static double[] ask(Moment moment, double... x) {
    RandomStream unused = RandomStream.of(0, "asking draws nothing");
    Workspace own = new Workspace(moment.network(), 1, KernelChoice.plain(), unused, Keep.FLOWING);
    moment.network().forward(new DMatrixRMaj(1, x.length, true, x), own, Mode.EVALUATE);
    return own.output().data.clone();
  }

  @Test
  void everyCellIsWhatTheNetworkSaysOfItsMiddle() {
    Moment moment = moment(DataSet.SPIRALS, NORMALIZED);
    Decision map = map(moment);
    InputPlane plane = map.plane();
    for (int row = 0; row < map.rows(); row += 11) {
      for (int column = 0; column < map.columns(); column += 13) {
        double x = plane.x(column, map.columns());
        double logit = ask(moment, x, plane.y(row, map.rows()))[0];
        double p = 1 / (1 + StrictMath.exp(-logit));
        assertEquals(p > 0.5 ? 1 : 0, map.winner(column, row));
        assertEquals(Math.abs(2 * p - 1), map.value(column, row), 1e-9);
      }
    }
    assertTrue(plane.y(0, map.rows()) > plane.y(1, map.rows()));
  }

  @Test
  void accuracyIsThatOfTheEvaluator() {
    Moment moment = moment(DataSet.MOONS, NORMALIZED);
    Evaluator evaluator = Evaluator.ofTestSet(moment.setup(), KernelChoice.plain());
    evaluator.evaluate();
    Decision map = map(moment);
    assertEquals(evaluator.accuracy(), map.test().accuracy(), 1e-12);
    assertEquals(moment.setup().train().size(), map.train().judged());
  }

  @Test
  void aRegressionOfOneInputIsACurve() {
    Moment moment = moment(DataSet.SINE, TheoryMoments.network(1, 5, "tanh", Scheme.HE_NORMAL));
    Decision map = map(moment);
    assertTrue(map.plane().isLine());
    assertEquals(1, map.rows());
    double x = map.plane().x(17, map.columns());
    assertEquals(ask(moment, x)[0], map.value(17, 0), 1e-12);
    double squares = 0;
    Dataset train = moment.setup().train();
    for (int i = 0; i < train.size(); i++) {
      double away = ask(moment, train.x().data[i])[0] - train.y().data[i];
      squares += away * away / train.size();
    }
    assertEquals(Math.sqrt(squares), map.train().error(), 1e-12);
  }

  @Test
  void ofManyInputsThoseAreShownThatMoveTheOutputMost() {
    Moment moment =
        moment(DataSet.GLYPHS, TheoryMoments.network(1, 6, "tanh", Scheme.XAVIER_NORMAL));
    DMatrixRMaj w = moment.network().layers().get(0).dense().weight().value();
    for (int unit = 0; unit < w.numRows; unit++) {
      w.set(unit, 40, 9);
      w.set(unit, 11, -7);
    }
    InputPlane plane = map(moment).plane();
    assertTrue(plane.isSlice());
    assertEquals(12, plane.first());
    assertEquals(41, plane.second());
    assertTrue(plane.secondPull() > plane.firstPull());
  }

  @Test
  void pullsAreTheSlopesOfTheOutput() {
    Moment moment = moment(DataSet.MOONS, TheoryMoments.network(2, 5, "tanh", Scheme.HE_NORMAL));
    double[] pulls = new double[2];
    InputPlanes.pulls(moment, pulls, () -> false);
    DMatrixRMaj x = moment.workspace().x();
    int samples = Math.min(32, x.numRows);
    double sum = 0;
    double h = 1e-5;
    for (int i = 0; i < samples; i++) {
      double up = ask(moment, x.get(i, 0), x.get(i, 1) + h)[0];
      double down = ask(moment, x.get(i, 0), x.get(i, 1) - h)[0];
      sum += Math.abs(up - down) / (2 * h) / samples;
    }
    assertEquals(sum, pulls[1], 1e-7 * sum);
  }
}
