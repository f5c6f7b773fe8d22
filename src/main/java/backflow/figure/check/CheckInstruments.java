package backflow.figure.check;

import backflow.figure.frame.Instrument;
import java.util.List;

/** The instruments of the board Check. */
public final class CheckInstruments {
  /** In the order in which the board shows them. */
  public static final List<Instrument> ALL = List.of();

  private CheckInstruments() {}
}
