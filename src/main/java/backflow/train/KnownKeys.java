package backflow.train;

import backflow.math.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All keys of an experiment file, wherever they stand: for those who wrote one in a wrong place.
 */
final class KnownKeys {
  private static final List<String> WITHOUT_RANGE =
      List.of(
          "name",
          "data.set",
          "data.file",
          "data.target",
          "data.task",
          "network.hidden",
          "network.activation",
          "network.initializer",
          "network.initializer.scheme",
          "network.normalization",
          "network.residual",
          "training.loss",
          "training.optimizer",
          "training.optimizer.nesterov",
          "training.schedule",
          "training.clipping",
          "training.clipping.mode",
          "training.precision",
          "view.board",
          "view.tiles",
          "view.check",
          "view.check.precision",
          "view.check.scheme",
          "view.check.spoilers",
          "text.title",
          "text.watch",
          "text.question");

  private static final Map<String, String> PATHS = paths();

  private KnownKeys() {}

  /**
   * The path of the key that was probably meant, such as {@code training.learningRate} of {@code
   * learningrate}.
   *
   * @param key what was written
   */
  static Optional<String> like(String key) {
    return Nearest.to(key, PATHS.keySet()).map(PATHS::get);
  }

  private static Map<String, String> paths() {
    Map<String, String> paths = new LinkedHashMap<>();
    for (Limit limit : Limits.all()) {
      paths.putIfAbsent(limit.key(), limit.path());
    }
    for (String path : WITHOUT_RANGE) {
      paths.putIfAbsent(path.substring(path.lastIndexOf('.') + 1), path);
    }
    return paths;
  }
}
