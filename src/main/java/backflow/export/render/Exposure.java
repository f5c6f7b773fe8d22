package backflow.export.render;

import backflow.export.FactsOfRun;
import backflow.export.page.Shown;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Readings;
import backflow.study.Finding;
import backflow.study.Findings;
import backflow.study.Interest;
import backflow.study.Moment;
import backflow.study.Study;
import backflow.sweep.SweepTable;
import backflow.train.ExperimentSpec;
import backflow.train.Run;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs and what is looked at in them: from which any instrument can be drawn, off the thread of the
 * window. The runs should not train meanwhile, or what is newest differs from chart to chart.
 *
 * @param a the run that is shown
 * @param b run B on the same axes; null: none
 * @param ghost a kept run behind them; null: none
 * @param sweep what a sweep has come to; null: none
 * @param focus what the reader looks at
 */
public record Exposure(
    Taken a, @Nullable Taken b, @Nullable Taken ghost, @Nullable SweepTable sweep, Focus focus) {

  /**
   * A run and its experiment.
   *
   * @param run its memory and its checkpoints
   * @param now its experiment with the live changes
   */
  public record Taken(Run run, ExperimentSpec now) {}

  /** The same at another step; −1: the newest. */
  public Exposure at(long step) {
    return new Exposure(a, b, ghost, sweep, focus.withPlayhead(step));
  }

  /** How many steps are complete at what is shown. */
  public long steps() {
    return (focus.playhead() < 0 ? a.run().history().lastStep() : focus.playhead()) + 1;
  }

  /**
   * What an instrument shows, with new axes.
   *
   * @param columns width of the figure in pixels: how finely histories are read
   */
  public Shown of(Instrument instrument, int columns) {
    return Shown.of(instrument, readings(instrument, columns), focus);
  }

  /** The same instrument at this moment, with the axes it has. */
  public Shown again(Shown before, int columns) {
    return before.at(readings(before.instrument(), columns), focus);
  }

  private Readings readings(Instrument instrument, int columns) {
    Readings readings = read(a, instrument, columns);
    readings.sweep(sweep);
    if (b != null) {
      readings.beside(read(b, instrument, columns));
    }
    if (ghost != null) {
      readings.behind(read(ghost, instrument, columns));
    }
    return readings;
  }

  private Readings read(Taken taken, Instrument instrument, int columns) {
    Run run = taken.run();
    Readings readings = new Readings();
    boolean alone = b == null && ghost == null;
    readings.facts(FactsOfRun.of(run, taken.now(), alone ? "" : FactsOfRun.name(taken.now())));
    readings.read(run.history(), focus, columns, instrument.needs());
    Set<Study<?>> studies = instrument.needs().studies();
    if (!studies.isEmpty()) {
      study(run, studies, readings.findings());
    }
    return readings;
  }

  /** Works out what needs the parameters of the step that is shown. */
  private void study(Run run, Set<Study<?>> studies, Findings into) {
    long last = run.history().lastStep();
    long wanted = focus.playhead() < 0 ? last : Math.min(focus.playhead(), last);
    Moment moment = Moment.at(run, Math.max(run.firstStep(), wanted), () -> false);
    if (moment == null) {
      return;
    }
    for (Study<?> study : studies) {
      answer(study, moment, focus.interest(), into);
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
