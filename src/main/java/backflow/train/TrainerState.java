package backflow.train;

import backflow.data.Batches;
import backflow.math.RandomStream;
import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.optim.Optimizer;
import backflow.probe.Probe;
import backflow.probe.UnitActivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live parts of a trainer that change from step to step, and how they are saved and restored:
 * parameters, running statistics, optimizer, random streams, and what measurements remember.
 * Training thread only.
 */
final class TrainerState {
  private static final double[] ZEROS = new double[0];

  private final List<double[]> numbers = new ArrayList<>();
  private final Optimizer optimizer;
  private final Batches batches;
  private final RandomStream dropout;
  private final @Nullable Probe probe;
  private final @Nullable ProbeSet probeSet;

  TrainerState(
      Network network,
      Optimizer optimizer,
      Batches batches,
      RandomStream dropout,
      @Nullable Probe probe,
      @Nullable ProbeSet probeSet,
      @Nullable ReducedPrecision reduced) {
    this.optimizer = optimizer;
    this.batches = batches;
    this.dropout = dropout;
    this.probe = probe;
    this.probeSet = probeSet;
    for (int i = 0; i < network.parameters().size(); i++) {
      numbers.add(network.parameters().get(i).value().data);
      Collections.addAll(numbers, optimizer.state(i));
    }
    for (Layer layer : network.layers()) {
      if (layer.normalizer() != null) {
        Collections.addAll(numbers, layer.normalizer().statistics());
      }
    }
    if (reduced != null) {
      numbers.addAll(reduced.numbers());
    }
  }

  /**
   * What was saved. Immutable.
   *
   * @param numbers parameters, the optimizer's arrays, running statistics, and masters and loss
   *     scale of a reduced precision; an array that was all 0 is empty
   * @param optimizerSteps how many steps the optimizer has begun
   * @param batches where the batches stand; never dealt from
   * @param dropout where the dropout stream stands; never drawn from
   * @param probe what the probe remembers; null if steps are not measured
   * @param activity the lives of the units; null if the probe set is not measured
   */
  record Saved(
      List<double[]> numbers,
      long optimizerSteps,
      Batches batches,
      RandomStream dropout,
      Probe.@Nullable Memory probe,
      @Nullable List<UnitActivity> activity) {
    /** The memory that only this takes. */
    long bytes() {
      long sum = batches.bytes() + 100;
      for (double[] array : numbers) {
        sum += 24 + (long) Double.BYTES * array.length;
      }
      sum += probe == null ? 0 : probe.bytes();
      if (activity != null) {
        for (UnitActivity units : activity) {
          sum += 100 + 7L * units.units(); // a reference and three flags each
        }
      }
      return sum;
    }
  }

  /** A copy of everything. */
  Saved save() {
    List<double[]> copies = new ArrayList<>(numbers.size());
    for (double[] array : numbers) {
      copies.add(isZero(array) ? ZEROS : array.clone());
    }
    return new Saved(
        copies,
        optimizer.steps(),
        batches.copy(),
        dropout.copy(),
        probe == null ? null : probe.memory(),
        probeSet == null ? null : probeSet.activity());
  }

  /** Bit by bit: −0 is not 0. */
  private static boolean isZero(double[] array) {
    for (double value : array) {
      if (Double.doubleToRawLongBits(value) != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Goes on from what was saved. What was not measured then is measured from here on.
   *
   * @param saved of a trainer of the same experiment; not modified
   */
  void restore(Saved saved) {
    for (int i = 0; i < numbers.size(); i++) {
      double[] from = saved.numbers().get(i);
      double[] to = numbers.get(i);
      if (from.length == 0) {
        Arrays.fill(to, 0);
      } else {
        System.arraycopy(from, 0, to, 0, to.length);
      }
    }
    optimizer.restoreSteps(saved.optimizerSteps());
    saved.batches().copyInto(batches);
    saved.dropout().copyInto(dropout);
    if (probe != null && saved.probe() != null) {
      probe.restore(saved.probe());
    }
    if (probeSet != null && saved.activity() != null) {
      probeSet.restore(saved.activity());
    }
  }

  /** About how many bytes a copy takes at most. */
  long bytes() {
    long sum = batches.bytes() + 200;
    for (double[] array : numbers) {
      sum += 24 + (long) Double.BYTES * array.length;
    }
    return sum + 1000;
  }
}
