package backflow.ui.model;

import backflow.train.Progress;

/**
 * Keeps two runs in step: the one that is behind catches up, then neither gets ahead of the other
 * by more than about a frame's worth of steps; when both are paused they stand at the same step,
 * but one that has paused by itself is not taken beyond what it paused at.
 *
 * <p>Works through limits only ("do not train beyond this step"), renewed once per frame: neither
 * training thread ever waits for the other, and what each computes does not depend on it.
 */
final class Lockstep {
  private static final long LEAST = 4;

  private long slowestBefore;
  private long slack = LEAST;

  /**
   * Sets both limits.
   *
   * @param a run A
   * @param b run B
   * @param running whether the user wants them to run
   */
  void keep(Lane a, Lane b, boolean running) {
    Progress pa = a.progress();
    Progress pb = b.progress();
    if (pa.state() == Progress.State.OPENING || pb.state() == Progress.State.OPENING) {
      a.session().limit(pa.steps());
      b.session().limit(pb.steps());
      return;
    }
    if (hasStopped(pa) || hasStopped(pb)) {
      free(a, b);
      return;
    }
    long slowest = Math.min(pa.steps(), pb.steps());
    long fastest = Math.max(pa.steps(), pb.steps());
    if (running) {
      slack = Math.max(LEAST, 2 * (slowest - slowestBefore));
      slowestBefore = slowest;
      long limit = slowest + slack;
      a.session().limit(Math.max(limit, pa.steps()));
      b.session().limit(Math.max(limit, pb.steps()));
    } else {
      a.session().limit(fastest);
      b.session().limit(fastest);
      catchUp(a, pa, fastest);
      catchUp(b, pb, fastest);
    }
  }

  /** The one behind runs on to where the other stands, unless it had a reason to pause. */
  private static void catchUp(Lane lane, Progress progress, long goal) {
    boolean runs = progress.state() == Progress.State.RUNNING;
    if (progress.steps() < goal && !runs && progress.stopped().isEmpty()) {
      lane.session().play();
    } else if (progress.steps() >= goal && runs) {
      lane.session().pause();
    }
  }

  private static boolean hasStopped(Progress progress) {
    return progress.state() == Progress.State.FAILED || progress.state() == Progress.State.CLOSED;
  }

  /** Takes the limits away. */
  static void free(Lane... lanes) {
    for (Lane lane : lanes) {
      lane.session().limit(Long.MAX_VALUE);
    }
  }
}
