package backflow.train;

import backflow.data.DataSet;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Schedule;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which parameters belong to which data set, initializer, optimizer and schedule. */
final class OwnKeys {
  /** Every parameter that belongs to some word only. */
  static final OwnKeys ALL = all();

  private final Set<String> keys;

  private OwnKeys(String... keys) {
    this.keys = Set.of(keys);
  }

  private static OwnKeys all() {
    Set<String> keys = new TreeSet<>();
    Arrays.stream(DataSet.values()).forEach(word -> keys.addAll(of(word).keys));
    Arrays.stream(Scheme.values()).forEach(word -> keys.addAll(of(word).keys));
    Arrays.stream(OptimizerSpec.Kind.values()).forEach(word -> keys.addAll(of(word).keys));
    Arrays.stream(Schedule.Kind.values()).forEach(word -> keys.addAll(of(word).keys));
    return new OwnKeys(keys.toArray(String[]::new));
  }

  static OwnKeys of(DataSet set) {
    return switch (set) {
      case SPIRALS -> new OwnKeys("arms");
      case CSV -> new OwnKeys("file", "target", "task");
      default -> new OwnKeys();
    };
  }

  static OwnKeys of(Scheme scheme) {
    return switch (scheme) {
      case SCALED_NORMAL -> new OwnKeys("K");
      case NORMAL -> new OwnKeys("std");
      case UNIFORM -> new OwnKeys("bound");
      case CONSTANT -> new OwnKeys("value");
      default -> new OwnKeys();
    };
  }

  static OwnKeys of(OptimizerSpec.Kind kind) {
    return switch (kind) {
      case SGD -> new OwnKeys("momentum", "nesterov");
      case RMSPROP -> new OwnKeys("decay", "epsilon");
      case ADAGRAD -> new OwnKeys("epsilon");
      default -> new OwnKeys("beta1", "beta2", "epsilon");
    };
  }

  static OwnKeys of(Schedule.Kind kind) {
    return switch (kind) {
      case STEP -> new OwnKeys("every", "factor");
      case EXPONENTIAL -> new OwnKeys("factor");
      case COSINE -> new OwnKeys("over", "floor");
      case WARM_UP -> new OwnKeys("over");
      default -> new OwnKeys();
    };
  }

  /** The data set that has a parameter. */
  static String setsWith(String key) {
    String sets = having(DataSet.values(), DataSet::id, OwnKeys::of, key);
    return sets.isEmpty() ? "" : "the set " + sets;
  }

  /** The initializers that have a parameter, with commas. */
  static String schemesWith(String key) {
    return having(Scheme.values(), Scheme::id, OwnKeys::of, key);
  }

  /** The optimizers that have a rate, with commas. */
  static String optimizersWith(String key) {
    return having(OptimizerSpec.Kind.values(), OptimizerSpec.Kind::id, OwnKeys::of, key);
  }

  /** The schedules that have a parameter, with commas. */
  static String schedulesWith(String key) {
    return having(Schedule.Kind.values(), Schedule.Kind::id, OwnKeys::of, key);
  }

  boolean has(String key) {
    return keys.contains(key);
  }

  /** The parameter from a file if it belongs here, else its default. */
  double number(SpecObject object, Limit limit, double fallback) {
    return has(limit.key()) ? object.number(limit, fallback) : fallback;
  }

  /** The parameter from a file if it belongs here, else its default. */
  int integer(SpecObject object, Limit limit, int fallback) {
    return has(limit.key()) ? object.integer(limit, fallback) : fallback;
  }

  /** Writes the parameter if it belongs here. */
  void put(JsonFields fields, Limit limit, double value) {
    if (has(limit.key())) {
      fields.put(limit, value);
    }
  }

  /** Writes the parameter if it belongs here. */
  void put(JsonFields fields, Limit limit, long value) {
    if (has(limit.key())) {
      fields.put(limit, value);
    }
  }

  private static <E> String having(
      E[] values, Function<E, String> id, Function<E, OwnKeys> own, String key) {
    return Arrays.stream(values)
        .filter(value -> own.apply(value).has(key))
        .map(id)
        .collect(Collectors.joining(", "));
  }
}
