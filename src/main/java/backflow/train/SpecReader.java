package backflow.train;

import backflow.data.DataSet;
import backflow.data.Task;
import backflow.math.FloatFormat;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an experiment of the tree of a file, key by key; what is missing is at its default. */
final class SpecReader {
  private static final ExperimentSpec DEFAULT = ExperimentSpec.DEFAULT;

  private final @Nullable Path base;

  /**
   * A reader for the files of a folder.
   *
   * @param base what relative paths are relative to; null: the working directory
   */
  SpecReader(@Nullable Path base) {
    this.base = base;
  }

  ExperimentSpec read(SpecObject root) {
    version(root);
    ExperimentSpec spec =
        new ExperimentSpec(
            root.text("name", DEFAULT.name(), SpecCheck.LONGEST_NAME),
            root.whole(Limits.SEED, DEFAULT.seed()),
            data(root.object("data")),
            network(root.object("network")),
            training(root.object("training")),
            view(root.object("view")),
            diagnosis(root.object("diagnosis")),
            text(root.object("text")));
    root.end();
    Limits.check(spec);
    return spec;
  }

  private static void version(SpecObject root) {
    if (!root.has("backflow")) {
      throw SpecException.at(
          "", "is not a Backflow experiment: it does not begin with {\"backflow\": 1, …");
    }
    double number = root.finite("backflow");
    if (number > ExperimentSpec.VERSION && number == Math.rint(number)) {
      throw unreadable(
          number,
          "is a newer version of the format than this program reads; a newer Backflow reads it");
    }
    if (number < 1) {
      throw unreadable(number, "is no version of the format: there is no version before 1");
    }
    root.whole(Limits.FORMAT, ExperimentSpec.VERSION);
  }

  private static SpecException unreadable(double number, String why) {
    String allowed = "1" + (ExperimentSpec.VERSION > 1 ? " to " + ExperimentSpec.VERSION : "");
    return SpecException.of("backflow", Limit.plain(number), why, allowed, null);
  }

  private DataSpec data(SpecObject data) {
    DataSpec usual = DataSpec.DEFAULT;
    DataSet set = data.word("set", SpecWords.DATA_SETS, usual.set());
    int samples = data.integer(Limits.SAMPLES, usual.samples());
    double noise = data.number(Limits.NOISE, usual.noise());
    double testShare = data.number(Limits.TEST_SHARE, usual.testShare());
    int arms = OwnKeys.of(set).integer(data, Limits.ARMS, usual.arms());
    boolean csv = set == DataSet.CSV;
    String file = csv ? data.textOrNull("file", SpecCheck.LONGEST_PATH) : null;
    String target = csv ? data.textOrNull("target", SpecCheck.LONGEST_NAME) : null;
    Task task = csv ? data.word("task", SpecWords.TASKS, usual.task()) : usual.task();
    data.end(OwnKeys::setsWith);
    return new DataSpec(
        set, samples, noise, testShare, arms, file == null ? null : resolved(file), target, task);
  }

  private String resolved(String file) {
    try {
      Path path = Path.of(file);
      Path full = base == null ? path : base.resolve(path);
      return file.isEmpty() ? file : full.toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      throw SpecCheck.notPath(file);
    }
  }

  private static NetworkSpec network(SpecObject network) {
    NetworkSpec usual = DEFAULT.network();
    List<Integer> widths = widths(network);
    NetworkSpec read =
        new NetworkSpec(
            widths,
            activations(network, widths.size()),
            initializer(network.objectOrWord("initializer", "scheme")),
            network.word("normalization", SpecWords.NORMALIZATIONS, usual.normalization()),
            network.word("residual", SpecWords.RESIDUALS, usual.residual()),
            network.number(Limits.DROPOUT, usual.dropout()));
    network.end();
    return read;
  }

  private static List<Integer> widths(SpecObject network) {
    List<JsonNode> list = network.list("hidden");
    if (list == null) {
      SpecObject hidden = network.object("hidden");
      int depth = hidden.integer(Limits.DEPTH, DEFAULT.network().depth());
      int width = hidden.integer(Limits.WIDTH, DEFAULT.network().widths().get(0));
      hidden.end();
      return Collections.nCopies(depth, width);
    }
    String path = network.path("hidden");
    if (!Limits.DEPTH.allows((long) list.size())) {
      throw SpecException.of(
          path,
          "a list of " + list.size(),
          "is too long",
          "a list of up to " + (long) Limits.DEPTH.maximum() + " widths",
          null);
    }
    List<Integer> widths = new ArrayList<>();
    for (JsonNode width : list) {
      widths.add((int) SpecObject.whole(path + "[" + widths.size() + "]", width, Limits.WIDTH));
    }
    return widths;
  }

  private static List<String> activations(SpecObject network, int layers) {
    List<String> usual = DEFAULT.network().activations();
    List<JsonNode> list = network.list("activation");
    if (list == null) {
      Activation fallback = Activations.named(usual.get(0));
      return List.of(network.word("activation", SpecWords.ACTIVATIONS, fallback).id());
    }
    if (list.size() != layers) {
      throw SpecCheck.activationCount(list.size(), layers);
    }
    List<String> ids = new ArrayList<>();
    for (JsonNode id : list) {
      String path = network.path("activation") + "[" + ids.size() + "]";
      ids.add(SpecObject.word(path, id, SpecWords.ACTIVATIONS).id());
    }
    return ids.isEmpty() ? usual : ids;
  }

