package backflow.export.render;

import backflow.export.FactsOfRun;
import backflow.export.page.Shown;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Readings;
import backflow.math.Kernels;
import backflow.study.Finding;
import backflow.study.Findings;
import backflow.study.Interest;
import backflow.study.Moment;
import backflow.study.Study;
import backflow.train.ExperimentSpec;
import backflow.train.Recorder;
import backflow.train.Run;
import backflow.train.Setup;
import java.util.Set;
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

  /**
   * What an instrument shows now, with new axes.
   *
   * @param columns width of the figure in pixels: how finely histories are read
   */
  public Shown expose(Instrument instrument, Focus focus, int columns) {
    return Shown.of(instrument, readings(instrument, focus, columns), focus);
  }

  /** The same instrument a moment later, with the axes it has. */
  public Shown expose(Shown before, int columns) {
    return before.at(readings(before.instrument(), before.focus(), columns), before.focus());
  }

  private Readings readings(Instrument instrument, Focus focus, int columns) {
    Readings readings = read(a.run(), instrument, focus, columns);
    if (b != null) {
      readings.beside(read(b.run(), instrument, focus, columns));
    }
    return readings;
  }

  private Readings read(Run run, Instrument instrument, Focus focus, int columns) {
    Readings readings = new Readings();
    readings.facts(FactsOfRun.of(run, run.spec(), b == null ? "" : name(run.spec())));
    readings.read(run.history(), focus, columns, instrument.needs());
    Set<Study<?>> studies = instrument.needs().studies();
    if (!studies.isEmpty()) {
      study(run, studies, focus, readings.findings());
    }
    return readings;
  }

  /** What tells a run from another at a glance: activation and initializer. */
  private static String name(ExperimentSpec spec) {
    String activation = spec.network().depth() == 0 ? "linear" : spec.network().activation(1);
    return activation + " + " + spec.network().initializer().scheme().label();
  }

  /** Works out what needs the parameters of the newest complete step. */
  private static void study(Run run, Set<Study<?>> studies, Focus focus, Findings into) {
    long step = Math.max(0, run.history().lastStep());
    Moment moment = Moment.at(run, step, () -> false);
    if (moment == null) {
      return;
    }
    Interest interest = new Interest(focus.layer(), focus.unit(), focus.chosenAt());
    for (Study<?> study : studies) {
      answer(study, moment, interest, into);
    }
  }

  private static <T extends Finding> void answer(
      Study<T> study, Moment moment, Interest interest, Findings into) {
    T finding = study.of(moment, interest, () -> false);
    if (finding != null) {
      into.put(study.kind(), finding);
    }
  }
}
