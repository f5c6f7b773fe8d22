package backflow.train;

import backflow.data.DataSet;
import backflow.math.FloatFormat;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lays an experiment out as text: always the same order of keys, a few lines for people to read.
 * Parameters of other initializers, optimizers, schedules and data sets are left out.
 */
final class SpecWriter {
  private final @Nullable Path base;

  /**
   * A writer for the files of a folder.
   *
   * @param base a CSV inside this folder is written relative to it; null: always absolute
   */
  SpecWriter(@Nullable Path base) {
    this.base = base;
  }

  String write(ExperimentSpec spec) {
    return new JsonFields()
            .json("backflow", Integer.toString(ExperimentSpec.VERSION))
            .put("name", spec.name())
            .put(Limits.SEED, spec.seed())
            .line(1)
            .json("data", data(spec.data()))
            .line(1)
            .json("network", network(spec.network()))
            .line(1)
            .json("training", training(spec.training()))
            .line(1)
            .json("view", view(spec.view()))
            .lineIf(!spec.diagnosis().isEmpty(), 1)
            .json("diagnosis", diagnosis(spec.diagnosis()))
            .lineIf(!spec.text().equals(TextSpec.NONE), 1)
            .json("text", text(spec.text()))
        + "\n";
  }

  private String data(DataSpec data) {
    DataSpec usual = DataSpec.DEFAULT;
    JsonFields fields = new JsonFields().put("set", data.set().id());
    boolean csv = data.set() == DataSet.CSV;
    if (csv) {
      if (data.file() != null) {
        fields.put("file", relative(data.file()));
      }
      if (data.target() != null) {
        fields.put("target", data.target());
      }
      if (data.task() != usual.task()) {
        fields.put("task", data.task().id());
      }
    }
    if (!csv || data.samples() != usual.samples()) {
      fields.put(Limits.SAMPLES, (long) data.samples());
    }
    if (!csv || data.noise() != usual.noise()) {
      fields.put(Limits.NOISE, data.noise());
    }
    fields.put(Limits.TEST_SHARE, data.testShare());
    if (OwnKeys.of(data.set()).has("arms") && data.arms() != usual.arms()) {
      fields.put(Limits.ARMS, (long) data.arms());
    }
    return fields.toString();
  }

  private String relative(String file) {
    Path path = Path.of(file);
    if (base == null) {
      return file;
    }
    Path folder = base.toAbsolutePath().normalize();
    Path full = path.toAbsolutePath().normalize();
    return full.startsWith(folder) && !full.equals(folder)
        ? folder.relativize(full).toString().replace('\\', '/')
        : file;
  }

  private static String network(NetworkSpec network) {
    int indent = " \"network\": {".length();
    return new JsonFields()
        .json("hidden", hidden(network.widths()))
        .json("activation", activation(network.activations()))
        .line(indent)
        .json("initializer", initializer(network.initializer()))
        .line(indent)
        .put("normalization", network.normalization().id())
        .put("residual", network.residual().id())
        .put(Limits.DROPOUT, network.dropout())
        .toString();
  }

  private static String hidden(List<Integer> widths) {
    if (widths.isEmpty()) {
      return new JsonFields().put(Limits.DEPTH, 0L).toString();
    }
    if (Collections.frequency(widths, widths.get(0)) < widths.size()) {
      return widths.toString();
    }
    return new JsonFields()
        .put(Limits.DEPTH, (long) widths.size())
        .put(Limits.WIDTH, (long) widths.get(0))
        .toString();
  }

  private static String activation(List<String> ids) {
    return ids.size() == 1 ? JsonFields.text(ids.get(0)) : texts(ids);
  }

  private static String initializer(InitializerSpec initializer) {
    OwnKeys own = OwnKeys.of(initializer.scheme());
    JsonFields fields =
        new JsonFields()
            .put("scheme", initializer.scheme().id())
            .put(Limits.GAIN, initializer.gain())
            .put(Limits.BIAS, initializer.bias());
    own.put(fields, Limits.K, initializer.k());
    own.put(fields, Limits.STD, initializer.std());
    own.put(fields, Limits.BOUND, initializer.bound());
    own.put(fields, Limits.VALUE, initializer.value());
    return fields.toString();
  }

  private static String training(TrainingSpec training) {
    int indent = " \"training\": {".length();
    JsonFields fields = new JsonFields();
    fields
        .put("loss", training.loss().id())
        .json("optimizer", optimizer(training.optimizer()))
        .put(Limits.LEARNING_RATE, training.learningRate())
        .json("schedule", schedule(training.schedule()))
        .line(indent)
        .put(Limits.BATCH_SIZE, (long) training.batchSize())
        .put(Limits.WEIGHT_DECAY, training.weightDecay())
        .json("clipping", clipping(training.clipping()))
        .put(Limits.STEPS, (long) training.steps());
    boolean doubles = training.precision() == FloatFormat.FLOAT64;
    if (!doubles || !training.lossScale().equals(LossScale.ONE)) {
      fields.line(indent).put("precision", training.precision().word());
      lossScale(fields, training.lossScale());
    }
    return fields.toString();
  }

