package backflow.ui.board;

import backflow.figure.frame.Knobs;
import backflow.figure.network.StepParts;
import backflow.ui.model.Viewing;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Lets the numbers of a step travel through the graph: of all its parts one after the other, or of
 * the part that was just made. Turns the graph's own knobs, so that the reader can stop it anywhere
 * and go on by hand. UI thread; moves once per frame.
 */
final class SlowMotion {
  /** How long the numbers of a part are on their way. */
  static final long TRAVEL_NANOS = 1_600_000_000L;

  /** How long they stand before the next part begins. */
  static final long STAND_NANOS = 700_000_000L;

  private final Viewing viewing;
  private final Queue<String> parts = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private String part = "";
  private boolean whole;
  private long since = -1;

  SlowMotion(Viewing viewing) {
    this.viewing = viewing;
  }

  /** Whether numbers are on their way. */
  ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  /** All parts of the shown step, one after the other; then the whole step is shown again. */
  void playAll() {
    start(true, StepParts.ALL);
  }

  /** The numbers of what is shown, once. */
  void playOne() {
    start(false, List.of(viewing.focus().knobs().of(StepParts.SHOW)));
  }

  private void start(boolean all, List<String> next) {
    parts.clear();
    parts.addAll(next);
    whole = all;
    playing.set(true);
    begin();
  }

  private void begin() {
    part = parts.remove();
    since = -1;
    turn(part, 0);
  }

  /** Stops; everything has arrived. */
  void stop() {
    if (playing.get()) {
      playing.set(false);
      turn(whole ? StepParts.WHOLE : part, 100);
    }
  }

  /**
   * Moves on.
   *
   * @param now the clock, in nanoseconds
   */
  void tick(long now) {
    if (!playing.get()) {
      return;
    }
    if (!viewing.focus().knobs().of(StepParts.SHOW).equals(part)) {
      playing.set(false); // the reader has chosen something else
      return;
    }
    since = since < 0 ? now : since;
    long passed = now - since;
    if (passed < TRAVEL_NANOS) {
      turn(part, (int) (100 * passed / TRAVEL_NANOS));
    } else if (passed < TRAVEL_NANOS + STAND_NANOS) {
      turn(part, 100);
    } else if (parts.isEmpty()) {
      stop();
    } else {
      begin();
    }
  }

  private void turn(String show, int travelled) {
    Knobs now = viewing.focus().knobs();
    Knobs next = now.with(StepParts.SHOW, show).with(StepParts.TRAVELLED, travelled);
    if (!next.equals(now)) {
      viewing.focus(viewing.focus().withKnobs(next));
    }
  }
}
