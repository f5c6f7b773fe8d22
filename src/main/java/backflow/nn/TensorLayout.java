package backflow.nn;

import backflow.nn.layer.Normalizer;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Decides which tensors of a workspace share memory; see {@link Tensors} and {@link Keep}.
 *
 * <p>Shared buffers come in pairs, for layers of odd and even index take turns: what a layer reads
 * of its neighbour never stands where it writes.
 */
final class TensorLayout {
  private static final double[] NOTHING = new double[0];

  private final Architecture architecture;
  private final int batch;
  private final Keep keep;
  private final double[][] linear;
  private final double[][] normalized;
  private final double[][] function;
  private final double[][] output;
  private final double[][] outputGradient;
  private final double[] functionGradient;
  private final double[] preactivationGradient;
  private final double[] linearGradient;
  private final double[] transposed;
  private final double[] flowingNormalized;
  private final double[] flowingDeviation;
  private final double[] flowingScratch;

  TensorLayout(Architecture architecture, int batch, Keep keep) {
    this.architecture = architecture;
    this.batch = batch;
    this.keep = keep;
    int widest = 1;
    int heaviest = 1;
    for (int l = 1; l <= architecture.depth() + 1; l++) {
      widest = Math.max(widest, architecture.width(l));
      heaviest = Math.max(heaviest, architecture.width(l - 1) * architecture.width(l));
    }
    transposed = new double[heaviest];
    int size = batch * widest;
    boolean normalizes = architecture.normalization() != Normalization.NONE;
    boolean skips = architecture.residual() != Residual.NONE;
    boolean apart = skips || architecture.dropout() > 0;
    boolean flowing = keep == Keep.FLOWING;
    linear = pair(flowing, size);
    normalized = pair(flowing && normalizes, size);
    function = pair(flowing, size);
    output = pair(flowing && apart, size);
    boolean lean = keep == Keep.LEAN;
    outputGradient = pair(lean, size);
    functionGradient = lean && apart ? new double[size] : NOTHING;
    preactivationGradient = lean && skips ? new double[size] : NOTHING;
    linearGradient = lean && normalizes ? new double[size] : NOTHING;
    int longest = flowing && normalizes ? Math.max(batch, widest) : 0;
    flowingNormalized = flowing && normalizes ? new double[size] : NOTHING;
    flowingDeviation = new double[longest];
    flowingScratch = new double[2 * longest];
  }

  private static double[][] pair(boolean wanted, int size) {
    return wanted
        ? new double[][] {new double[size], new double[size]}
        : new double[][] {NOTHING, NOTHING};
  }

  Tensors tensors(Layer layer) {
    int width = layer.width();
    int turn = layer.index() % 2;
    boolean normalizes = layer.normalizer() != null;
    DMatrixRMaj u = forward(linear[turn], width);
    DMatrixRMaj z = normalizes ? forward(normalized[turn], width) : u;
    DMatrixRMaj f = overwritesZ(layer) ? z : forward(function[turn], width);
    boolean reshapesOutput = layer.dropout() != null || layer.skips();
    DMatrixRMaj a = reshapesOutput ? forward(output[turn], width) : f;
    boolean apart = layer.dropout() != null || layer.outputScale() != 1;
    DMatrixRMaj da = gradient(outputGradient[turn], width);
    DMatrixRMaj df = apart ? gradient(functionGradient, width) : da;
    DMatrixRMaj dz = preactivationGradient(layer, da, apart);
    DMatrixRMaj du = normalizes ? gradient(linearGradient, width) : dz;
    boolean drops = layer.dropout() != null && keep != Keep.FLOWING;
    DMatrixRMaj mask = drops ? new DMatrixRMaj(batch, width) : null;
    Normalizer.Memory memory = normalizes ? memory(width) : null;
    return new Tensors(u, z, f, a, mask, da, df, dz, du, transposed, memory);
  }

  private DMatrixRMaj preactivationGradient(Layer layer, DMatrixRMaj da, boolean apart) {
    if (layer.activation() == null) {
      return da;
    }
    if (keep == Keep.ALL) {
      return new DMatrixRMaj(batch, layer.width());
    }
    if (apart) {
      return gradient(functionGradient, layer.width());
    }
    return layer.skips() ? gradient(preactivationGradient, layer.width()) : da;
  }

  private boolean overwritesZ(Layer layer) {
    if (layer.activation() == null) {
      return true;
    }
    return keep == Keep.LEAN && layer.activation().derivativeFromValue();
  }

  private Normalizer.Memory memory(int width) {
    if (keep != Keep.FLOWING) {
      return Normalizer.Memory.of(batch, width);
    }
    DMatrixRMaj normalized = view(flowingNormalized, width);
    return new Normalizer.Memory(normalized, flowingDeviation, flowingScratch);
  }

  private DMatrixRMaj forward(double[] shared, int width) {
    return keep == Keep.FLOWING ? view(shared, width) : new DMatrixRMaj(batch, width);
  }

  private DMatrixRMaj gradient(double[] shared, int width) {
    return keep == Keep.ALL ? new DMatrixRMaj(batch, width) : view(shared, width);
  }

  private DMatrixRMaj view(double @Nullable [] shared, int width) {
    DMatrixRMaj view = new DMatrixRMaj();
    view.data = shared;
    view.numRows = shared == NOTHING ? 0 : batch;
    view.numCols = width;
    return view;
  }
}
