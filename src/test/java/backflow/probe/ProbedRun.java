package backflow.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.LayerVisitor;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.nn.activation.Activation;
import backflow.nn.loss.Loss;
import backflow.nn.optim.Clipper;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Optimizer;
import backflow.nn.optim.Optimizers;
import backflow.nn.optim.Rates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Two networks that take the same steps: one is measured by the probe on its way in lean memory,
 * the other keeps everything and is measured afterwards, entry by entry.
 */
final class ProbedRun {
  private final Network network;
  private final Network twin;
  private final Workspace lean;
  private final Workspace whole;
  private final Probe probe;
  private final Clipper clipper;
  private final Clipper twinClipper;
  private final Optimizer optimizer;
  private final Optimizer twinOptimizer;
  private final Rates rates;
  private final Clipping clipping;
  private final double rate;
  private final List<double[]> start;
  private final List<Boolean> clipped = new ArrayList<>();
  private double tolerance = 1e-12;
  private long step;

  /**
   * A run.
   *
   * @param network at its start
   * @param twin another with the same weights
   */
  ProbedRun(
      Network network,
      Network twin,
      int batch,
      Keep keep,
      String optimizer,
      double rate,
      Rates rates,
      Clipping clipping) {
    this.network = network;
    this.twin = twin;
    this.rate = rate;
    this.rates = rates;
    this.clipping = clipping;
    lean = workspace(network, batch, keep, KernelChoice.best());
    lean.measuring(true);
    whole = workspace(twin, batch, Keep.ALL, KernelChoice.plain());
    probe = new Probe(network);
    clipper = new Clipper(network.parameters());
    twinClipper = new Clipper(twin.parameters());
    this.optimizer = Optimizers.of(optimizer, network.parameters());
    twinOptimizer = Optimizers.of(optimizer, twin.parameters());
    start = values(twin);
  }

  private static Workspace workspace(Network n, int batch, Keep keep, Kernels kernels) {
    return new Workspace(n, batch, kernels, RandomStream.of(1, "dropout of the test"), keep);
  }

  private static List<double[]> values(Network network) {
    return network.parameters().stream().map(p -> p.value().data.clone()).toList();
  }

  private static List<double[]> gradients(Network network) {
    return network.parameters().stream().map(p -> p.gradient().data.clone()).toList();
  }

  ProbedRun tolerance(double relative) {
    tolerance = relative;
    return this;
  }

  StepSnapshot snapshot() {
    return probe.snapshot();
  }

  /** Takes a step with both and compares whatever the probe says. */
  void step(DMatrixRMaj x, DMatrixRMaj y, Loss loss) {
    network.forward(x, lean, Mode.TRAIN);
    probe.afterForward(step, lean);
    backward(network, lean, x, y, loss, probe.duringBackward(lean, closely()));
    probe.afterBackward(lean);
    clipper.apply(clipping, lean.kernels(), probe.gradientSquares(), probe.gradientNorms());
    probe.afterClip(clipper);
    optimizer.beginStep();
    for (int i = 0; i < network.parameters().size(); i++) {
      Parameter p = network.parameters().get(i);
      optimizer.update(
          i, p, rate, rates, lean.kernels(), probe.start(i), probe.beforeUpdate(i, lean.kernels()));
    }
    probe.afterUpdate();
    twin.forward(x, whole, Mode.TRAIN);
    backward(twin, whole, x, y, loss, null);
    compareStep();
    step++;
  }

  private static void backward(
      Network network,
      Workspace w,
      DMatrixRMaj x,
      DMatrixRMaj y,
      Loss loss,
      @Nullable LayerVisitor visitor) {
    DMatrixRMaj output = w.output();
    double[] gradient = w.outputGradient().data;
    loss.gradient(output.data, y.data, gradient, x.numRows, output.numCols);
    network.backward(w, visitor);
  }

  private void compareStep() {
    assertEquals(step, snapshot().step());
    for (Layer layer : twin.layers()) {
      forward(layer, whole.layer(layer.index()));
      signals(layer.index(), whole.layer(layer.index()));
      weights(layer, whole.layer(layer.index()));
    }
    List<double[]> before = values(twin);
    List<double[]> raw = gradients(twin);
    same(StepQuantity.DISTANCE, Exact.norm(flat(before, start), size()));
    same(StepQuantity.GLOBAL_NORM_BEFORE, Exact.norm(flat(raw, null), size()));
    twinClipper.apply(clipping, whole.kernels());
    List<double[]> after = gradients(twin);
    clipping(raw, after);
    update(before);
  }

