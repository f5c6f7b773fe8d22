package backflow.nn.optim;

import backflow.math.Kernels;
import backflow.math.Norms;
import backflow.nn.Parameter;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Clips the gradients of a network in place and says what that did. What it says is of the last
 * {@link #apply}; that allocates nothing. Not thread-safe.
 *
 * <p>Gradients that are not finite go the way of PyTorch's {@code clip_grad_norm_}: a norm of ∞
 * gives factor 0, so finite entries become 0 and infinite ones NaN; a norm of NaN makes every entry
 * NaN. By value ±∞ becomes ±c and NaN stays.
 */
public final class Clipper {
  /** Keeps the division finite where the norm is 0; PyTorch's number. */
  private static final double EPSILON = 1e-6;

  private final Parameter[] parameters;
  private final int[] everything;
  private final int[][] layers;
  private final double[] sums;
  private final double[] norms;
  private double @Nullable [] known;
  private final double[] layerNorms;
  private final double[] layerNormsAfter;
  private final double[] layerFactors;
  private final double[] magnitudes = new double[Kernels.MAGNITUDES];

  private double normBefore;
  private double normAfter;
  private double factor = 1;
  private double cosine = 1;
  private boolean clipped;

  /**
   * A clipper of these gradients.
   *
   * @param parameters in the order in which their squares are added up
   */
  public Clipper(List<Parameter> parameters) {
    this.parameters = parameters.toArray(new Parameter[0]);
    everything = indices(i -> true);
    layers =
        parameters.stream()
            .mapToInt(Parameter::layer)
            .distinct()
            .mapToObj(layer -> indices(i -> this.parameters[i].layer() == layer))
            .toArray(int[][]::new);
    sums = new double[everything.length];
    norms = new double[everything.length];
    layerNorms = new double[layers.length];
    layerNormsAfter = new double[layers.length];
    layerFactors = new double[layers.length];
  }

  private int[] indices(IntPredicate wanted) {
    return IntStream.range(0, parameters.length).filter(wanted).toArray();
  }

  /**
   * Clips and measures; with {@link Clipping.Mode#NONE} only measures the norm.
   *
   * @param clipping how
   * @param kernels the inner loops to use
   */
  public void apply(Clipping clipping, Kernels kernels) {
    measure(kernels);
    apply(clipping.mode(), clipping.threshold(), kernels);
  }

  /**
   * The same where the gradients were measured before; without clipping none of them is read.
   *
   * @param clipping how
   * @param kernels the inner loops to use
   * @param squares Σg² of each parameter, as {@link Kernels#sumOfSquares} gives them
   * @param lengths ‖g‖ of each parameter, as {@link Norms#norm} gives them
   */
  public void apply(Clipping clipping, Kernels kernels, double[] squares, double[] lengths) {
    System.arraycopy(squares, 0, sums, 0, sums.length);
    known = lengths;
    apply(clipping.mode(), clipping.threshold(), kernels);
  }

  private void apply(Clipping.Mode mode, double threshold, Kernels kernels) {
    normBefore = norm(everything);
    normAfter = normBefore;
    measureLayers(layerNorms);
    factor = 1;
    cosine = 1;
    clipped = false;
    switch (mode) {
      case NONE -> {}
      case NORM -> clipTogether(threshold, kernels);
      case PER_LAYER -> clipLayers(threshold, kernels);
      case VALUE -> clipValues(threshold, kernels);
    }
    if (clipped) {
      measureLayers(layerNormsAfter);
    } else {
      System.arraycopy(layerNorms, 0, layerNormsAfter, 0, layerNorms.length);
    }
  }

  /** From the sums that were measured last: those of the gradients as they now are. */
  private void measureLayers(double[] into) {
    for (int l = 0; l < layers.length; l++) {
      into[l] = norm(layers[l]);
    }
  }

  /** ‖g‖ over all parameters, as the backward pass left it. */
  public double normBefore() {
    return normBefore;
  }

  /** ‖g‖ over all parameters, as the optimizer gets it; measured anew where anything changed. */
  public double normAfter() {
    return normAfter;
  }

  /** How many layers have parameters. */
  public int layerCount() {
    return layers.length;
  }

  /**
   * ‖g‖ over all parameters of one layer, as the backward pass left it.
   *
   * @param place of the layer among those with parameters, from 0 at the input
   */
  public double layerNormBefore(int place) {
    return layerNorms[place];
  }

  /** The same, as the optimizer gets it. */
  public double layerNormAfter(int place) {
    return layerNormsAfter[place];
  }

  /** By norm, what every gradient was multiplied by; else norm after / norm before; 1 unclipped. */
  public double factor() {
    return factor;
  }

  /**
   * The cosine between the gradient before and after: 1 unclipped and by norm, which keeps the
   * direction; NaN where the clipped gradient was not finite or nothing is left of it.
   */
  public double cosine() {
    return cosine;
  }

  /** Whether any entry was changed. */
  public boolean clipped() {
    return clipped;
  }

  private void clipTogether(double threshold, Kernels kernels) {
    factor = factor(threshold, normBefore);
    if (factor != 1) {
      scale(everything, factor, kernels);
      clipped = true;
      measure(kernels);
      normAfter = norm(everything);
      cosine = Double.isFinite(normBefore) && normAfter > 0 ? 1 : Double.NaN;
    }
  }

  private void clipLayers(double threshold, Kernels kernels) {
    for (int l = 0; l < layers.length; l++) {
      layerFactors[l] = factor(threshold, layerNorms[l]);
      if (layerFactors[l] != 1) {
        scale(layers[l], layerFactors[l], kernels);
        clipped = true;
      }
    }
    if (clipped) {
      measureAgain(kernels);
      double sum = 0;
      for (int l = 0; l < layers.length; l++) {
        sum += layerNorms[l] / normBefore * (layerFactors[l] * layerNorms[l] / normAfter);
      }
      cosine = Math.min(1, sum);
    }
  }

  private void clipValues(double threshold, Kernels kernels) {
    for (Parameter p : parameters) {
      kernels.magnitudes(p.gradient().data, p.size(), magnitudes);
      clipped |= !(magnitudes[Kernels.MAX_ABS] <= threshold);
    }
    if (clipped) {
      clipped = false;
      double dot = 0;
      for (Parameter p : parameters) {
        dot += clampInPlace(p.gradient().data, p.size(), threshold);
      }
      if (clipped) {
        measureAgain(kernels);
        cosine = Math.min(1, dot * (threshold / normAfter));
      }
    }
  }

  /** Clamps to [−c, c]; gives the sum of (g / norm of all) · (clamped g / c). */
  private double clampInPlace(double[] g, int n, double c) {
    double dot = 0;
    boolean changed = false;
    for (int i = 0; i < n; i++) {
      double raw = g[i];
      double kept = Math.max(-c, Math.min(c, raw));
      changed |= Math.abs(raw) > c;
      dot += raw / normBefore * (kept / c);
      g[i] = kept;
    }
    clipped |= changed;
    return dot;
  }

  private static double factor(double threshold, double norm) {
    return Math.min(1, threshold / (norm + EPSILON));
  }

  private void scale(int[] group, double by, Kernels kernels) {
    for (int i : group) {
      kernels.scale(parameters[i].gradient().data, by, parameters[i].size());
    }
  }

  private void measureAgain(Kernels kernels) {
    measure(kernels);
    normAfter = norm(everything);
    factor = normAfter / normBefore;
  }

  private void measure(Kernels kernels) {
    known = null;
    for (int i = 0; i < sums.length; i++) {
      sums[i] = kernels.sumOfSquares(parameters[i].gradient().data, parameters[i].size());
    }
  }

  /** The norm over a group of parameters, from the sums that were measured last. */
  private double norm(int[] group) {
    double sum = 0;
    for (int i : group) {
      sum += sums[i];
    }
    if (Norms.isSafe(sum)) {
      return Math.sqrt(sum);
    }
    for (int k = 0; k < group.length; k++) {
      norms[k] = known == null ? normOf(group[k]) : known[group[k]];
    }
    return Norms.norm(norms, group.length, sum);
  }

  private double normOf(int parameter) {
    Parameter p = parameters[parameter];
    return Norms.norm(p.gradient().data, p.size(), sums[parameter]);
  }
}
