package backflow.figure;

import backflow.figure.check.CheckInstruments;
import backflow.figure.flow.FlowInstruments;
import backflow.figure.frame.Instrument;
import backflow.figure.network.NetworkInstruments;
import backflow.figure.sweep.SweepInstruments;
import backflow.figure.theory.TheoryInstruments;
import backflow.figure.units.UnitsInstruments;
import backflow.figure.updates.UpdatesInstruments;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue of instruments. */
public final class Figures {
  private static final List<Instrument> ALL =
      Stream.of(
              FlowInstruments.ALL,
              UnitsInstruments.ALL,
              UpdatesInstruments.ALL,
              NetworkInstruments.ALL,
              TheoryInstruments.ALL,
              CheckInstruments.ALL,
              SweepInstruments.ALL)
          .flatMap(List::stream)
          .toList();

  private Figures() {}

  /** All instruments, in the order of their boards. */
  public static List<Instrument> all() {
    return ALL;
  }

  /** The instrument with an id. */
  public static Optional<Instrument> byId(String id) {
    return ALL.stream().filter(instrument -> instrument.id().equals(id)).findFirst();
  }
}