  private static InitializerSpec initializer(SpecObject object) {
    Scheme scheme =
        object.word("scheme", SpecWords.SCHEMES, DEFAULT.network().initializer().scheme());
    InitializerSpec usual = InitializerSpec.of(scheme);
    OwnKeys own = OwnKeys.of(scheme);
    InitializerSpec read =
        new InitializerSpec(
            scheme,
            object.number(Limits.GAIN, usual.gain()),
            object.number(Limits.BIAS, usual.bias()),
            own.number(object, Limits.K, usual.k()),
            own.number(object, Limits.STD, usual.std()),
            own.number(object, Limits.BOUND, usual.bound()),
            own.number(object, Limits.VALUE, usual.value()));
    object.end(OwnKeys::schemesWith);
    return read;
  }

  private static TrainingSpec training(SpecObject training) {
    TrainingSpec usual = DEFAULT.training();
    TrainingSpec read =
        new TrainingSpec(
            training.word("loss", SpecWords.LOSSES, usual.loss()),
            optimizer(training.objectOrWord("optimizer", "name")),
            training.number(Limits.LEARNING_RATE, usual.learningRate()),
            schedule(training.objectOrWord("schedule", "name")),
            training.integer(Limits.BATCH_SIZE, usual.batchSize()),
            training.number(Limits.WEIGHT_DECAY, usual.weightDecay()),
            clipping(training.objectOrWord("clipping", "mode")),
            training.integer(Limits.STEPS, usual.steps()),
            training.word("precision", SpecWords.PRECISIONS, usual.precision()),
            lossScale(training, usual.lossScale()));
    training.end();
    return read;
  }

  private static LossScale lossScale(SpecObject training, LossScale usual) {
    String word = LossScale.DYNAMIC_WORD;
    if (training.isWord(Limits.LOSS_SCALE, word)) {
      return LossScale.DYNAMIC;
    }
    return LossScale.constant(training.number(Limits.LOSS_SCALE, usual.start()));
  }

  private static OptimizerSpec optimizer(SpecObject object) {
    OptimizerSpec.Kind kind =
        object.word("name", SpecWords.OPTIMIZERS, DEFAULT.training().optimizer().kind());
    OptimizerSpec usual = OptimizerSpec.of(kind);
    OwnKeys own = OwnKeys.of(kind);
    OptimizerSpec read =
        new OptimizerSpec(
            kind,
            own.number(object, Limits.MOMENTUM, usual.momentum()),
            own.has("nesterov") ? object.flag("nesterov", usual.nesterov()) : usual.nesterov(),
            own.number(object, Limits.BETA1, usual.beta1()),
            own.number(object, Limits.BETA2, usual.beta2()),
            own.number(object, Limits.EPSILON, usual.epsilon()),
            own.number(object, Limits.DECAY, usual.decay()));
    object.end(OwnKeys::optimizersWith);
    return read;
  }

  private static Schedule schedule(SpecObject object) {
    Schedule.Kind kind =
        object.word("name", SpecWords.SCHEDULES, DEFAULT.training().schedule().kind());
    Schedule usual = Schedule.of(kind);
    OwnKeys own = OwnKeys.of(kind);
    Schedule read =
        new Schedule(
            kind,
            own.integer(object, Limits.EVERY, usual.every()),
            own.number(object, Limits.FACTOR, usual.factor()),
            own.integer(object, Limits.OVER, usual.over()),
            own.number(object, Limits.FLOOR, usual.floor()));
    object.end(OwnKeys::schedulesWith);
    return read;
  }

  private static Clipping clipping(SpecObject object) {
    Clipping usual = DEFAULT.training().clipping();
    Clipping read =
        new Clipping(
            object.word("mode", SpecWords.CLIPPING_MODES, usual.mode()),
            object.number(Limits.THRESHOLD, usual.threshold()));
    object.end();
    return read;
  }

  private static ViewSpec view(SpecObject view) {
    ViewSpec read =
        new ViewSpec(
            view.integer(Limits.VIEW_AT, ViewSpec.DEFAULT.at()),
            view.word("board", SpecWords.BOARDS, ViewSpec.DEFAULT.board()),
            view.texts("tiles", SpecCheck.MOST_TILES, SpecCheck.LONGEST_WORD),
            check(view.object("check")));
    view.end();
    return read;
  }

  private static CheckSpec check(SpecObject check) {
    FloatFormat format = check.word("precision", SpecWords.PRECISIONS, CheckSpec.USUAL.precision());
    CheckSpec usual = CheckSpec.in(format);
    CheckSpec read =
        new CheckSpec(
            check.number(Limits.CHECK_EPSILON, usual.epsilon()),
            format,
            check.integer(Limits.CHECK_SAMPLE, usual.sample()),
            check.word("scheme", SpecWords.DIFFERENCES, usual.scheme()),
            check.texts("spoilers", SpecCheck.MOST_SPOILERS, SpecCheck.LONGEST_WORD));
    check.end();
    return read;
  }

  /** Whatever stands there, by its key; what it means is for the diagnosis to say. */
  private static Map<String, Double> diagnosis(SpecObject diagnosis) {
    Map<String, Double> thresholds = new LinkedHashMap<>();
    for (String key : diagnosis.keys()) {
      SpecCheck.threshold(key, thresholds.size());
      thresholds.put(key, diagnosis.finite(key));
    }
    return thresholds;
  }

  private static TextSpec text(SpecObject text) {
    TextSpec read =
        new TextSpec(
            text.text("title", "", SpecCheck.LONGEST_TEXT),
            text.text("watch", "", SpecCheck.LONGEST_TEXT),
            text.text("question", "", SpecCheck.LONGEST_TEXT),
            text.texts("answers", SpecCheck.MOST_ANSWERS, SpecCheck.LONGEST_NAME),
            text.integer(Limits.ANSWER, 0),
            text.numbers("ends", SpecCheck.MOST_ANSWERS),
            text.text("explain", "", SpecCheck.LONGEST_TEXT),
            text.text("finding", "", SpecCheck.LONGEST_WORD));
    text.end();
    return read;
  }
}
