package backflow.train;

import backflow.data.DataSet;
import backflow.data.Task;
import backflow.nn.Normalization;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the range of a single number cannot say: lists, words, texts, and what goes together. */
final class SpecCheck {
  static final int LONGEST_NAME = 200;
  static final int LONGEST_TEXT = 2000;
  static final int LONGEST_PATH = 4096;
  static final int LONGEST_WORD = 40;
  static final int MOST_TILES = 6;

  static final int MOST_SPOILERS = 20;
  static final int MOST_ANSWERS = 6;
  static final int MOST_THRESHOLDS = 100;

  private static final Pattern ID = Pattern.compile("[a-z0-9-]+");

  private static final Set<DataSet> REGRESSION = Set.of(DataSet.SINE, DataSet.SURFACE);

  private SpecCheck() {}

  /**
   * Checks all but the ranges of single numbers.
   *
   * @throws SpecException on the first thing that is wrong
   */
  static void check(ExperimentSpec spec) {
    text("name", spec.name(), LONGEST_NAME);
    data(spec.data());
    widths(spec.network().widths());
    activations(spec.network());
    together(spec);
    SpecWords.BOARDS.meaning("view.board", spec.view().board());
    tiles(spec.view().tiles());
    check(spec.view().check());
    diagnosis(spec.diagnosis());
    texts(spec.text());
  }

  private static void texts(TextSpec text) {
    text("text.title", text.title(), LONGEST_TEXT);
    text("text.watch", text.watch(), LONGEST_TEXT);
    text("text.question", text.question(), LONGEST_TEXT);
    text("text.explain", text.explain(), LONGEST_TEXT);
    answers(text.answers(), text.answer());
    ends(text.ends(), text.answers().size());
    if (!text.finding().isEmpty()) {
      id("text.finding", text.finding(), "the id of a finding");
    }
  }

  private static void answers(List<String> answers, int right) {
    if (answers.size() == 1 || answers.size() > MOST_ANSWERS) {
      throw SpecException.of(
          "text.answers",
          "a list of " + answers.size(),
          "is no choice",
          "a list of 2 to " + MOST_ANSWERS + " texts, or none",
          null);
    }
    for (int i = 0; i < answers.size(); i++) {
      text("text.answers[" + i + "]", answers.get(i), LONGEST_NAME);
    }
    if (answers.isEmpty() ? right != 0 : right < 1 || right > answers.size()) {
      throw SpecException.of(
          "text.answer",
          Integer.toString(right),
          "is none of the answers",
          answers.isEmpty() ? "0 as long as there are no answers" : "1 to " + answers.size(),
          null);
    }
  }

  private static void ends(List<Double> ends, int answers) {
    if (!ends.isEmpty() && ends.size() != answers) {
      String allowed = answers + " numbers, one for each answer, or none";
      throw SpecException.of(
          "text.ends", "a list of " + ends.size(), "does not fit", allowed, null);
    }
    for (int i = 0; i < ends.size(); i++) {
      double end = ends.get(i);
      if (!(end > 0) || Double.isInfinite(end)) {
        String at = "text.ends[" + i + "]";
        throw SpecException.of(at, Double.toString(end), "has no place", "a number above 0", null);
      }
    }
  }

  private static void tiles(List<String> tiles) {
    if (tiles.size() > MOST_TILES) {
      throw SpecException.of(
          "view.tiles",
          "a list of " + tiles.size(),
          "is too long",
          "a list of up to " + MOST_TILES + " texts",
          null);
    }
    for (int i = 0; i < tiles.size(); i++) {
      SpecWords.TILES.meaning("view.tiles[" + i + "]", tiles.get(i));
    }
  }

  private static void check(CheckSpec check) {
    SpecWords.DIFFERENCES.meaning("view.check.scheme", check.scheme());
    for (int i = 0; i < check.spoilers().size(); i++) {
      String id = check.spoilers().get(i);
      String at = "view.check.spoilers[" + i + "]";
      SpecWords.SPOILERS.meaning(at, id);
      if (check.spoilers().indexOf(id) < i) {
        throw SpecException.of(at, Words.quoted(id), "stands twice", "each once", null);
      }
    }
  }

  private static void diagnosis(Map<String, Double> thresholds) {
    int before = 0;
    for (Map.Entry<String, Double> threshold : thresholds.entrySet()) {
      String key = threshold.getKey();
      threshold(key, before++);
      if (!Double.isFinite(threshold.getValue())) {
        throw SpecException.of(
            "diagnosis." + key,
            Limit.plain(threshold.getValue()),
            "is not finite",
            "a number",
            null);
      }
    }
  }