  private static void lossScale(JsonFields fields, LossScale scale) {
    if (scale.dynamic()) {
      fields.put(Limits.LOSS_SCALE.key(), LossScale.DYNAMIC_WORD);
    } else {
      fields.put(Limits.LOSS_SCALE, scale.start());
    }
  }

  private static String optimizer(OptimizerSpec optimizer) {
    OwnKeys own = OwnKeys.of(optimizer.kind());
    JsonFields fields = new JsonFields().put("name", optimizer.kind().id());
    own.put(fields, Limits.MOMENTUM, optimizer.momentum());
    if (own.has("nesterov") && optimizer.nesterov()) {
      fields.json("nesterov", "true");
    }
    own.put(fields, Limits.BETA1, optimizer.beta1());
    own.put(fields, Limits.BETA2, optimizer.beta2());
    own.put(fields, Limits.EPSILON, optimizer.epsilon());
    own.put(fields, Limits.DECAY, optimizer.decay());
    return fields.toString();
  }

  private static String schedule(Schedule schedule) {
    OwnKeys own = OwnKeys.of(schedule.kind());
    JsonFields fields = new JsonFields().put("name", schedule.kind().id());
    own.put(fields, Limits.EVERY, (long) schedule.every());
    own.put(fields, Limits.FACTOR, schedule.factor());
    own.put(fields, Limits.OVER, (long) schedule.over());
    own.put(fields, Limits.FLOOR, schedule.floor());
    return fields.toString();
  }

  private static String clipping(Clipping clipping) {
    JsonFields fields = new JsonFields().put("mode", clipping.mode().id());
    if (clipping.mode() != Clipping.Mode.NONE
        || clipping.threshold() != Clipping.NONE.threshold()) {
      fields.put(Limits.THRESHOLD, clipping.threshold());
    }
    return fields.toString();
  }

  private static String view(ViewSpec view) {
    JsonFields fields =
        new JsonFields().put(Limits.VIEW_AT, (long) view.at()).put("board", view.board());
    if (!view.tiles().isEmpty()) {
      fields.json("tiles", texts(view.tiles()));
    }
    if (!view.check().equals(CheckSpec.USUAL)) {
      fields.json("check", check(view.check()));
    }
    return fields.toString();
  }

  /** Only what is not as usual. */
  private static String check(CheckSpec check) {
    CheckSpec usual = CheckSpec.in(check.precision());
    JsonFields fields = new JsonFields();
    if (check.precision() != CheckSpec.USUAL.precision()) {
      fields.put("precision", check.precision().word());
    }
    if (check.epsilon() != usual.epsilon()) {
      fields.put(Limits.CHECK_EPSILON, check.epsilon());
    }
    if (check.sample() != usual.sample()) {
      fields.put(Limits.CHECK_SAMPLE, (long) check.sample());
    }
    if (!check.scheme().equals(usual.scheme())) {
      fields.put("scheme", check.scheme());
    }
    if (!check.spoilers().isEmpty()) {
      fields.json("spoilers", texts(check.spoilers()));
    }
    return fields.toString();
  }

  private static String diagnosis(Map<String, Double> thresholds) {
    JsonFields fields = new JsonFields();
    thresholds.forEach(fields::put);
    return fields.toString();
  }

  private static String texts(List<String> texts) {
    return texts(texts, ", ");
  }

  private static String texts(List<String> texts, String separator) {
    return texts.stream().map(JsonFields::text).collect(Collectors.joining(separator, "[", "]"));
  }

  private static String text(TextSpec text) {
    int indent = " \"text\": {".length();
    JsonFields fields = new JsonFields();
    line(fields, "title", text.title());
    line(fields, "watch", text.watch());
    line(fields, "question", text.question());
    if (!text.answers().isEmpty()) {
      int inner = indent + "\"answers\": [".length();
      fields.line(indent).json("answers", texts(text.answers(), ",\n" + " ".repeat(inner)));
      fields.put(Limits.ANSWER, (long) text.answer());
      if (!text.ends().isEmpty()) {
        fields.json("ends", numbers(text.ends()));
      }
    }
    line(fields, "explain", text.explain());
    line(fields, "finding", text.finding());
    return fields.toString();
  }

  private static String numbers(List<Double> values) {
    return values.stream().map(JsonFields::number).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Puts a text on a line of its own; nothing if it is empty. */
  private static void line(JsonFields fields, String key, String text) {
    if (!text.isEmpty()) {
      fields.line(" \"text\": {".length()).put(key, text);
    }
  }
}
