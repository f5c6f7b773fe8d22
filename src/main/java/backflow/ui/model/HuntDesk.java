package backflow.ui.model;

import backflow.check.GradientReport;
import backflow.check.hunt.Hunt;
import backflow.check.hunt.Level;
import backflow.check.hunt.Score;
import backflow.check.hunt.Search;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The bug hunt of the window. It has a network of its own: the experiment is not touched, and
 * trains or rests as it did. UI thread only; hunts are dealt by the worker, and once per frame
 * {@link #pull} fetches them.
 */
public final class HuntDesk {
  private final AtomicReference<@Nullable Dealt> dealt = new AtomicReference<>();
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Search> search = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Score> score = new ReadOnlyObjectWrapper<>(Score.NONE);
  private @Nullable GradientReport report;
  private Level level = Level.ONE_LAYER;
  private long number;
  private volatile long wanted;

  /** What the worker has dealt, and checked. */
  private record Dealt(long wish, Hunt hunt, GradientReport report) {}

  /** Whether somebody hunts: from {@link #start} to {@link #leave}. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** What is hunted, and how far one has come; null while it is dealt. */
  public ReadOnlyObjectProperty<@Nullable Search> searchProperty() {
    return search.getReadOnlyProperty();
  }

  /** Of all hunts since the window was opened. */
  public ReadOnlyObjectProperty<Score> scoreProperty() {
    return score.getReadOnlyProperty();
  }

  /** The check of what is hunted; null while it is dealt. */
  public @Nullable GradientReport report() {
    return report;
  }

  /** How hard the hunt is that was asked for last. */
  public Level level() {
    return level;
  }

  /** Which hunt of that level it is: the same number is the same hunt everywhere. */
  public long number() {
    return number;
  }

  /**
   * Has a hunt dealt, in the place of the one before.
   *
   * @param worker deals it
   */
  void start(Consumer<Runnable> worker, Level newLevel, long newNumber) {
    long mine = ++wanted;
    level = newLevel;
    number = newNumber;
    report = null;
    search.set(null);
    open.set(true);
    worker.accept(() -> deal(mine, newLevel, newNumber));
  }

  /** On the worker. */
  private void deal(long mine, Level newLevel, long newNumber) {
    if (wanted == mine) {
      Hunt hunt = Hunt.of(newLevel, newNumber);
      GradientReport checked = hunt.check((done, of) -> {}, () -> wanted != mine);
      dealt.set(new Dealt(mine, hunt, checked));
    }
  }

  /** Fetches what was dealt; once per frame. */
  void pull() {
    Dealt there = dealt.getAndSet(null);
    if (there != null && there.wish == wanted && open.get()) {
      report = there.report;
      search.set(Search.of(there.hunt));
    }
  }

  /** Shows how far another has come; nothing can be hunted here. */
  void mirror(HuntDesk other) {
    level = other.level;
    number = other.number;
    report = other.report;
    score.set(other.score.get());
    search.set(other.search.get());
    open.set(other.open.get());
  }

  /** A guess, a hint, or giving up; nothing while there is no hunt. */
  public void go(UnaryOperator<Search> on) {
    Search before = search.get();
    if (before != null && !before.over()) {
      Search now = on.apply(before);
      score.set(score.get().plus(now));
      search.set(now);
    }
  }

  /** Ends the hunt; the score stays. */
  public void leave() {
    wanted++;
    report = null;
    open.set(false);
    search.set(null);
  }
}
