package backflow.check;

import backflow.nn.Network;
import backflow.nn.activation.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Checks networks of growing depth that are otherwise alike, at their start, each on a sample of
 * its numbers and a batch that is cut so that all together take a second or two. One thread.
 */
public final class DepthStudy {
  /** The depths, about evenly spread on a logarithmic axis. */
  public static final List<Integer> DEPTHS = List.of(1, 2, 3, 5, 7, 10, 15, 22, 33, 50);

  /** Numbers checked in a network, unless it has more tensors. */
  private static final int SAMPLE = 120;

  private static final int MOST_SAMPLES = 32;
  private static final int FEWEST_SAMPLES = 4;

  /** Multiplications that one curve may take: about half a second. */
  private static final double WORK = 6e8;

  private DepthStudy() {}

  /** Makes networks that differ in depth and activation only. */
  @FunctionalInterface
  public interface Maker {
    /** A network at its start. */
    Network network(int depth, Activation activation);
  }

  /**
   * Checks them all.
   *
   * @param subject whose loss and batch are used; its network is not
   * @param activations the first is that of the experiment
   * @param progress called after each network
   * @param cancelled asked before each element
   * @return null if it was cancelled
   */
  public static @Nullable DepthErrors of(
      Subject subject,
      Maker maker,
      List<Activation> activations,
      Conditions conditions,
      BackwardPass pass,
      CheckProgress progress,
      BooleanSupplier cancelled) {
    List<DepthCurve> curves = new ArrayList<>();
    Network deepest = maker.network(DEPTHS.get(DEPTHS.size() - 1), activations.get(0));
    int samples = samples(subject.x().numRows, deepest);
    int done = 0;
    for (Activation f : activations) {
      List<DepthPoint> points = new ArrayList<>();
      for (int depth : DEPTHS) {
        Subject one = cut(subject, maker.network(depth, f), samples);
        GradientCheck check = new GradientCheck(one, conditions.withSample(SAMPLE), pass);
        GradientReport report = check.run((i, of) -> {}, cancelled);
        if (!report.complete()) {
          return null;
        }
        points.add(DepthPoint.of(depth, report));
        progress.checked(++done, activations.size() * DEPTHS.size());
      }
      curves.add(new DepthCurve(f.id(), f.label(), points));
    }
    return new DepthErrors(
        conditions.epsilon(),
        conditions.precision(),
        deepest.architecture().width(1),
        samples,
        curves);
  }

  /** How many samples of the batch the work allows. */
  private static int samples(int batch, Network deepest) {
    int all = DEPTHS.stream().mapToInt(d -> d).sum();
    double deep = DEPTHS.get(DEPTHS.size() - 1);
    double passes = 2.0 * SAMPLE;
    double work = passes * deepest.parameterCount() * all / deep;
    int most = Math.min(batch, MOST_SAMPLES);
    return (int) Math.max(Math.min(FEWEST_SAMPLES, batch), Math.min(most, WORK / work));
  }

  private static Subject cut(Subject subject, Network network, int samples) {
    DMatrixRMaj x = rows(subject.x(), samples);
    DMatrixRMaj y = rows(subject.y(), samples);
    return new Subject(network, subject.loss(), x, y, subject.seed());
  }

  private static DMatrixRMaj rows(DMatrixRMaj matrix, int count) {
    DMatrixRMaj rows = new DMatrixRMaj(count, matrix.numCols);
    System.arraycopy(matrix.data, 0, rows.data, 0, rows.getNumElements());
    return rows;
  }
}
