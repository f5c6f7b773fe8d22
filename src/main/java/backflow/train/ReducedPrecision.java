package backflow.train;

import backflow.math.FloatFormat;
import backflow.nn.Parameter;
import backflow.nn.Workspace;
import backflow.nn.optim.Optimizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Training in a shorter format than double, as it is done in practice (mixed precision,
 * Micikevicius et al. 2018): passes see weights of the format, updates are made on masters of
 * float32 that are kept beside them. The loss scale is PyTorch's {@code GradScaler}, growing after
 * 200 good steps.
 *
 * <p>Between updates the parameters hold what the passes see. Training thread only; allocates
 * nothing after construction.
 */
final class ReducedPrecision {
  /** So many steps in a row have to be good for S to be doubled. */
  static final int GOOD_STEPS = 200;

  private static final double LARGEST_SCALE = 0x1p127;
  private static final double SMALLEST_SCALE = 0x1p-126;
  private static final int SCALE = 0;
  private static final int GOOD = 1;
  private static final int SKIPPED = 2;

  private final FloatFormat format;
  private final boolean dynamic;
  private final List<Parameter> parameters;
  private final Optimizer optimizer;
  private final double @Nullable [][] masters;
  private final double[] scaling;
  private boolean skipping;

  private ReducedPrecision(TrainingSpec spec, List<Parameter> parameters, Optimizer optimizer) {
    format = spec.precision();
    dynamic = spec.lossScale().dynamic();
    scaling = new double[] {spec.lossScale().start(), 0, 0};
    this.parameters = parameters;
    this.optimizer = optimizer;
    masters = format.master() == format ? null : new double[parameters.size()][];
    for (int i = 0; i < parameters.size(); i++) {
      if (masters != null) {
        masters[i] = parameters.get(i).value().data.clone();
      }
      keep(i);
    }
  }

  /**
   * That of an experiment.
   *
   * @param parameters as they start; modified: rounded to the format
   * @return null in double precision with a loss scale of 1
   */
  static @Nullable ReducedPrecision of(
      TrainingSpec spec, List<Parameter> parameters, Optimizer optimizer) {
    boolean usual =
        spec.precision() == FloatFormat.FLOAT64 && spec.lossScale().equals(LossScale.ONE);
    return usual ? null : new ReducedPrecision(spec, parameters, optimizer);
  }

  /** The format of the passes. */
  FloatFormat format() {
    return format;
  }

  /** S of the step under way, or of the next. */
  double scale() {
    return scaling[SCALE];
  }

  /** How many steps of the run were skipped. */
  long skipped() {
    return (long) scaling[SKIPPED];
  }

  /** Whether the step under way leaves the weights as they are. */
  boolean skipping() {
    return skipping;
  }

  /** Has the passes of a workspace computed so. */
  void applyTo(Workspace workspace) {
    workspace.format(format, scale());
  }

  /** After the backward pass: whether a gradient has overflown, so that this step is no good. */
  void judge() {
    skipping = dynamic && !allFinite();
  }

  private boolean allFinite() {
    for (int i = 0; i < parameters.size(); i++) {
      double[] g = parameters.get(i).gradient().data;
      int n = parameters.get(i).size();
      for (int k = 0; k < n; k++) {
        if (!Double.isFinite(g[k])) {
          return false;
        }
      }
    }
    return true;
  }

  /** Forgets a step that is half made. */
  void forgetStep() {
    skipping = false;
  }

  /** Puts the master of a parameter in its place, to be updated. */
  void raise(int index) {
    if (masters != null) {
      Parameter p = parameters.get(index);
      System.arraycopy(masters[index], 0, p.value().data, 0, p.size());
    }
  }

  /**
   * Keeps a parameter, and what the optimizer knows of it, as masters, and rounds it for passes.
   */
  void keep(int index) {
    Parameter p = parameters.get(index);
    double[] value = p.value().data;
    format.master().roundInPlace(value, p.size());
    double[][] state = optimizer.state(index);
    for (int k = 0; k < state.length; k++) {
      format.master().roundInPlace(state[k], p.size());
    }
    if (masters != null) {
      System.arraycopy(value, 0, masters[index], 0, p.size());
      format.roundInPlace(value, p.size());
    }
  }

  /** Ends a step: S is halved, or counts a good step towards its growth. */
  void endStep() {
    if (skipping) {
      scaling[SCALE] = Math.max(scaling[SCALE] / 2, SMALLEST_SCALE);
      scaling[GOOD] = 0;
      scaling[SKIPPED]++;
    } else if (dynamic && ++scaling[GOOD] == GOOD_STEPS) {
      scaling[SCALE] = Math.min(scaling[SCALE] * 2, LARGEST_SCALE);
      scaling[GOOD] = 0;
    }
    skipping = false;
  }

  /** What of it changes from step to step, for checkpoints: live arrays. */
  List<double[]> numbers() {
    List<double[]> numbers = new ArrayList<>();
    numbers.add(scaling);
    if (masters != null) {
      numbers.addAll(List.of(masters));
    }
    return numbers;
  }
}
