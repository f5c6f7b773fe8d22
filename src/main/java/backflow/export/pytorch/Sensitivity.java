package backflow.export.pytorch;

import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.math.RandomStream;
import backflow.nn.Parameter;
import backflow.probe.StepSnapshot;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * How long two programs that compute the same can agree. The experiment is trained beside copies of
 * itself whose first parameters are off by 1e-15 of themselves, which is about what the rounding of
 * another library does, and every number of the metrics is compared; see {@link Drift}.
 *
 * @param measured over how many steps
 * @param agreed how many of them agree, from the first on; {@code measured} if all do
 * @param rounding which columns are nothing but rounding from the start on, with their layers
 */
record Sensitivity(int measured, int agreed, Map<String, SortedSet<Integer>> rounding) {
  /** What is said to agree, relative. */
  static final double PROMISED = 1e-9;

  /** How far the start is moved, relative. */
  static final double PERTURBATION = 1e-15;

  private static final int COPIES = 3;

  /** How many trainings are made side by side. */
  static final int RUNS = COPIES + 1;

  /**
   * Whether a column is nothing but rounding in a layer, from the start on.
   *
   * @param layer 1 at the input
   */
  boolean isRounding(String column, int layer) {
    SortedSet<Integer> layers = rounding.get(column);
    return layers != null && layers.contains(layer);
  }

  /**
   * Measures it.
   *
   * @param setup the experiment at its start; not modified
   * @param steps over how many steps at most, at least 1
   * @param progress told how many steps are done
   * @param cancelled asked before every step; true ends the measurement early
   */
  static Sensitivity of(Setup setup, int steps, IntConsumer progress, BooleanSupplier cancelled) {
    Kernels kernels = KernelChoice.best();
    Trainer truth = new Trainer(setup.again(), kernels, Measuring.DEFAULT);
    List<Copy> copies = new ArrayList<>();
    for (int k = 0; k < COPIES; k++) {
      copies.add(Copy.of(setup, k, kernels));
    }
    Drift drift = new Drift(truth.setup());
    int step = 0;
    while (step < steps && !cancelled.getAsBoolean()) {
      truth.step();
      for (Copy copy : copies) {
        copy.perturb();
        copy.trainer().step();
        drift.compare(snapshot(truth), snapshot(copy.trainer()));
      }
      drift.endStep(snapshot(truth));
      if (drift.parted()) {
        return new Sensitivity(steps, step < Drift.START ? 0 : step, drift.rounding());
      }
      step++;
      progress.accept(step);
    }
    return new Sensitivity(step, step, drift.rounding());
  }

  private static StepSnapshot snapshot(Trainer trainer) {
    return Objects.requireNonNull(trainer.snapshot(), "every step is measured");
  }

  /**
   * The experiment with rounding errors of its own.
   *
   * @param trainer takes its steps
   * @param random which parameters are moved up, which down
   */
  private record Copy(Trainer trainer, RandomStream random) {
    static Copy of(Setup setup, int number, Kernels kernels) {
      RandomStream random = RandomStream.of(setup.spec().seed(), "perturbation " + number);
      return new Copy(new Trainer(setup.again(), kernels, Measuring.DEFAULT), random);
    }

    /** Moves every parameter, as if the last step had been rounded otherwise. */
    void perturb() {
      for (Parameter p : trainer.setup().network().parameters()) {
        for (int i = 0; i < p.size(); i++) {
          double sign = random.nextDouble() < 0.5 ? 1 : -1;
          p.value().data[i] *= 1 + sign * PERTURBATION;
        }
      }
    }
  }
}
