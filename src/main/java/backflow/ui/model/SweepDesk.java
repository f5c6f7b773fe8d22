package backflow.ui.model;

import backflow.sweep.KeptRuns;
import backflow.sweep.SweepPlan;
import backflow.sweep.SweepSession;
import backflow.sweep.SweepTable;
import backflow.sweep.Varied;
import backflow.train.ExperimentSpec;
import backflow.train.SpecException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The sweep of the window: one at a time, on threads of its own that give way to everything else.
 * UI thread only; once per frame {@link #pull} fetches what is new.
 */
public final class SweepDesk implements AutoCloseable {
  private final AtomicReference<@Nullable Started> started = new AtomicReference<>();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EMPTY);
  private final ReadOnlyObjectWrapper<@Nullable SweepTable> table = new ReadOnlyObjectWrapper<>();
  private final KeptRuns kept = new KeptRuns();
  private volatile long wanted;
  private @Nullable SweepSession session;
  private long version;
  private String failure = "";

  /** How it stands. */
  public enum State {
    /** There was none yet. */
    EMPTY,
    /** It is being planned; theory draws its line. */
    STARTING,
    /** Runs are being trained. */
    RUNNING,
    /** All runs are finished. */
    DONE,
    /** The reader has ended it; what was finished is there. */
    STOPPED,
    /** It could not be done, or not to its end; {@link SweepDesk#failure} says why. */
    FAILED
  }

  /**
   * What is to be varied.
   *
   * @param vary one or two, as on the command line: {@code network.hidden.depth=5,10}
   * @param seeds how many
   * @param steps of every run
   */
  public record Wish(List<String> vary, int seeds, int steps) {
    /** Copies the list. */
    public Wish {
      vary = List.copyOf(vary);
    }
  }

  /** What the worker has made of a wish. */
  private record Started(long wish, @Nullable SweepSession session, String failure) {}

  /** How it stands. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What has come out so far; null before the first sweep. */
  public ReadOnlyObjectProperty<@Nullable SweepTable> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /** Why it failed, in one line; empty if it did not. */
  public String failure() {
    return failure;
  }

  /**
   * Begins a sweep in the place of the one before.
   *
   * @param worker plans it beside the screen
   * @param experiment what is varied
   */
  void start(Consumer<Runnable> worker, ExperimentSpec experiment, Wish wish) {
    end();
    long mine = ++wanted;
    failure = "";
    state.set(State.STARTING);
    worker.accept(() -> hand(mine, begin(mine, experiment, wish)));
  }

  /** On the worker. */
  private Started begin(long mine, ExperimentSpec experiment, Wish wish) {
    try {
      List<Varied> varied = wish.vary().stream().map(Varied::parse).toList();
      SweepPlan plan = SweepPlan.of(experiment, varied, wish.seeds(), wish.steps());
      // a core is left to the run that is shown
      int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
      SweepSession made = SweepSession.start(plan, kept.of(plan), threads, Thread.MIN_PRIORITY);
      return new Started(mine, made, "");
    } catch (RuntimeException | OutOfMemoryError e) {
      return new Started(mine, null, words(e));
    }
  }

  private void hand(long mine, Started made) {
    Started unseen = started.getAndSet(made);
    drop(unseen);
    if (wanted != mine && started.compareAndSet(made, null)) {
      drop(made);
    }
  }

  private static void drop(@Nullable Started made) {
    SweepSession session = made == null ? null : made.session;
    if (session != null) {
      session.cancel();
    }
  }

  private static String words(Throwable e) {
    return e instanceof SpecException ? String.valueOf(e.getMessage()) : Aside.inWords(e);
  }

  /** Fetches what is new; once per frame. */
  void pull() {
    take();
    SweepSession now = session;
    if (now == null || state.get() != State.RUNNING || now.version() == version) {
      return;
    }
    version = now.version();
    table.set(now.table());
    Throwable why = now.failure();
    if (why != null) {
      fail(words(why));
    } else if (now.isDone()) {
      state.set(State.DONE);
    }
  }

  /** Shows what another has come to; nothing can be started here. */
  void mirror(SweepDesk other) {
    failure = other.failure;
    table.set(other.table.get());
    state.set(other.state.get());
  }

  private void take() {
    Started made = started.getAndSet(null);
    if (made == null) {
      return;
    }
    if (made.wish != wanted || state.get() != State.STARTING) {
      drop(made);
      return;
    }
    SweepSession now = made.session;
    if (now == null) {
      fail(made.failure);
      return;
    }
    session = now;
    version = now.version() - 1;
    state.set(State.RUNNING);
  }

  private void fail(String words) {
    failure = words;
    state.set(State.FAILED);
  }

  /** Ends the sweep; what is finished stays, and is not trained again. */
  public void stop() {
    State before = state.get();
    if (before == State.STARTING || before == State.RUNNING) {
      wanted++;
      end();
      state.set(before == State.STARTING && table.get() == null ? State.EMPTY : State.STOPPED);
    }
  }

  private void end() {
    SweepSession now = session;
    if (now != null) {
      now.cancel();
    }
  }

  /** The experiment of a cell of the table that is shown, from its first seed; null: none. */
  @Nullable ExperimentSpec experiment(int cell) {
    SweepSession now = session;
    return now == null || cell < 0 || cell >= now.plan().cells() ? null : now.plan().spec(cell);
  }

  /** Ends it and waits for its threads. */
  @Override
  public void close() {
    wanted++;
    drop(started.getAndSet(null));
    SweepSession now = session;
    if (now != null) {
      now.close();
    }
  }
}
