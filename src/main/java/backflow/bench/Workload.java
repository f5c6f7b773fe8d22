package backflow.bench;

import backflow.data.DataSet;
import backflow.data.Dataset;
import backflow.nn.Architecture;
import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activations;
import backflow.nn.init.Scheme;
import backflow.nn.loss.Losses;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import backflow.train.DataSpec;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.LossChoice;
import backflow.train.NetworkSpec;
import backflow.train.OptimizerSpec;
import backflow.train.Setup;
import backflow.train.Targets;
import backflow.train.TrainingSpec;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A reference workload: two inputs, tanh hidden layers of one width, one linear output, mean
 * squared error, one fixed batch, plain gradient descent at 0.01.
 *
 * <p>Start and data come from one small generator, the same in every engine that is compared, so
 * the loss after 20 steps is known.
 */
public enum Workload {
  W1(10, 16, 32, 0.9677887144393684),
  W2(20, 32, 64, 0.835242937946158),
  W3(50, 64, 128, 0.9289544752150034),
  W4(150, 64, 128, 0.8401846384873544),
  W5(8, 256, 256, 0.950569939529837);

  /** How far the loss of the 20th step may be from {@link #lossAfter20}. */
  public static final double TOLERANCE = 1e-10;

  /** How many steps lead to {@link #lossAfter20}. */
  static final int CHECKED_STEPS = 20;

  private static final int INPUTS = 2;
  private static final double LEARNING_RATE = 0.01;

  private final int depth;
  private final int width;
  private final int batch;
  private final double lossAfter20;

  Workload(int depth, int width, int batch, double lossAfter20) {
    this.depth = depth;
    this.width = width;
    this.batch = batch;
    this.lossAfter20 = lossAfter20;
  }

  /** What PyTorch returns as the loss of the 20th step, before its update. */
  public double lossAfter20() {
    return lossAfter20;
  }

  /** Hidden layers × width, batch, in words. */
  public String shape() {
    return depth + " x " + width + ", batch " + batch;
  }

  /**
   * Floating-point operations of a step's matrix products: two forward, two for the weight gradient
   * and, but for the first layer, two for the input gradient, per weight and sample.
   */
  public double flops() {
    Architecture a = architecture();
    double flops = 0;
    for (int l = 1; l <= depth + 1; l++) {
      flops += (l == 1 ? 4.0 : 6.0) * batch * a.width(l - 1) * a.width(l);
    }
    return flops;
  }

  /** The workload at its start. */
  public Setup setup() {
    Congruence random = new Congruence();
    Network network = new Network(architecture());
    for (Layer layer : network.layers()) {
      fillInPlace(layer.dense().weight().value(), random);
    }
    Targets targets = new Targets(Losses.named(LossChoice.MSE.id()), List.of(), 1);
    Dataset data = data(random);
    return new Setup(spec(), targets, data, data.select(new int[0]), network);
  }

  private Architecture architecture() {
    return new Architecture(
        INPUTS,
        Collections.nCopies(depth, width),
        Collections.nCopies(depth, Activations.named("tanh")),
        1,
        Normalization.NONE,
        Residual.NONE,
        0);
  }

  /** Uniform within ±√(3/in), drawn in × out. */
  private static void fillInPlace(DMatrixRMaj w, Congruence random) {
    double bound = Math.sqrt(3.0 / w.numCols);
    for (int in = 0; in < w.numCols; in++) {
      for (int out = 0; out < w.numRows; out++) {
        w.set(out, in, random.signed() * bound);
      }
    }
  }

  /** Points of the square [−1, 1]²; 1 inside the circle of radius √½, else −1. */
  private Dataset data(Congruence random) {
    DMatrixRMaj x = new DMatrixRMaj(batch, INPUTS);
    DMatrixRMaj y = new DMatrixRMaj(batch, 1);
    for (int i = 0; i < batch; i++) {
      double x1 = random.signed();
      double x2 = random.signed();
      x.set(i, 0, x1);
      x.set(i, 1, x2);
      y.set(i, 0, x1 * x1 + x2 * x2 < 0.5 ? 1 : -1);
    }
    return new Dataset(x, y, 0, List.of("x1", "x2"), "inside");
  }

  /** What the trainer reads of an experiment; start and data are not expressible in one. */
  private ExperimentSpec spec() {
    return ExperimentSpec.DEFAULT
        .withName(name())
        .withData(new DataSpec(DataSet.SURFACE, batch, 0, 0, 2, null, null))
        .withNetwork(
            new NetworkSpec(
                Collections.nCopies(depth, width),
                List.of("tanh"),
                InitializerSpec.of(Scheme.LECUN_UNIFORM),
                Normalization.NONE,
                Residual.NONE,
                0))
        .withTraining(
            new TrainingSpec(
                LossChoice.MSE,
                OptimizerSpec.of(OptimizerSpec.Kind.SGD),
                LEARNING_RATE,
                Schedule.CONSTANT,
                batch,
                0,
                Clipping.NONE,
                CHECKED_STEPS));
  }

  /** The generator of the reference workloads: x ← (1103515245·x + 12345) mod 2³¹, from 12345. */
  private static final class Congruence {
    private long x = 12345;

    /** The next number in [−1, 1). */
    double signed() {
      x = (x * 1103515245L + 12345) & 0x7fffffff;
      return 2 * (x / 2147483648.0) - 1;
    }
  }
}
