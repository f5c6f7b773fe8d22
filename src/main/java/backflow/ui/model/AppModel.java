package backflow.ui.model;

import backflow.check.hunt.Level;
import backflow.probe.PartOfStep;
import backflow.study.Curvature;
import backflow.study.CurvatureStudy;
import backflow.study.FirstFailure;
import backflow.study.Interest;
import backflow.study.Moment;
import backflow.train.Checkpoint;
import backflow.train.ExperimentSpec;
import backflow.train.Intervention;
import backflow.train.Limits;
import backflow.train.LiveSettings;
import backflow.train.Measuring;
import backflow.train.Pace;
import backflow.train.Progress;
import backflow.train.Rewind;
import backflow.train.Run;
import backflow.train.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the window knows: the properties that views watch and the commands that they give.
 *
 * <p>UI thread only. Edits collect in {@link #specProperty}; once per frame {@link #pull} hands
 * them to the session (one command, however often a slider moved) and fetches what is new.
 */
public final class AppModel implements AutoCloseable {
  /** How many instruments fit on the reader's own board. */
  public static final int MOST_TILES = 6;

  private Lane a;
  private @Nullable Lane b;
  private final ObjectProperty<Stops> stops = new SimpleObjectProperty<>(Stops.DEFAULT);
  private final Aside<Checkpoint> branching = new Aside<>();
  private final Aside<Curvature> bending = new Aside<>();
  private final ReadOnlyObjectWrapper<@Nullable Curvature> curvature =
      new ReadOnlyObjectWrapper<>();
  private final Examination examination = new Examination();
  private final Examination examinationB = new Examination();
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private final @Nullable AppModel seen;
  private @Nullable Consumer<Runnable> worker;
  private @Nullable Studies studies;
  private final Wings wings = new Wings();
  private final SweepDesk sweeps = new SweepDesk();
  private final HuntDesk hunts = new HuntDesk();
  private final Lockstep lockstep = new Lockstep();
  private final Edits edits = new Edits(System::nanoTime);
  private final ReadOnlyObjectWrapper<ExperimentSpec> spec;
  private final ReadOnlyObjectWrapper<Progress> progress;
  private final ReadOnlyObjectWrapper<@Nullable Progress> progressB = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Run> run = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Run> runB = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Run> ghost = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper comparing = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Pace> pace = new SimpleObjectProperty<>(Pace.MAX);
  private String studyTrouble = "";
  private Consumer<ExperimentSpec> beforeOpening = next -> {};
  private ExperimentSpec opened;
  private boolean wantsToRun;

  /**
   * A model that trains an experiment from now on.
   *
   * @param first what to open, pre-rolled
   */
  public AppModel(ExperimentSpec first) {
    this(first, true);
  }

  /**
   * A model of an experiment.
   *
   * @param first what to open
   * @param preRoll whether to train up to its telling step at once; else it waits at step 0 until
   *     it is opened
   */
  public AppModel(ExperimentSpec first, boolean preRoll) {
    a = new Lane(first, preRoll);
    seen = null;
    opened = first;
    spec = new ReadOnlyObjectWrapper<>(first);
    progress = new ReadOnlyObjectWrapper<>(a.progress());
    stops.get().tell(a.session());
    stops.addListener(
        (p, was, now) -> {
          for (Lane lane : lanes()) {
            now.tell(lane.session());
          }
        });
    pace.addListener(
        (p, was, now) -> {
          for (Lane lane : lanes()) {
            lane.pace(now);
          }
        });
  }

  private AppModel(AppModel seen) {
    this.seen = seen;
    a = seen.a;
    opened = seen.opened;
    spec = new ReadOnlyObjectWrapper<>(seen.spec());
    progress = new ReadOnlyObjectWrapper<>(seen.progress());
  }

  /**
   * A model that shows what this one shows, for a picture of the window: the same runs, which it
   * neither trains nor ends. At every {@link #pull} it takes over what this one has; nobody gives
   * it commands.
   */
  public AppModel mirror() {
    return new AppModel(this);
  }

  private void mirror(AppModel other) {
    a = other.a;
    b = other.b;
    opened = other.opened;
    spec.set(other.spec());
    stops.set(other.stops.get());
    pace.set(other.pace.get());
    comparing.set(other.comparing.get());
    ghost.set(other.ghost());
    curvature.set(other.curvature.get());
    trouble.set(other.trouble.get());
    examination.mirror(other.examination);
    examinationB.mirror(other.examinationB);
    sweeps.mirror(other.sweeps);
    hunts.mirror(other.hunts);
    progress.set(other.progress());
    progressB.set(other.progressB());
    setIfOther(run, other.run());
    setIfOther(runB, other.runB());
  }

  private Lane[] lanes() {
    Lane other = b;
    return other == null ? new Lane[] {a} : new Lane[] {a, other};
  }

  /** The run whose settings the controls show and change: B where there is one. */
  private Lane edited() {
    Lane other = b;
    return other == null ? a : other;
  }

  /** The experiment as the controls show it. */
  public ReadOnlyObjectProperty<ExperimentSpec> specProperty() {
    return spec.getReadOnlyProperty();
  }

  /** The experiment as the controls show it. */
  public ExperimentSpec spec() {
    return spec.get();
  }

  /** The experiment as the session has it: what was handed over, once it has taken effect. */
  public ExperimentSpec sessionSpec() {
    return edited().session().spec();
  }

  /** What is to be watched in the experiment; empty once its settings are no longer the scene's. */
  public String watch() {
    return spec.get().sameRun(opened) ? opened.text().watch() : "";
  }

  /** Where the session stands, as of the last frame. */
  public ReadOnlyObjectProperty<Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Where the session stands, as of the last frame. */
  public Progress progress() {
    return progress.get();
  }

  /** The run to show; another object after a restart; null before the first is built. */
  public ReadOnlyObjectProperty<@Nullable Run> runProperty() {
    return run.getReadOnlyProperty();
  }

  /** The run to show; null before the first is built. */
  public @Nullable Run run() {
    return run.get();
  }

  /** How fast to train; may be set. */
  public ObjectProperty<Pace> paceProperty() {
    return pace;
  }

  /** Whether there is a setting to undo. */
  public ReadOnlyBooleanProperty canUndoProperty() {
    return edits.canUndoProperty();
  }

  /** Whether there is a setting to redo. */
  public ReadOnlyBooleanProperty canRedoProperty() {
    return edits.canRedoProperty();
  }

  /** Fetches what is new and hands edits to the sessions; once per frame. */
  public void pull() {
    if (seen != null) {
      mirror(seen);
      return;
    }
    edited().want(spec.get());
    Lane other = b;
    for (Lane lane : lanes()) {
      lane.send();
    }
    // the runs first: a progress that is shown is never older than its run
    Run runOfA = a.run();
    Run runOfB = other == null ? null : other.run();
    Progress now = a.progress();
    Progress nowB = other == null ? null : other.progress();
    if (anyHasStopped() && wantsToRun) {
      pause();
    }
    if (other != null) {
      lockstep.keep(a, other, wantsToRun);
    }
    takeBranch();
    takeCurvature();
    examine();
    sweeps.pull();
    hunts.pull();
    String failed = studies == null ? "" : studies.failure();
    if (!failed.equals(studyTrouble)) {
      studyTrouble = failed;
      trouble.set(failed);
    }
    progress.set(now);
    progressB.set(nowB);
    setIfOther(run, runOfA);
    setIfOther(runB, runOfB);
  }

  private static void setIfOther(ReadOnlyObjectWrapper<@Nullable Run> property, @Nullable Run now) {
    if (!Objects.equals(property.get(), now)) {
      property.set(now);
    }
  }

  /** Says who does what takes longer than a frame; without it no studies are made. */
  public void workOn(Consumer<Runnable> hand) {
    worker = hand;
    studies = new Studies(this, hand);
  }

  /** What has things worked out for the charts; null before {@link #workOn}. */
  public @Nullable Studies studies() {
    return studies;
  }

  /** Whether the runs stand still and all that was asked beside the screen has been answered. */
  public boolean isSettled() {
    Progress other = progressB.get();
    boolean going =
        progress().state() == Progress.State.RUNNING
            || other != null && other.state() == Progress.State.RUNNING;
    return !going && (studies == null || studies.isDone());
  }

  /** What the newest single sub-step of run A has left behind; null after whole steps. */
  public @Nullable PartOfStep part() {
    return a.session().part();
  }

  /** The same of run B; null also if there is none. */
  public @Nullable PartOfStep partB() {
    Lane other = b;
    return other == null ? null : other.session().part();
  }

  Lane laneA() {
    return a;
  }

  @Nullable Lane laneB() {
    return b;
  }

  /** The sweep of the window. */
  public SweepDesk sweeps() {
    return sweeps;
  }

  /** The bug hunt of the window. */
  public HuntDesk hunts() {
    return hunts;
  }

  /**
   * Begins a bug hunt, or another one; the experiment is not touched.
   *
   * @param number which one; the same number is the same hunt
   */
  public void hunt(Level level, long number) {
    Consumer<Runnable> hand = worker;
    if (hand != null) {
      hunts.start(hand, level, number);
    }
  }

  /** Begins a sweep over the experiment that the controls show. */
  public void sweep(SweepDesk.Wish wish) {
    Consumer<Runnable> hand = worker;
    if (hand != null) {
      sweeps.start(hand, spec.get(), wish);
    }
  }

  /**
   * Opens the run of a cell of the sweep, from its first seed; it can be undone.
   *
   * @param cell that is shown
   * @return whether there is such a cell
   */
  public boolean openCell(int cell) {
    ExperimentSpec found = sweeps.experiment(cell);
    if (found != null) {
      edit("sweep cell " + cell, s -> found.withView(s.view()).withText(s.text()));
    }
    return found != null;
  }

  /** What could not be worked out beside the screen, in one line; empty if everything could. */
  public ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** Whether run B trains beside run A. */
  public ReadOnlyBooleanProperty comparingProperty() {
    return comparing.getReadOnlyProperty();
  }

  /** Run B; null if there is none, or it is not built yet. */
  public ReadOnlyObjectProperty<@Nullable Run> runBProperty() {
    return runB.getReadOnlyProperty();
  }

  /** Run B; null if there is none, or it is not built yet. */
  public @Nullable Run runB() {
    return runB.get();
  }

  /** The kept run that is drawn behind the others; null if there is none. */
  public ReadOnlyObjectProperty<@Nullable Run> ghostProperty() {
    return ghost.getReadOnlyProperty();
  }

  /** The kept run that is drawn behind the others; null if there is none. */
  public @Nullable Run ghost() {
    return ghost.get();
  }

  /** Where run B stands, as of the last frame; null if there is none. */
  public ReadOnlyObjectProperty<@Nullable Progress> progressBProperty() {
    return progressB.getReadOnlyProperty();
  }

  /** Where run B stands, as of the last frame; null if there is none. */
  public @Nullable Progress progressB() {
    return progressB.get();
  }

  /** The experiment of run A as its session has it. */
  public ExperimentSpec specA() {
    return a.spec();
  }

  /**
   * Starts run B, which is run A from step 0 with the same seed and batches; from now on settings
   * change B. Or ends the comparison, and A is there alone as before.
   */
  public void toggleComparing() {
    if (b == null) {
      compareWith(a.spec());
    } else {
      closeB();
    }
  }

  /**
   * Starts run B with settings of its own from step 0; A stays as it is. B catches up, then both go
   * in step.
   */
  public void compareWith(ExperimentSpec settings) {
    compareWith(new Lane(settings, false));
  }

  private void compareWith(Lane other) {
    closeB();
    other.pace(pace.get());
    stops.get().tell(other.session());
    b = other;
    edits.forget();
    spec.set(other.spec());
    comparing.set(true);
    if (wantsToRun) {
      other.session().play();
    }
  }

  /**
   * Starts run B as a branch of run A: all that A was before a step, and from there on with
   * settings of its own, as far as they can change while training. The replay is made beside the
   * screen; B is there when it is ready.
   *
   * @param step from which on; −1: the newest
   */
  public void branch(long step) {
    Run from = run.get();
    Consumer<Runnable> hand = worker;
    if (from == null || hand == null) {
      return;
    }
    long newest = from.history().lastStep() + 1;
    long at = step < 0 ? newest : Math.max(from.firstStep(), Math.min(step, newest));
    branching.ask(
        hand,
        from,
        () -> {
          Rewind rewind = Rewind.of(from, at, Measuring.DEFAULT);
          rewind.advanceTo(at, () -> false);
          return rewind.trainer().checkpoint();
        });
  }

  private void takeBranch() {
    Aside.Answer<Checkpoint> answer = branching.fetch(run.get());
    // the run may still be shown, but be about to start again with other settings
    if (answer == null || !LiveSettings.onlyLiveDiffers(answer.of().spec(), a.spec())) {
      return;
    }
    trouble.set(answer.failure());
    if (answer.value() != null) {
      compareWith(new Lane(answer.value()));
    }
  }

  /**
   * Has the smallest Hessian eigenvalue of run A worked out beside the screen: is it a saddle?
   *
   * @param step at which; −1: the newest
   */
  public void askCurvature(long step) {
    Run from = run.get();
    Consumer<Runnable> hand = worker;
    if (from == null || hand == null) {
      return;
    }
    long at = step < 0 ? from.history().lastStep() : step;
    bending.ask(
        hand,
        from,
        () -> {
          Moment moment = Moment.at(from, at, () -> false);
          return moment == null
              ? null
              : new CurvatureStudy().of(moment, Interest.NONE, () -> false);
        });
  }

  private void takeCurvature() {
    Run now = run.get();
    Aside.Answer<Curvature> answer = bending.fetch(now);
    if (answer != null) {
      curvature.set(answer.value());
      trouble.set(answer.failure());
    }
  }

  /** What {@link #askCurvature} found last; null before, and of another run than the shown one. */
  public ReadOnlyObjectProperty<@Nullable Curvature> curvatureProperty() {
    return curvature.getReadOnlyProperty();
  }

  /** When the runs pause by themselves; may be set. */
  public ObjectProperty<Stops> stopsProperty() {
    return stops;
  }

  /**
   * Does something to a unit of the run that the controls change: kill, freeze, perturb, let go.
   */
  public void intervene(Intervention what) {
    edited().session().intervene(what);
  }

  /** The first number of run A that is not finite, once it is found; null before, or if none is. */
  public ReadOnlyObjectProperty<@Nullable FirstFailure> firstFailureProperty() {
    return examination.foundProperty();
  }

  /** The same of run B. */
  public ReadOnlyObjectProperty<@Nullable FirstFailure> firstFailureBProperty() {
    return examinationB.foundProperty();
  }

  private void examine() {
    Consumer<Runnable> hand = worker;
    if (hand != null) {
      report(examination.pull(run.get(), hand));
      report(examinationB.pull(runB.get(), hand));
    }
  }

  private void report(@Nullable String failure) {
    if (failure != null) {
      trouble.set(failure);
    }
  }

  /** Ends the comparison: B is gone, the settings are those of A. */
  public void closeB() {
    Lane other = b;
    if (other != null) {
      b = null;
      other.close();
      Lockstep.free(a);
      edits.forget();
      spec.set(a.spec());
      runB.set(null);
      progressB.set(null);
      comparing.set(false);
      if (wantsToRun) {
        a.session().play();
      } else {
        a.session().pause();
      }
    }
  }

  /** A becomes B, and B becomes A. */
  public void swap() {
    Lane other = b;
    if (other != null) {
      b = a;
      a = other;
      edits.forget();
      spec.set(b.spec());
    }
  }

  /** Keeps run A as it is now, drawn behind the others; the one kept before is forgotten. */
  public void keepGhost() {
    ghost.set(run.get());
  }

  /** Forgets the kept run. */
  public void forgetGhost() {
    ghost.set(null);
  }

  /**
   * Changes a setting; it can be undone.
   *
   * @param key which setting; edits of one setting in quick succession are undone together
   * @param change the experiment before to the experiment after
   * @return in words why the change is refused, and nothing has changed; null if it is taken
   */
  public @Nullable String edit(String key, UnaryOperator<ExperimentSpec> change) {
    String refusal = refusal(change);
    ExperimentSpec before = spec.get();
    if (refusal == null && !change.apply(before).equals(before)) {
      edits.made(key, before);
      spec.set(change.apply(before));
    }
    return refusal;
  }

  /**
   * Whether an edit would be taken.
   *
   * @param change as for {@link #edit}; an IllegalArgumentException refuses with its message
   * @return in words why not; null if it would
   */
  public @Nullable String refusal(UnaryOperator<ExperimentSpec> change) {
    try {
      Limits.check(change.apply(spec.get()));
      return null;
    } catch (SpecException e) {
      return words(e);
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** What is wrong, without the key path: the words stand beside the control. */
  private static String words(SpecException e) {
    String message = String.valueOf(e.getMessage());
    String path = e.path() + ": ";
    String words = message.startsWith(path) ? message.substring(path.length()) : message;
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  /** Ids of the instruments on the reader's own board. */
  public List<String> tiles() {
    return spec.get().view().tiles();
  }

  /** Puts an instrument on the reader's own board, or takes it away; training goes on. */
  public void pin(String instrument, boolean pinned) {
    List<String> tiles = new ArrayList<>(tiles());
    tiles.remove(instrument);
    if (pinned && tiles.size() < MOST_TILES) {
      tiles.add(instrument);
    }
    edit("tiles", s -> s.withView(s.view().withTiles(tiles)));
  }

  /** Takes the last edit back. */
  public void undo() {
    spec.set(edits.undo(spec.get()).withName(spec.get().name()));
  }

  /** Makes the last undone edit again. */
  public void redo() {
    spec.set(edits.redo(spec.get()).withName(spec.get().name()));
  }

  /**
   * Opens another experiment at its telling step, and waits there.
   *
   * @param experiment what to open
   */
  public void open(ExperimentSpec experiment) {
    beforeOpening.accept(experiment);
    closeB();
    forgetGhost();
    edits.forget();
    opened = experiment;
    wantsToRun = false;
    spec.set(experiment);
    Lane prepared = wings.exchange(experiment, a);
    if (prepared == null) {
      a.open(experiment);
    } else {
      a = prepared;
      a.pace(pace.get());
      stops.get().tell(a.session());
    }
  }

  /**
   * Has somebody told what will be opened, while the controls still show what was there before.
   *
   * @param told replaces whoever was told so far
   */
  public void beforeOpening(Consumer<ExperimentSpec> told) {
    beforeOpening = told;
  }

  /** Calls the experiment otherwise; nothing to undo, and training goes on. */
  public void rename(String name) {
    for (Lane lane : lanes()) {
      lane.want(lane.spec().withName(name));
    }
    spec.set(spec.get().withName(name));
  }

  /**
   * Trains experiments to their telling steps beside what is shown, so that {@link #open} has them
   * at once. Those prepared before and not named again are given up.
   *
   * @param next none: nothing is prepared any more
   */
  public void prepare(List<ExperimentSpec> next) {
    wings.prepare(next);
  }

  /** Trains, or stops after the current step. */
  public void toggleRunning() {
    if (isRunning()) {
      pause();
    } else {
      play();
    }
  }

  private boolean isRunning() {
    return b == null ? a.isRunning() : wantsToRun;
  }

  /** Where one run has met a reason to pause, the other is to stand at that step too. */
  private boolean anyHasStopped() {
    boolean any = false;
    for (Lane lane : lanes()) {
      any |= lane.hasStopped();
    }
    return any;
  }

  /** Trains on. */
  public void play() {
    wantsToRun = true;
    for (Lane lane : lanes()) {
      lane.session().play();
    }
  }

  /** Stops after the current step. */
  public void pause() {
    wantsToRun = false;
    for (Lane lane : lanes()) {
      lane.session().pause();
    }
  }

  /** One step, then a pause. */
  public void step() {
    wantsToRun = false;
    Lockstep.free(lanes());
    for (Lane lane : lanes()) {
      lane.session().step();
    }
  }

  /** One of the four parts of a step, then a pause. */
  public void subStep() {
    wantsToRun = false;
    Lockstep.free(lanes());
    for (Lane lane : lanes()) {
      lane.session().subStep();
    }
  }

  /** From step 0, with the same seed. */
  public void restart() {
    edited().want(spec.get());
    for (Lane lane : lanes()) {
      lane.restart();
    }
  }

  /** From step 0, with the next seed; in a comparison both runs. */
  public void newSeed() {
    long next = spec.get().seed() + 1;
    if (b != null) {
      a.want(a.spec().withSeed(next));
    }
    edit("seed " + spec.get().seed(), s -> s.withSeed(next));
  }

  /** Ends training and waits for its threads. */
  @Override
  public void close() {
    wings.close();
    sweeps.close();
    if (seen != null) {
      return;
    }
    for (Lane lane : lanes()) {
      lane.close();
    }
  }
}
