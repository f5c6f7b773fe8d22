package backflow.sweep;

import backflow.train.ExperimentSpec;
import backflow.train.TextSpec;
import backflow.train.ViewSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finished runs in memory, the newest 10,000: a sweep that was stopped goes on where it was, and
 * one with more values or seeds trains only what is new. Runs on a CSV are not kept, for the file
 * may change. Any thread.
 */
public final class KeptRuns {
  private final Map<ExperimentSpec, RunResult> known = new LinkedHashMap<>();

  /** Keeps and finds the runs of a plan. */
  public SweepSession.Keeping of(SweepPlan plan) {
    return new SweepSession.Keeping() {
      @Override
      public @Nullable RunResult find(int run) {
        return get(bare(plan.specOfRun(run)));
      }

      @Override
      public void keep(int run, RunResult result) {
        put(bare(plan.specOfRun(run)), result);
      }
    };
  }

  /** Without what has no influence on the numbers. */
  private static ExperimentSpec bare(ExperimentSpec spec) {
    return spec.withName("").withText(TextSpec.NONE).withView(ViewSpec.DEFAULT);
  }

  private synchronized @Nullable RunResult get(ExperimentSpec spec) {
    return known.get(spec);
  }

  private synchronized void put(ExperimentSpec spec, RunResult result) {
    if (spec.data().file() != null) {
      return;
    }
    known.put(spec, result);
    if (known.size() > SweepPlan.MOST_RUNS) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
