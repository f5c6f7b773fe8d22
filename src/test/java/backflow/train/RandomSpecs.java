package backflow.train;

import backflow.data.DataSet;
import backflow.data.Task;
import backflow.math.FloatFormat;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Valid experiments over all fields, from a seed. */
final class RandomSpecs {
  private static final List<String> ACTIVATIONS = List.of("relu", "tanh", "leaky-relu", "mish");

  private final Random random;

  RandomSpecs(long seed) {
    random = new Random(seed);
  }

  ExperimentSpec next() {
    NetworkSpec network = network();
    DataSpec data = data();
    int at = random.nextInt(1_000_001);
    TrainingSpec training = training(data.set(), network);
    List<String> tiles =
        List.of("gradient-profile", "loss", "life-map").subList(0, random.nextInt(4));
    ViewSpec view = new ViewSpec(at, random.nextBoolean() ? "flow" : "custom", tiles, check());
    return new ExperimentSpec(
        text(), random.nextLong(), data, network, training, view, diagnosis(), words());
  }

  private CheckSpec check() {
    double epsilon = random.nextBoolean() ? 6e-6 : 1e-13 + 0.09 * random.nextDouble();
    List<String> spoilers = List.of("wrong-bias", "kink").subList(0, random.nextInt(3));
    String scheme = pick(List.of("centred", "one-sided"));
    return new CheckSpec(
        epsilon, pick(List.of(FloatFormat.values())), 1 + random.nextInt(3000), scheme, spoilers);
  }

  private TextSpec words() {
    int answers = random.nextInt(3) * 2;
    int right = answers == 0 ? 0 : 1 + random.nextInt(answers);
    List<String> choices = new ArrayList<>();
    while (choices.size() < answers) {
      choices.add(text());
    }
    String finding = pick(List.of("", "dead-units"));
    List<Double> ends = new ArrayList<>();
    boolean drawn = random.nextBoolean();
    for (int i = 0; drawn && i < answers; i++) {
      ends.add(Math.scalb(1 + random.nextDouble(), random.nextInt(2000) - 999));
    }
    return new TextSpec(text(), text(), text(), choices, right, ends, text(), finding);
  }

  private Map<String, Double> diagnosis() {
    Map<String, Double> thresholds = new LinkedHashMap<>();
    for (String key : List.of("vanishing", "dying-relu", "3-x").subList(0, random.nextInt(4))) {
      thresholds.put(
          key, (random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(2000) - 999));
    }
    return thresholds;
  }

  private DataSpec data() {
    DataSet set = pick(DataSet.values());
    boolean csv = set == DataSet.CSV;
    return new DataSpec(
        set,
        whole(Limits.SAMPLES),
        number(Limits.NOISE),
        number(Limits.TEST_SHARE),
        set == DataSet.SPIRALS ? whole(Limits.ARMS) : 2,
        csv ? "/data/" + random.nextInt(9) + " ü.csv" : null,
        csv && random.nextBoolean() ? "species" : null,
        csv ? pick(List.of(Task.AUTO, Task.CLASSIFICATION)) : Task.AUTO);
  }

  private NetworkSpec network() {
    int depth = random.nextInt(random.nextBoolean() ? 4 : 301);
    List<Integer> widths = new ArrayList<>(Collections.nCopies(depth, whole(Limits.WIDTH)));
    if (random.nextBoolean()) {
      widths.replaceAll(w -> whole(Limits.WIDTH));
    }
    List<String> activations = new ArrayList<>(List.of(pick(ACTIVATIONS)));
    while (depth > 1 && activations.size() < depth && (activations.size() > 1 || depth % 2 == 0)) {
      activations.add(pick(ACTIVATIONS));
    }
    return new NetworkSpec(
        widths,
        activations,
        initializer(pick(Scheme.values())),
        pick(Normalization.values()),
        pick(Residual.values()),
        number(Limits.DROPOUT));
  }

  private InitializerSpec initializer(Scheme scheme) {
    InitializerSpec usual = InitializerSpec.of(scheme);
    return new InitializerSpec(
        scheme,
        number(Limits.GAIN),
        number(Limits.BIAS),
        scheme == Scheme.SCALED_NORMAL ? number(Limits.K) : usual.k(),
        scheme == Scheme.NORMAL ? number(Limits.STD) : usual.std(),
        scheme == Scheme.UNIFORM ? number(Limits.BOUND) : usual.bound(),
        scheme == Scheme.CONSTANT ? number(Limits.VALUE) : usual.value());
  }

  private TrainingSpec training(DataSet set, NetworkSpec network) {
    boolean regression = set == DataSet.SINE || set == DataSet.SURFACE;
    return new TrainingSpec(
        regression ? LossChoice.MSE : pick(LossChoice.values()),
        optimizer(pick(OptimizerSpec.Kind.values())),
        number(Limits.LEARNING_RATE),
        schedule(pick(Schedule.Kind.values())),
        Math.max(network.normalization() == Normalization.BATCH ? 2 : 1, whole(Limits.BATCH_SIZE)),
        number(Limits.WEIGHT_DECAY),
        new Clipping(pick(Clipping.Mode.values()), number(Limits.THRESHOLD)),
        whole(Limits.STEPS),
        pick(FloatFormat.values()),
        random.nextBoolean() ? LossScale.DYNAMIC : LossScale.constant(number(Limits.LOSS_SCALE)));
  }

  private OptimizerSpec optimizer(OptimizerSpec.Kind kind) {
    OptimizerSpec usual = OptimizerSpec.of(kind);
    boolean sgd = kind == OptimizerSpec.Kind.SGD;
    boolean adam = kind == OptimizerSpec.Kind.ADAM || kind == OptimizerSpec.Kind.ADAMW;
    double momentum = sgd ? number(Limits.MOMENTUM) : usual.momentum();
    return new OptimizerSpec(
        kind,
        momentum,
        sgd && momentum > 0 && random.nextBoolean(),
        adam ? number(Limits.BETA1) : usual.beta1(),
        adam ? number(Limits.BETA2) : usual.beta2(),
        sgd ? usual.epsilon() : number(Limits.EPSILON),
        kind == OptimizerSpec.Kind.RMSPROP ? number(Limits.DECAY) : usual.decay());
  }

  private Schedule schedule(Schedule.Kind kind) {
    Schedule usual = Schedule.of(kind);
    boolean step = kind == Schedule.Kind.STEP;
    boolean cosine = kind == Schedule.Kind.COSINE;
    return new Schedule(
        kind,
        step ? whole(Limits.EVERY) : usual.every(),
        step || kind == Schedule.Kind.EXPONENTIAL ? number(Limits.FACTOR) : usual.factor(),
        cosine || kind == Schedule.Kind.WARM_UP ? whole(Limits.OVER) : usual.over(),
        cosine ? number(Limits.FLOOR) : usual.floor());
  }

  /** In range, now and then at a closed end, often with all 17 digits. */
  private double number(Limit limit) {
    double share = random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble();
    double value = limit.minimum() + share * (limit.maximum() - limit.minimum());
    value = limit.integer() ? Math.rint(value) : value;
    return limit.allows(value) ? value : Math.sqrt(Double.MIN_NORMAL);
  }

  private int whole(Limit limit) {
    return (int) number(limit);
  }

  private String text() {
    String[] texts = {"", "plain", "quote \" and \\ back", "∂L/∂W ≈ 0 — 10⁻⁷", "😀 / </x>"};
    return pick(texts);
  }

  private <E> E pick(E[] values) {
    return values[random.nextInt(values.length)];
  }

  private <E> E pick(List<E> values) {
    return values.get(random.nextInt(values.size()));
  }
}
