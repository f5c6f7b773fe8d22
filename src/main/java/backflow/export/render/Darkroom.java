package backflow.export.render;

import backflow.figure.frame.CheckKnobs;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Knobs;
import backflow.math.Kernels;
import backflow.study.check.CheckStudy;
import backflow.train.CheckSpec;
import backflow.train.Recorder;
import backflow.train.Run;
import backflow.train.Setup;
import org.jspecify.annotations.Nullable;

/**
 * Trains one experiment, or two side by side, and hands out what instruments show of it where it
 * stands. The numbers are those of the window and of {@code train}. Belongs to one thread.
 */
public final class Darkroom {
  private final Recorder a;
  private final @Nullable Recorder b;

  /**
   * A run at its step 0.
   *
   * @param setup belongs to the darkroom from now on
   * @param beside another experiment, shown as run B; null: none
   */
  public Darkroom(Setup setup, @Nullable Setup beside, Kernels kernels) {
    a = Recorder.of(setup, kernels);
    b = beside == null ? null : Recorder.of(beside, kernels);
  }

  /** How many steps are complete. */
  public long steps() {
    return a.steps();
  }

  /** The run that is shown. */
  public Run run() {
    return a.run();
  }

  /** Trains one step further. */
  public void step() {
    a.step();
    if (b != null) {
      b.step();
    }
  }

  /** What can be drawn where the run stands now, with the gradient check that its file says. */
  public Exposure expose() {
    CheckSpec check = a.run().spec().view().check();
    Knobs knobs = CheckKnobs.of(Knobs.START, CheckStudy.inquiry(check), check.scheme());
    return expose(Focus.LIVE.withKnobs(knobs));
  }

  /** What can be drawn where the run stands now. */
  public Exposure expose(Focus focus) {
    return new Exposure(taken(a), b == null ? null : taken(b), null, null, focus);
  }

  private static Exposure.Taken taken(Recorder recorder) {
    return new Exposure.Taken(recorder.run(), recorder.run().spec());
  }
}
