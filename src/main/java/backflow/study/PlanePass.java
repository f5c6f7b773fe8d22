package backflow.study;

import backflow.data.Dataset;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.LayerVisitor;
import backflow.nn.Mode;
import backflow.nn.Workspace;
import org.ejml.data.DMatrixRMaj;

/**
 * Sends points through the network in evaluation mode (running statistics, no dropout), in a
 * workspace of its own: nothing of the network changes. One thread.
 */
final class PlanePass {
  private static final int CHUNK = 1024;

  /** So many multiplications a grid may cost. */
  private static final double BUDGET = 1e9;

  private static final int FINEST = 128;
  private static final int COARSEST = 32;
  private static final int FINEST_LINE = 400;

  private final Moment moment;
  private final Workspace workspace;
  private final Study.Cancelled cancelled;
  private final DMatrixRMaj x;

  /** Looks at each layer of a chunk. */
  @FunctionalInterface
  interface Sink {
    /** Called for each chunk, whose first point has the number {@code from}; layer by layer. */
    LayerVisitor from(int from);
  }

  PlanePass(Moment moment, Study.Cancelled cancelled) {
    this.moment = moment;
    this.cancelled = cancelled;
    RandomStream unused = RandomStream.of(0, "a map draws nothing");
    workspace =
        new Workspace(moment.network(), CHUNK, moment.workspace().kernels(), unused, Keep.FLOWING);
    workspace.format(moment.workspace().format());
    x = new DMatrixRMaj(CHUNK, moment.setup().train().features());
  }

  /** Columns of a grid over the plane, and its rows unless the plane is a line. */
  static int side(Moment moment, InputPlane plane) {
    double cells = BUDGET / Math.max(1, moment.network().parameterCount());
    if (plane.isLine()) {
      return (int) Math.max(COARSEST, Math.min(FINEST_LINE, cells));
    }
    return (int) Math.max(COARSEST, Math.min(FINEST, Math.sqrt(cells)));
  }

  /**
   * Sends a grid, row by row from the top.
   *
   * @return false if it was cancelled
   */
  boolean grid(InputPlane plane, int columns, int rows, Sink sink) {
    double[] means = means(moment.setup().train());
    int n = columns * rows;
    for (int from = 0; from < n; from += CHUNK) {
      if (cancelled.now()) {
        return false;
      }
      int count = Math.min(CHUNK, n - from);
      x.reshape(count, means.length);
      for (int i = 0; i < count; i++) {
        int cell = from + i;
        System.arraycopy(means, 0, x.data, i * means.length, means.length);
        x.data[i * means.length + plane.first() - 1] = plane.x(cell % columns, columns);
        if (!plane.isLine()) {
          x.data[i * means.length + plane.second() - 1] = plane.y(cell / columns, rows);
        }
      }
      moment.network().forward(x, workspace, Mode.EVALUATE, sink.from(from));
    }
    return true;
  }

  /**
   * Sends the first samples of a set.
   *
   * @return false if it was cancelled
   */
  boolean samples(Dataset set, int n, Sink sink) {
    int features = set.features();
    for (int from = 0; from < n; from += CHUNK) {
      if (cancelled.now()) {
        return false;
      }
      int count = Math.min(CHUNK, n - from);
      x.reshape(count, features);
      System.arraycopy(set.x().data, from * features, x.data, 0, count * features);
      moment.network().forward(x, workspace, Mode.EVALUATE, sink.from(from));
    }
    return true;
  }

  private static double[] means(Dataset train) {
    double[] means = new double[train.features()];
    for (int row = 0; row < train.size(); row++) {
      for (int j = 0; j < means.length; j++) {
        means[j] += train.x().data[row * means.length + j] / train.size();
      }
    }
    return means;
  }
}