  private void forward(Layer layer, Tensors t) {
    int l = layer.index();
    int n = t.a().getNumElements();
    double[] a = t.a().data;
    double[] z = t.z().data;
    same(LayerQuantity.ACTIVATION_RMS, l, Exact.rms(a, n));
    near(LayerQuantity.ACTIVATION_MEAN, l, Exact.mean(a, n), Exact.rms(a, n));
    near(LayerQuantity.ACTIVATION_STD, l, Exact.deviation(a, n), Exact.rms(a, n));
    near(LayerQuantity.PREACTIVATION_STD, l, Exact.deviation(z, n), Exact.rms(z, n));
    Activation f = layer.activation();
    if (f == null) {
      blank(LayerQuantity.ZERO_SHARE, l);
      blank(LayerQuantity.SATURATED_SHARE, l);
      return;
    }
    int zeros = 0;
    int saturated = 0;
    for (int i = 0; i < n; i++) {
      zeros += t.f().data[i] == 0 ? 1 : 0;
      saturated += f.saturated(z[i]) ? 1 : 0;
    }
    same(LayerQuantity.ZERO_SHARE, l, zeros / (double) n);
    if (f.saturates()) {
      same(LayerQuantity.SATURATED_SHARE, l, saturated / (double) n);
    } else {
      blank(LayerQuantity.SATURATED_SHARE, l);
    }
  }

  private void signals(int l, Tensors t) {
    int n = t.a().getNumElements();
    same(LayerQuantity.ACTIVATION_GRADIENT_RMS, l, Exact.rms(t.da().data, n));
    same(LayerQuantity.PREACTIVATION_GRADIENT_RMS, l, Exact.rms(t.dz().data, n));
    same(LayerQuantity.ACTIVATION_GRADIENT_NORM, l, Exact.norm(t.da().data, n));
    same(LayerQuantity.PREACTIVATION_GRADIENT_NORM, l, Exact.norm(t.dz().data, n));
    entries(LayerQuantity.ACTIVATION_GRADIENT_MEAN_ABS, l, Exact.meanAbs(t.da().data, n));
    entries(LayerQuantity.ACTIVATION_GRADIENT_MAX_ABS, l, Exact.maxAbs(t.da().data, n));
    entries(LayerQuantity.PREACTIVATION_GRADIENT_MEAN_ABS, l, Exact.meanAbs(t.dz().data, n));
    entries(LayerQuantity.PREACTIVATION_GRADIENT_MAX_ABS, l, Exact.maxAbs(t.dz().data, n));
  }

  private void entries(LayerQuantity quantity, int layer, double expected) {
    if (closely()) {
      same(quantity, layer, expected);
    } else {
      blank(quantity, layer);
    }
  }

  /** Every other step. */
  private boolean closely() {
    return step % 2 == 0;
  }

  private void weights(Layer layer, Tensors t) {
    int l = layer.index();
    Parameter w = layer.dense().weight();
    Parameter b = layer.dense().bias();
    double[] g = w.gradient().data;
    same(LayerQuantity.WEIGHT_GRADIENT_NORM, l, Exact.norm(g, w.size()));
    same(LayerQuantity.WEIGHT_GRADIENT_RMS, l, Exact.rms(g, w.size()));
    same(LayerQuantity.WEIGHT_GRADIENT_MEAN_ABS, l, Exact.meanAbs(g, w.size()));
    same(LayerQuantity.WEIGHT_GRADIENT_MAX_ABS, l, Exact.maxAbs(g, w.size()));
    same(LayerQuantity.BIAS_GRADIENT_NORM, l, Exact.norm(b.gradient().data, b.size()));
    same(LayerQuantity.WEIGHT_NORM, l, Exact.norm(w.value().data, w.size()));
    int nonFinite = nonFinite(t.a()) + nonFinite(w.gradient()) + nonFinite(b.gradient());
    nonFinite += Math.min(1, nonFinite(t.z())) + Math.min(1, nonFinite(t.dz()));
    same(LayerQuantity.NON_FINITE, l, nonFinite);
  }

  private static int nonFinite(DMatrixRMaj m) {
    int count = 0;
    for (int i = 0; i < m.getNumElements(); i++) {
      count += Double.isFinite(m.data[i]) ? 0 : 1;
    }
    return count;
  }

