package backflow.export.render;

import backflow.figure.BoardPlan;
import backflow.figure.frame.Instrument;
import java.util.List;

/** What a picture shows of a run. */
public sealed interface Subject {
  /** The word in file names. */
  String id();

  /** What it is called on the picture. */
  String title();

  /**
   * One instrument.
   *
   * @param instrument which
   */
  record Chart(Instrument instrument) implements Subject {
    @Override
    public String id() {
      return instrument.id();
    }

    @Override
    public String title() {
      return instrument.title();
    }
  }

  /**
   * A board.
   *
   * @param plan where its instruments stand
   * @param instruments in the order of the plan
   */
  record Board(BoardPlan plan, List<Instrument> instruments) implements Subject {
    /** Copies the list. */
    public Board {
      instruments = List.copyOf(instruments);
    }

    @Override
    public String id() {
      return plan.id();
    }

    @Override
    public String title() {
      return plan.title();
    }
  }

  /**
   * The whole window.
   *
   * @param board id of the board that it shows; empty: the one that the experiment opens on
   */
  record Window(String board) implements Subject {
    /** On the board that the experiment opens on. */
    public Window() {
      this("");
    }

    @Override
    public String id() {
      return "window";
    }

    @Override
    public String title() {
      return "Window";
    }
  }
}
