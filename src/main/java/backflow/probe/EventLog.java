package backflow.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What happened, in order: written by one thread, read from any as an immutable list. */
final class EventLog {
  /** How many events are kept. Turning knobs can make more; nothing else can. */
  static final int MOST = 10_000;

  private volatile List<Event> events = List.of();

  /** Training thread; the oldest change goes if there are too many events. */
  void add(Event event) {
    List<Event> next = new ArrayList<>(events);
    next.add(event);
    if (next.size() > MOST) {
      next.remove(oldestChange(next));
    }
    events = Collections.unmodifiableList(next);
  }

  /** Any thread. */
  List<Event> all() {
    return events;
  }

  private static int oldestChange(List<Event> events) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).kind() == Event.Kind.CHANGED) {
        return i;
      }
    }
    return 0;
  }
}
