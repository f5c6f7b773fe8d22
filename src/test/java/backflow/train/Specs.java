package backflow.train;

import backflow.data.DataSet;
import backflow.math.FloatFormat;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Small experiments for tests. */
final class Specs {
  /** Two spirals, two layers of eight tanh units, batches of 32 of 96 samples. */
  static final ExperimentSpec SMALL =
      ExperimentSpec.DEFAULT
          .withData(data(DataSet.SPIRALS, 128))
          .withNetwork(network(List.of(8, 8), "tanh"));

  private Specs() {}

  static DataSpec data(DataSet set, int samples) {
    return new DataSpec(set, samples, 0.1, 0.25, 3, null, null);
  }

  static NetworkSpec network(List<Integer> widths, String activation) {
    return network(widths, activation, Normalization.NONE, Residual.NONE, 0);
  }

  static NetworkSpec network(
      List<Integer> widths, String activation, Normalization n, Residual r, double dropout) {
    InitializerSpec he = InitializerSpec.of(Scheme.HE_NORMAL);
    return new NetworkSpec(widths, List.of(activation), he, n, r, dropout);
  }

  static TrainingSpec training(LossChoice loss, OptimizerSpec.Kind kind, int batchSize) {
    boolean sgd = kind == OptimizerSpec.Kind.SGD;
    TrainingSpec t = ExperimentSpec.DEFAULT.training();
    OptimizerSpec o = OptimizerSpec.of(kind);
    return new TrainingSpec(
        loss, o, sgd ? 0.1 : 0.01, t.schedule(), batchSize, 0, Clipping.NONE, 100);
  }

  static ExperimentSpec batchSize(ExperimentSpec spec, int batchSize) {
    TrainingSpec t = spec.training();
    return spec.withTraining(
        new TrainingSpec(
            t.loss(),
            t.optimizer(),
            t.learningRate(),
            t.schedule(),
            batchSize,
            t.weightDecay(),
            t.clipping(),
            t.steps(),
            t.precision(),
            t.lossScale()));
  }

  /** Every kind of everything at least once, in mixtures. */
  static List<ExperimentSpec> many() {
    List<ExperimentSpec> all = new ArrayList<>();
    List<String> activations =
        List.of(
            "identity",
            "sigmoid",
            "tanh",
            "relu",
            "leaky-relu",
            "prelu",
            "elu",
            "selu",
            "gelu",
            "silu",
            "softplus",
            "softsign",
            "mish",
            "hard-tanh");
    List<DataSet> sets =
        List.of(
            DataSet.SPIRALS,
            DataSet.MOONS,
            DataSet.CIRCLES,
            DataSet.XOR,
            DataSet.BLOBS,
            DataSet.CHECKERBOARD,
            DataSet.SINE,
            DataSet.SURFACE,
            DataSet.GLYPHS);
    for (int i = 0; i < 28; i++) {
      Normalization n = Normalization.values()[i % 3];
      Residual r = Residual.values()[(i / 3) % 3];
      NetworkSpec network =
          network(List.of(9, 9, 5, 17, 17), activations.get(i % 14), n, r, i % 4 == 3 ? 0.25 : 0);
      DataSet set = sets.get(i % 9);
      all.add(
          ExperimentSpec.DEFAULT
              .withSeed(i)
              .withData(data(set, 90))
              .withNetwork(network)
              .withTraining(mixture(i, set)));
    }
    return all;
  }

  private static TrainingSpec mixture(int i, DataSet set) {
    boolean classes = set != DataSet.SINE && set != DataSet.SURFACE;
    LossChoice loss = classes ? LossChoice.values()[i % 4] : LossChoice.AUTO;
    TrainingSpec plain = training(loss, OptimizerSpec.Kind.values()[i % 5], 16);
    OptimizerSpec o = plain.optimizer();
    boolean rolling = o.kind() == OptimizerSpec.Kind.SGD && i % 2 == 1;
    OptimizerSpec momentum =
        new OptimizerSpec(
            o.kind(),
            rolling ? 0.9 : 0,
            rolling && i % 3 == 0,
            o.beta1(),
            o.beta2(),
            o.epsilon(),
            o.decay());
    Clipping.Mode mode = Clipping.Mode.values()[(i / 2) % 4];
    return new TrainingSpec(
        loss,
        momentum,
        plain.learningRate(),
        Schedule.of(Schedule.Kind.values()[i % 5]),
        16,
        i % 3 == 2 ? 0.01 : 0,
        new Clipping(mode, 0.3),
        100);
  }

  static ExperimentSpec precision(ExperimentSpec spec, FloatFormat format, LossScale scale) {
    return spec.withTraining(spec.training().withPrecision(format, scale));
  }

  /** The mixtures, each in another format or with another loss scale. */
  static List<ExperimentSpec> reduced() {
    List<FloatFormat> formats =
        List.of(FloatFormat.FLOAT16, FloatFormat.BFLOAT16, FloatFormat.FLOAT32);
    List<LossScale> scales =
        List.of(LossScale.ONE, LossScale.DYNAMIC, LossScale.constant(1000), LossScale.DYNAMIC);
    List<ExperimentSpec> all = new ArrayList<>();
    for (ExperimentSpec spec : many()) {
      int i = all.size();
      all.add(precision(spec, formats.get(i % 3), scales.get(i / 3 % 4)));
    }
    all.add(precision(SMALL, FloatFormat.FLOAT64, LossScale.DYNAMIC));
    return all;
  }

  static ExperimentSpec deep(int depth, int width, String activation) {
    return SMALL.withNetwork(network(Collections.nCopies(depth, width), activation));
  }

  /** All weights and running statistics, bit by bit. */
  static List<double[]> state(Setup setup) {
    List<double[]> state = new ArrayList<>();
    setup.network().parameters().forEach(p -> state.add(p.value().data.clone()));
    setup
        .network()
        .layers()
        .forEach(
            l -> {
              if (l.normalizer() != null) {
                Collections.addAll(state, l.normalizer().statistics());
              }
            });
    return state;
  }
}
