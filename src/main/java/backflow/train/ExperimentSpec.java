package backflow.train;

import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An experiment: everything that decides every bit of a run. A value; {@code SpecJson} reads and
 * writes it.
 *
 * @param name what it is called
 * @param seed from which all random streams are split
 * @param data what is learned
 * @param network what learns
 * @param training how
 * @param view where to open it; no influence on the run
 * @param diagnosis thresholds of the diagnosis by rule or name, in the order of the file, up to 100
 *     finite numbers under words of {@code [a-z0-9-]}; unmodifiable; no influence on the run
 * @param text what is said of it; no influence on the run
 */
public record ExperimentSpec(
    String name,
    long seed,
    DataSpec data,
    NetworkSpec network,
    TrainingSpec training,
    ViewSpec view,
    Map<String, Double> diagnosis,
    TextSpec text) {

  /** The version of the file format that this program writes. */
  public static final int VERSION = 1;

  /** What an empty experiment file means: a 20-layer sigmoid network on two spirals. */
  public static final ExperimentSpec DEFAULT =
      new ExperimentSpec(
          "Untitled",
          42,
          DataSpec.DEFAULT,
          new NetworkSpec(
              Collections.nCopies(20, 16),
              List.of("sigmoid"),
              InitializerSpec.of(Scheme.XAVIER_NORMAL),
              Normalization.NONE,
              Residual.NONE,
              0),
          new TrainingSpec(
              LossChoice.AUTO,
              OptimizerSpec.of(OptimizerSpec.Kind.SGD),
              0.1,
              Schedule.CONSTANT,
              32,
              0,
              Clipping.NONE,
              1000),
          ViewSpec.DEFAULT,
          TextSpec.NONE);

  public ExperimentSpec {
    diagnosis = Collections.unmodifiableMap(new LinkedHashMap<>(diagnosis));
  }

  /** With the usual thresholds of the diagnosis. */
  public ExperimentSpec(
      String name,
      long seed,
      DataSpec data,
      NetworkSpec network,
      TrainingSpec training,
      ViewSpec view,
      TextSpec text) {
    this(name, seed, data, network, training, view, Map.of(), text);
  }

  /** The same with other data. */
  public ExperimentSpec withData(DataSpec other) {
    return new ExperimentSpec(name, seed, other, network, training, view, diagnosis, text);
  }

  /** The same with another network. */
  public ExperimentSpec withNetwork(NetworkSpec other) {
    return new ExperimentSpec(name, seed, data, other, training, view, diagnosis, text);
  }

  /** The same, trained otherwise. */
  public ExperimentSpec withTraining(TrainingSpec other) {
    return new ExperimentSpec(name, seed, data, network, other, view, diagnosis, text);
  }

  /** The same from another seed. */
  public ExperimentSpec withSeed(long other) {
    return new ExperimentSpec(name, other, data, network, training, view, diagnosis, text);
  }

  /** The same under another name. */
  public ExperimentSpec withName(String other) {
    return new ExperimentSpec(other, seed, data, network, training, view, diagnosis, text);
  }

  /** The same, opened elsewhere. */
  public ExperimentSpec withView(ViewSpec other) {
    return new ExperimentSpec(name, seed, data, network, training, other, diagnosis, text);
  }

  /** The same with other words beside it. */
  public ExperimentSpec withText(TextSpec other) {
    return new ExperimentSpec(name, seed, data, network, training, view, diagnosis, other);
  }

  /** The same with other thresholds of the diagnosis. */
  public ExperimentSpec withDiagnosis(Map<String, Double> other) {
    return new ExperimentSpec(name, seed, data, network, training, view, other, text);
  }

  /** Whether both give the same bits: equal but for name, view, diagnosis and text. */
  public boolean sameRun(ExperimentSpec other) {
    return seed == other.seed
        && data.equals(other.data)
        && network.equals(other.network)
        && training.equals(other.training);
  }
}
