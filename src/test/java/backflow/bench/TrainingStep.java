package backflow.bench;

import backflow.math.Kernels;
import java.util.Arrays;

/**
 * The calls that one step of training a tanh network makes, and nothing else: what the kernels are
 * tuned for. Start, data and loss as in the reference workloads.
 */
final class TrainingStep {
  private static final double RATE = 0.01;
  private final Kernels kernels;
  private final int batch;
  private final int[] sizes;
  private final boolean statistics;
  private final double[][] w;
  private final double[] wt;
  private final double[][] dw;
  private final double[][] b;
  private final double[][] db;
  private final double[][] a;
  private final double[][] gradient;
  private final double[] target;
  private final double[][] tally;
  private final double[][] backward = new double[2][2];
  private final double[] magnitudes = new double[Kernels.MAGNITUDES];
  private final double[] steps = new double[2];
  private long state = 12345;

  /**
   * Builds a workload.
   *
   * @param kernels what to run it on
   * @param depth hidden layers
   * @param width units of each
   * @param batch samples
   * @param statistics whether every pass is measured
   */
  TrainingStep(Kernels kernels, int depth, int width, int batch, boolean statistics) {
    this.kernels = kernels;
    this.batch = batch;
    this.statistics = statistics;
    sizes = new int[depth + 2];
    Arrays.fill(sizes, 1, depth + 1, width);
    sizes[0] = 2;
    sizes[depth + 1] = 1;
    int layers = depth + 1;
    w = new double[layers][];
    int widest = Arrays.stream(sizes).max().orElseThrow();
    wt = new double[widest * widest];
    dw = new double[layers][];
    b = new double[layers][];
    db = new double[layers][];
    a = new double[layers + 1][];
    gradient = new double[2][batch * widest];
    tally = new double[layers][Kernels.FORWARD_TALLY];
    for (int l = 0; l < layers; l++) {
      allocate(l);
    }
    target = new double[batch];
    a[0] = new double[2 * batch];
    for (int i = 0; i < batch; i++) {
      double x = 2 * next() - 1;
      double y = 2 * next() - 1;
      a[0][2 * i] = x;
      a[0][2 * i + 1] = y;
      target[i] = x * x + y * y < 0.5 ? 1 : -1;
    }
  }

  /** Hidden layers, width and batch of a reference workload, W1 to W5. */
  static int[] shape(String workload) {
    return switch (workload) {
      case "W1" -> new int[] {10, 16, 32};
      case "W2" -> new int[] {20, 32, 64};
      case "W3" -> new int[] {50, 64, 128};
      case "W4" -> new int[] {150, 64, 128};
      case "W5" -> new int[] {8, 256, 256};
      default -> throw new IllegalArgumentException("no workload " + workload);
    };
  }

  private void allocate(int l) {
    int in = sizes[l];
    int out = sizes[l + 1];
    w[l] = new double[in * out];
    dw[l] = new double[in * out];
    b[l] = new double[out];
    db[l] = new double[out];
    a[l + 1] = new double[batch * out];
    double bound = Math.sqrt(3.0 / in);
    for (int i = 0; i < in; i++) {
      for (int j = 0; j < out; j++) {
        w[l][j * in + i] = (2 * next() - 1) * bound;
      }
    }
  }

  private double next() {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 2147483648.0;
  }

  /** One step; the loss before it. */
  double run() {
    int layers = w.length;
    for (int l = 0; l < layers; l++) {
      forward(l, l < layers - 1);
    }
    double loss = lossGradient(a[layers], gradient[layers % 2]);
    for (int l = layers - 1; l >= 0; l--) {
      backward(l);
    }
    for (int l = 0; l < layers; l++) {
      update(l);
    }
    return loss;
  }

  private void forward(int l, boolean hidden) {
    int in = sizes[l];
    int out = sizes[l + 1];
    kernels.transpose(out, in, w[l], wt);
    kernels.multiply(0, batch, in, out, a[l], in, 1, wt, b[l], a[l + 1]);
    if (hidden) {
      kernels.tanh(a[l + 1], a[l + 1], batch * out, statistics ? tally[l] : null);
    }
  }

  private double lossGradient(double[] output, double[] dz) {
    double sum = 0;
    for (int i = 0; i < batch; i++) {
      double e = output[i] - target[i];
      sum += e * e;
      dz[i] = e * 2 / batch;
    }
    return sum / batch;
  }

  private void backward(int l) {
    int in = sizes[l];
    int out = sizes[l + 1];
    double[] dz = gradient[(l + 1) % 2];
    if (l < w.length - 1) {
      int n = batch * out;
      kernels.tanhBackward(dz, a[l + 1], dz, n, statistics ? backward[0] : null);
    }
    kernels.columnSums(batch, out, dz, db[l]);
    kernels.multiply(0, out, batch, in, dz, 1, out, a[l], null, dw[l]);
    if (l > 0) {
      kernels.multiply(0, batch, out, in, dz, out, 1, w[l], null, gradient[l % 2]);
    }
    if (statistics) {
      kernels.magnitudes(dw[l], in * out, magnitudes);
    }
  }

  private void update(int l) {
    int in = sizes[l];
    int out = sizes[l + 1];
    kernels.descend(w[l], dw[l], RATE, in * out, null, statistics ? steps : null);
    kernels.descend(b[l], db[l], RATE, out, null, null);
  }
}
