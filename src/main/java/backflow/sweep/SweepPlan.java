package backflow.sweep;

import backflow.train.ExperimentSpec;
import backflow.train.MemoryEstimate;
import backflow.train.SpecException;
import backflow.train.SpecPatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which runs a sweep is made of: every value of the first key with every value of the second, each
 * from the seeds s, s + 1, … of the experiment. Immutable.
 */
public final class SweepPlan {
  /** How many runs a sweep may have. */
  public static final int MOST_RUNS = 10_000;

  /** As many inputs and outputs as generated data have at most: what memory depends on little. */
  private static final int FEATURES = 64;

  private static final int OUTPUTS = 10;

  private static final List<String> WITHOUT_INFLUENCE = List.of("backflow", "name", "view", "text");

  private final ExperimentSpec base;
  private final List<Varied> varied;
  private final int seeds;
  private final List<ExperimentSpec> specs;

  private SweepPlan(
      ExperimentSpec base, List<Varied> varied, int seeds, List<ExperimentSpec> specs) {
    this.base = base;
    this.varied = List.copyOf(varied);
    this.seeds = seeds;
    this.specs = List.copyOf(specs);
  }

  /**
   * Plans a sweep and checks the experiment of every run.
   *
   * @param experiment what is varied
   * @param varied one or two keys
   * @param seeds how many, at least 1
   * @param steps of every run; null: as many as the experiment says
   * @throws SpecException for the first thing that an experiment cannot have
   */
  public static SweepPlan of(
      ExperimentSpec experiment, List<Varied> varied, int seeds, @Nullable Integer steps) {
    check(varied, steps);
    ExperimentSpec base =
        steps == null ? experiment : SpecPatch.apply(experiment, Map.of("training.steps", steps));
    long runs = (long) seeds * varied.stream().mapToInt(Varied::count).reduce(1, (a, b) -> a * b);
    if (runs > MOST_RUNS) {
      throw SpecException.of("", runs + " runs", "are too many", "up to " + MOST_RUNS, null);
    }
    List<ExperimentSpec> specs = new ArrayList<>();
    for (Setting first : varied.get(0).settings()) {
      if (varied.size() == 1) {
        specs.add(apply(base, varied, List.of(first)));
      } else {
        for (Setting second : varied.get(1).settings()) {
          specs.add(apply(base, varied, List.of(first, second)));
        }
      }
    }
    return new SweepPlan(base, varied, seeds, specs);
  }

  private static void check(List<Varied> varied, @Nullable Integer steps) {
    if (varied.isEmpty() || varied.size() > 2) {
      String many = varied.size() + " settings";
      throw SpecException.of("", many, "cannot be varied together", "one or two", null);
    }
    if (varied.size() == 2 && varied.get(0).key().equals(varied.get(1).key())) {
      throw SpecException.of(varied.get(0).key(), "the key", "is varied twice", "each once", null);
    }
    for (Varied each : varied) {
      String section = each.key().split("\\.", 2)[0];
      if (each.key().equals("seed")) {
        throw SpecException.of("seed", "it", "is varied by the number of seeds", "others", null);
      }
      if (WITHOUT_INFLUENCE.contains(section)) {
        String allowed = "keys of data, network, training and diagnosis";
        throw SpecException.of(each.key(), "it", "has no influence on a run", allowed, null);
      }
      if (each.key().equals("training.steps") && steps != null) {
        throw SpecException.of("training.steps", "it", "is set and varied", "one of both", null);
      }
    }
  }

  private static ExperimentSpec apply(
      ExperimentSpec base, List<Varied> varied, List<Setting> settings) {
    Map<String, Object> changes = new LinkedHashMap<>();
    // a word first: what belongs to it is then known
    for (int i = 0; i < settings.size(); i++) {
      if (settings.get(i).value() instanceof String) {
        changes.put(varied.get(i).key(), settings.get(i).value());
      }
    }
    for (int i = 0; i < settings.size(); i++) {
      changes.putIfAbsent(varied.get(i).key(), settings.get(i).value());
    }
    return SpecPatch.apply(base, changes);
  }

  /** The experiment that is varied. */
  public ExperimentSpec base() {
    return base;
  }

  /** The varied keys, one or two. */
  public List<Varied> varied() {
    return varied;
  }

  /** How many seeds. */
  public int seeds() {
    return seeds;
  }

  /** How many values the first key takes. */
  int first() {
    return varied.get(0).count();
  }

  /** How many values the second key takes; 1 if there is none. */
  int second() {
    return varied.size() > 1 ? varied.get(1).count() : 1;
  }

  /** How many runs. */
  public int runs() {
    return specs.size() * seeds;
  }

  /** How many settings of the keys, whatever the seed. */
  public int cells() {
    return specs.size();
  }

  /**
   * How many runs fit into this program's heap at a time, at least 1: the share of it that one
   * experiment may need, over what the largest needs without a history.
   */
  public int atATime() {
    long largest = 1;
    for (ExperimentSpec spec : specs) {
      MemoryEstimate one = MemoryEstimate.of(spec, FEATURES, OUTPUTS);
      largest = Math.max(largest, one.total() - one.history());
    }
    double room = MemoryEstimate.LARGEST_SHARE * Runtime.getRuntime().maxMemory();
    return (int) Math.max(1, Math.min(specs.size() * (double) seeds, room / largest));
  }

  /**
   * The experiment of a cell, from the first seed.
   *
   * @param cell i · (values of the second key) + j
   */
  public ExperimentSpec spec(int cell) {
    return specs.get(cell);
  }

  /**
   * The experiment of a run. Runs count seed by seed, so that every cell has its first one early.
   *
   * @param run from 0
   */
  ExperimentSpec specOfRun(int run) {
    ExperimentSpec spec = specs.get(run % specs.size());
    return spec.withSeed(spec.seed() + run / specs.size());
  }
}
