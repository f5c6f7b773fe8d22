package backflow.train;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one run in bounded memory: the first one, and one every {@link #spacing}
 * steps. When the budget is used up they are thinned so that gaps grow in proportion to age: fine
 * for what was lately, coarse for long ago. One thread adds, the training thread; any thread reads,
 * and nobody waits for anybody.
 */
public final class Checkpoints {
  private static final long LARGEST_BUDGET = 128L << 20;
  private static final int SMALLEST_SHARE_OF_HEAP = 8;

  /** Replays of up to 250 steps of the first scene take under a tenth of a second. */
  private static final int WIDEST_SPACING = 250;

  /** With fewer steps in between, taking checkpoints would cost more than a few percent. */
  private static final int CLOSEST_SPACING = 50;

  /** Parameters times batch up to which a step is as quick as one of the first scene. */
  private static final double LIGHT_STEP = 2e5;

  private static final Checkpoint[] NONE = new Checkpoint[0];

  private final Problem problem;
  private final long budget;
  private final int spacing;
  private volatile Checkpoint[] kept = NONE;
  private volatile long bytes;

  /**
   * An empty store.
   *
   * @param problem what the run learns
   * @param budget bytes
   * @param spacing steps between two checkpoints, at least 1
   */
  Checkpoints(Problem problem, long budget, int spacing) {
    this.problem = problem;
    this.budget = budget;
    this.spacing = spacing;
  }

  /** A store for a run of a trainer, with the usual budget. */
  static Checkpoints of(Trainer trainer) {
    Setup setup = trainer.setup();
    double batch = Math.min(setup.spec().training().batchSize(), setup.train().size());
    double work = setup.network().parameterCount() * batch;
    int spacing = (int) Math.rint(WIDEST_SPACING * LIGHT_STEP / Math.max(work, LIGHT_STEP));
    return new Checkpoints(Problem.of(setup), defaultBudget(), Math.max(CLOSEST_SPACING, spacing));
  }

  /** 128 MB, or an eighth of the heap if that is less. */
  public static long defaultBudget() {
    return Math.min(LARGEST_BUDGET, Runtime.getRuntime().maxMemory() / SMALLEST_SHARE_OF_HEAP);
  }

  /** Whether a checkpoint is wanted before a step. */
  boolean isDue(long step) {
    Checkpoint[] now = kept;
    return step % spacing == 0 && (now.length == 0 || now[now.length - 1].step() < step);
  }

  /** Keeps where a branch begins, whatever its size: nothing else could tell; training thread. */
  void begin(Checkpoint origin) {
    kept = new Checkpoint[] {origin};
    bytes = origin.bytes();
  }

  /**
   * Keeps a checkpoint, and drops others if need be; training thread. One that is larger than half
   * the budget is not kept.
   *
   * @param next later than all before
   */
  void add(Checkpoint next) {
    Checkpoint[] now = kept;
    long size = next.bytes();
    if (size > budget / 2) {
      return;
    }
    long used = bytes;
    while (used + size > budget && now.length > 1) {
      int drop = mostDispensable(now, next.step());
      used -= now[drop].bytes();
      now = without(now, drop);
    }
    if (used + size > budget) {
      return;
    }
    Checkpoint[] more = Arrays.copyOf(now, now.length + 1);
    more[now.length] = next;
    kept = more;
    bytes = used + size;
  }

  /** The one, other than the first, without which the gap is smallest compared with its age. */
  private static int mostDispensable(Checkpoint[] now, long newest) {
    int best = now.length - 1;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < now.length; i++) {
      long after = i + 1 < now.length ? now[i + 1].step() : newest;
      double gap = (double) after - now[i - 1].step();
      double age = (double) newest - now[i - 1].step();
      if (gap / age < smallest) {
        smallest = gap / age;
        best = i;
      }
    }
    return best;
  }

  private static Checkpoint[] without(Checkpoint[] all, int index) {
    Checkpoint[] rest = new Checkpoint[all.length - 1];
    System.arraycopy(all, 0, rest, 0, index);
    System.arraycopy(all, index + 1, rest, index, rest.length - index);
    return rest;
  }

  /**
   * Any thread: the newest checkpoint at or before a step.
   *
   * @return null if there is none: then only the experiment itself tells how the run began
   */
  public @Nullable Checkpoint nearest(long step) {
    Checkpoint[] now = kept;
    int low = 0;
    int high = now.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (now[middle].step() <= step) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? null : now[low - 1];
  }

  /** Any thread: the steps at which there is one, in order. */
  public long[] steps() {
    return Arrays.stream(kept).mapToLong(Checkpoint::step).toArray();
  }

  /** Any thread: how many there are. */
  public int count() {
    return kept.length;
  }

  /** Any thread: the memory they take; see {@link Checkpoint#bytes}. */
  public long bytesUsed() {
    return bytes;
  }

  /** The bound on it; only the first checkpoint of a branch may be larger by itself. */
  public long budgetBytes() {
    return budget;
  }

  /** Steps between two new checkpoints. */
  public int spacing() {
    return spacing;
  }

  Problem problem() {
    return problem;
  }
}
