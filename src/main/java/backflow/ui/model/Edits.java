package backflow.ui.model;

import backflow.train.ExperimentSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The settings that can be undone and redone, newest first. */
final class Edits {
  /** Edits of one setting closer together than this belong to one movement of a slider. */
  private static final long TOGETHER_NANOS = 700_000_000L;

  private static final int KEPT = 200;

  private final Deque<ExperimentSpec> before = new ArrayDeque<>();
  private final Deque<ExperimentSpec> after = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final LongSupplier nanos;
  private String lastKey = "";
  private long lastNanos;

  /**
   * No edits yet.
   *
   * @param nanos a clock
   */
  Edits(LongSupplier nanos) {
    this.nanos = nanos;
  }

  ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  void made(String key, ExperimentSpec was) {
    long now = nanos.getAsLong();
    boolean goesOn = key.equals(lastKey) && now - lastNanos < TOGETHER_NANOS;
    if (!goesOn || before.isEmpty()) {
      before.push(was);
      if (before.size() > KEPT) {
        before.removeLast();
      }
    }
    lastKey = key;
    lastNanos = now;
    after.clear();
    refresh();
  }

  ExperimentSpec undo(ExperimentSpec now) {
    return move(before, after, now);
  }

  ExperimentSpec redo(ExperimentSpec now) {
    return move(after, before, now);
  }

  private ExperimentSpec move(
      Deque<ExperimentSpec> from, Deque<ExperimentSpec> to, ExperimentSpec now) {
    lastKey = "";
    if (from.isEmpty()) {
      return now;
    }
    to.push(now);
    ExperimentSpec found = from.pop();
    refresh();
    return found;
  }

  void forget() {
    before.clear();
    after.clear();
    lastKey = "";
    refresh();
  }

  private void refresh() {
    canUndo.set(!before.isEmpty());
    canRedo.set(!after.isEmpty());
  }
}
