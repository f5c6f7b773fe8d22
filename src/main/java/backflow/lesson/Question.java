package backflow.lesson;

import backflow.lesson.measure.Condition;
import backflow.lesson.measure.Measured;
import backflow.probe.LayerQuantity;
import java.util.List;

/** What is to be predicted before the reveal; the run decides what was right. */
public sealed interface Question {
  /** What is asked. */
  Passage prompt();

  /**
   * One of several answers.
   *
   * @param options 2–6; unmodifiable
   */
  record Choice(Passage prompt, List<Option> options) implements Question {
    public Choice {
      options = List.copyOf(options);
    }

    /**
     * Which option is right: the first whose condition holds.
     *
     * @return from 0; −1 if this run cannot say
     */
    public int right(Measured run) {
      for (int i = 0; i < options.size(); i++) {
        if (options.get(i).when().holds(run)) {
          return i;
        }
      }
      return -1;
    }
  }

  /**
   * An answer to choose.
   *
   * @param text the answer
   * @param when it is right if this holds, and none before it does
   */
  record Option(Passage text, Condition when) {}

  /**
   * A profile to draw over the hidden layers, on a log axis.
   *
   * @param quantity what is drawn
   * @param low where the axis starts, as a power of ten
   * @param high where it ends, as a power of ten
   * @param within how far the drawing may be off, in powers of ten, to count as right
   */
  record Profile(Passage prompt, LayerQuantity quantity, double low, double high, double within)
      implements Question {

    /**
     * What was measured: log₁₀ for the layers 1 to D, at index 0 to D−1.
     *
     * @return −∞ where it is exactly 0, the blank where it was not measured
     */
    public double[] measured(Measured run) {
      return Profiles.measured(quantity, run);
    }

    /**
     * How far a drawing is off: the root mean square of the differences, in powers of ten, over the
     * layers where both are finite. The blank if there are none.
     *
     * @param drawn log₁₀ for the layers 1 to D
     */
    public double off(double[] drawn, Measured run) {
      return Profiles.off(drawn, measured(run));
    }

    /** Whether a drawing is near enough. */
    public boolean right(double[] drawn, Measured run) {
      return off(drawn, run) <= within;
    }
  }
}
