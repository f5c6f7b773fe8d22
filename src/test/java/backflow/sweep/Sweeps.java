package backflow.sweep;

import backflow.lesson.Scenes;
import backflow.math.Blank;
import backflow.train.ExperimentSpec;
import java.util.Arrays;
import java.util.List;

/** Small sweeps for tests. */
public final class Sweeps {
  private Sweeps() {}

  static ExperimentSpec scene(String id) {
    return Scenes.named(id).orElseThrow().spec();
  }

  /** Depth × gain of a tanh net: 6 cells, 2 seeds, 4 steps. */
  static SweepPlan small() {
    return plan(
        "tanh-xavier-30", 2, 4, "network.hidden.depth=2,5", "network.initializer.gain=1,2,60");
  }

  static SweepPlan plan(String scene, int seeds, int steps, String... vary) {
    List<Varied> varied = Arrays.stream(vary).map(Varied::parse).toList();
    return SweepPlan.of(scene(scene), varied, seeds, steps);
  }

  /** Everything trained by so many threads. */
  static SweepTable trained(SweepPlan plan, int threads) throws InterruptedException {
    SweepSession session =
        SweepSession.start(plan, SweepSession.Keeping.NOTHING, threads, Thread.NORM_PRIORITY);
    try (session) {
      return session.await();
    }
  }

  /** A trained sweep of a scene. */
  public static SweepTable trained(String scene, int seeds, int steps, String... vary)
      throws InterruptedException {
    return trained(plan(scene, seeds, steps, vary), 2);
  }

  /** A made-up result whose gain per layer over one layer, and whose loss, is a value. */
  public static RunResult result(double value, long firstNonFinite) {
    BackwardGains gains = new BackwardGains(value, List.of(value));
    List<String> findings = List.of("exploding-gradient", "healthy");
    return new RunResult(
        7, 10, value, value, 0.5, value, Blank.VALUE, gains, gains, firstNonFinite, findings);
  }
}