  /** Refuses a key of the diagnosis that is no word, or one too many. */
  static void threshold(String key, int before) {
    if (before == MOST_THRESHOLDS) {
      throw SpecException.at("diagnosis", "too many keys; allowed are " + MOST_THRESHOLDS);
    }
    id("diagnosis." + Words.oneLine(key, 60), key, "a rule or the name of a threshold");
  }

  private static void id(String path, String word, String what) {
    if (word.length() > LONGEST_WORD || !ID.matcher(word).matches()) {
      throw SpecException.of(
          path,
          Words.quoted(word),
          "is not such a word",
          what + ": up to " + LONGEST_WORD + " of a–z, 0–9 and -",
          null);
    }
  }

  private static void data(DataSpec data) {
    text("data.file", data.file(), LONGEST_PATH);
    text("data.target", data.target(), LONGEST_NAME);
    String file = data.file();
    if (data.set() == DataSet.CSV && (file == null || file.isEmpty())) {
      throw SpecException.at("data.file", "is missing: the set csv needs the path of a CSV file");
    }
    if (file != null && !isPath(file)) {
      throw notPath(file);
    }
  }

  private static boolean isPath(String file) {
    try {
      return Path.of(file).getNameCount() >= 0;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The error for a file name that the system does not allow. */
  static SpecException notPath(String file) {
    return SpecException.of(
        "data.file", Words.quoted(file), "is not a path", "the path of a CSV file", null);
  }

  private static void widths(List<Integer> widths) {
    for (int i = 0; i < widths.size(); i++) {
      Limits.WIDTH.check("network.hidden[" + i + "]", widths.get(i));
    }
  }

  private static void activations(NetworkSpec network) {
    List<String> ids = network.activations();
    for (int i = 0; i < ids.size(); i++) {
      SpecWords.ACTIVATIONS.meaning(
          "network.activation" + (ids.size() == 1 ? "" : "[" + i + "]"), ids.get(i));
    }
    if (ids.size() != 1 && ids.size() != network.depth()) {
      throw activationCount(ids.size(), network.depth());
    }
    if (ids.isEmpty()) {
      throw SpecException.at("network.activation", "is missing: one word is needed");
    }
  }

  /** The error for a list of activations that does not fit the layers. */
  static SpecException activationCount(int words, int layers) {
    return SpecException.of(
        "network.activation",
        "a list of " + words,
        "does not fit " + layers + " hidden layers",
        "one word for all layers, or a list of " + layers,
        null);
  }

  private static void together(ExperimentSpec spec) {
    TrainingSpec training = spec.training();
    OptimizerSpec optimizer = training.optimizer();
    if (optimizer.kind() == OptimizerSpec.Kind.SGD
        && optimizer.nesterov()
        && optimizer.momentum() == 0) {
      throw SpecException.of(
          "training.optimizer.nesterov",
          "true",
          "needs momentum: there is nothing to look ahead along",
          "false, or a momentum above 0",
          null);
    }
    if (spec.network().normalization() == Normalization.BATCH
        && spec.network().depth() > 0
        && training.batchSize() == 1) {
      throw SpecException.of(
          "training.batchSize",
          "1",
          "leaves batch normalization nothing to average over: one sample has no variance",
          "at least 2, or the normalization none or layer",
          null);
    }
    boolean classesOnly =
        training.loss() == LossChoice.BINARY_CROSS_ENTROPY
            || training.loss() == LossChoice.CROSS_ENTROPY;
    if (classesOnly && isRegression(spec.data())) {
      throw SpecException.of(
          "training.loss",
          Words.quoted(training.loss().id()),
          "is for classes, but the data set " + spec.data().set().id() + " has a number as target",
          "auto, mse",
          null);
    }
  }

  private static boolean isRegression(DataSpec data) {
    return REGRESSION.contains(data.set())
        || (data.set() == DataSet.CSV && data.task() == Task.REGRESSION);
  }

  private static void text(String path, @Nullable String text, int longest) {
    String flaw = text == null ? null : Words.flaw(text, longest);
    if (text != null && flaw != null) {
      throw SpecException.of(
          path, Words.quoted(text), flaw, "one line of up to " + longest + " characters", null);
    }
  }
}
