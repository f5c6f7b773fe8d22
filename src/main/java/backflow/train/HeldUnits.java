package backflow.train;

import backflow.math.Kernels;
import backflow.math.Norms;
import backflow.math.RandomStream;
import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.optim.Optimizer;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries out interventions in a network. Training thread only; allocates when something changes,
 * not per step.
 */
final class HeldUnits {
  private final Network network;
  private final long seed;
  private final double[] @Nullable [] before;
  private Held held = Held.NOTHING;

  HeldUnits(Network network, long seed) {
    this.network = network;
    this.seed = seed;
    before = new double[network.parameters().size()][];
  }

  Held held() {
    return held;
  }

  void apply(Intervention what) {
    Held.Unit unit = new Held.Unit(what.layer(), what.unit());
    switch (what.kind()) {
      case KILL -> hold(with(held.killed(), unit), held.frozen(), held.perturbations());
      case FREEZE -> hold(held.killed(), with(held.frozen(), unit), held.perturbations());
      case RELEASE ->
          hold(without(held.killed(), unit), without(held.frozen(), unit), held.perturbations());
      case PERTURB -> {
        perturb(what);
        hold(held.killed(), held.frozen(), held.perturbations() + 1);
      }
    }
  }

  /** Goes on with other units held. */
  void restore(Held other) {
    hold(other.killed(), other.frozen(), other.perturbations());
  }

  private static Set<Held.Unit> with(Set<Held.Unit> units, Held.Unit one) {
    Set<Held.Unit> more = new HashSet<>(units);
    more.add(one);
    return more;
  }

  private static Set<Held.Unit> without(Set<Held.Unit> units, Held.Unit one) {
    Set<Held.Unit> fewer = new HashSet<>(units);
    fewer.remove(one);
    return fewer;
  }

  private void hold(Set<Held.Unit> killed, Set<Held.Unit> frozen, int perturbations) {
    held = new Held(killed, frozen, perturbations);
    for (Layer layer : network.layers()) {
      int[] silent = unitsOf(held.killed(), layer.index());
      layer.silence(silent.length == 0 ? null : silent);
    }
    for (int i = 0; i < before.length; i++) {
      Parameter p = network.parameters().get(i);
      before[i] = isFrozen(p) ? new double[p.size()] : null;
    }
  }

  private static int[] unitsOf(Set<Held.Unit> units, int layer) {
    return units.stream()
        .filter(u -> u.layer() == layer)
        .mapToInt(u -> u.unit() - 1)
        .sorted()
        .toArray();
  }

  private boolean isFrozen(Parameter p) {
    boolean incoming = p.kind() == Parameter.Kind.WEIGHT || p.kind() == Parameter.Kind.BIAS;
    return incoming && held.frozen().stream().anyMatch(u -> u.layer() == p.layer());
  }

  /** W ← W + N(0, size²) in the row of the unit. */
  private void perturb(Intervention what) {
    RandomStream random = RandomStream.of(seed, "perturbation " + held.perturbations());
    Parameter w = network.layers().get(what.layer() - 1).dense().weight();
    int in = w.value().numCols;
    for (int k = 0; k < in; k++) {
      w.value().data[(what.unit() - 1) * in + k] += what.size() * random.nextGaussian();
    }
  }

  /** To be called before the update of a parameter. */
  void beforeUpdate(int index, Parameter p) {
    double[] copy = before[index];
    if (copy != null) {
      System.arraycopy(p.value().data, 0, copy, 0, copy.length);
    }
  }

  /**
   * Takes the update of frozen units back.
   *
   * @param p its value modified
   * @param sums of the update, as the optimizer left them; modified: those of what is left of it
   */
  void afterUpdate(int index, Parameter p, Kernels kernels, double @Nullable [] sums) {
    double[] copy = before[index];
    if (copy == null) {
      return;
    }
    double[] w = p.value().data;
    int width = network.layers().get(p.layer() - 1).width();
    int in = copy.length / width;
    for (Held.Unit u : held.frozen()) {
      if (u.layer() == p.layer()) {
        System.arraycopy(copy, (u.unit() - 1) * in, w, (u.unit() - 1) * in, in);
      }
    }
    if (sums != null) {
      for (int i = 0; i < copy.length; i++) {
        copy[i] -= w[i];
      }
      sums[Optimizer.UPDATE_SQUARES] = kernels.sumOfSquares(copy, copy.length);
      sums[Optimizer.UPDATE_NORM] = Norms.norm(copy, copy.length, sums[Optimizer.UPDATE_SQUARES]);
    }
  }
}
