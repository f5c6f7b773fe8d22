package backflow.train;

import org.jspecify.annotations.Nullable;

/**
 * Everything a run is between two steps: parameters, optimizer, running statistics, random streams,
 * step count, settings in force, and what measurements depend on. A trainer restored from it goes
 * on bit for bit as the one it was taken of, and measures the same numbers. Immutable; any thread.
 */
public final class Checkpoint {
  /**
   * What a run has noted already, and will not note again.
   *
   * @param nonFinite the first NaN or ±Inf
   * @param clipping that clipping has started
   * @param death the first death
   */
  record Noted(boolean nonFinite, boolean clipping, boolean death) {
    static final Noted NOTHING = new Noted(false, false, false);
  }

  private final Problem problem;
  private final long step;
  private final double loss;
  private final double epoch;
  private final LiveSettings settings;
  private final Held held;
  private final TrainerState.Saved saved;
  private final Noted noted;
  private final int logged;
  private final @Nullable Object watched;

  Checkpoint(
      Problem problem,
      long step,
      double loss,
      double epoch,
      LiveSettings settings,
      Held held,
      TrainerState.Saved saved,
      Noted noted,
      int logged,
      @Nullable Object watched) {
    this.problem = problem;
    this.step = step;
    this.loss = loss;
    this.epoch = epoch;
    this.settings = settings;
    this.held = held;
    this.saved = saved;
    this.noted = noted;
    this.logged = logged;
    this.watched = watched;
  }

  /** How many steps were complete: it stands before this step. */
  public long step() {
    return step;
  }

  /** The experiment as its run started. */
  public ExperimentSpec spec() {
    return problem.spec();
  }

  /** The settings in force. */
  public LiveSettings settings() {
    return settings;
  }

  /** Which units are held. */
  public Held held() {
    return held;
  }

  /** The memory it takes in bytes, without the data and θ_0, which are shared. */
  public long bytes() {
    return saved.bytes() + 200;
  }

  /** L of the batch before; not a number before the first step. */
  double loss() {
    return loss;
  }

  /** How often the data had been gone through before the batch before. */
  double epoch() {
    return epoch;
  }

  Problem problem() {
    return problem;
  }

  TrainerState.Saved saved() {
    return saved;
  }

  Noted noted() {
    return noted;
  }

  /** How many entries of the run's log are in it already. */
  int logged() {
    return logged;
  }

  /** What the watcher of its run knew; null if nothing. */
  @Nullable Object watched() {
    return watched;
  }
}
