package backflow.ui.board;

import backflow.figure.frame.Focus;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Needs;
import backflow.figure.frame.Readings;
import backflow.probe.PartOfStep;
import backflow.study.Interest;
import backflow.sweep.SweepTable;
import backflow.train.Run;
import backflow.ui.model.AppModel;
import backflow.ui.model.Studies;
import backflow.ui.model.Viewing;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What instruments that stand together read: copies of run A, of run B beside it and of a kept run
 * behind it, and what is worked out from the parameters of the moment that is shown. UI thread
 * only.
 */
public final class BoardReadings {
  private final AppModel model;
  private final Viewing viewing;
  private final Needs needs;
  private final boolean ofSweepOnly;
  private final RunReader runA = new RunReader();
  private final RunReader runB = new RunReader();
  private final RunReader ghost = new RunReader();
  private final Readings readings = runA.own();
  private @Nullable Run shown;
  private @Nullable PartOfStep made;

  /**
   * Nothing read yet.
   *
   * @param model whose runs to read
   * @param viewing which step and which signal
   * @param instruments what they need is copied, and no more
   */
  public BoardReadings(AppModel model, Viewing viewing, List<Instrument> instruments) {
    this.model = model;
    this.viewing = viewing;
    Needs all = Needs.SNAPSHOT;
    for (Instrument instrument : instruments) {
      all = all.and(instrument.needs());
    }
    needs = all;
    ofSweepOnly = instruments.stream().allMatch(i -> i.board().equals("sweep"));
  }

  /** What was read; the same object all the time. */
  public Readings readings() {
    return readings;
  }

  /**
   * Turns to the run that the model shows now.
   *
   * @return whether it is another one than before; then figures are to forget their axes
   */
  public boolean turn() {
    Run run = model.run();
    if (run == null || run.equals(shown)) {
      return false;
    }
    shown = run;
    stale();
    readings.findings().clear();
    Focus focus = viewing.focus().withHover(Hit.NONE);
    viewing.focus(focus.layer() > run.history().layers() ? focus.withLayer(0) : focus);
    return true;
  }

  /**
   * Copies what is new.
   *
   * @param columns how many pixel columns the widest figure has
   * @return whether anything is new, so that the figures are to be drawn
   */
  public boolean pull(int columns) {
    Run run = model.run();
    if (run == null) {
      return false;
    }
    if (ofSweepOnly) {
      return sweep(); // the run that is shown goes on meanwhile, and none of its numbers is here
    }
    Focus focus = viewing.focus();
    boolean changed = runA.pull(run, model.specA(), focus, columns, needs);
    changed |= runB.pull(model.runB(), model.spec(), focus, columns, needs);
    changed |= study(focus);
    changed |= ghost.pull(model.ghost(), null, focus, columns, needs);
    changed |= part();
    changed |= sweep();
    if (changed) {
      readings.beside(runB.readings());
      readings.behind(ghost.readings());
    }
    return changed;
  }

  /** What the sweep has come to. @return whether that is new */
  private boolean sweep() {
    SweepTable now = model.sweeps().tableProperty().get();
    boolean same = now == readings.sweep(); // every state of it is a table of its own
    readings.sweep(now);
    return !same;
  }

  /** The newest part of a step that is made in parts. @return whether it is another */
  private boolean part() {
    PartOfStep now = model.part();
    if (Objects.equals(now, made)) {
      return false;
    }
    made = now;
    readings.part(now);
    runB.own().part(model.partB());
    return true;
  }

  /** Has made what the figures need from the parameters of the moment that is shown. */
  private boolean study(Focus focus) {
    Interest interest = focus.interest();
    Studies studies = model.studies();
    return studies != null
        && (studies.ofRunA(readings.findings(), focus.playhead(), interest, needs.studies())
            | studies.ofRunB(runB.own().findings(), focus.playhead(), interest, needs.studies()));
  }

  /** Everything is copied again at the next pull. */
  public void stale() {
    runA.stale();
    runB.stale();
    ghost.stale();
  }
}
