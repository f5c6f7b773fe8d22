package backflow.train;

import backflow.data.DataSet;
import backflow.math.FloatFormat;
import backflow.math.HeapRegions;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.probe.History;
import backflow.probe.LayerQuantity;
import java.util.List;
import java.util.Locale;

/**
 * How many bytes a running experiment will need at most, from its numbers alone: nothing is
 * allocated to find out.
 *
 * @param parameters what is learned, its gradient, the two places that gradients share, the
 *     optimizer's state
 * @param workspace what a batch leaves in every layer, in training and while looked at
 * @param passing what the probe set and the test set need in passing
 * @param data the samples: as generated, split, and with encoded targets
 * @param history what is remembered of the steps
 */
public record MemoryEstimate(
    long parameters, long workspace, long passing, long data, long history) {
  /** The share of the heap that an experiment may need. */
  public static final double LARGEST_SHARE = 0.6;

  private static final int DOUBLE = 8;

  /** Samples that are evaluated at a time: the probe set, a piece of the test set. */
  private static final int PIECE = 1024;

  /** Buffers of a pass that keeps nothing: pairs of u, z, f, a, twice (probe set and test set). */
  private static final int PASSING_BUFFERS = 16;

  /**
   * The estimate for an experiment whose data are generated; for a CSV file it is that of a set
   * with one full batch of samples.
   *
   * @param features inputs of the network
   * @param outputs outputs of the network
   */
  public static MemoryEstimate of(ExperimentSpec spec, int features, int outputs) {
    return of(spec, samplesOf(spec), features, outputs);
  }

  private static int samplesOf(ExperimentSpec spec) {
    boolean csv = spec.data().set() == DataSet.CSV;
    return csv ? spec.training().batchSize() : spec.data().samples();
  }

  /**
   * The estimate for an experiment, on a heap that wastes nothing.
   *
   * @param samples how many there are, those for testing included
   * @param features inputs of the network
   * @param outputs outputs of the network
   */
  public static MemoryEstimate of(ExperimentSpec spec, int samples, int features, int outputs) {
    return of(spec, samples, features, outputs, HeapRegions.NONE);
  }

  /**
   * The estimate for an experiment.
   *
   * @param samples how many there are, those for testing included
   * @param features inputs of the network
   * @param outputs outputs of the network
   * @param heap what the collector makes of large arrays: the weights of a layer, its batch
   */
  static MemoryEstimate of(
      ExperimentSpec spec, int samples, int features, int outputs, HeapRegions heap) {
    NetworkSpec network = spec.network();
    long batch = Math.min(spec.training().batchSize(), samples);
    long weights = 0;
    long units = 0;
    long widest = outputs;
    long heaviest = 0;
    long in = features;
    for (int l = 1; l <= network.depth() + 1; l++) {
      long out = l <= network.depth() ? network.widths().get(l - 1) : outputs;
      weights += heap.taken(DOUBLE * in * out) + DOUBLE * 4 * out;
      heaviest = Math.max(heaviest, in * out);
      widest = Math.max(widest, out);
      units += heap.taken(DOUBLE * out * batch);
      in = out;
    }
    return new MemoryEstimate(
        weights * (copies(spec.training().optimizer().kind()) + masters(spec.training()))
            + 2 * heap.taken(DOUBLE * heaviest),
        units * (matrices(network) + (masters(spec.training()) > 0 ? matrices(network) / 2 : 0))
            + 3 * heap.taken(DOUBLE * heaviest),
        DOUBLE * widest * Math.min(samples, PIECE) * PASSING_BUFFERS,
        3L * DOUBLE * samples * (features + outputs),
        history(spec));
  }

  /** All of it, in bytes. */
  public long total() {
    return parameters + workspace + passing + data + history;
  }

  /**
   * Refuses an experiment that would need more than 60 % of this program's heap.
   *
   * @param features inputs of the network
   * @param outputs outputs of the network
   * @throws SpecException with the estimate in words
   */
  public static void refuse(ExperimentSpec spec, int features, int outputs) {
    refuse(spec, samplesOf(spec), features, outputs);
  }

  /**
   * Refuses an experiment that would need more than 60 % of this program's heap.
   *
   * @param samples how many there are, those for testing included
   * @param features inputs of the network
   * @param outputs outputs of the network
   * @throws SpecException with the estimate in words
   */
  public static void refuse(ExperimentSpec spec, int samples, int features, int outputs) {
    long heap = Runtime.getRuntime().maxMemory();
    MemoryEstimate tight = of(spec, samples, features, outputs);
    if (tight.total() * HeapRegions.WORST > heap * LARGEST_SHARE) {
      of(spec, samples, features, outputs, HeapRegions.ofThisProgram()).refuseAbove(heap);
    }
  }

  /**
   * Refuses if this is more than 60 % of a heap.
   *
   * @param heap bytes
   * @throws SpecException with the estimate in words
   */
  void refuseAbove(long heap) {
    long allowed = (long) (heap * LARGEST_SHARE);
    if (total() > allowed) {
      throw SpecException.at(
          "",
          "the experiment would need about "
              + inWords(total())
              + " of memory (mostly "
              + largestPart()
              + "), more than 60 % of the heap of "
              + inWords(heap)
              + "; make the network, the batch or the data smaller, or start with -Xmx");
    }
  }

  private String largestPart() {
    List<Long> bytes = List.of(parameters, workspace, passing, data, history);
    List<String> names =
        List.of("the weights", "the batch", "the probe set", "the data", "the history");
    int largest = 0;
    for (int i = 1; i < bytes.size(); i++) {
      largest = bytes.get(i) > bytes.get(largest) ? i : largest;
    }
    return names.get(largest);
  }

  /** Masters beside weights of 16 bits, and a flag for each weight whose gradient may be lost. */
  private static int masters(TrainingSpec training) {
    return training.precision() == FloatFormat.FLOAT64 ? 0 : 2;
  }

  /** Value and gradient, and what the optimizer keeps: velocity, mean square, or both moments. */
  private static int copies(OptimizerSpec.Kind kind) {
    return switch (kind) {
      case SGD, RMSPROP, ADAGRAD -> 3;
      case ADAM, ADAMW -> 4;
    };
  }

  /**
   * Batch × units matrices per layer: of a lean training workspace and of one that is looked at.
   */
  private static int matrices(NetworkSpec network) {
    boolean drops = network.dropout() > 0;
    boolean apart = drops || network.residual() != Residual.NONE;
    return 6
        + (network.normalization() == Normalization.NONE ? 0 : 5)
        + (apart ? 3 : 0)
        + (drops ? 2 : 0);
  }

  /** Its budget, or less for a short run: min, max and last of each quantity at each step. */
  private static long history(ExperimentSpec spec) {
    long steps = Math.max(spec.training().steps(), spec.view().at());
    long perStep = 3L * DOUBLE * LayerQuantity.values().length * (spec.network().depth() + 1);
    return Math.min(History.DEFAULT_BUDGET, steps * perStep);
  }

  private static String inWords(long bytes) {
    double mega = bytes / 1e6;
    return mega < 1000
        ? String.format(Locale.ROOT, "%.0f MB", mega)
        : String.format(Locale.ROOT, "%.1f GB", mega / 1000);
  }
}
