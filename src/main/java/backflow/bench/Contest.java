package backflow.bench;

import backflow.math.Blank;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * All settings of the engine on one workload, measured in turns: the machine may be busy with other
 * things, and then all suffer alike.
 *
 * <p>Each has a Java machine of its own. In one for all, a method's compiled code fits every shape
 * and every kernel that has passed through it: W5 then runs up to a fifth slower in plain Java, W1
 * up to a tenth with the Vector API. It would not run like that for anybody who trains.
 */
public final class Contest implements Closeable {
  /** How many turns; the median counts. Many short ones, so that neighbours are alike. */
  static final int ROUNDS = 15;

  /** How often the warm-up may go on because memory is still allocated. */
  private static final int LONGEST_WARM_UP = 20;

  private final Workload workload;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * Starts all settings that can run here.
   *
   * @param threads how many threads are to share a step, each count in turn
   * @throws IOException if a process cannot be started
   */
  public Contest(Workload workload, Set<Integer> threads) throws IOException {
    this.workload = workload;
    for (Setting setting : Setting.all(threads)) {
      entries.add(new Entry(setting, runner(workload, setting)));
    }
  }

  private static Runner runner(Workload workload, Setting setting) throws IOException {
    return SeparateContender.isPossible()
        ? new SeparateContender(workload, setting)
        : new Contender(workload, setting);
  }

  /** How often {@link #measure} will report. */
  public int turns() {
    return entries.size() * (1 + ROUNDS);
  }

  /**
   * Measures them all.
   *
   * @param seconds how long each is measured, after it has warmed up for at least as long
   * @param turn called after each turn
   * @return one per setting
   * @throws IOException if a process ends early
   */
  public List<Measurement> measure(double seconds, Runnable turn) throws IOException {
    for (Entry entry : entries) {
      warmUp(entry.runner, seconds);
      turn.run();
    }
    for (int i = 0; i < ROUNDS; i++) {
      for (Entry entry : entries) {
        entry.rounds.add(entry.runner.run(seconds / ROUNDS));
        turn.run();
      }
    }
    return entries.stream().map(this::measurement).toList();
  }

  /**
   * Until the time is over and nothing is allocated any more: until compiled, vectors are objects,
   * and what runs once a step is compiled late where steps are long.
   */
  private static void warmUp(Runner runner, double seconds) throws IOException {
    for (int i = 0; i < LONGEST_WARM_UP; i++) {
      if (runner.run(seconds).bytes() == 0) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Entry entry : entries) {
      entry.runner.close();
    }
  }

  private Measurement measurement(Entry entry) {
    double steps = entry.rounds.stream().mapToLong(Round::steps).sum();
    return new Measurement(
        workload,
        entry.setting.kernel(),
        entry.setting.threads(),
        entry.setting.statistics(),
        median(entry.rounds.stream().mapToDouble(Round::stepsPerSecond)),
        entry.setting.statistics() ? cost(entry, without(entry.setting)) : Blank.VALUE,
        entry.rounds.stream().mapToLong(Round::bytes).sum() / steps,
        entry.runner.lossAfter20());
  }

  private Entry without(Setting setting) {
    Setting bare = new Setting(setting.kernel(), setting.threads(), false);
    return entries.stream().filter(e -> e.setting.equals(bare)).findFirst().orElseThrow();
  }

  private static double cost(Entry with, Entry without) {
    return median(
            IntStream.range(0, ROUNDS)
                .mapToDouble(
                    i ->
                        without.rounds.get(i).stepsPerSecond()
                            / with.rounds.get(i).stepsPerSecond()))
        - 1;
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** A setting, who runs it, and how it went. */
  private record Entry(Setting setting, Runner runner, List<Round> rounds) {
    Entry(Setting setting, Runner runner) {
      this(setting, runner, new ArrayList<>());
    }
  }
}
