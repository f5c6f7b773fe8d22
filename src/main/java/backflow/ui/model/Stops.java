package backflow.ui.model;

import backflow.probe.Event;
import backflow.train.Session;
import backflow.train.StopCondition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * When runs pause by themselves. A value.
 *
 * @param onEvents at the first of these
 * @param atStep once so many steps are complete; −1: never
 * @param lossBelow once the loss of a batch is below; NaN: never
 */
public record Stops(Set<Event.Kind> onEvents, long atStep, double lossBelow) {
  /** At the first number that is not finite. */
  public static final Stops DEFAULT = new Stops(Set.of(Event.Kind.NON_FINITE), -1, Double.NaN);

  /** Copies the set. */
  public Stops {
    onEvents = Set.copyOf(onEvents);
  }

  /** The same with an event that stops, or does not. */
  public Stops with(Event.Kind kind, boolean on) {
    Set<Event.Kind> next = EnumSet.noneOf(Event.Kind.class);
    next.addAll(onEvents);
    if (on) {
      next.add(kind);
    } else {
      next.remove(kind);
    }
    return new Stops(next, atStep, lossBelow);
  }

  /** The same with another step to stop at. */
  public Stops withStep(long step) {
    return new Stops(onEvents, step, lossBelow);
  }

  /** The same with another loss to stop below. */
  public Stops withLossBelow(double loss) {
    return new Stops(onEvents, atStep, loss);
  }

  void tell(Session session) {
    List<StopCondition> conditions = new ArrayList<>();
    for (Event.Kind kind : onEvents) {
      if (kind != Event.Kind.NON_FINITE) {
        conditions.add(new StopCondition.On(kind));
      }
    }
    if (atStep >= 0) {
      conditions.add(new StopCondition.AtStep(atStep));
    }
    if (!Double.isNaN(lossBelow)) {
      conditions.add(new StopCondition.LossBelow(lossBelow));
    }
    session.pauseOnNonFinite(onEvents.contains(Event.Kind.NON_FINITE));
    session.stopAt(conditions.toArray(StopCondition[]::new));
  }
}
