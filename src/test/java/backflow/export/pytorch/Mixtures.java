package backflow.export.pytorch;

import backflow.data.DataSet;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import backflow.train.DataSpec;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.LossChoice;
import backflow.train.NetworkSpec;
import backflow.train.OptimizerSpec;
import backflow.train.TrainingSpec;
import java.util.ArrayList;
import java.util.List;

/** Small experiments that together have every setting, each with three or more of the others. */
final class Mixtures {
  private static final List<String> ACTIVATIONS =
      Activations.all().stream().map(Activation::id).toList();

  private static final List<DataSet> SETS =
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

  private static final List<Integer> BATCHES = List.of(16, 7, 1000);
  private static final List<List<Integer>> WIDTHS =
      List.of(List.of(9, 9, 5), List.of(6, 6, 6, 6), List.of(2, 13), List.of(11));

  private Mixtures() {}

  /** So many, that every activation meets every normalization and every residual. */
  static List<ExperimentSpec> all() {
    List<ExperimentSpec> all = new ArrayList<>();
    for (int i = 0; i < 3 * ACTIVATIONS.size(); i++) {
      all.add(mixture(i));
    }
    return all;
  }

  /** The i-th. */
  static ExperimentSpec mixture(int i) {
    DataSet set = SETS.get(i % SETS.size());
    int arms = set == DataSet.SPIRALS ? 2 + i % 3 : 2;
    DataSpec data = new DataSpec(set, 61, 0.1, i % 2 == 0 ? 0.25 : 0, arms, null, null);
    return ExperimentSpec.DEFAULT
        .withName("Mixture " + i)
        .withSeed(i)
        .withData(data)
        .withNetwork(network(i))
        .withTraining(training(i, set));
  }

  private static NetworkSpec network(int i) {
    int round = i / ACTIVATIONS.size();
    List<Integer> widths = WIDTHS.get((i + round) % WIDTHS.size());
    List<String> activations = new ArrayList<>(List.of(ACTIVATIONS.get(i % ACTIVATIONS.size())));
    for (int l = 1; l < widths.size() && i % 5 == 4; l++) {
      activations.add(ACTIVATIONS.get((i + l) % ACTIVATIONS.size()));
    }
    Scheme[] drawn = {
      Scheme.XAVIER_NORMAL,
      Scheme.HE_NORMAL,
      Scheme.HE_UNIFORM,
      Scheme.LECUN_NORMAL,
      Scheme.ORTHOGONAL
    };
    InitializerSpec usual = InitializerSpec.of(drawn[i % drawn.length]);
    double bias = i % 3 == 0 ? 0.1 : 0;
    InitializerSpec start =
        new InitializerSpec(
            usual.scheme(), 1, bias, usual.k(), usual.std(), usual.bound(), usual.value());
    Normalization normalization = Normalization.values()[(i + round) % 3];
    Residual residual = Residual.values()[(i / 3 + round) % 3];
    return new NetworkSpec(widths, activations, start, normalization, residual, 0);
  }

  private static TrainingSpec training(int i, DataSet set) {
    boolean classes = set != DataSet.SINE && set != DataSet.SURFACE;
    LossChoice loss = classes ? LossChoice.values()[i % 4] : LossChoice.AUTO;
    OptimizerSpec.Kind kind = OptimizerSpec.Kind.values()[i % 5];
    boolean sgd = kind == OptimizerSpec.Kind.SGD;
    OptimizerSpec usual = OptimizerSpec.of(kind);
    double momentum = sgd && i % 2 == 1 ? 0.9 : 0;
    OptimizerSpec optimizer =
        new OptimizerSpec(
            kind,
            momentum,
            momentum > 0 && i % 3 == 0,
            usual.beta1(),
            usual.beta2(),
            usual.epsilon(),
            usual.decay());
    Clipping.Mode mode = Clipping.Mode.values()[(i / 2) % 4];
    Clipping clipping = mode == Clipping.Mode.NONE ? Clipping.NONE : new Clipping(mode, 0.05);
    return new TrainingSpec(
        loss,
        optimizer,
        sgd ? 0.05 : 0.01,
        schedule(Schedule.Kind.values()[(i / 3) % 5]),
        batchSize(i),
        i % 3 == 2 ? 0.01 : 0,
        clipping,
        20);
  }

  /** Now and then with one sample in the last batch, of which batch norm cannot learn. */
  private static int batchSize(int i) {
    boolean lonely = i % 4 == 3 && network(i).normalization() != Normalization.BATCH;
    return lonely ? 5 : BATCHES.get(i % BATCHES.size());
  }

  private static Schedule schedule(Schedule.Kind kind) {
    Schedule usual = Schedule.of(kind);
    return new Schedule(
        kind,
        kind == Schedule.Kind.STEP ? 4 : usual.every(),
        usual.factor(),
        kind == Schedule.Kind.COSINE || kind == Schedule.Kind.WARM_UP ? 12 : usual.over(),
        kind == Schedule.Kind.COSINE ? 0.1 : 0);
  }
}