  private void clipping(List<double[]> raw, List<double[]> kept) {
    double[] g = flat(raw, null);
    double[] h = flat(kept, null);
    double before = Exact.norm(g, g.length);
    double after = Exact.norm(h, h.length);
    boolean changed = false;
    double cosine = 0;
    for (int i = 0; i < g.length; i++) {
      changed |= g[i] != h[i] && !(Double.isNaN(g[i]) && Double.isNaN(h[i]));
      cosine += g[i] / before * (h[i] / after);
    }
    same(StepQuantity.GLOBAL_NORM_AFTER, after);
    for (Layer layer : twin.layers()) {
      same(LayerQuantity.NORM_BEFORE_CLIPPING, layer.index(), layerNorm(raw, layer.index()));
      same(LayerQuantity.NORM_AFTER_CLIPPING, layer.index(), layerNorm(kept, layer.index()));
    }
    if (!Double.isFinite(before)) {
      return; // what clipping makes of such gradients is tested beside it
    }
    if (before == 0) {
      assertTrue(Blank.is(snapshot().get(StepQuantity.CLIP_FACTOR)));
    } else {
      same(StepQuantity.CLIP_FACTOR, changed ? after / before : 1);
    }
    if (before == 0 || after == 0) {
      assertTrue(Blank.is(snapshot().get(StepQuantity.CLIP_COSINE)));
    } else {
      same(StepQuantity.CLIP_COSINE, changed ? cosine : 1);
    }
    clipped.add(changed);
    int from = Math.max(0, clipped.size() - 100);
    long share = clipped.subList(from, clipped.size()).stream().filter(c -> c).count();
    same(StepQuantity.CLIPPED_SHARE, share / (double) (clipped.size() - from));
  }

  private double layerNorm(List<double[]> gradients, int layer) {
    List<double[]> mine = new ArrayList<>();
    for (int i = 0; i < gradients.size(); i++) {
      if (twin.parameters().get(i).layer() == layer) {
        mine.add(gradients.get(i));
      }
    }
    double[] all = mine.stream().flatMapToDouble(Arrays::stream).toArray();
    return Exact.norm(all, all.length);
  }

  /** u is what plain arithmetic subtracts; the optimizers themselves are tested elsewhere. */
  private void update(List<double[]> before) {
    twinOptimizer.beginStep();
    double[] all = new double[size()];
    int at = 0;
    for (int i = 0; i < before.size(); i++) {
      Parameter p = twin.parameters().get(i);
      double[] u = update(i, p);
      System.arraycopy(u, 0, all, at, u.length);
      at += u.length;
      if (p.kind() == Parameter.Kind.WEIGHT) {
        double weight = Exact.norm(before.get(i), u.length);
        double moved = Exact.norm(u, u.length);
        if (weight == 0) {
          blank(LayerQuantity.UPDATE_TO_WEIGHT, p.layer());
        } else {
          same(LayerQuantity.UPDATE_TO_WEIGHT, p.layer(), moved / weight);
        }
      }
    }
    same(StepQuantity.UPDATE_NORM, Exact.norm(all, all.length));
  }

  /** The update, seen by letting the optimizer subtract it from zeros. */
  private double[] update(int index, Parameter p) {
    double[] value = p.value().data.clone();
    twinOptimizer.update(index, p, rate, rates, whole.kernels(), null, null);
    double[] after = p.value().data.clone();
    double[] u = new double[value.length];
    if (plain()) {
      for (int k = 0; k < u.length; k++) {
        u[k] = rate * p.gradient().data[k];
        assertEquals(after[k], value[k] - u[k]);
      }
    } else {
      for (int k = 0; k < u.length; k++) {
        u[k] = value[k] - after[k];
      }
    }
    return u;
  }

  private boolean plain() {
    return twinOptimizer.getClass().getSimpleName().equals("Sgd")
        && rates.momentum() == 0
        && rates.weightDecay() == 0;
  }

  private int size() {
    return twin.parameterCount();
  }

  private double[] flat(List<double[]> arrays, @Nullable List<double[]> less) {
    double[] all = new double[size()];
    int at = 0;
    for (int i = 0; i < arrays.size(); i++) {
      double[] array = arrays.get(i);
      for (int k = 0; k < array.length; k++) {
        all[at++] = array[k] - (less == null ? 0 : less.get(i)[k]);
      }
    }
    return all;
  }

  private void same(StepQuantity quantity, double expected) {
    near(snapshot().get(quantity), expected, Math.abs(expected), quantity.toString());
  }

  private void same(LayerQuantity quantity, int layer, double expected) {
    near(quantity, layer, expected, Math.abs(expected));
  }

  private void near(LayerQuantity quantity, int layer, double expected, double scale) {
    near(snapshot().get(quantity, layer), expected, scale, quantity + " of layer " + layer);
  }

  private void near(double actual, double expected, double scale, String what) {
    String where = what + " at step " + step + " was " + actual + ", not " + expected;
    if (Double.isFinite(expected) && expected != 0) {
      assertTrue(Math.abs(actual - expected) <= tolerance * scale + 1e-322, where);
    } else if (expected == 0) {
      assertTrue(Math.abs(actual) <= tolerance * scale, where);
    } else {
      assertEquals(expected, actual, where);
    }
  }

  private void blank(LayerQuantity quantity, int layer) {
    assertTrue(Blank.is(snapshot().get(quantity, layer)), quantity + " of layer " + layer);
  }
}
