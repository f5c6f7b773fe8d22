package backflow.ui.script;

import backflow.export.pytorch.PyTorchScript;
import backflow.train.ExperimentSpec;
import backflow.train.Setup;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the script of an experiment: runs on a worker, and is looked at from the UI thread, once
 * per frame.
 */
final class ScriptMaking implements Runnable {
  private final ExperimentSpec spec;
  private volatile int done;
  private volatile int of;
  private volatile boolean cancelled;
  private volatile @Nullable PyTorchScript script;
  private volatile String failure = "";

  /**
   * Nothing is made yet.
   *
   * @param spec what the script is of
   */
  ScriptMaking(ExperimentSpec spec) {
    this.spec = spec;
  }

  /** What the script is of. */
  ExperimentSpec spec() {
    return spec;
  }

  @Override
  public void run() {
    try {
      Optional<String> refusal = PyTorchScript.refusal(spec);
      if (refusal.isPresent()) {
        failure = refusal.get();
      } else if (!cancelled) {
        make(Setup.of(spec));
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
  }

  private void make(Setup setup) {
    of = PyTorchScript.measuredSteps(setup);
    script = PyTorchScript.of(setup, steps -> done = steps, () -> cancelled);
  }

  /** Nobody waits for it any more. */
  void cancel() {
    cancelled = true;
  }

  /** The script; null as long as it is not done. */
  @Nullable PyTorchScript script() {
    return script;
  }

  /** Why there will be none; empty if there may be. */
  String failure() {
    return failure;
  }

  /** What it is doing. */
  String inWords() {
    return of == 0
        ? "Building the network…"
        : "Measuring how long both can agree: step " + done + " of " + of + "…";
  }
}
