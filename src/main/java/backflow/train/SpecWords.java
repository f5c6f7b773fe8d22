package backflow.train;

import backflow.data.DataSet;
import backflow.data.Task;
import backflow.math.FloatFormat;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import java.util.List;
import java.util.function.Function;

/** The words of experiment files, from where they are defined. */
final class SpecWords {
  static final Words<DataSet> DATA_SETS = Words.of(DataSet.class, DataSet::id);

  static final Words<Task> TASKS = Words.of(Task.class, Task::id);

  /** Those that this version cannot show yet may be named all the same: it opens on the first. */
  static final Words<String> BOARDS =
      Words.of(
          List.of(
              "flow", "units", "updates", "network", "theory", "check", "terrain", "time", "sweep",
              "custom"),
          Function.identity());

  /** The ids of the instruments; the catalogue itself is in a room that is not read here. */
  static final Words<String> TILES =
      Words.of(
          List.of(
              "gradient-profile",
              "gradient-history",
              "signal-by-step",
              "loss",
              "update-ratio",
              "life-map",
              "activation-ridges",
              "unit-shares",
              "activation-function",
              "gradient-ridges",
              "clipping-norms",
              "clipping-angle",
              "clipping-share",
              "gradient-noise",
              "distance",
              "cliff",
              "graph",
              "decision-map",
              "unit-lens",
              "gain-theory",
              "ladder",
              "jacobian",
              "check-tensors",
              "check-epsilon",
              "check-kinks",
              "check-depth",
              "check-one",
              "exponents",
              "phase-diagram",
              "sweep-lines"),
          Function.identity());

  /** The ids of what spoils a gradient check; its catalogue is in a room that is not read here. */
  static final Words<String> SPOILERS =
      Words.of(
          List.of(
              "fresh-masks",
              "other-batch",
              "decay-in-one",
              "few-samples",
              "float32",
              "bfloat16",
              "small-epsilon",
              "kink",
              "tiny-gradient",
              "wrong-bias"),
          Function.identity());

  /** Whose errors a gradient check shows. */
  static final Words<String> DIFFERENCES =
      Words.of(List.of("centred", "one-sided"), Function.identity());

  static final Words<Activation> ACTIVATIONS = Words.of(Activations.all(), Activation::id);
  static final Words<Scheme> SCHEMES = Words.of(Scheme.class, Scheme::id);
  static final Words<Normalization> NORMALIZATIONS =
      Words.of(Normalization.class, Normalization::id);
  static final Words<Residual> RESIDUALS = Words.of(Residual.class, Residual::id);
  static final Words<LossChoice> LOSSES = Words.of(LossChoice.class, LossChoice::id);
  static final Words<OptimizerSpec.Kind> OPTIMIZERS =
      Words.of(OptimizerSpec.Kind.class, OptimizerSpec.Kind::id);
  static final Words<Schedule.Kind> SCHEDULES = Words.of(Schedule.Kind.class, Schedule.Kind::id);
  static final Words<Clipping.Mode> CLIPPING_MODES =
      Words.of(Clipping.Mode.class, Clipping.Mode::id);

  /** From the usual one to the shortest. */
  static final Words<FloatFormat> PRECISIONS =
      Words.of(
          List.of(
              FloatFormat.FLOAT64, FloatFormat.FLOAT32, FloatFormat.BFLOAT16, FloatFormat.FLOAT16),
          FloatFormat::word);

  private SpecWords() {}
}
