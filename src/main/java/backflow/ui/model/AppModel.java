package backflow.ui.model;

import backflow.train.ExperimentSpec;
import backflow.train.Limits;
import backflow.train.LiveSettings;
import backflow.train.Pace;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.train.Session;
import backflow.train.SpecException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the window knows: the properties that views watch and the commands that they give.
 *
 * <p>UI thread only. Edits collect in {@link #specProperty}; once per frame {@link #pull} hands
 * them to the session (one command, however often a slider moved) and fetches what is new.
 */
public final class AppModel implements AutoCloseable {
  private final Session session;
  private final Edits edits = new Edits();
  private final ReadOnlyObjectWrapper<ExperimentSpec> spec;
  private final ReadOnlyObjectWrapper<Progress> progress;
  private final ReadOnlyObjectWrapper<@Nullable Run> run = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Pace> pace = new SimpleObjectProperty<>(Pace.MAX);
  private ExperimentSpec opened;
  private ExperimentSpec sent;

  /**
   * A model that trains an experiment from now on.
   *
   * @param first what to open, pre-rolled
   */
  public AppModel(ExperimentSpec first) {
    session = Session.open(first, true);
    opened = first;
    sent = first;
    spec = new ReadOnlyObjectWrapper<>(first);
    progress = new ReadOnlyObjectWrapper<>(session.progress());
    pace.addListener((p, was, now) -> session.pace(now));
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
    return session.spec();
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

  /** Fetches what is new and hands edits to the session; once per frame. */
  public void pull() {
    if (!sent.equals(spec.get())) {
      send();
    }
    progress.set(session.progress());
    Run now = session.run();
    if (!Objects.equals(run.get(), now)) {
      run.set(now);
    }
  }

  private void send() {
    ExperimentSpec now = spec.get();
    boolean live =
        LiveSettings.onlyLiveDiffers(sent, now)
            && session.progress().state() != Progress.State.FAILED;
    sent = now;
    if (live) {
      session.change(LiveSettings.of(now));
    } else {
      session.restart(now, false);
    }
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

  /** Takes the last edit back. */
  public void undo() {
    spec.set(edits.undo(spec.get()));
  }

  /** Makes the last undone edit again. */
  public void redo() {
    spec.set(edits.redo(spec.get()));
  }

  /**
   * Opens another experiment at its telling step, and waits there.
   *
   * @param experiment what to open
   */
  public void open(ExperimentSpec experiment) {
    edits.forget();
    opened = experiment;
    sent = experiment;
    spec.set(experiment);
    session.pause();
    session.restart(experiment, true);
  }

  /** Trains, or stops after the current step. */
  public void toggleRunning() {
    if (progress.get().state() == Progress.State.RUNNING) {
      session.pause();
    } else {
      session.play();
    }
  }

  /** Trains on. */
  public void play() {
    session.play();
  }

  /** One step, then a pause. */
  public void step() {
    session.step();
  }

  /** One of the four parts of a step, then a pause. */
  public void subStep() {
    session.subStep();
  }

  /** From step 0, with the same seed. */
  public void restart() {
    sent = spec.get();
    session.restart(sent, false);
  }

  /** From step 0, with the next seed. */
  public void newSeed() {
    edit("seed " + spec.get().seed(), s -> s.withSeed(s.seed() + 1));
  }

  /** Ends training and waits for its thread. */
  @Override
  public void close() {
    session.close();
  }
}
